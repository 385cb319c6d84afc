/** Exposures of the factor (contract 18.8): what cannot be known is null, and no gate passes on it. */
import { leastSquares, mean } from '@gatehouse/statistics';
import { knownMean } from './means';
import type { PeriodRow } from './period-rows';

export type Risk = {
  /** All four below are known. */
  ok: boolean;
  beta_vs_spy: number | null;
  beta_n: number;
  beta_se: number | null;
  /** Return whose beta it is: of the portfolio, or of a long-only one less the universe. */
  beta_of: 'portfolio' | 'active';
  turnover_top_pct_overlap: number | null;
  size_signal_corr_log_mcap: number | null;
  size_signal_rank_corr: number | null;
  size_dates: number;
  industry_coverage: number | null;
  industry_max_weight: number | null;
};

export const fewestForBeta = 20;

export interface RiskRequest {
  readonly test: readonly PeriodRow[];
  readonly series: readonly PeriodRow[];
  readonly isLongOnly: boolean;
  readonly hasIndustries: boolean;
}

export function riskOf({ test, series, isLongOnly, hasIndustries }: RiskRequest): Risk {
  const known = series.filter((row) => row.benchmark_return !== null);
  const line =
    known.length < fewestForBeta
      ? null
      : leastSquares(
          known.map((row) => row.benchmark_return as number),
          known.map((row) => (isLongOnly ? row.gross_return - row.universe_return : row.gross_return)),
        );
  const sized = test.filter((row) => row.size_corr !== null);
  const names = test.reduce((total, row) => total + row.names, 0);
  const found = {
    beta_vs_spy: line?.slope ?? null,
    turnover_top_pct_overlap: knownMean(test.slice(1).map((row) => row.top_overlap)),
    size_signal_corr_log_mcap: mean(sized.map((row) => row.size_corr as number)),
    industry_coverage:
      hasIndustries && names > 0 ? test.reduce((total, row) => total + row.industry_names, 0) / names : null,
  };
  return {
    ok: Object.values(found).every((value) => value !== null),
    ...found,
    beta_n: known.length,
    beta_se: line?.se ?? null,
    beta_of: isLongOnly ? 'active' : 'portfolio',
    size_signal_rank_corr: knownMean(sized.map((row) => row.size_rank_corr)),
    size_dates: sized.length,
    industry_max_weight: knownMean(test.map((row) => row.industry_max_weight)),
  };
}
