import path from 'node:path';
import {
  checkLog,
  checksMarkdown,
  folderName,
  problemLines,
  readGates,
  readQueuePolicy,
  readTaskDocuments,
  reportOptions,
  resolveCommit,
  revisionOption,
  treeAt,
  writeReport,
  type LogCheckRequest,
} from '@gatehouse/boards';
import { defineTool } from '@gatehouse/cli';
import { formatDocument, sessionLogCheck } from '@gatehouse/contracts';
import { localTimestamp } from '@gatehouse/render';
import { changedSince } from '@gatehouse/system';
import { logReport } from './core';

export const tool = defineTool({
  name: 'check-session-log',
  purpose: 'Checks that the log of a working session is complete and agrees with board, files and git.',
  options: {
    log: { type: 'path', describe: 'Log of the session', required: true, value: 'FILE' },
    stage: {
      type: 'choice',
      describe: 'A draft is judged by its fields and its plan only',
      choices: ['draft', 'final'],
      default: 'final',
      value: 'STAGE',
    },
    base: {
      type: 'string',
      describe: 'Commit the session started from: what changed since must be listed',
      value: 'REV',
    },
    ...revisionOption,
    ...reportOptions,
  },
  reads: [
    'the log, board (CSV) and plan files (Markdown)',
    'the policy: work-queue-policy.schema.json',
    'the gates: telemetry-gates.schema.json',
    'git',
  ],
  writes: [
    'audit/session_log_checks/<stamp>_<stem>/session_log_check.json: session-log-check.schema.json',
    'session_log_check.md beside it',
  ],
  statuses: { '2': 'the log does not pass: findings say where' },
  examples: [
    'check-session-log --log work/sessions/2026-02-09_session-0001.md',
    'check-session-log --log work/sessions/2026-02-09_session-0001.md --stage draft --json',
  ],
  run({ options, root, now, path: resolve }) {
    const policy = readQueuePolicy(root, options.policy === undefined ? undefined : resolve(options.policy));
    const tree = treeAt(root, options.rev);
    const documents = readTaskDocuments(tree, policy);
    const gates = readGates(tree, policy);
    const request: LogCheckRequest = {
      log: path.relative(root, resolve(options.log)),
      stage: options.stage as LogCheckRequest['stage'],
      base:
        options.base === undefined
          ? undefined
          : {
              shown: options.base,
              changed: changedSince(root, resolveCommit(root, options.base), tree.commit ?? undefined),
            },
      gates: gates !== null && 'file' in gates ? gates.file : undefined,
    };
    const result = checkLog(documents, request);
    const report = logReport(documents, request, result, localTimestamp(now));
    const done = writeReport(root, now, options['out-dir'] === undefined ? undefined : resolve(options['out-dir']), {
      folder: 'session_log_checks',
      after: folderName(path.posix.parse(request.log).name),
      name: 'session_log_check',
      json: formatDocument(sessionLogCheck, report),
      markdown: checksMarkdown('Session Log Check', report),
    });
    return {
      status: report.overall_pass ? 0 : 2,
      lines: [
        `[log] ${request.log}: ${report.overall_pass ? 'pass' : 'fail'} (${result.errors.length} errors)`,
        ...done,
      ],
      document: report,
      problems: problemLines(result.errors),
    };
  },
});
