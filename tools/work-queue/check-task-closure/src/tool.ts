import path from 'node:path';
import {
  checkLog,
  checksMarkdown,
  commitTree,
  evidenceFiles,
  Findings,
  folderName,
  idKey,
  newestGateReport,
  problemLines,
  readGateReport,
  readGates,
  readQueuePolicy,
  readTaskDocuments,
  reportOptions,
  resolveCommit,
  revisionOption,
  startedFrom,
  treeAt,
  workingTree,
  writeReport,
  type DocumentTree,
  type FindingsSummary,
  type TaskDocuments,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { Failure, formatDocument, taskClosureCheck } from '@gatehouse/contracts';
import { localDate, localTimestamp } from '@gatehouse/render';
import { changedSince, commitTime, ignoredAmong } from '@gatehouse/system';
import { closureCheckIds } from './context';
import { judgeClosure } from './core';
import { allCitations } from './evidence-rules';
import { closureReport } from './report';

export const tool = defineTool({
  name: 'check-task-closure',
  purpose:
    'Checks whether a task may be called done or blocked: everything is judged anew, no stored verdict is believed.',
  options: {
    task: { type: 'string', describe: 'Task to close', required: true, value: 'ID' },
    log: { type: 'path', describe: 'Log of the session', required: true, value: 'FILE' },
    base: {
      type: 'string',
      describe: 'Commit the session started from (default: as its session_start.json says)',
      value: 'REV',
    },
    'gate-report': { type: 'path', describe: 'Gate report (default: the newest of the task)', value: 'FILE' },
    ...revisionOption,
    ...reportOptions,
  },
  reads: [
    'board (CSV), mirror, backlog, plan files, index and log (Markdown), at the base commit and now',
    'audit/sessions/<stem>/session_start.json: session-start.schema.json',
    'the gate report: telemetry-gate-report.schema.json; the gates: telemetry-gates.schema.json',
    'the policy: work-queue-policy.schema.json',
    'records of online operations and resets (JSON), git',
  ],
  writes: [
    'audit/task_closures/<stamp>_<ID>/task_closure_check.json: task-closure-check.schema.json',
    'task_closure_check.md beside it',
  ],
  statuses: { '2': 'the task may not be called closed: findings say why' },
  examples: [
    "check-task-closure --task '#14' --log work/sessions/2026-02-09_session-0001.md --base HEAD",
    "check-task-closure --task '#14' --log work/sessions/2026-02-09_session-0001.md --base HEAD --json",
  ],
  async run({ options, root, now, path: resolve }) {
    const relative = (given: string): string => path.relative(root, resolve(given));
    const log = relative(options.log);
    const revision = baseRevision(root, log, options.base, options.rev);
    const base = resolveCommit(root, revision);
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const after = readTaskDocuments(treeAt(root, options.rev), policy);
    const before = readTaskDocuments(commitTree(root, base), policy);
    const { tree } = after;
    const gates = readGates(tree, policy);
    const logCheck = checkLog(after, {
      log,
      stage: 'final',
      base: { shown: base.slice(0, 7), changed: changedSince(root, base, tree.commit ?? undefined) },
      gates: gates !== null && 'file' in gates ? gates.file : undefined,
    });
    const task = after.board?.tasks.get(idKey(options.task));
    const reportPath = gateReportPath(tree, task?.id ?? options.task, options['gate-report'], relative);
    const given = { root, before, after, gates, log: { path: log, check: logCheck }, reportPath };
    const evidence = task === undefined ? [] : evidenceFiles(after, allCitations({ ...given, task }));
    const hashes = await hashesOf(tree, [...evidence, ...filesBehind(tree, reportPath)]);
    const summary =
      task === undefined
        ? unknownTask(after, options.task)
        : judgeClosure({
            ...given,
            task,
            base: { commit: base, time: commitTime(root, base) },
            today: localDate(now),
            utcToday: now.toISOString().slice(0, 10),
            hashes,
            ignored: ignoredAmong(root, evidence),
          });
    const report = closureReport(summary, {
      after,
      log: { path: log, check: logCheck },
      gates,
      reportPath,
      task: task?.id ?? options.task,
      generatedAt: localTimestamp(now),
      base,
      head: tree.commit ?? resolveCommit(root, 'HEAD'),
      evidence: evidence.flatMap((file) => hashed(file, hashes.get(file)) ?? []),
    });
    const done = writeReport(root, now, options['out-dir'] === undefined ? undefined : resolve(options['out-dir']), {
      folder: 'task_closures',
      after: folderName(report.task),
      name: 'task_closure_check',
      json: formatDocument(taskClosureCheck, report),
      markdown: checksMarkdown(`Task Closure Check (${report.task})`, report),
    });
    return {
      status: report.overall_pass ? 0 : 2,
      lines: [
        `[closure] ${report.task} ${report.status ?? 'unknown'}: ${report.overall_pass ? 'pass' : 'fail'} (${summary.errors.length} errors)`,
        ...done,
      ],
      document: report,
      problems: problemLines(summary.errors),
    };
  },
});

/** Throws Failure `usage` when nothing says from which commit the session started. */
function baseRevision(root: string, log: string, given: string | undefined, rev: string | undefined): string {
  const revision =
    given ??
    startedFrom(workingTree(root), log) ??
    (rev === undefined ? undefined : startedFrom(treeAt(root, rev), log));
  if (revision !== undefined) return revision;
  throw new Failure(
    'usage',
    `--base is required: no session_start.json of ${log} names the commit the session started from`,
  );
}

/** Throws Failure `missing-input` when a report is given that is not there. */
function gateReportPath(
  tree: DocumentTree,
  task: string,
  given: string | undefined,
  relative: (given: string) => string,
): string | undefined {
  if (given === undefined) return newestGateReport(tree, task);
  const file = relative(given);
  if (!tree.isFile(file)) throw new Failure('missing-input', `gate report not found: ${file}`);
  return file;
}

/** The files that a gate report rests on. */
function filesBehind(tree: DocumentTree, reportPath: string | undefined): string[] {
  const report = reportPath === undefined ? undefined : readGateReport(tree, reportPath);
  if (report === undefined || 'problem' in report) return [];
  const sources = report.gates.flatMap((gate) => gate.sources.map(({ path: file }) => file));
  return [...(report.gatesFile === undefined ? [] : [report.gatesFile.path]), ...sources];
}

async function hashesOf(tree: DocumentTree, files: readonly string[]): Promise<Map<string, string | undefined>> {
  const hashes = new Map<string, string | undefined>();
  for (const file of new Set(files)) hashes.set(file, (await tree.hash(file))?.sha256);
  return hashes;
}

function hashed(file: string, sha256: string | undefined): { path: string; sha256: string } | undefined {
  return sha256 === undefined ? undefined : { path: file, sha256 };
}

function unknownTask({ reading, board, policy }: TaskDocuments, id: string): FindingsSummary {
  const found = new Findings(closureCheckIds);
  const problem =
    reading.state === 'unreadable'
      ? reading.message
      : board?.knownIds.has(idKey(id))
        ? 'its record on the board is damaged'
        : 'not on the board';
  found.add('task_known', { task: id, file: policy.board.path, message: problem });
  found.notRun(...closureCheckIds.slice(1));
  return found.summary();
}
