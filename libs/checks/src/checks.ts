/**
 * The checks of a verdict (contract 24.2). Each has an id and exactly one status. The verdict is pass when no check is `fail` or
 * `missing` and at least one is `pass`; absent evidence is therefore never a pass.
 */
import type { CheckCounts, CheckResult, CheckStatus } from '@gatehouse/contracts';
import { Findings } from './findings';

/** Findings of a check that its document shows. */
const shownFindings = 20;

/** Of a check that fails or warns, which of the two it does: a policy's choice (contract 24.3). */
export type SeverityChoice = Readonly<Record<string, 'fail' | 'warn' | undefined>>;

interface Judged {
  status: CheckStatus;
  findings: readonly string[];
  total: number;
  added: Readonly<Record<string, unknown>>;
}

export class Checks {
  private readonly results = new Map<string, Judged>();

  constructor(private readonly severity: SeverityChoice = {}) {}

  /** Records a check by what it found; without findings it passed. `added`: keys of its own in the document. */
  judge(id: string, findings: Findings, added: Readonly<Record<string, unknown>> = {}): void {
    const worst = findings.worst;
    const status = worst === undefined ? 'pass' : worst === 'missing' ? worst : (this.severity[id] ?? worst);
    this.results.set(id, { status, findings: findings.all, total: findings.total, added });
  }

  pass(id: string, added?: Readonly<Record<string, unknown>>): void {
    this.judge(id, new Findings(), added);
  }

  fail(id: string, ...texts: string[]): void {
    const findings = new Findings();
    findings.fail(...texts);
    this.judge(id, findings);
  }

  missing(id: string, ...texts: string[]): void {
    const findings = new Findings();
    findings.missing(...texts);
    this.judge(id, findings);
  }

  /** A document that is there says that the rule has no subject. */
  notApplicable(id: string, ...reasons: string[]): void {
    this.results.set(id, { status: 'not_applicable', findings: reasons, total: reasons.length, added: {} });
  }

  /** Broken, and the policy has a reason: of a check that is fail, warn or missing. */
  waive(id: string): void {
    const result = this.results.get(id);
    if (result !== undefined && ['fail', 'warn', 'missing'].includes(result.status))
      this.results.set(id, { ...result, status: 'waived' });
  }

  status(id: string): CheckStatus | undefined {
    return this.results.get(id)?.status;
  }

  ids(): string[] {
    return [...this.results.keys()];
  }

  /** All findings that are kept, not only those that the document shows. */
  findings(id: string): readonly string[] {
    return this.results.get(id)?.findings ?? [];
  }

  /** How many findings there are in all. */
  total(id: string): number {
    return this.results.get(id)?.total ?? 0;
  }

  /** The checks as the document has them, in the order in which they were made. */
  document(): Record<string, CheckResult> {
    return Object.fromEntries(
      [...this.results].map(([id, { status, findings, total, added }]) => [
        id,
        { status, findings: findings.slice(0, shownFindings), total, ...added },
      ]),
    );
  }

  counts(): CheckCounts {
    const counts = { pass: 0, fail: 0, warn: 0, missing: 0, not_applicable: 0, waived: 0 };
    for (const { status } of this.results.values()) counts[status] += 1;
    return counts;
  }

  /** The verdict; `strict` makes a warning fail. */
  overallPass(strict = false): boolean {
    const { pass, fail, missing, warn } = this.counts();
    return pass > 0 && fail === 0 && missing === 0 && (!strict || warn === 0);
  }
}
