/** Checks of the folds: all of them end before the holdout starts, and none looks ahead (contract 25.3). */
import { foldDates, foldsOf, type Window } from '@gatehouse/backtests';
import { Findings, type CheckList } from '@gatehouse/verdicts';
import { documentOf, type HoldoutRun } from './run';

export function checkFolds(checks: CheckList, { folds: source }: HoldoutRun, window: Window): void {
  const document = documentOf(source);
  const folds = foldsOf(document?.items ?? []);
  if (document === undefined || folds.length === 0) {
    const lack = document === undefined ? `${source.name}: not there or unreadable` : `${source.name}: no folds`;
    for (const id of ['folds_before_holdout', 'folds_ordered']) checks.missing(id, lack);
    return;
  }
  const [before, ordered] = [new Findings(), new Findings()];
  let lastTestEnd: { index: number; day: string } | undefined;
  folds.forEach((fold, index) => {
    const dates = fold === undefined ? undefined : foldDates(fold);
    if (dates === undefined) {
      for (const findings of [before, ordered]) findings.missing(`fold ${index}: dates are absent`);
      return;
    }
    const { trainStart, trainEnd, testStart, testEnd } = dates;
    for (const [name, day] of [
      ['train_end', trainEnd],
      ['test_end', testEnd],
    ] as const)
      if (day >= window.start) before.fail(`fold ${index}: ${name} ${day} is not before holdout_start ${window.start}`);
    if (!(trainStart <= trainEnd && trainEnd < testStart && testStart <= testEnd))
      ordered.fail(`fold ${index}: train ${trainStart}..${trainEnd}, test ${testStart}..${testEnd} are not in order`);
    if (lastTestEnd !== undefined && testStart <= lastTestEnd.day)
      ordered.warn(
        `fold ${index}: test_start ${testStart} is not after test_end ${lastTestEnd.day} of fold ${lastTestEnd.index}`,
      );
    lastTestEnd = { index, day: testEnd };
  });
  checks.judge('folds_before_holdout', before);
  checks.judge('folds_ordered', ordered);
}
