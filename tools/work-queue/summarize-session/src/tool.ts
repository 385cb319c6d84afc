import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  changedFiles,
  checkLog,
  commitTree,
  documentCitations,
  evidenceFiles,
  finalTests,
  folderName,
  idKey,
  logCitations,
  newestGateReport,
  problemLines,
  readGateReport,
  readGates,
  readQueuePolicy,
  readTaskDocuments,
  reportOptions,
  sha256Of,
  startedFrom,
  workingTree,
  writeReport,
  type StatedReport,
  type TaskDocuments,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, sessionSummary } from '@gatehouse/contracts';
import { ifThere, readText } from '@gatehouse/files';
import { localTimestamp } from '@gatehouse/render';
import { resultLine, summarize, summaryMarkdown } from './core';
import type { SessionFacts } from './facts';
import { readTestResults } from './test-results';

export const tool = defineTool({
  name: 'summarize-session',
  purpose: 'Writes the summary of a working session from evidence, or checks one that was written by hand.',
  options: {
    log: { type: 'path', describe: 'Log of the session', required: true, value: 'FILE' },
    task: { type: 'string', describe: 'Task (default: the one that the card of the log names)', value: 'ID' },
    base: {
      type: 'string',
      describe: 'Commit the session started from (default: as its session_start.json says)',
      value: 'REV',
    },
    'gate-report': { type: 'path', describe: 'Gate report (default: the newest of the task)', value: 'FILE' },
    tests: {
      type: 'path',
      describe: 'Test results, JUnit or JSON {passed, failed} (default: the numbers of the log)',
      value: 'FILE',
    },
    check: { type: 'path', describe: 'Check this summary instead of writing one; - is standard input', value: 'FILE' },
    ...reportOptions,
  },
  reads: [
    'log, board (CSV), mirror, backlog and plan files (Markdown), at the base commit and now',
    'the gate report: telemetry-gate-report.schema.json; session_start.json: session-start.schema.json',
    'the newest closure check: task-closure-check.schema.json',
    '--tests: JUnit XML, or JSON',
    'the policy: work-queue-policy.schema.json',
    'the runbook, git',
  ],
  writes: [
    'audit/session_summaries/<stamp>_<stem>/session_summary.json: session-summary.schema.json',
    'session_summary.md beside it',
  ],
  statuses: { '2': 'a box is open, or with --check the summary is not right: standard error says why' },
  examples: [
    'summarize-session --log work/sessions/2026-02-09_session-0001.md --base HEAD',
    'summarize-session --log work/sessions/2026-02-03_session-0001.md --json',
  ],
  run({ options, root, now, path: resolve }) {
    const relative = (given: string): string => path.relative(root, resolve(given));
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const tree = workingTree(root);
    const logPath = relative(options.log);
    const bytes = tree.read(logPath);
    if (bytes === undefined) throw new Failure('missing-input', `log not found: ${logPath}`);
    const tests = options.tests === undefined ? undefined : readTests(resolve(options.tests), options.tests);
    const given = options.check === undefined ? undefined : readGiven(options.check, resolve, relative);
    const after = readTaskDocuments(tree, policy);
    const gates = readGates(tree, policy);
    const draft = checkLog(after, {
      log: logPath,
      stage: 'draft',
      base: undefined,
      gates: gates !== null && 'file' in gates ? gates.file : undefined,
    });
    const taskId = options.task ?? draft.tasks[0];
    const report = gateReport(
      after,
      taskId,
      options['gate-report'] === undefined ? undefined : relative(options['gate-report']),
    );
    const base = options.base ?? startedFrom(tree, logPath);
    const before = base === undefined ? undefined : readTaskDocuments(commitTree(root, base), policy);
    const facts: SessionFacts = {
      ...sessionFacts(after, before, taskId),
      base: before?.tree.commit ?? undefined,
      log: { path: logPath, sha256: sha256Of(bytes), draft },
      report,
      tests: tests ?? finalTests(draft.log),
      changed: changedFiles(root, before?.tree.commit ?? undefined, draft.log, logPath),
      evidence: [],
    };
    const citations = [
      ...(facts.task === undefined ? [] : documentCitations(after, before, facts.task)),
      ...(draft.log === undefined ? [] : logCitations(draft.log, logPath)),
    ];
    const summarized = summarize({ ...facts, evidence: evidenceFiles(after, citations) }, given, {
      generatedAt: localTimestamp(now),
      gateReport: report === undefined ? null : { path: report.path, sha256: sha256Of(tree.read(report.path) ?? '') },
    });
    const { report: document, text, summary } = summarized;
    const done = writeReport(root, now, options['out-dir'] === undefined ? undefined : resolve(options['out-dir']), {
      folder: 'session_summaries',
      after: folderName(path.posix.parse(logPath).name),
      name: 'session_summary',
      json: formatDocument(sessionSummary, document),
      markdown: summaryMarkdown(summarized),
    });
    const openBoxes = document.checklist.flatMap(({ id, status, problems }) =>
      status === 'fail' ? problems.map((problem) => `${id}: ${problem}`) : [],
    );
    return {
      status: document.overall_pass ? 0 : 2,
      lines: [...(given === undefined ? text.trimEnd().split('\n') : []), resultLine(document), ...done],
      document,
      problems: given === undefined ? openBoxes : problemLines(summary.errors),
    };
  },
});

function sessionFacts(
  after: TaskDocuments,
  before: TaskDocuments | undefined,
  taskId: string | undefined,
): Pick<SessionFacts, 'after' | 'before' | 'task' | 'taskId'> {
  return { after, before, taskId, task: taskId === undefined ? undefined : after.board?.tasks.get(idKey(taskId)) };
}

/**
 * Throws Failure `missing-input` for a report that was given and is not there, `damaged-input` for one that is not one.
 */
function gateReport(
  { tree }: TaskDocuments,
  taskId: string | undefined,
  given: string | undefined,
): StatedReport | undefined {
  if (given !== undefined && !tree.isFile(given)) throw new Failure('missing-input', `gate report not found: ${given}`);
  const file = given ?? (taskId === undefined ? undefined : newestGateReport(tree, taskId));
  if (file === undefined) return undefined;
  const report = readGateReport(tree, file);
  if ('problem' in report) throw new Failure('damaged-input', report.problem);
  return report;
}

function readTests(file: string, shown: string): SessionFacts['tests'] {
  const text = ifThere(() => readText(file));
  if (text === undefined) throw new Failure('missing-input', `tests not found: ${shown}`);
  return readTestResults(text, shown);
}

function readGiven(
  given: string,
  resolve: (given: string) => string,
  relative: (given: string) => string,
): { text: string; file: string } {
  if (given === '-') return { text: readFileSync(0, 'utf8'), file: 'standard input' };
  const text = ifThere(() => readText(resolve(given)));
  if (text === undefined) throw new Failure('missing-input', `summary not found: ${given}`);
  return { text, file: relative(given) };
}
