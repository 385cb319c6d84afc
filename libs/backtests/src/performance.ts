/** What a curve is worth: the figures a run records in metrics.json, as the backtester computes them. */
import { CompensatedSum } from './column';

export interface Performance {
  /** mean ÷ standard deviation (÷ n) of the returns per bar × √(periods per year); 0 when nothing varies. */
  sharpe_ratio: number;
  /** Compound growth per year: (last ÷ first)^(periods ÷ bars) − 1. */
  cagr: number;
  /** The deepest fall below the highest equity so far, as a share of it. */
  max_drawdown: number;
  final_equity: number;
  /** Standard deviation (÷ n) of the returns × √(periods per year). */
  ann_vol: number;
  /** Bars with a return other than 0. */
  traded_days: number;
  /** Variance (÷ n) of the returns. */
  variance: number;
}

/** Standard deviations up to this are rounding. */
const negligible = 1e-15;

/**
 * The figures of a series of equities. `restarts`: ascending indices of bars at which the curve begins again; there the
 * return is 0 and what follows is chained to what was before. Returns are equityᵢ ÷ equityᵢ₋₁ − 1, the first 0.
 */
export function performanceOf(
  series: { length: number; equity(index: number): number },
  periodsPerYear: number,
  restarts: readonly number[] = [],
): Performance {
  const bars = series.length;
  const first = series.equity(0);
  const sum = new CompensatedSum();
  let [traded, scale, top, drawdown, next] = [0, 1, -Infinity, 0, 0];
  const returnAt = (index: number): number => series.equity(index) / series.equity(index - 1) - 1;
  for (let index = 0; index < bars; index += 1) {
    const equity = series.equity(index);
    if (restarts[next] === index) {
      scale *= series.equity(index - 1) / equity;
      next += 1;
    } else if (index > 0) {
      const gain = returnAt(index);
      sum.add(gain);
      if (gain !== 0) traded += 1;
    }
    const chained = equity * scale;
    if (chained > top) top = chained;
    const fall = (top - chained) / top;
    if (fall > drawdown || Number.isNaN(fall)) drawdown = fall;
  }
  const mean = sum.value / bars;
  const squares = new CompensatedSum();
  next = 0;
  for (let index = 0; index < bars; index += 1) {
    const isRestart = restarts[next] === index;
    if (isRestart) next += 1;
    const gain = index === 0 || isRestart ? 0 : returnAt(index);
    squares.add((gain - mean) ** 2);
  }
  const variance = squares.value / bars;
  const deviation = Math.sqrt(variance);
  const last = series.equity(bars - 1) * scale;
  return {
    sharpe_ratio: deviation <= negligible ? 0 : (mean / deviation) * Math.sqrt(periodsPerYear),
    cagr: (last / first) ** (periodsPerYear / bars) - 1,
    max_drawdown: drawdown,
    final_equity: last,
    ann_vol: deviation * Math.sqrt(periodsPerYear),
    traded_days: traded,
    variance,
  };
}
