// Is the best of several candidates better than doing nothing, given that it is the best of several? Stationary bootstrap (Politis and Romano 1994) of the
// candidates' returns, all with the same days drawn; the reality check (White 2000) and the test for superior predictive ability with the consistent
// recentring (Hansen 2005).
import { seeded } from './market.mjs';

/** Days drawn in blocks of geometric length. */
function draw(count, meanBlock, random) {
  const days = [];
  let at = Math.floor(random() * count);
  for (let n = 0; n < count; n += 1) {
    at = n === 0 || random() < 1 / meanBlock ? Math.floor(random() * count) : (at + 1) % count;
    days.push(at);
  }
  return days;
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** `returns`: candidate → returns of the same days. */
export function inference(returns, { samples, mean_block: meanBlock }, seed) {
  const random = seeded(seed);
  const names = Object.keys(returns);
  const count = returns[names[0]].length;
  const means = names.map((name) => mean(returns[name]));
  const draws = Array.from({ length: samples }, () => draw(count, meanBlock, random));
  const drawn = draws.map((days) =>
    names.map((name) => days.reduce((sum, day) => sum + returns[name][day], 0) / count),
  );
  const deviations = names.map((_, at) => {
    const own = drawn.map((row) => row[at]);
    const middle = mean(own);
    return Math.sqrt(own.reduce((sum, value) => sum + (value - middle) ** 2, 0) / own.length);
  });
  const statistics = means.map((value, at) => value / deviations[at]);
  const observed = Math.max(...statistics, 0);
  const limit = -Math.sqrt(2 * Math.log(Math.log(count)));
  const recentred = (row, isKept) =>
    Math.max(...row.map((value, at) => (value - (isKept(at) ? means[at] : 0)) / deviations[at]), 0);
  const share = (isKept) => drawn.filter((row) => recentred(row, isKept) >= observed).length / samples;
  const best = statistics.indexOf(Math.max(...statistics));
  return {
    spa: {
      status: 'ok',
      spa_status: 'ok',
      reason: null,
      best_model: names[best],
      p_value: share((at) => statistics[at] >= limit),
      observed_stat: observed,
      num_bootstrap: samples,
      avg_block: meanBlock,
      candidate_stats: names.map((model, at) => ({ model, mean_diff: means[at], t_stat: statistics[at] })),
      n_obs: count,
      n_strategies: names.length,
    },
    realityCheck: { p_value: share(() => true), samples, mean_block: meanBlock },
    /** Sharpe ratios of the best candidate over the drawn days, per year. */
    draws,
    best: names[best],
  };
}
