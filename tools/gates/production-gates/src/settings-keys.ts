/**
 * The settings of a strategy below `production_gates`, each with its default, the key of the replaced script that
 * stands in for it, and the flat name by which it may be written as well (contract 18.4).
 */
import { lineNames, lines, type LineName } from './lines';
import { anything, date, listOf, oneOf, real, seed, text, whole, type Reader } from './values';

export interface Key<T> {
  readonly read: Reader<T>;
  readonly standard: T | null;
  /** Where the replaced scripts' configurations have it. */
  readonly old?: string;
  readonly flat?: string;
}

const key = <T>(read: Reader<T>, standard: T | null, old?: string, flat?: string): Key<T> => ({
  read,
  standard,
  ...(old === undefined ? {} : { old }),
  ...(flat === undefined ? {} : { flat }),
});

const share = real(0, { above: true, most: 1 });
const multiplier = real(0);
/** Of four digits, as dates have them. */
const year = whole(1000, 9999);

export const settingKeys = {
  'label.delay': key(whole(0), 1, 'execution.execution_delay', 'delay'),
  'label.holding': key(whole(1), 21, 'execution.holding_period', 'holding'),
  'label.missing_exit': key(oneOf('last_price', 'drop'), 'last_price', undefined, 'missing_exit'),
  'label.score_known': key(oneOf('after_close', 'before_entry'), 'after_close', undefined, 'score_known'),
  'rebalance.mode': key(oneOf('month_end'), null, 'calendar.rebalance_mode', 'rebalance_mode'),
  'rebalance.every': key(whole(1), 1, undefined, 'rebalance_every'),
  min_names: key(whole(3), 10),
  'portfolio.weights': key(oneOf('rank', 'quantile'), null, undefined, 'portfolio'),
  'portfolio.long_pct': key(share, 0.2, 'execution.long_pct', 'long_pct'),
  'portfolio.short_pct': key(real(0, { most: 1 }), 0.2, 'execution.short_pct', 'short_pct'),
  'portfolio.top_pct': key(share, 0.2, undefined, 'top_pct'),
  'cost.rate': key(real(0), 0.002, 'execution.transaction_cost', 'cost_rate'),
  'cost.multipliers': key(listOf(multiplier), [1, 1.5, 2], undefined, 'cost_multipliers'),
  'split.train_start': key(date, null, 'backtest_periods.train_start', 'train_start'),
  'split.train_end': key(date, null, 'backtest_periods.train_end', 'train_end'),
  'split.test_start': key(date, null, 'backtest_periods.test_start', 'test_start'),
  'split.test_end': key(date, null, 'backtest_periods.test_end', 'test_end'),
  'walk_forward.train_years': key(whole(1), 3, undefined, 'train_years'),
  'walk_forward.test_years': key(whole(1), 1, undefined, 'test_years'),
  'walk_forward.start_year': key(year, null, undefined, 'start_year'),
  'walk_forward.end_year': key(year, null, undefined, 'end_year'),
  'walk_forward.embargo_days': key(whole(0), 0, undefined, 'embargo'),
  'walk_forward.min_train_periods': key(whole(1), 24, undefined, 'min_train'),
  'walk_forward.min_test_periods': key(whole(1), 6, undefined, 'min_test'),
  'walk_forward.min_windows': key(whole(1), 3, undefined, 'min_windows'),
  'stress.min_market_cap': key(real(), null, undefined, 'stress_min_market_cap'),
  'stress.min_dollar_volume': key(real(), null, undefined, 'stress_min_dollar_volume'),
  'stress.min_price': key(real(), null, undefined, 'stress_min_price'),
  'stress.cost_multiplier': key(multiplier, 1.5, undefined, 'stress_cost_multiplier'),
  periods_per_year: key(real(0, { above: true }), null),
  'trials.family': key(text, null, undefined, 'trials_family'),
  'trials.declared': key(whole(1), null, undefined, 'trials_declared'),
  'trials.tried': key(listOf(anything), [], undefined, 'trials_tried'),
  'bootstrap.reps': key(whole(1), 10_000),
  'bootstrap.seed': key(seed, null),
  'bootstrap.block_length': key(real(1), null),
  'risk.size_min_names': key(whole(3), 30, undefined, 'size_min_names'),
  'gates.required': key(listOf(text), []),
  'gates.optional': key(listOf(text), ['stat_gate_pbo', 'stat_gate_spa', 'guard_gate_point_in_time']),
} as const;

export type SettingKey = keyof typeof settingKeys;
export type SettingOf<K extends SettingKey> = (typeof settingKeys)[K] extends Key<infer T> ? T : never;

export const lineKeys = Object.fromEntries(
  lineNames.map((name) => [`lines.${name}`, key(real(), lines[name].standard)]),
) as Record<`lines.${LineName}`, Key<number>>;

/** Tables, and which columns of theirs can be named. */
export const tableRoles = {
  scores: ['date', 'asset', 'score', 'available_at'],
  prices: ['date', 'asset', 'price', 'volume'],
  returns: ['date', 'asset', 'ret'],
  forward_returns: ['date', 'asset', 'ret', 'trade_date', 'exit_date'],
  benchmark: ['date', 'price', 'ret'],
  market_cap: ['date', 'asset', 'market_cap'],
  industry: ['date', 'asset', 'industry'],
  calendar: ['date'],
} as const;

export type TableName = keyof typeof tableRoles;
export const tableNames = Object.keys(tableRoles) as TableName[];

export const tableKeys = Object.fromEntries(tableNames.map((name) => [`tables.${name}`, key(text, null)])) as Record<
  `tables.${TableName}`,
  Key<string>
>;

export const columnKeys = Object.fromEntries(
  tableNames.flatMap((table) => tableRoles[table].map((role) => [`columns.${table}.${role}`, key(text, null)])),
) as Record<string, Key<string>>;

export const allKeys: Readonly<Record<string, Key<unknown>>> = {
  ...settingKeys,
  ...lineKeys,
  ...tableKeys,
  ...columnKeys,
};

/** Flat name → key. */
export const flatNames: ReadonlyMap<string, string> = new Map(
  Object.entries(allKeys).flatMap(([name, { flat }]) => (flat === undefined ? [] : [[flat, name]])),
);
