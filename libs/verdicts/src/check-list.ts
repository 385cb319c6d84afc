import { missing, notApplicable, withSeverities, type CheckResult, type Checks } from './check';
import { Findings } from './findings';

/** The checks of a verdict while they are made, one after the other. */
export class CheckList {
  private readonly results = new Map<string, CheckResult>();

  /** Records a check by what it found; without findings it passed. `added`: what it adds to the document. */
  judge(id: string, findings: Findings, added?: CheckResult['added']): void {
    this.results.set(id, findings.result(added));
  }

  pass(id: string, added?: CheckResult['added']): void {
    this.judge(id, new Findings(), added);
  }

  fail(id: string, ...texts: string[]): void {
    const findings = new Findings();
    findings.fail(...texts);
    this.judge(id, findings);
  }

  missing(id: string, ...texts: string[]): void {
    this.results.set(id, missing(...texts));
  }

  notApplicable(id: string, why: string): void {
    this.results.set(id, notApplicable(why));
  }

  /** Was this check made already? */
  has(id: string): boolean {
    return this.results.has(id);
  }

  /** The checks in the order in which they were made, with the severities of a policy. */
  checks(severity: Readonly<Record<string, 'fail' | 'warn'>> = {}): Checks {
    return withSeverities(Object.fromEntries(this.results), severity);
  }
}
