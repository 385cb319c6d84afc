/** What is left after costs (contract 18.8). */
import { mean, sharpeRatio } from '@gatehouse/statistics';
import { netIc, netReturn } from './means';
import type { PeriodRow } from './period-rows';

export type CostRow = {
  cost_multiplier: number;
  return_code: 0;
  /** Means of IC after costs, of all periods of the part. */
  test_ic: number | null;
  train_ic: number | null;
  run_json: null;
  /** Of the series, per period. */
  net_return_mean: number | null;
  net_sharpe: number | null;
};

export type CostFigures = {
  gross_return_mean: number | null;
  turnover_mean: number | null;
  /** Cost multiplier, and cost of a unit of weight, at which nothing is left; null without turnover or costs. */
  break_even_multiplier: number | null;
  break_even_rate: number | null;
};

export interface Parts {
  readonly test: readonly PeriodRow[];
  readonly train: readonly PeriodRow[];
  /** Test periods whose labels do not overlap. */
  readonly series: readonly PeriodRow[];
}

export function costRows({ test, train, series }: Parts, multipliers: readonly number[], rate: number): CostRow[] {
  return multipliers.map((multiplier) => {
    const returns = series.map(netReturn(multiplier, rate));
    return {
      cost_multiplier: multiplier,
      return_code: 0,
      test_ic: mean(test.map(netIc(multiplier))),
      train_ic: mean(train.map(netIc(multiplier))),
      run_json: null,
      net_return_mean: mean(returns),
      net_sharpe: sharpeRatio(returns),
    };
  });
}

export function costFigures({ series }: Parts, rate: number): CostFigures {
  const gross = mean(series.map((row) => row.gross_return));
  const traded = mean(series.map((row) => row.turnover));
  const per = (cost: number): number | null => (gross === null || !(cost > 0) ? null : gross / cost);
  return {
    gross_return_mean: gross,
    turnover_mean: traded,
    break_even_multiplier: per(rate * (traded ?? 0)),
    break_even_rate: per(traded ?? 0),
  };
}
