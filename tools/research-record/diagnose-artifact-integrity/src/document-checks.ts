/** Checks of the run as a set of documents (contract 24.4). */
import { textOf } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { pyRepr } from '@gatehouse/render';
import type { Run } from './run';
import { lackOf } from './source';

export function checkDocuments(checks: CheckList, run: Run): void {
  const absent = new Findings();
  absent.missing(...run.absent.map((name) => `${name}: not there`));
  checks.judge('files_present', absent);
  const findings = new Findings();
  findings.fail(...run.damaged);
  checks.judge('documents_read', findings);
  checkComplete(checks, run);
}

function checkComplete(checks: CheckList, { manifest, main, directoryName }: Run): void {
  const lack = lackOf(manifest);
  if (lack !== undefined) {
    checks.missing('run_complete', lack);
    return;
  }
  const findings = new Findings();
  const { fields, name } = manifest;
  const invalid = fields['run_invalid'] ?? false;
  if (invalid === true) findings.fail(`${name} says run_invalid true`);
  else if (invalid !== false)
    findings.fail(`${name}: run_invalid ${manifest.shown('run_invalid')} is neither true nor false`);
  if (main.metrics.state !== 'read') findings.fail('the run wrote a manifest and no metrics: it did not end');
  for (const key of ['run_id', 'git_sha', 'config_sha256']) {
    const value = fields[key] ?? '';
    if (value === '') findings.fail(`${name}: ${key} is absent`);
    else if (typeof value !== 'string') findings.fail(`${name}: ${key} ${manifest.shown(key)} is not a text`);
  }
  const [runId, sha] = [fields['run_id'] ?? '', textOf(fields['git_sha'])];
  if (runId !== '' && runId !== directoryName)
    findings.fail(`${name}: run_id ${manifest.shown('run_id')} is not the directory's name ${pyRepr(directoryName)}`);
  const digits = typeof runId === 'string' ? /(?:^|[^0-9a-f])([0-9a-f]{7})$/.exec(runId)?.[1] : undefined;
  if (digits !== undefined && sha !== undefined && !sha.startsWith(digits))
    findings.fail(`${name}: git_sha ${sha} does not begin with the ${digits} of run_id`);
  checks.judge('run_complete', findings);
}

/** Could fills see the future, and does the manifest say so? */
export function checkUnsafe(checks: CheckList, { manifest }: Run): void {
  const id = 'unsafe_declared';
  const { fields, name } = manifest;
  if (manifest.state !== 'read') {
    checks.missing(id, `${name}: not there or unreadable`);
    return;
  }
  const findings = new Findings();
  const unsafe = fields['unsafe_execution'] ?? undefined;
  const reasons = fields['unsafe_reasons'];
  const hasReasons = Array.isArray(reasons) ? reasons.length > 0 : textOf(reasons) !== undefined;
  const sameBar = fillsOnSameBar(fields['execution_alignment']);
  if (unsafe === undefined) {
    const text = `${name} has no unsafe_execution: whether fills could see the future is not recorded`;
    if (sameBar) findings.fail(`${text} and it describes same-bar fills (lob without t+1)`);
    else findings.warn(text);
  } else if (unsafe !== true && unsafe !== false)
    findings.fail(`${name}: unsafe_execution ${manifest.shown('unsafe_execution')} is neither true nor false`);
  else if (!unsafe) {
    if (sameBar) findings.fail('same-bar fills (exec_type lob, lob_tplus1 false) and unsafe_execution is not true');
    if (hasReasons) findings.fail(`unsafe_execution is false with unsafe_reasons ${manifest.shown('unsafe_reasons')}`);
  } else if (!hasReasons) findings.fail('unsafe_execution is true without unsafe_reasons');
  else
    findings.warn(
      `UNSAFE / NOT LEAKAGE-SAFE: ${(Array.isArray(reasons) ? reasons : [reasons]).map(String).join(', ')}`,
    );
  checks.judge(id, findings);
}

function fillsOnSameBar(alignment: unknown): boolean {
  if (typeof alignment !== 'object' || alignment === null) return false;
  const { exec_type: type, lob_tplus1: nextBar } = alignment as Record<string, unknown>;
  return type === 'lob' && nextBar === false;
}
