/** What of a report the plots of the effect need besides its periods; what it does not state is null. */
import type { ProductionGatesReport, WalkForwardWindow } from '@gatehouse/contracts';
import { figure, finiteNumber } from './figures';

export interface ReportFigures {
  /** First date of the test. */
  testStart: string | null;
  /** Cost of each unit traded. */
  costRate: number | null;
  windows: readonly WalkForwardWindow[];
  quantiles: readonly (number | null)[] | undefined;
  costs: { multiplier: number | null; test_ic: number | null }[];
  deflated: {
    figures: { n: number; sharpe: number; skewness: number; kurtosis: number } | null;
    variance: number | null;
    trials: number | null;
    line: number;
    breakEven: number | null;
  };
}

export function reportFigures(report: ProductionGatesReport, windows: readonly WalkForwardWindow[]): ReportFigures {
  const sections = report as Readonly<Record<string, unknown>>;
  const start = sectionOf(sections['sample'])['test_start'];
  const means = sectionOf(sections['quantiles'])['mean_returns'];
  return {
    testStart: typeof start === 'string' && /^\d{4}-\d{2}/.test(start) ? start : null,
    costRate: costRateOf(sectionOf(sections['cost'])),
    windows,
    quantiles: Array.isArray(means) ? means.map((value) => finiteNumber(value) ?? null) : undefined,
    costs: (report.cost_stress ?? []).map((row) => ({
      multiplier: finiteNumber(row.cost_multiplier) ?? null,
      test_ic: finiteNumber(row.test_ic) ?? null,
    })),
    deflated: deflatedOf(report),
  };
}

function deflatedOf({ statistical_gates: stat, thresholds }: ProductionGatesReport): ReportFigures['deflated'] {
  const [n, sharpe, skewness, kurtosis] = ['sharpe_n', 'sharpe', 'skewness', 'kurtosis'].map((name) =>
    figure(stat, name),
  );
  const isKnown = n !== undefined && sharpe !== undefined && skewness !== undefined && kurtosis !== undefined;
  return {
    figures: isKnown ? { n, sharpe, skewness, kurtosis } : null,
    variance: figure(stat, 'sharpe_variance') ?? null,
    trials: figure(stat, 'n_trials') ?? null,
    line: figure(thresholds, 'dsr_min') ?? 0.95,
    breakEven: figure(stat, 'break_even_trials') ?? null,
  };
}

/** The break-even multiplier is the break-even rate ÷ the rate (contract 18.5). */
function costRateOf(cost: Readonly<Record<string, unknown>>): number | null {
  const stated = finiteNumber(cost['rate']);
  if (stated !== undefined) return stated;
  const [rate, multiplier] = [finiteNumber(cost['break_even_rate']), finiteNumber(cost['break_even_multiplier'])];
  return rate === undefined || multiplier === undefined || multiplier === 0 ? null : rate / multiplier;
}

function sectionOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
