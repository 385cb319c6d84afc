/** The seven boxes of a session: what had to be done, and the evidence that it was (contract 39.4). */
import path from 'node:path';
import {
  citedPaths,
  closureCheckName,
  escapeRegExp,
  globMatcher,
  idKey,
  isObject,
  isReportOf,
  newestRecord,
  placedMessage,
  readRecord,
  sha256Of,
  startRecordPath,
  type DocumentTree,
  type FindingsSummary,
  type JsonObject,
  type StatedReport,
} from '@gatehouse/boards';
import type { ChecklistBox } from '@gatehouse/contracts';
import type { SessionFacts } from './facts';

const texts: Readonly<Record<ChecklistBox['id'], string>> = {
  task_selected: 'The task was selected from the board and the session was started on it.',
  plan_recorded: 'The log has a plan that names plan file, gates and a core idea.',
  runbook_commands: 'The commands that were run are those of the runbook.',
  telemetry_compared: 'Telemetry was compared with the gates of the task.',
  documents_updated: 'Board, mirror, plan and backlog were updated, and the closure check passed.',
  ui_checked: 'What changed in the user interface was inspected by the checklist.',
  summary_complete: 'The summary has its four headings and says what the evidence says.',
};

interface Judged {
  status: ChecklistBox['status'];
  evidence: string[];
  problems: string[];
}

export function checklist(facts: SessionFacts, summary: FindingsSummary): ChecklistBox[] {
  const boxes: Record<ChecklistBox['id'], Judged> = {
    task_selected: taskSelected(facts),
    plan_recorded: verdict(
      [facts.log.path],
      facts.log.draft.errors.map((error) => `${error.check}: ${placedMessage(error)}`),
    ),
    runbook_commands: runbookCommands(facts),
    telemetry_compared: telemetryCompared(facts),
    documents_updated: documentsUpdated(facts),
    ui_checked: uiChecked(facts),
    summary_complete: verdict(
      [],
      summary.errors.map(({ check, message }) => `${check}: ${message}`),
    ),
  };
  return (Object.keys(boxes) as ChecklistBox['id'][]).map((id) => ({ id, text: texts[id], ...boxes[id] }));
}

function verdict(evidence: string[], problems: string[]): Judged {
  return { status: problems.length === 0 ? 'pass' : 'fail', evidence, problems };
}

const notApplicable: Judged = { status: 'not_applicable', evidence: [], problems: [] };

function taskSelected({ after, log, taskId }: SessionFacts): Judged {
  const file = startRecordPath(log.path);
  const record = readRecord(after.tree, file, 'session-start/v1');
  if ('problem' in record) return verdict([], [`${record.problem}; start-session writes it`]);
  const { task, eligible, log: ofLog } = record.value;
  const isOfTask = typeof task === 'string' && taskId !== undefined && idKey(task) === idKey(taskId);
  return verdict(
    [file],
    [
      ...(isOfTask ? [] : [`${file}: is of ${typeof task === 'string' ? task : 'no task'}`]),
      ...(eligible === true ? [] : [`${file}: the session was not eligible`]),
      ...(typeof ofLog === 'string' && ofLog !== log.path ? [`${file}: is of the log ${ofLog}`] : []),
    ],
  );
}

/** Programs that run the command behind them. */
const runners = ['pwsh', 'powershell', 'python', 'python3', 'bash', 'sh', 'node', 'npx', '-File'];

