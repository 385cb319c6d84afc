/** The tables behind a report (contract 18.13). */
import { formatTable, type CellValue } from '@gatehouse/csv';
import { isoDate } from './days';
import { partsOf, type Evaluation } from './evaluation';
import type { CostRow } from './costs';
import type { Period } from './sample';
import type { Survey } from './survey';
import type { PeriodRow } from './period-rows';
import type { WalkForwardWindow } from './walk-forward';

const count = (value: number): bigint => BigInt(value);

export function costCsv(rows: readonly CostRow[]): Buffer {
  const columns = [
    'cost_multiplier',
    'return_code',
    'test_ic',
    'train_ic',
    'run_json',
    'net_return_mean',
    'net_sharpe',
  ];
  return formatTable(
    columns,
    rows.map((row) => ({ values: { ...row, return_code: count(row.return_code) } })),
  );
}

const walkForwardColumns = [
  'factor',
  'train_start',
  'train_end',
  'test_start',
  'test_end',
  'test_year',
  'train_ic',
  'train_ic_overall',
  'train_n_dates',
  'train_n_signals',
  'test_ic',
  'test_ic_overall',
  'test_n_dates',
  'test_n_signals',
  'test_sharpe',
  'test_win_rate',
  'rebalance_freq',
  'holding_period',
  'window',
  'reason',
  'train_purged',
  'test_ic_x1',
  'test_ic_gross',
] as const;

/** Columns of the replaced script first. */
export function walkForwardCsv(
  windows: readonly WalkForwardWindow[],
  given: { factor: string; rebalanceFreq: string; holding: number },
): Buffer {
  return formatTable(
    walkForwardColumns,
    windows.map((window): { values: Record<(typeof walkForwardColumns)[number], CellValue> } => ({
      values: {
        factor: given.factor,
        train_start: window.train_start,
        train_end: window.train_end,
        test_start: window.test_start,
        test_end: window.test_end,
        test_year: count(Number(window.test_start.slice(0, 4))),
        train_ic: window.train_ic,
        train_ic_overall: null,
        train_n_dates: count(window.train_n),
        train_n_signals: count(window.train_n_signals),
        test_ic: window.test_ic,
        test_ic_overall: null,
        test_n_dates: count(window.test_n),
        test_n_signals: count(window.test_n_signals),
        test_sharpe: window.test_sharpe,
        test_win_rate: window.test_win_rate,
        rebalance_freq: given.rebalanceFreq,
        holding_period: count(given.holding),
        window: window.window,
        reason: window.reason,
        train_purged: count(window.train_purged),
        test_ic_x1: window.test_ic_x1,
        test_ic_gross: window.test_ic_gross,
      },
    })),
  );
}

const periodColumns = [
  'date',
  'names',
  'ic',
  'ic_pearson',
  'turnover',
  'turnover_rank',
  'cost_drag',
  'gross_return',
  'universe_return',
  'benchmark_return',
  'top_overlap',
  'rank_autocorrelation',
  'entry_date',
  'exit_date',
  'part',
  'sleeve',
  'quantile_1',
  'quantile_2',
  'quantile_3',
  'quantile_4',
  'quantile_5',
  'size_names',
  'size_corr',
  'size_rank_corr',
  'industry_names',
  'industry_max_weight',
] as const;

export function periodsCsv(survey: Survey, rows: readonly PeriodRow[], calendar: Int32Array): Buffer {
  const partOf = partsOf(survey);
  const { frame } = survey;
  return formatTable(
    periodColumns,
    rows.map((row): { values: Record<(typeof periodColumns)[number], CellValue> } => {
      const { day, window } = frame.periods[row.position] as Period;
      const [q1 = null, q2 = null, q3 = null, q4 = null, q5 = null] = row.quantile_means;
      return {
        values: {
          date: isoDate(day),
          names: count(row.names),
          ic: row.ic,
          ic_pearson: row.ic_pearson,
          turnover: row.turnover,
          turnover_rank: row.turnover_rank,
          cost_drag: row.cost_drag,
          gross_return: row.gross_return,
          universe_return: row.universe_return,
          benchmark_return: row.benchmark_return,
          top_overlap: row.top_overlap,
          rank_autocorrelation: row.rank_autocorrelation,
          entry_date: isoDate(calendar[window.e] as number),
          exit_date: isoDate(calendar[window.x] as number),
          part: partOf(row.position),
          sleeve: count(row.position % frame.stride),
          quantile_1: q1,
          quantile_2: q2,
          quantile_3: q3,
          quantile_4: q4,
          quantile_5: q5,
          size_names: count(row.size_names),
          size_corr: row.size_corr,
          size_rank_corr: row.size_rank_corr,
          industry_names: count(row.industry_names),
          industry_max_weight: row.industry_max_weight,
        },
      };
    }),
  );
}

/** Net returns at ×1 of the series. */
export function trialReturnsCsv({ series }: Evaluation): Buffer {
  return formatTable(
    ['date', 'ret'],
    series.map(({ day, value }) => ({ values: { date: isoDate(day), ret: value } })),
  );
}

/** Score dates that were not judged, and why; undefined when all were. */
export function notScoredCsv({ frame }: Survey): Buffer | undefined {
  const rows = frame.candidates.flatMap(({ day }, index) => {
    const reason = frame.reasons.get(index);
    return reason === undefined ? [] : [{ values: { date: isoDate(day), reason } }];
  });
  return rows.length === 0 ? undefined : formatTable(['date', 'reason'], rows);
}
