import type { AuditDetails, GovernanceAudit, ProductionGatesReport, Scalar } from '@gatehouse/contracts';
import { markdownCode, markdownLine, pyRepr, pyStr, type CheckLine } from '@gatehouse/render';
import { gateVerdict, ledgerHasTag } from '@gatehouse/records';
import { isSameTag, reportGates, reportInputs, reportTag, statesOutcome } from '@gatehouse/runs';
import { artifacts, type Evidence } from './evidence';

export interface AuditOptions {
  /** Local time without zone. */
  generatedAt: string;
  requireFinalSummary: boolean;
}

export type Audit = GovernanceAudit & {
  checks: Record<string, boolean>;
  details: AuditDetails;
  overall_pass: boolean;
  failures: string[];
};

type Check = (name: string, held: boolean, failure: string) => void;

/**
 * The audit of a run's trail (contract 6). A check holds only when a document that could be read proves it. The
 * failures are those of the contract, in its order, in its words; what could not be read comes after them, each with a
 * check of its own.
 */
export function audit(evidence: Evidence, { generatedAt, requireFinalSummary }: AuditOptions): Audit {
  const lines = checkTrail(evidence, requireFinalSummary);
  const failures = lines.flatMap(({ messages }) => messages);
  return {
    generated_at: generatedAt,
    checks: Object.fromEntries(lines.map(({ name, pass }) => [name, pass])),
    details: detailsOf(evidence),
    overall_pass: lines.every(({ pass }) => pass) && failures.length === 0,
    failures,
  };
}

/** The checks of the audit in its order, each with the failure it adds. */
export function checkTrail(evidence: Evidence, requireFinalSummary: boolean): CheckLine[] {
  const lines: CheckLine[] = [];
  const check: Check = (name, held, failure) => void lines.push({ name, pass: held, messages: held ? [] : [failure] });
  for (const name of artifacts) {
    const { path, isThere } = evidence.artifacts[name];
    check(`exists::${name}`, isThere, `missing required run artifact: ${path}`);
  }
  const { reportJson, reportMd, finalSummary } = evidence;
  check('exists::report_json', reportJson.isThere, `missing report_json: ${reportJson.path}`);
  check('exists::report_md', reportMd.isThere, `missing report_md: ${reportMd.path}`);
  if (requireFinalSummary)
    check('exists::final_summary_md', finalSummary.isThere, `missing final summary markdown: ${finalSummary.path}`);
  const details = detailsOf(evidence);
  checkVerdicts(evidence, details, check);
  checkDataQuality(evidence, details, check);
  checkLedger(evidence, details, check);
  checkReadable(evidence, check);
  const { logFault, logProblems } = evidence;
  if (logFault?.stated === true)
    check(
      'run_log_whole',
      logFault.problem === undefined,
      `missing required run artifact as it was: ${logFault.problem}`,
    );
  if (logProblems !== undefined)
    check(
      'evidence_log',
      logProblems.length === 0,
      `not what the evidence log says was left: ${logProblems.join('; ')}`,
    );
  return lines;
}

type Details = AuditDetails & { decision_tag: string; decision_tag_report: string; skip_data_quality_check: boolean };

function detailsOf({ runDir, reportJson, context, report, dataQuality }: Evidence): Details {
  const stated = context.state === 'read' ? context.value : {};
  const reported = report.state === 'read' ? report.value : {};
  return {
    run_dir: runDir,
    report_json: reportJson.path,
    decision_tag: stated.decision_tag ?? '',
    owner: stated.owner ?? '',
    decision_tag_report: reportTag(reported) ?? '',
    overall_pass: scalar(reportGates(reported)['overall_pass']),
    skip_data_quality_check: Boolean(stated.skip_data_quality_check ?? false),
    data_quality_report_json: dataQuality.path,
    ...(dataQuality.reading.state === 'read'
      ? { data_quality_overall_pass: dataQuality.reading.value.overall_pass ?? null }
      : {}),
  };
}

function scalar(value: unknown): Scalar {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number' ? value : pyRepr(value);
}

function checkVerdicts(
  { context, result, report }: Evidence,
  { decision_tag: tag, decision_tag_report: reportedTag }: Details,
  check: Check,
): void {
  const ended = result.state === 'read' ? result.value : {};
  check('result_exit_code_zero', ended.exit_code === 0, `result exit_code is not zero: ${pyStr(ended.exit_code)}`);
  if (ended.exit_code === 0 && statesOutcome(ended)) {
    check(
      'result_outcome_succeeded',
      ended.outcome === 'succeeded',
      `result exit_code is zero, but outcome is ${pyRepr(ended.outcome ?? null)}`,
    );
  }
  const isConsistent = tag.trim() !== '' && isSameTag(tag, reportedTag);
  check(
    'decision_tag_consistent',
    isConsistent,
    `decision_tag mismatch or missing: context=${pyRepr(tag)}, report=${pyRepr(reportedTag)}`,
  );
  const official = context.state === 'read' ? context.value.official : undefined;
  if (official !== undefined)
    check(
      'run_is_official',
      official,
      `the run is not official: gatehouse.json did not declare its workflow ${pyRepr(context.state === 'read' ? (context.value.workflow ?? null) : null)}`,
    );
  const hasVerdict = report.state === 'read' && typeof reportGates(report.value)['overall_pass'] === 'boolean';
  check('gates_has_overall_pass', hasVerdict, 'report missing gates.overall_pass');
  if (report.state !== 'read' || !report.value.gate_verdicts) return;
  const contradictions = contradictedGates(report.value);
  check(
    'gate_verdicts_consistent',
    contradictions.length === 0,
    `gate_verdicts contradict gates: ${contradictions.join(', ')}`,
  );
}

