/** Checks of what the run recorded about itself: its bootstrap and its own integrity check (contract 24.10). */
import { fieldsOf, numberOf, textOf, type Fields } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { pyRepr } from '@gatehouse/render';
import type { Run } from './run';
import { lackOf, type JsonSource } from './source';
import type { Near } from './tolerance';

export function checkBootstrap(checks: CheckList, { bootstrap }: Run): void {
  const id = 'bootstrap_informative';
  if (bootstrap.state === 'absent') {
    checks.notApplicable(id, `${bootstrap.name}: not there`);
    return;
  }
  const lack = lackOf(bootstrap);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const lists = distributionsOf(bootstrap.value);
  const values = lists.reduce((sum, { length }) => sum + length, 0);
  const findings = new Findings();
  let [strangers, first, areEqual] = [0, undefined as number | undefined, true];
  for (const list of lists)
    for (const item of list) {
      const value = numberOf(item);
      if (value === undefined) strangers += 1;
      else if (first === undefined) first = value;
      else if (value !== first) areEqual = false;
    }
  const from = lists.find((list) => list.length > 0);
  if (values === 0 || from === undefined) findings.fail(`${bootstrap.name}: no values`);
  else if (strangers > 0) findings.fail(`${bootstrap.name}: ${strangers} of ${values} values are no numbers`);
  else if (areEqual) findings.fail(`${bootstrap.name}: all ${values} values are ${bootstrap.shown(0, from)}`);
  checks.judge(id, findings);
}

/** The values: a list of numbers, {distribution}, or a list of {distribution}, one per fold. */
function distributionsOf(value: unknown): readonly (readonly unknown[])[] {
  const ofObject = (item: unknown): readonly unknown[] | undefined => {
    const list = fieldsOf(item)?.['distribution'];
    return Array.isArray(list) ? (list as unknown[]) : undefined;
  };
  if (!Array.isArray(value)) return [ofObject(value) ?? []];
  const items = value as readonly unknown[];
  return items.some((item) => fieldsOf(item) !== undefined) ? items.map((item) => ofObject(item) ?? [item]) : [items];
}

/** Details of the run's own check, and the metrics that are the same figures. */
const sameFigures = {
  final_equity: 'final_equity',
  commission_total: 'commission_total',
  borrow_cost_total: 'borrow_cost_total',
  slippage_total: 'slippage_total',
  turnover: 'total_turnover',
  num_trades: 'num_trades',
} as const;

const shownReasons = 3;

export function checkRecordedIntegrity(checks: CheckList, { integrity, main }: Run, near: Near): void {
  const id = 'recorded_integrity';
  const findings = new Findings();
  if (integrity.state === 'absent') {
    findings.warn(`${integrity.name}: not there`);
    checks.judge(id, findings);
    return;
  }
  const lack = lackOf(integrity);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const { fields, name } = integrity;
  if (fields['ok'] !== true) {
    const reasons = reasonsOf(fields).slice(0, shownReasons);
    findings.fail(
      `${name} says ok ${JSON.stringify(fields['ok'] ?? null)}${reasons.map((reason) => `: ${reason}`).join('')}`,
    );
  }
  const ownChecks = fields['checks'] ?? [];
  if (!Array.isArray(ownChecks)) findings.fail(`${name}: checks is no list`);
  for (const item of Array.isArray(ownChecks) ? (ownChecks as unknown[]) : []) {
    const own = fieldsOf(item) ?? {};
    if (own['ok'] === true) continue;
    const phase = textOf(own['phase']) ?? integrity.shown('phase', own);
    findings.fail(`${name}: ${phase} of fold ${integrity.shown('fold', own)}: ${reasonsOf(own).join('; ')}`);
  }
  checkDetails(findings, integrity, main.metrics, near);
  checks.judge(id, findings);
}

function reasonsOf(fields: Fields): string[] {
  const reasons = fields['reasons'];
  return Array.isArray(reasons) ? reasons.map((reason) => (typeof reason === 'string' ? reason : pyRepr(reason))) : [];
}

function checkDetails(findings: Findings, integrity: JsonSource, metrics: JsonSource, near: Near): void {
  const recorded = integrity.fields['details'] ?? undefined;
  if (recorded === undefined) return;
  const details = fieldsOf(recorded);
  if (details === undefined) {
    findings.fail(`${integrity.name}: details must be a JSON object`);
    return;
  }
  const lack = lackOf(metrics);
  if (lack !== undefined) {
    findings.missing(lack);
    return;
  }
  for (const [key, metric] of Object.entries(sameFigures)) {
    if (!(key in details)) continue;
    const [own, expected] = [numberOf(details[key]), metrics.number(metric)];
    if (own === undefined || expected === undefined || !near(own, expected))
      findings.fail(
        `${integrity.name}: ${key} ${integrity.shown(key, details)}, ${metrics.name} has ${metric} ${metrics.shown(metric)}`,
      );
  }
}
