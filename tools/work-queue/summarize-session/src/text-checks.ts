/** Whether the text of a summary says what the evidence says (contract 39.3). */
import {
  citedPaths,
  Findings,
  globMatcher,
  idKey,
  linkedPlans,
  namesWord,
  placeholdersIn,
  planNames,
  testCounts,
  withoutCode,
  type FindingsSummary,
} from '@gatehouse/boards';
import { isFilled } from '@gatehouse/render';
import type { SessionFacts } from './facts';
import { headings, type Heading } from './summary-text';

export const summaryCheckIds = [
  'headings',
  'sections_filled',
  'cites_task',
  'status_agrees',
  'cites_plan',
  'cites_telemetry',
  'tests_agree',
  'gates_agree',
  'next_step_known',
] as const;
type SummaryCheckId = (typeof summaryCheckIds)[number];

export interface SummaryReading {
  /** In the order in which they stand. */
  found: Heading[];
  /** Text below the first heading of each name. */
  sections: Partial<Record<Heading, string>>;
}

/** `#`, `**`, `:` and case do not matter to a heading. */
export function readSummary(text: string): SummaryReading {
  const found: Heading[] = [];
  const lines = new Map<Heading, string[]>();
  let current: string[] | undefined;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)) {
    const plain = line.replace(/[#*:]/g, '').trim().toUpperCase();
    const heading = headings.find((name) => name === plain);
    if (heading === undefined) current?.push(line);
    else {
      found.push(heading);
      current = [];
      if (!lines.has(heading)) lines.set(heading, current);
    }
  }
  const sections = Object.fromEntries([...lines].map(([heading, below]) => [heading, below.join('\n').trim()]));
  return { found, sections: sections };
}

/** `file`: how the text is called in findings; null for one that was just written. */
export function checkSummary(text: string, facts: SessionFacts, file: string | null): FindingsSummary {
  const found = new Findings(summaryCheckIds);
  const reading = readSummary(text);
  const add = (check: SummaryCheckId, message: string, task?: string): void =>
    found.add(check, { task, file, message });
  checkHeadings(reading, add);
  checkTask(reading, facts, add);
  checkCitations(text, facts, add);
  checkResults(reading, facts, add);
  const next = reading.sections['NEXT STEP'] ?? '';
  for (const id of facts.after.policy.ids.inText(next))
    if (!facts.after.board?.knownIds.has(idKey(id))) add('next_step_known', 'not on the board', id);
  return found.summary();
}

type Add = (check: SummaryCheckId, message: string, task?: string) => void;

function checkHeadings({ found, sections }: SummaryReading, add: Add): void {
  if (found.join('\n') !== headings.join('\n'))
    add(
      'headings',
      `expected ${headings.join(', ')}, once each and in this order, found ${found.join(', ') || 'none of them'}`,
    );
  for (const heading of headings) {
    const text = sections[heading];
    if (text === undefined) continue;
    const isNone = heading === 'NEXT STEP' && /^[-*+\s]*none\.?$/i.test(text);
    if (!isFilled(text) && !isNone) add('sections_filled', `${heading} says nothing`);
    for (const placeholder of text.split('\n').flatMap((line) => placeholdersIn(withoutCode(line))))
      add('sections_filled', `${heading} is not filled in: ${placeholder}`);
  }
}

function checkTask({ sections }: SummaryReading, { task, taskId, after }: SessionFacts, add: Add): void {
  const text = sections['TASKBOARD UPDATE'] ?? '';
  if (taskId === undefined) return add('cites_task', 'neither --task nor the card of the log names a task');
  if (!after.policy.ids.inCell(text).some((id) => idKey(id) === idKey(taskId)))
    add('cites_task', `TASKBOARD UPDATE does not name ${taskId}`, taskId);
  if (task === undefined) add('status_agrees', `${taskId} is not on the board`, taskId);
  else if (!namesWord(text, task.status.text))
    add('status_agrees', `TASKBOARD UPDATE does not say '${task.status.text}', which the board has`, task.id);
}

function checkCitations(text: string, { after, task }: SessionFacts, add: Add): void {
  const plain = text.replaceAll('\\', '/');
  const plans = task === undefined ? [] : linkedPlans(after, task);
  if (
    task !== undefined &&
    plans.length > 0 &&
    !plans.some((plan) => planNames(plan).some((name) => namesWord(plain, name)))
  )
    add('cites_plan', `does not name ${plans.join(' or ')}`, task.id);
  const isEvidence = globMatcher(after.policy.evidencePaths);
  const cited = citedPaths(text).filter(({ path, isOutside }) => !isOutside && isEvidence(path));
  if (cited.length === 0) add('cites_telemetry', `names no file below ${after.policy.evidencePaths.join(', ')}`);
  for (const { path } of cited) if (!after.tree.isFile(path)) add('cites_telemetry', `no such file: ${path}`);
}

function checkResults({ sections }: SummaryReading, { tests, report }: SessionFacts, add: Add): void {
  const text = sections['TEST RESULTS'] ?? '';
  const stated = text
    .split('\n')
    .map(testCounts)
    .find((counts) => counts !== undefined);
  const shown = (counts: typeof tests): string =>
    counts === undefined ? 'no numbers' : `${counts.passed} passed, ${counts.failed} failed`;
  if (stated?.passed !== tests?.passed || stated?.failed !== tests?.failed)
    add('tests_agree', `TEST RESULTS has ${shown(stated)}, the session has ${shown(tests)}`);
  const word = /\bgates?\b[^\n]*?\b(pass|fail)(?:e[ds]|s)?\b/i.exec(text)?.[1]?.toLowerCase();
  const expected = report === undefined ? undefined : report.overallPass ? 'pass' : 'fail';
  if (word !== expected)
    add(
      'gates_agree',
      `TEST RESULTS says ${word ?? 'neither pass nor fail'} of the gates, ` +
        `${expected === undefined ? 'there is no gate report' : `the gate report says ${expected}`}`,
    );
}
