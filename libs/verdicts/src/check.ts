import type { CheckCounts, RecordedCheck, RecordedChecks } from '@gatehouse/contracts';

/**
 * Checks and the verdict over them (contract 28.2). A check has one status and its findings in the order of the input;
 * absent evidence is `missing`, never `pass`.
 */
export type CheckStatus = RecordedCheck['status'];

export interface CheckResult {
  status: CheckStatus;
  /** `<file>[:<line>]: what is wrong, expected and found`; of two severities the worse ones first. */
  findings: readonly string[];
  /** Findings in all, where not all of them are kept. */
  total?: number;
  /** What this check adds to the document beside status, findings and total. */
  added?: Readonly<Record<string, unknown>>;
}

/** By check id, in the order in which documents and messages have them. */
export type Checks = Readonly<Record<string, CheckResult>>;

/** Findings of a check in a document; stderr has all of them. */
const mostShown = 20;

export function missing(...findings: string[]): CheckResult {
  return { status: 'missing', findings };
}

export function notApplicable(why: string): CheckResult {
  return { status: 'not_applicable', findings: [why] };
}

/** The result of a check that could be made: `fail` with any failure, else `warn` with any warning, else `pass`. */
export function judged(
  failures: readonly string[],
  warnings: readonly string[] = [],
  added?: CheckResult['added'],
): CheckResult {
  const status = failures.length > 0 ? 'fail' : warnings.length > 0 ? 'warn' : 'pass';
  return { status, findings: [...failures, ...warnings], ...(added && { added }) };
}

/** The result with the severity that a policy gives the check; only `fail` and `warn` change. */
export function withSeverity(result: CheckResult, severity: 'fail' | 'warn' | undefined): CheckResult {
  const isBroken = result.status === 'fail' || result.status === 'warn';
  return severity !== undefined && isBroken ? { ...result, status: severity } : result;
}

/** The checks with the severities of a policy. Throws nothing: an id without a check changes nothing. */
export function withSeverities(checks: Checks, severity: Readonly<Record<string, 'fail' | 'warn'>>): Checks {
  return Object.fromEntries(Object.entries(checks).map(([id, result]) => [id, withSeverity(result, severity[id])]));
}

/** `waived` instead of `fail`, `missing` or `warn`; its findings stay. */
export function waived(result: CheckResult): CheckResult {
  return ['fail', 'missing', 'warn'].includes(result.status) ? { ...result, status: 'waived' } : result;
}

/** Nothing `fail` or `missing`, at least one `pass`; with `strict` nothing `warn` either. */
export function passes(results: Iterable<CheckResult>, strict = false): boolean {
  const statuses = new Set([...results].map(({ status }) => status));
  return !statuses.has('fail') && !statuses.has('missing') && statuses.has('pass') && !(strict && statuses.has('warn'));
}

/** How many checks have each status. */
export function countsOf(results: Iterable<CheckResult>): CheckCounts {
  const counts: CheckCounts = { pass: 0, fail: 0, warn: 0, missing: 0, not_applicable: 0, waived: 0 };
  for (const { status } of results) counts[status] += 1;
  return counts;
}

/** The checks as documents have them: the first 20 findings and how many there are. */
export function shownChecks(checks: Checks): RecordedChecks {
  return Object.fromEntries(
    Object.entries(checks).map(([id, { status, findings, total = findings.length, added }]) => [
      id,
      { status, findings: findings.slice(0, mostShown), total, ...added },
    ]),
  );
}

/** Messages for stderr, every finding: why the verdict is fail, and warnings. */
export function messagesOf(checks: Checks): { problems: string[]; warnings: string[] } {
  const of = (wanted: readonly CheckStatus[], before: string): string[] =>
    Object.entries(checks).flatMap(([id, { status, findings, total = findings.length }]) => {
      if (!wanted.includes(status)) return [];
      const left = total - findings.length;
      return [...findings, ...(left > 0 ? [`${left} more findings like these`] : [])].map(
        (finding) => `${before}${id}: ${finding}`,
      );
    });
  return { problems: of(['fail', 'missing'], ''), warnings: of(['warn'], 'warning: ') };
}
