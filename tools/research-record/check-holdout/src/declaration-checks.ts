/** Checks of what the run declares: window, selection, manifests (contract 25.2, 25.4). */
import { isDeepStrictEqual } from 'node:util';
import { bestBy, parseDay, textOf, type Window } from '@gatehouse/backtests';
import { pyRepr } from '@gatehouse/render';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { documentOf, lackOf, type HoldoutRun } from './run';

export function checkDocuments(checks: CheckList, run: HoldoutRun): void {
  const findings = new Findings();
  for (const { reading } of [run.manifest, run.folds, run.selection, run.holdoutManifest])
    if (reading.state === 'damaged') findings.fail(reading.fault);
  checks.judge('documents_read', findings);
}

export function checkDeclared(checks: CheckList, { manifest, window, walkforward }: HoldoutRun): void {
  const id = 'holdout_declared';
  const lack = lackOf(manifest);
  if (lack !== undefined) checks.missing(id, lack);
  else if (window === undefined) checks.missing(id, undeclared(manifest.name, walkforward));
  else if (window.end < window.start)
    checks.fail(id, `holdout_end ${window.end} is before holdout_start ${window.start}`);
  else checks.pass(id);
}

function undeclared(name: string, walkforward: HoldoutRun['walkforward']): string {
  const broken = (['holdout_start', 'holdout_end'] as const).find(
    (key) => (walkforward[key] ?? '') !== '' && parseDay(walkforward[key]) === undefined,
  );
  return broken === undefined
    ? `${name}: walkforward.holdout_start and holdout_end are absent`
    : `${name}: walkforward.${broken} ${pyRepr(walkforward[broken])} is no date`;
}

export function checkSelectionBefore(checks: CheckList, { manifest, walkforward }: HoldoutRun, window: Window): void {
  const id = 'selection_before_holdout';
  const end = parseDay(walkforward['selection_window_end']);
  if (end === undefined) checks.missing(id, `${manifest.name}: walkforward.selection_window_end is absent`);
  else if (end >= window.start)
    checks.fail(id, `selection_window_end ${end} is not before holdout_start ${window.start}`);
  else checks.pass(id);
}

/** Keys of both manifests, and whether the run's has them in its section `walkforward`. */
const agreed = {
  run_id: false,
  config_sha256: false,
  git_sha: false,
  selection_window_end: true,
  holdout_start: true,
  holdout_end: true,
  selected_model: true,
  selected_params: true,
} as const;

export function checkManifestsAgree(checks: CheckList, run: HoldoutRun): void {
  const id = 'manifests_agree';
  const { holdoutManifest, manifest, walkforward } = run;
  const lack = lackOf(holdoutManifest);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const findings = new Findings();
  const [own, whole] = [documentOf(holdoutManifest)?.fields ?? {}, documentOf(manifest)?.fields ?? {}];
  for (const [key, isInSection] of Object.entries(agreed)) {
    const [given, expected] = [own[key] ?? null, (isInSection ? walkforward : whole)[key] ?? null];
    if (!isDeepStrictEqual(given, expected))
      findings.fail(
        `${holdoutManifest.name}: ${key} ${JSON.stringify(given)}, ${manifest.name} has ${JSON.stringify(expected)}`,
      );
  }
  checks.judge(id, findings);
}

export function checkSelectedBySelection(checks: CheckList, run: HoldoutRun): void {
  const id = 'selected_by_selection';
  const { selection, manifest, walkforward } = run;
  const lack = lackOf(selection);
  const model = textOf(walkforward['selected_model']);
  if (lack !== undefined) {
    checks.missing(id, lack);
    return;
  }
  const document = documentOf(selection);
  const { candidates, best, value } = bestBy(document?.items, 'mean_sharpe');
  if (candidates.length === 0) checks.missing(id, `${selection.name}: no candidates`);
  else if (value === undefined) checks.missing(id, `${selection.name} has no mean_sharpe`);
  else if (model !== undefined && best.some((candidate) => candidate['model'] === model)) checks.pass(id);
  else
    checks.fail(
      id,
      `selected_model ${documentOf(manifest)?.shown(walkforward, 'selected_model') ?? 'None'} is not the best of ` +
        `${selection.name} (${document?.shown(best[0], 'model') ?? 'None'})`,
    );
}
