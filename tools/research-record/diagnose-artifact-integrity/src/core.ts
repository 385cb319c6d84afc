/** The verdict on a run's files (contract 24). Pure: what was read, in; checks, out. */
import { CheckList, type Checks } from '@gatehouse/verdicts';
import { checkCurve, curveFigures } from './curve-checks';
import { checkDocuments, checkUnsafe } from './document-checks';
import { checkHealth } from './health-checks';
import { checkOrderFlow } from './order-flow-checks';
import type { Phase } from './phase';
import { checkBootstrap, checkRecordedIntegrity } from './record-checks';
import type { Run } from './run';
import { checkSelection } from './selection-checks';
import { nearWithin, type Near } from './tolerance';
import { checkTrades } from './trade-checks';

/** All checks of a run, in the order of the document. */
export function checkRun(run: Run): Checks {
  const { policy } = run;
  const checks = new CheckList();
  const near = nearWithin(policy.absolute_tolerance, policy.relative_tolerance);
  checkDocuments(checks, run);
  checkPhase(checks, run, run.main, near);
  if (run.holdout !== undefined) checkPhase(checks, run, run.holdout, near);
  checkBootstrap(checks, run);
  checkRecordedIntegrity(checks, run, near);
  checkSelection(checks, run);
  checkOrderFlow(checks, run, near);
  checkUnsafe(checks, run);
  return checks.checks(policy.severity);
}

function checkPhase(checks: CheckList, { policy, manifest }: Run, phase: Phase, near: Near): void {
  const figures = curveFigures(phase, policy.periods_per_year);
  checkCurve(checks, phase, figures, near);
  checkTrades(checks, phase, near);
  checkHealth(checks, phase, { figures, manifest, near });
}
