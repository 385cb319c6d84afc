/** Rules of the gates of a task that is done: no verdict is believed, each is computed anew (contract 38.5). */
import {
  citedDecisions,
  exemptionFor,
  figuresSay,
  gatePlans,
  gatesFor,
  gatesSay,
  globMatcher,
  isReportOf,
  readGateReport,
  readWaivers,
  type GatesFile,
  type StatedGate,
  type StatedReport,
} from '@gatehouse/boards';
import type { TelemetryGate } from '@gatehouse/contracts';
import type { ClosureCheckId, ClosureContext } from './context';

const gateChecks: readonly ClosureCheckId[] = [
  'gates_pass',
  'gates_recomputed',
  'gates_current',
  'log_cites_gates',
  'decision_run',
];

/** All of them: of a blocked task failing gates are what blocks it, and a team without gates has none to pass. */
export function checkGates(context: ClosureContext): void {
  const { after, task, gates, reportPath, found, add } = context;
  if (task.status.kind !== 'done' || gates === null) return found.notApplicable(...gateChecks);
  if (reportPath === undefined) {
    add('gates_pass', { message: `no gate report of this task: check-telemetry-gates --task ${task.id}` });
    return found.notRun(...gateChecks);
  }
  const report = readGateReport(after.tree, reportPath);
  if ('problem' in report) {
    add('gates_pass', { file: reportPath, message: report.problem });
    return found.notRun(...gateChecks);
  }
  const file = 'file' in gates ? gates.file : undefined;
  checkPass(context, report);
  checkRecomputed(context, report, file);
  checkCurrent(context, report, file);
  checkCited(context, report);
  checkDecision(context, report, file);
}

function checkPass({ task, add }: ClosureContext, report: StatedReport): void {
  const at = { file: report.path };
  if (!isReportOf(report, task.id))
    return add('gates_pass', { ...at, message: `a report of ${report.task ?? 'no task'}` });
  if (report.overallPass) return;
  const failed = report.gates.filter(
    ({ severity, status }) => severity !== 'warn' && status !== 'pass' && status !== 'waived',
  );
  const named = failed.map(({ id, status }) => `${id} ${status}`).join(', ');
  add('gates_pass', { ...at, message: `the gates did not pass: ${named || 'no blocking gate passed'}` });
}

function checkRecomputed(context: ClosureContext, report: StatedReport, file: GatesFile | undefined): void {
  const { after, task, utcToday, add } = context;
  const say = (message: string): void => add('gates_recomputed', { file: report.path, message });
  const isCurrent = file !== undefined && report.gatesFile?.sha256 === file.sha256;
  const gates = report.gates.map((gate) => (isCurrent ? asDefined(gate, file) : gate));
  for (const gate of gates) {
    const stated = gate.status === 'waived' ? gate.underlying : gate.status;
    if (!['pass', 'waived'].includes(gate.status) || (stated !== 'pass' && stated !== 'fail')) continue;
    const figures = figuresSay(gate);
    if (figures !== stated) say(`${gate.id}: states ${stated}, its figures say ${figures}`);
  }
  const waived = gates.filter(({ status }) => status === 'waived');
  if (file !== undefined && waived.length > 0) {
    const { used } = readWaivers(after.tree, after.policy.gates?.waivers ?? [], {
      task: task.id,
      owners: [task.owner],
      gates: file.gates,
      today: utcToday,
    });
    for (const { id } of waived) if (!used.has(id)) say(`${id}: states waived, and no waiver of it holds`);
  }
  const question = { task: task.id, plans: gatePlans(after, task), isAll: false };
  const isExempt = file === undefined ? report.isExempt : exemptionFor(file, question) !== undefined;
  if (report.overallPass && !gatesSay({ ...report, gates, isExempt })) say('states pass, its gates say fail');
  const stated = new Set(report.gates.map(({ id }) => id));
  const leftOut = file === undefined ? [] : gatesFor(file, question).filter(({ id }) => !stated.has(id));
  if (leftOut.length > 0) say(`gates left out: ${leftOut.map(({ id }) => id).join(', ')}`);
}

