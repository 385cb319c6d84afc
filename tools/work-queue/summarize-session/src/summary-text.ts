/** The summary of a session, written from evidence (contract 39.2). */
import { itemText, linkedPlans, namedLine, sectionLine, type StatedGate } from '@gatehouse/boards';
import { isFilled } from '@gatehouse/render';
import type { SessionFacts } from './facts';

export const headings = ['PATCH SUMMARY', 'TEST RESULTS', 'TASKBOARD UPDATE', 'NEXT STEP'] as const;
export type Heading = (typeof headings)[number];

const mostPaths = 20;

/** The lines below each heading. */
export function summarySections(facts: SessionFacts): Record<Heading, string[]> {
  return {
    'PATCH SUMMARY': patchLines(facts),
    'TEST RESULTS': testLines(facts),
    'TASKBOARD UPDATE': boardLines(facts),
    'NEXT STEP': followUps(facts),
  };
}

export function summaryLines(sections: Readonly<Record<Heading, readonly string[]>>): string[] {
  return headings.flatMap((heading) => [heading, ...sections[heading]]);
}

function patchLines({ changed, base, after, task }: SessionFacts): string[] {
  const count =
    base === undefined ? '- no base commit is recorded' : `- ${changed.length} files changed since ${base.slice(0, 7)}`;
  const plans = task === undefined ? [] : linkedPlans(after, task);
  return [
    count,
    ...changed.slice(0, mostPaths).map((file) => `- ${file}`),
    ...(changed.length > mostPaths ? [`- and ${changed.length - mostPaths} more`] : []),
    ...plans.map((plan) => `- plan: ${plan}`),
  ];
}

function testLines({ tests, log, report }: SessionFacts): string[] {
  const stated = sectionLine(log.draft.log, 'validation', 'Unit tests');
  const result = tests === undefined ? stated || 'no result' : `${tests.passed} passed, ${tests.failed} failed`;
  if (report === undefined) return [`- unit tests: ${result}`, '- gates: no report'];
  return [
    `- unit tests: ${result}`,
    `- gates: ${report.overallPass ? 'pass' : 'fail'} (${report.path})`,
    ...report.gates.map(gateLine),
  ];
}

function gateLine({ id, status, value, op, threshold, message }: StatedGate): string {
  if (value !== undefined && op !== undefined && threshold !== undefined)
    return `- ${id}: ${status} (${value} ${op} ${threshold})`;
  return `- ${id}: ${status}${message === '' ? '' : ` (${message})`}`;
}

function boardLines({ after, before, task, taskId, evidence }: SessionFacts): string[] {
  const { policy, backlog } = after;
  if (task === undefined) return [`- ${taskId ?? 'no task'}: not on the board ${policy.board.path}`];
  const was = before === undefined ? '' : `${before.board?.tasks.get(task.key)?.status.text ?? 'new'} -> `;
  const documents = [policy.board.path, ...(policy.mirror === null ? [] : [policy.mirror.path])].join(', ');
  const isInBacklog = backlog?.byKey.has(task.key) ?? false;
  return [
    `- ${task.id}: ${was}${task.status.text} (${documents})`,
    ...(policy.backlog === null ? [] : [`- backlog: ${isInBacklog ? 'in' : 'not in'} ${policy.backlog.path}`]),
    ...evidence.map((file) => `- evidence: ${file}`),
  ];
}

function followUps({ log }: SessionFacts): string[] {
  const outcome = log.draft.log?.sections.get('outcome');
  const named = outcome && namedLine(outcome, 'Follow-ups');
  if (named === undefined) return ['- none'];
  const lines = [named.value, ...named.below.map(({ text }) => itemText(text))].filter((line) => line !== '');
  return isFilled(lines.join('\n')) ? lines.map((line) => `- ${line}`) : ['- none'];
}
