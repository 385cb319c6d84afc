/** The verdict on a run's holdout (contract 25). */
import type { RunFiles } from '@gatehouse/backtests';
import type { HoldoutPolicy } from '@gatehouse/contracts';
import { CheckList, type Checks } from '@gatehouse/verdicts';
import {
  checkDeclared,
  checkDocuments,
  checkManifestsAgree,
  checkSelectedBySelection,
  checkSelectionBefore,
} from './declaration-checks';
import { checkFolds } from './fold-checks';
import { checkRows } from './row-checks';
import type { HoldoutRun } from './run';
import { checkUse } from './use-checks';
import { checkWindow } from './window-check';

const needWindow = [
  'selection_before_holdout',
  'folds_before_holdout',
  'folds_ordered',
  'holdout_inside',
  'holdout_covered',
  'returns_disjoint',
  'grid_before_holdout',
  'manifests_agree',
  'selected_by_selection',
  'first_use',
  'not_contaminated',
  'window_unmoved',
] as const;

/**
 * All checks in the order of the document. `index`: absolute path; `config`: relative to the repository. Throws Failure
 * `io`.
 */
export async function checkHoldout(
  files: RunFiles,
  run: HoldoutRun,
  { root, policy, index, config }: { root: string; policy: HoldoutPolicy; index: string; config: string | undefined },
): Promise<Checks> {
  const checks = new CheckList();
  checkDocuments(checks, run);
  checkDeclared(checks, run);
  const { window } = run;
  if (window === undefined) for (const id of needWindow) checks.missing(id, 'no holdout window is declared');
  else {
    checkSelectionBefore(checks, run, window);
    checkFolds(checks, run, window);
    await checkRows(checks, files, run, { window, coverageDays: policy.coverage_days });
    checkManifestsAgree(checks, run);
    checkSelectedBySelection(checks, run);
    checkUse(checks, files, run, { window, index, maxEvaluations: policy.max_evaluations });
    checkWindow(checks, root, run, { window, config });
  }
  return checks.checks(policy.severity);
}