/** Sections that a call may leave out of its verdict, by the flag that says so. */
const skippable = [
  ['skip_guardrails', 'guard_'],
  ['skip_risk_diagnostics', 'risk_'],
  ['skip_statistical_gates', 'stat_'],
] as const;

/**
 * Gates whose truth value is not what their verdict says, and overall_pass where a required gate did not pass (contract
 * 6.2).
 */
function contradictedGates(report: ProductionGatesReport): string[] {
  const gates = reportGates(report);
  const inputs = reportInputs(report) as Record<string, unknown>;
  const isSkipped = (name: string): boolean =>
    skippable.some(([flag, prefix]) => inputs[flag] === true && name.startsWith(prefix));
  const stated = Object.keys(report.gate_verdicts ?? {}).flatMap((name) => {
    const verdict = gateVerdict(report, name);
    return verdict === undefined ? [] : [{ name, verdict }];
  });
  const wrong = stated.flatMap(({ name, verdict }) =>
    gates[name] !== undefined && (gates[name] === true) !== (verdict.verdict === 'pass') ? [name] : [],
  );
  const isRefuted = stated.some(
    ({ name, verdict }) => verdict.required && verdict.verdict !== 'pass' && !isSkipped(name),
  );
  return gates['overall_pass'] === true && isRefuted ? [...wrong, 'overall_pass'] : wrong;
}

function checkDataQuality(
  { context, dataQuality }: Evidence,
  { skip_data_quality_check: skipped }: Details,
  check: Check,
): void {
  // A context that says nothing of it proves nothing either; that there is none at all is a failure of its own.
  const stated = context.state === 'read' ? (context.value.skip_data_quality_check ?? null) : null;
  const isUntold = context.state === 'damaged' || (context.state === 'read' && stated === null);
  const skipFailure = isUntold
    ? `data quality check may have been skipped: context.json ${context.state === 'damaged' ? 'cannot be read' : 'does not say'}`
    : 'data quality check was skipped for this run';
  check('dq_not_skipped', !skipped && !isUntold, skipFailure);
  const { path, isThere, reading } = dataQuality;
  const passed = isThere && reading.state === 'read' && reading.value.overall_pass === true;
  check(
    'dq_report_pass',
    passed,
    path === ''
      ? 'data quality report path missing in context.json'
      : isThere
        ? `data quality report overall_pass is not true: ${path}`
        : `data quality report path not found: ${path}`,
  );
}

function checkLedger({ stageLog }: Evidence, { decision_tag: tag }: Details, check: Check): void {
  check('stage_log_exists', stageLog.isThere, `stage log not found: ${stageLog.path}`);
  if (!stageLog.isThere) return;
  const hasRow = stageLog.reading.state === 'read' && ledgerHasTag(stageLog.reading.value, tag);
  check('stage_log_has_decision_tag', hasRow, `stage log missing decision_tag row: ${tag}`);
}

/** The words in which a fault is told decide what remediation-plan makes of it (contract 7.1). */
function checkReadable(evidence: Evidence, check: Check): void {
  const ofRun = 'missing required run artifact that can be read';
  const readings = [
    ['preflight.json', evidence.preflight, ofRun],
    ['context.json', evidence.context, ofRun],
    ['result.json', evidence.result, ofRun],
    ['report_json', evidence.report, 'report_json cannot be read'],
    ['data_quality_report', evidence.dataQuality.reading, 'data quality report cannot be read'],
    ['stage_log', evidence.stageLog.reading, 'stage log cannot be read'],
  ] as const;
  for (const [name, reading, what] of readings) {
    if (reading.state === 'damaged') check(`readable::${name}`, false, `${what}: ${reading.problem}`);
  }
}

/** The audit as people read it; `outputJson` is its own absolute path. */
export function markdown(audited: Audit, outputJson: string): string {
  const { checks, details, failures } = audited;
  const lines = [
    '# Governance Audit Check',
    '',
    `- generated_at: ${audited.generated_at}`,
    `- overall_pass: ${pyStr(audited.overall_pass)}`,
    `- run_dir: ${markdownCode(pyStr(details.run_dir))}`,
    `- report_json: ${markdownCode(pyStr(details.report_json))}`,
    '',
    '## Checks',
    '',
    ...Object.keys(checks)
      .sort()
      .map((name) => `- ${name}: ${pyStr(checks[name])}`),
    '',
    '## Failures',
    '',
    ...(failures.length === 0 ? ['- none'] : failures.map((failure) => `- ${failure}`)),
    '',
    `- output_json: ${markdownCode(outputJson)}`,
  ];
  return `${lines.map(markdownLine).join('\n')}\n`;
}
