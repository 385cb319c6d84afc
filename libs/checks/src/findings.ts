/** How bad a finding is: `missing` is evidence that is not there, which never helps a verdict (contract 0.13). */
export type Severity = 'fail' | 'missing' | 'warn';

/** From the worst on; what has findings of several severities has the status of the worst, and those stand first. */
const severities = ['fail', 'missing', 'warn'] as const satisfies readonly Severity[];

/** Findings of one check and one severity that are kept as text; more are only counted. */
export const findingLimit = 100_000;

/** What a check finds while it looks: `<file>[:<line>]: what is wrong, expected and found`. */
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
    if (this.texts[severity].length < findingLimit) this.texts[severity].push(text);
  }

  /** The worst severity found; undefined when nothing was. */
  get worst(): Severity | undefined {
    return severities.find((severity) => this.counts[severity] > 0);
  }

  /** The texts that are kept, the worst first, else in the order of the input. */
  get all(): readonly string[] {
    return severities.flatMap((severity) => this.texts[severity]);
  }

  get total(): number {
    return severities.reduce((sum, severity) => sum + this.counts[severity], 0);
  }
}
