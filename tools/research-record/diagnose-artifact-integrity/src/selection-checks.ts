/**
 * Checks of a walk-forward run: that something was selected, from what, and that the record says so (contract 24.9).
 */
import { isDeepStrictEqual } from 'node:util';
import { bestBy, fieldsOf, foldsOf, numberOf, textOf, type Fields, type Fold } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { walksForward, type Run } from './run';
import { lackOf, type JsonSource } from './source';

export function checkSelection(checks: CheckList, run: Run): void {
  const folds = foldsOf(run.folds.items);
  const lack = lackOf(run.folds);
  const ofFolds = { selection_made: checkMade, selection_active: checkActive } as const;
  for (const [id, check] of Object.entries(ofFolds)) {
    if (!walksForward(run)) checks.notApplicable(id, 'no walk-forward run');
    else if (lack !== undefined) checks.missing(id, lack);
    else check(checks, run.folds, folds);
  }
  checkRecorded(checks, run);
  checkExclusions(checks, run, folds);
}

const isSelected = ({ fields }: Fold): boolean => (fields['best_params'] ?? null) !== null;

function checkMade(checks: CheckList, source: JsonSource, folds: readonly (Fold | undefined)[]): void {
  const findings = new Findings();
  if (folds.length === 0) findings.missing(`${source.name}: no folds`);
  const grids = folds.map((fold) => bestBy(fold?.fields['grid_summary'], 'sharpe_ratio'));
  const noGridAtAll = grids.every(({ value }) => value === undefined);
  folds.forEach((fold, index) => {
    const grid = grids[index] as ReturnType<typeof bestBy>;
    const at = `fold ${index}`;
    if (fold === undefined) findings.fail(`${at}: must be a JSON object`);
    else if (!isSelected(fold))
      findings.fail(
        `${at}: no candidate was selected (${textOf(fold.fields['selection_status']) ?? source.shown('selection_status', fold.fields)})`,
      );
    else if (grid.value === undefined)
      findings.add(noGridAtAll ? 'missing' : 'fail', `${at}: grid_summary has no sharpe_ratio`);
    else checkChoice(findings, at, { source, fold, ...grid });
  });
  checks.judge('selection_made', findings);
}

/** The parameters chosen are those of the one candidate that was best. */
function checkChoice(
  findings: Findings,
  at: string,
  { source, fold, candidates, best }: { source: JsonSource; fold: Fold } & ReturnType<typeof bestBy>,
): void {
  const top = source.shown('sharpe_ratio', best[0]);
  if (best.length > 1) {
    findings.fail(
      `${at}: ${best.length} of ${candidates.length} candidates share the best sharpe_ratio ${top}: nothing was selected`,
    );
    return;
  }
  const chosen = candidates.filter(({ params }) => isPartOf(fieldsOf(params), fieldsOf(fold.fields['best_params'])));
  if (chosen.length === 0) findings.fail(`${at}: best_params are not in grid_summary`);
  else if (!chosen.includes(best[0] as Fields))
    findings.fail(
      `${at}: best_params have sharpe_ratio ${source.shown('sharpe_ratio', chosen[0])}, the best is ${top}`,
    );
}

/** A grid lists the parameters that vary, best_params all of them. */
function isPartOf(part: Fields | undefined, whole: Fields | undefined): boolean {
  if (part === undefined || whole === undefined) return false;
  return Object.entries(part).every(([key, value]) => isDeepStrictEqual(whole[key], value));
}

function checkActive(checks: CheckList, source: JsonSource, folds: readonly (Fold | undefined)[]): void {
  const selected = folds.filter((fold) => fold !== undefined && isSelected(fold)) as Fold[];
  if (selected.length === 0) {
    checks.notApplicable('selection_active', 'no candidate was selected');
    return;
  }
  const findings = new Findings();
  for (const { index, fields } of selected) {
    const metrics = fieldsOf(fields['train_metrics']);
    if (metrics === undefined) findings.fail(`fold ${index}: no train_metrics`);
    else if (!((numberOf(metrics['total_turnover']) ?? 0) > 0))
      findings.fail(
        `fold ${index}: the selected candidate did not trade in training (total_turnover ${source.shown('total_turnover', metrics)})`,
      );
  }
  checks.judge('selection_active', findings);
}

function checkRecorded(checks: CheckList, { selection, manifest, walkforward }: Run): void {
  const id = 'selection_recorded';
  if (selection.state === 'absent' && walkforward === undefined) {
    checks.notApplicable(id, `no ${selection.name} and no walkforward in ${manifest.name}`);
    return;
  }
  const model = walkforward?.['selected_model'] ?? '';
  if (model === '') {
    const reason = textOf(walkforward?.['non_degenerate_failure_reason']);
    checks.fail(
      id,
      `${manifest.name}: walkforward.selected_model is absent${reason === undefined ? '' : `: ${reason}`}`,
    );
    return;
  }
  const lack = lackOf(selection);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const findings = new Findings();
  const { candidates, best, value } = bestBy(selection.items, 'mean_sharpe');
  if (candidates.length === 0) findings.missing(`${selection.name}: no candidates`);
  else if (value === undefined) findings.missing(`${selection.name} has no mean_sharpe`);
  else if (best.length > 1)
    findings.fail(
      `${selection.name}: ${best.length} of ${candidates.length} candidates share the best mean_sharpe ${selection.shown('mean_sharpe', best[0])}`,
    );
  else if (best[0]?.['model'] !== model)
    findings.fail(
      `${manifest.name}: selected_model ${manifest.shown('selected_model', walkforward)} is not the best of ${selection.name}`,
    );
  checks.judge(id, findings);
}

function checkExclusions(checks: CheckList, run: Run, folds: readonly (Fold | undefined)[]): void {
  const { manifest, walkforward } = run;
  const lack = lackOf(run.folds);
  const excluded = folds.flatMap((fold, index) => {
    const list = fold?.fields['grid_exclusions'];
    return Array.isArray(list) ? list.map((item) => ({ index, fields: fieldsOf(item) ?? {} })) : [];
  });
  const recorded = walkforward?.['non_degenerate_excluded'] ?? undefined;
  if (recorded === undefined)
    checks.notApplicable('exclusions_counted', `${manifest.name} has no non_degenerate_excluded`);
  else if (lack !== undefined) checks.missing('exclusions_counted', lack);
  else if (recorded === excluded.length) checks.pass('exclusions_counted');
  else
    checks.fail(
      'exclusions_counted',
      `${manifest.name}: non_degenerate_excluded ${manifest.shown('non_degenerate_excluded', walkforward)}, ` +
        `${run.folds.name} has ${excluded.length} grid_exclusions`,
    );
  if (!walksForward(run)) checks.notApplicable('exclusions_explained', 'no walk-forward run');
  else if (lack !== undefined) checks.missing('exclusions_explained', lack);
  else if (excluded.length === 0) checks.notApplicable('exclusions_explained', 'nothing was excluded');
  else {
    const findings = new Findings();
    for (const { index, fields } of excluded) {
      const { model, reasons } = fields;
      const isExplained = Array.isArray(reasons) ? reasons.length > 0 : textOf(reasons) !== undefined;
      if (!isExplained)
        findings.fail(
          `fold ${index}: ${textOf(model) ?? run.folds.shown('model', fields)} is excluded without reasons`,
        );
    }
    checks.judge('exclusions_explained', findings);
  }
}