function runbookCommands({ after, log }: SessionFacts): Judged {
  const { runbook } = after.policy;
  if (runbook.length === 0) return notApplicable;
  const text = (log.draft.log?.sections.get('validation')?.lines ?? []).map((line) => line.text).join('\n');
  const commands = Array.from(text.matchAll(/(?<!`)`([^`\n]+)`(?!`)/g), ([, code = '']) => code.trim()).filter(
    (code) => /\s/.test(code) || /\.(?:ps1|sh|py|mjs|cmd)$/.test(code),
  );
  if (commands.length === 0)
    return /\bnot (?:run|applicable)\b/i.test(text)
      ? notApplicable
      : verdict([], ['the validation names no command in backticks, and does not say Not run or Not applicable']);
  const known = runbook.map((file) => after.tree.read(file)?.toString('utf8') ?? '').join('\n');
  const unknown = commands.filter((command) => !isInRunbook(command, known));
  return verdict(
    commands.filter((command) => !unknown.includes(command)),
    unknown.map((command) => `not in the runbook: ${command}`),
  );
}

function isInRunbook(command: string, runbook: string): boolean {
  const word = command.split(/\s+/).find((one) => !runners.includes(one));
  const name =
    word
      ?.replaceAll('\\', '/')
      .split('/')
      .at(-1)
      ?.replace(/^["']|["']$/g, '') ?? '';
  return name !== '' && new RegExp(`(?<![\\w.-])${escapeRegExp(name)}(?![\\w-])`, 'i').test(runbook);
}

function telemetryCompared({ after, report, task, taskId }: SessionFacts): Judged {
  if (after.policy.gates === null) return notApplicable;
  const isBlocked = task?.status.kind === 'blocked';
  if (report === undefined)
    return isBlocked
      ? notApplicable
      : verdict([], [`no gate report of ${taskId ?? 'the task'}: check-telemetry-gates writes one`]);
  const problems = [
    ...(taskId !== undefined && isReportOf(report, taskId)
      ? []
      : [`${report.path}: is of ${report.task ?? 'no task'}`]),
    ...(isBlocked || report.overallPass ? [] : [`${report.path}: the gates did not pass`]),
    ...(isBlocked || !report.overallPass ? [] : notPassed(report)),
  ];
  return verdict([report.path], problems);
}

/** Blocking gates that a report which states a pass says otherwise of. */
function notPassed({ path: file, gates }: StatedReport): string[] {
  return gates
    .filter(({ severity, status }) => severity !== 'warn' && status !== 'pass' && status !== 'waived')
    .map(({ id, status }) => `${file}: states pass, and ${id} is ${status}`);
}

function documentsUpdated({ after, log, taskId }: SessionFacts): Judged {
  const file = taskId === undefined ? undefined : newestRecord(after.tree, 'task_closures', taskId, closureCheckName);
  if (file === undefined)
    return verdict([], [`no closure check of ${taskId ?? 'the task'}: check-task-closure writes one`]);
  const record = readRecord(after.tree, file, 'task-closure-check/v1');
  if ('problem' in record) return verdict([], [record.problem]);
  const { log: ofLog, overall_pass: pass, inputs } = record.value;
  const isOfLog = isObject(ofLog) && ofLog['path'] === log.path;
  const problems = [
    ...(pass === true ? failedChecks(record.value['checks'], file) : [`${file}: did not pass`]),
    ...(isOfLog ? [] : [`${file}: is of another log`]),
    ...(isOfLog && ofLog['sha256'] !== log.sha256 ? [`${log.path} has changed since ${file}`] : []),
    ...changedInputs(after.tree, inputs, file),
  ];
  return verdict([file], problems);
}

/** Checks that a closure which states a pass says otherwise of. */
function failedChecks(checks: unknown, file: string): string[] {
  const failed = (Array.isArray(checks) ? (checks as unknown[]) : []).filter(
    (check) => isObject(check) && ['fail', 'not_run'].includes(String(check['status'])),
  );
  return (failed as JsonObject[]).map(
    ({ id, status }) => `${file}: states pass, and ${String(id)} is ${String(status)}`,
  );
}

function changedInputs(tree: DocumentTree, inputs: unknown, file: string): string[] {
  if (!Array.isArray(inputs) || inputs.length === 0) return [`${file}: names no inputs`];
  return (inputs as unknown[]).flatMap((input) => {
    if (!isObject(input) || typeof input['path'] !== 'string') return [`${file}: names an input without a path`];
    const bytes = tree.read(input['path']);
    return bytes !== undefined && sha256Of(bytes) === input['sha256']
      ? []
      : [`${input['path']} has changed since ${file}`];
  });
}

function uiChecked({ after, log, changed }: SessionFacts): Judged {
  const { ui } = after.policy;
  const touched = ui === null ? [] : changed.filter(globMatcher(ui.paths));
  if (ui === null || touched.length === 0) return notApplicable;
  const checklistName = path.posix.basename(ui.checklist);
  const lines = (log.draft.log?.sections.get('validation')?.lines ?? []).filter(({ text }) =>
    text.includes(checklistName),
  );
  const evidence = lines.flatMap(({ text }) =>
    citedPaths(text).flatMap(({ path: file, isOutside }) =>
      !isOutside && path.posix.basename(file) !== checklistName && after.tree.isFile(file) ? [file] : [],
    ),
  );
  if (evidence.length > 0) return verdict(evidence, []);
  return verdict(
    [],
    [`${touched.join(', ')} changed: no line of the validation names ${checklistName} and a file with its result`],
  );
}