/** The gate with threshold and severity as the gates file, which is the one that was measured, has them. */
function asDefined(gate: StatedGate, { gates, minSamples }: GatesFile): StatedGate {
  const defined = gates.find(({ id }) => id === gate.id);
  if (defined === undefined) return gate;
  return {
    ...gate,
    severity: defined.severity ?? 'block',
    op: defined.op,
    threshold: defined.threshold,
    samples: gate.samples ?? (countsSamples(defined) ? 0 : undefined),
    minSamples: gate.samples !== undefined || countsSamples(defined) ? (defined.min_samples ?? minSamples) : undefined,
    status: gate.status === 'waived' && defined.waivable === false ? 'fail' : gate.status,
  };
}

/** Does measuring this gate give a number of samples (contract 37.4)? */
function countsSamples({ source, value, min_samples: fewest }: TelemetryGate): boolean {
  if ((source.kind ?? 'file') !== 'file') return false;
  return value?.path === undefined || value.samples !== undefined || fewest !== undefined;
}

function checkCurrent(
  { base, hashes, gates, add }: ClosureContext,
  report: StatedReport,
  file: GatesFile | undefined,
): void {
  const say = (message: string): void => add('gates_current', { file: report.path, message });
  if (file === undefined && gates !== null && 'problem' in gates) say(gates.problem);
  const { gatesFile } = report;
  if (gatesFile === undefined || hashes.get(gatesFile.path) !== gatesFile.sha256)
    say(`${gatesFile?.path ?? 'the gates file'} has changed since`);
  else if (file !== undefined && gatesFile.sha256 !== file.sha256)
    say(`rests on other gates: ${gatesFile.path}, not ${file.path}`);
  for (const gate of report.gates) {
    const { kind = 'file', glob } = file?.gates.find(({ id }) => id === gate.id)?.source ?? {};
    const isItsOwn = kind === 'file' && glob !== undefined ? globMatcher([glob].flat()) : () => true;
    for (const { path, sha256 } of gate.sources)
      if (hashes.get(path) !== sha256) say(`${gate.id}: its source has changed since: ${path}`);
      else if (!isItsOwn(path)) say(`${gate.id}: not a source of this gate: ${path}`);
    if (gate.status === 'pass' && kind !== 'tracked_files' && gate.sources.length === 0)
      say(`${gate.id}: names no source`);
  }
  if (report.asOf !== undefined) say(`was made as of ${report.asOf}, not as of now`);
  const made = Date.parse(report.generatedAt); // local time, as it is written
  if (Number.isNaN(made)) say('does not say when it was made');
  else if (made <= base.time.getTime()) say(`was made ${report.generatedAt}, before the base commit`);
}

function checkCited({ log, add }: ClosureContext, report: StatedReport): void {
  const text = log.check.log?.text.replaceAll('\\', '/') ?? '';
  if (!text.includes(report.path) && !text.includes(report.path.replace(/\.json$/, '.md')))
    add('log_cites_gates', { file: log.path, expected: report.path, message: `the log does not name ${report.path}` });
}

function checkDecision({ task, found, add }: ClosureContext, report: StatedReport, file: GatesFile | undefined): void {
  const tags = citedDecisions(task.deliverable, task.notes);
  if (tags.length === 0) return found.notApplicable('decision_run');
  for (const tag of tags) {
    const ofRun = (file?.gates ?? []).filter(
      ({ source }) => source.kind === 'official_run' && (source.tag ?? tag) === tag,
    );
    const passed = report.gates.some(({ id, status }) => status === 'pass' && ofRun.some((gate) => gate.id === id));
    if (!passed)
      add('decision_run', {
        file: report.path,
        message: `cites decision_tag=${tag}, and no gate of kind official_run passed for it`,
      });
  }
}
