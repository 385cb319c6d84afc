import type { CheckResult, CheckStatus } from './check';

/** How bad a finding is: `missing` is evidence that is not there, which never helps a verdict (contract 0.13). */
export type Severity = Extract<CheckStatus, 'fail' | 'missing' | 'warn'>;

/**
 * From the worst on: a check with findings of several severities has the status of the worst, and those stand first.
 */
const severities = ['fail', 'missing', 'warn'] as const satisfies readonly Severity[];

/**
 * Findings of one check and one severity that are kept as text; more are only counted, so that memory does not grow
 * with the input.
 */
const mostKept = 100_000;

/** What a check finds while it reads its input: `<file>[:<line>]: what is wrong, expected and found`. */
export class Findings {
  private readonly texts: Record<Severity, string[]> = { fail: [], missing: [], warn: [] };
  private readonly counts: Record<Severity, number> = { fail: 0, missing: 0, warn: 0 };

  fail(...texts: string[]): void {
    for (const text of texts) this.add('fail', text);
  }

  missing(...texts: string[]): void {
    for (const text of texts) this.add('missing', text);
  }

  warn(...texts: string[]): void {
    for (const text of texts) this.add('warn', text);
  }

  add(severity: Severity, text: string): void {
    this.counts[severity] += 1;
    if (this.texts[severity].length < mostKept) this.texts[severity].push(text);
  }

  /** Findings of all severities. */
  get total(): number {
    return severities.reduce((sum, severity) => sum + this.counts[severity], 0);
  }

  /** The result of the check: `pass` when nothing was found. `added`: what it adds to the document. */
  result(added?: CheckResult['added']): CheckResult {
    const worst = severities.find((severity) => this.counts[severity] > 0);
    return {
      status: worst ?? 'pass',
      findings: severities.flatMap((severity) => this.texts[severity]),
      total: this.total,
      ...(added && { added }),
    };
  }
}
