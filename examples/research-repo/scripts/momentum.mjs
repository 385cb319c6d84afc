// The arithmetic of the example: pure functions, no files and no clock.
// A month is an integer, year × 12 + month from 0. Prices are Map ticker → Map month → price at the month's end.

export const monthOf = (year, month) => year * 12 + month - 1;
export const monthYear = (month) => Math.floor(month / 12);
export const monthName = (month) => `${monthYear(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
/** The last calendar day of the month: the first day on which its closing price is known. */
export const monthEnd = (month) => new Date(Date.UTC(monthYear(month), (month % 12) + 1, 0)).toISOString().slice(0, 10);

const sum = (values) => values.reduce((total, value) => total + value, 0);
export const mean = (values) => (values.length > 0 ? sum(values) / values.length : null);

/** Sample standard deviation; null for fewer than two values. */
export function standardDeviation(values) {
  if (values.length < 2) return null;
  const centre = mean(values);
  return Math.sqrt(sum(values.map((value) => (value - centre) ** 2)) / (values.length - 1));
}

/** Ranks from 1; equal values share the mean of the ranks they occupy. */
export function averageRanks(values) {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const equal = values.filter((other) => other === value).length;
    return below + (equal + 1) / 2;
  });
}

const comoment = (xs, ys) => {
  const [centreX, centreY] = [mean(xs), mean(ys)];
  return sum(xs.map((x, i) => (x - centreX) * (ys[i] - centreY)));
};

/** Slope of the least-squares line of ys over xs (a beta); null when all xs are equal. */
export function slope(ys, xs) {
  const spread = comoment(xs, xs);
  return spread > 0 ? comoment(xs, ys) / spread : null;
}

/** Spearman's rank correlation; null when one side has no order at all. */
export function spearman(xs, ys) {
  const [ranksX, ranksY] = [averageRanks(xs), averageRanks(ys)];
  const spread = comoment(ranksX, ranksX) * comoment(ranksY, ranksY);
  return spread > 0 ? comoment(ranksX, ranksY) / Math.sqrt(spread) : null;
}

/** Weights in proportion to the centred ranks: the long side sums to 1, the short side to -1; all 0 without an order. */
export function rankWeights(values) {
  const centred = averageRanks(values).map((rank) => rank - (values.length + 1) / 2);
  const oneSide = sum(centred.map(Math.abs)) / 2;
  return centred.map((weight) => (oneSide > 0 ? weight / oneSide : 0));
}

/** Share of the current members that were members before. */
export function overlap(before, current) {
  return current.filter((member) => before.includes(member)).length / current.length;
}

/** Two-sided p value of Student's t with a whole number of degrees of freedom (the closed series in the angle). */
export function studentTwoSided(t, freedom) {
  const angle = Math.atan2(Math.abs(t), Math.sqrt(freedom));
  const odd = freedom % 2 === 1;
  let term = odd ? Math.cos(angle) : 1;
  let series = freedom === 1 ? 0 : term;
  for (let k = odd ? 3 : 2; k < freedom; k += 2) {
    term *= (Math.cos(angle) ** 2 * (k - 1)) / k;
    series += term;
  }
  const inside = Math.sin(angle) * series;
  return Math.max(0, 1 - (odd ? (2 / Math.PI) * (angle + inside) : inside));
}

/** Mean, t statistic and p value of the hypothesis that the mean is zero; what cannot be computed has p = 1. */
export function testMean(values) {
  const deviation = standardDeviation(values);
  const known = deviation !== null && deviation > 0;
  const t = known ? mean(values) / (deviation / Math.sqrt(values.length)) : null;
  return {
    n: values.length,
    mean: mean(values),
    t_stat: t,
    p_value: known ? studentTwoSided(t, values.length - 1) : 1,
  };
}

/** Benjamini–Hochberg q values, in the order of the p values given. */
export function falseDiscoveryRates(pValues) {
  const order = pValues.map((_, i) => i).sort((a, b) => pValues[b] - pValues[a]);
  const rates = [];
  let smallest = 1;
  order.forEach((i, position) => {
    smallest = Math.min(smallest, (pValues[i] * pValues.length) / (pValues.length - position));
    rates[i] = smallest;
  });
  return rates;
}

/** The score of month m is the return from the close of m - lookback to that of m - skip: nothing later than m is read. */
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

/**
 * One row for each month in which the scores of the month before can be judged. `cost_drag` is in units of the rank IC:
 * what the trades cost, over what a perfect ranking (IC = 1) would have earned. Throws when a price is missing.
 */
export function judgeMonths(prices, index, scores, { min_stocks, top_fraction, cost }) {
  const lastMonth = Math.max(...[...prices.values()].flatMap((closes) => [...closes.keys()]));
  const scored = groupByMonth(scores);
  const rows = [];
  let [heldWeights, heldTop] = [new Map(), null];
  for (const month of [...scored.keys()].sort((a, b) => a - b)) {
    const members = scored.get(month);
    if (month === lastMonth || members.length < min_stocks) continue;
    const values = members.map((row) => row.score);
    const returns = members.map((row) => monthReturn(prices.get(row.ticker), month, row.ticker));
    const weights = new Map(rankWeights(values).map((weight, i) => [members[i].ticker, weight]));
    const tickers = new Set([...weights.keys(), ...heldWeights.keys()]);
    const turnover = sum(
      [...tickers].map((ticker) => Math.abs((weights.get(ticker) ?? 0) - (heldWeights.get(ticker) ?? 0))),
    );
    const perfect = sum(rankWeights(returns).map((weight, i) => weight * returns[i]));
    const top = [...members]
      .sort((a, b) => b.score - a.score)
      .slice(0, Math.max(1, Math.round(top_fraction * members.length)));
    const topTickers = top.map((row) => row.ticker);
    rows.push({
      month: month + 1,
      stocks: members.length,
      rank_ic: spearman(values, returns),
      turnover,
      cost_drag: perfect > 0 ? ((cost.bps_per_unit_traded / 10000) * turnover) / perfect : null,
      long_short_return: sum([...weights.values()].map((weight, i) => weight * returns[i])),
      index_return: monthReturn(index, month, 'the index'),
      top_overlap: heldTop && overlap(heldTop, topTickers),
    });
    [heldWeights, heldTop] = [weights, topTickers];
  }
  return rows;
}

function groupByMonth(scores) {
  const groups = new Map();
  for (const row of scores) groups.set(row.month, [...(groups.get(row.month) ?? []), row]);
  return groups;
}

function monthReturn(closes, month, name) {
  const [before, after] = [closes?.get(month), closes?.get(month + 1)];
  for (const [price, when] of [
    [before, month],
    [after, month + 1],
  ]) {
    if (price === undefined)
      throw new Error(`no price of ${name} for ${monthName(when)}, which the score of ${monthEnd(month)} needs`);
  }
  return after / before - 1;
}

/** The rank ICs after costs of those rows that have one. */
export const netIcs = (rows, costMultiplier) =>
  rows
    .filter((row) => row.rank_ic !== null && row.cost_drag !== null)
    .map((row) => row.rank_ic - costMultiplier * row.cost_drag);
