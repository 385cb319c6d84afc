/** Settings as the parts of an evaluation take them. */
import type { PortfolioSettings } from './period-figures';
import type { Settings } from './settings';
import type { SplitSettings, WindowSettings } from './split';
import type { StressLines } from './stress-universe';
import type { WalkForwardSettings } from './walk-forward';

/** A setting that has a default is never null. */
export function stated<T>(value: T | null): T {
  if (value === null) throw new Error('a setting without its default');
  return value;
}

export function portfolioOf({ values, weights }: Settings): PortfolioSettings {
  return {
    weights,
    longPct: stated(values['portfolio.long_pct']),
    shortPct: stated(values['portfolio.short_pct']),
    topPct: stated(values['portfolio.top_pct']),
    costRate: stated(values['cost.rate']),
  };
}

export function splitSettings({ values }: Settings): SplitSettings {
  return {
    trainStart: values['split.train_start'],
    trainEnd: values['split.train_end'],
    testStart: values['split.test_start'],
    testEnd: values['split.test_end'],
    embargo: stated(values['walk_forward.embargo_days']),
  };
}

export function windowSettings({ values }: Settings): WindowSettings {
  return {
    trainYears: stated(values['walk_forward.train_years']),
    testYears: stated(values['walk_forward.test_years']),
    startYear: values['walk_forward.start_year'],
    endYear: values['walk_forward.end_year'],
  };
}

export function walkForwardSettings({ values }: Settings, periodsPerYear: number | null): WalkForwardSettings {
  return {
    embargo: stated(values['walk_forward.embargo_days']),
    minTrainPeriods: stated(values['walk_forward.min_train_periods']),
    minTestPeriods: stated(values['walk_forward.min_test_periods']),
    costMultiplier: stated(values['stress.cost_multiplier']),
    costRate: stated(values['cost.rate']),
    periodsPerYear,
  };
}

export function stressLines({ values }: Settings): StressLines {
  return {
    minMarketCap: values['stress.min_market_cap'],
    minDollarVolume: values['stress.min_dollar_volume'],
    minPrice: values['stress.min_price'],
  };
}

/** A long-only portfolio is compared with its universe. */
export function isLongOnly({ values, weights }: Settings): boolean {
  return weights === 'quantile' && values['portfolio.short_pct'] === 0;
}
