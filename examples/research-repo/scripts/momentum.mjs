// The arithmetic of the scores: pure functions, no files and no clock.
// A month is an integer, year × 12 + month from 0. Prices are Map ticker → Map month → price at the month's end.

export const monthOf = (year, month) => year * 12 + month - 1;
const monthYear = (month) => Math.floor(month / 12);
/** The last calendar day of the month: the first day on which its closing price is known. */
export const monthEnd = (month) => new Date(Date.UTC(monthYear(month), (month % 12) + 1, 0)).toISOString().slice(0, 10);

/**
 * The score of month m is the return from the close of m - lookback to that of m - skip: nothing later than m is read.
 */
export function momentumScores(prices, lookback, skip) {
  const scores = [];
  for (const [ticker, closes] of prices) {
    for (const month of closes.keys()) {
      const [from, to] = [closes.get(month - lookback), closes.get(month - skip)];
      if (from !== undefined && to !== undefined) scores.push({ month, ticker, score: to / from - 1 });
    }
  }
  return scores.sort((a, b) => a.month - b.month || (a.ticker < b.ticker ? -1 : 1));
}
