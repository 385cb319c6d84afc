/**
 * Figures that were printed in papers or computed by an independent implementation: scipy, statsmodels and arch agree
 * with them.
 */
import { expect, test } from 'vitest';
import figures from './reference-figures.json';
import {
  benjaminiHochberg,
  benjaminiYekutieli,
  bonferroni,
  breakEvenTrials,
  deflatedSharpe,
  expectedMaximum,
  holm,
  mean,
  minimumTrackRecord,
  neweyWestLag,
  neweyWestTest,
  probabilisticSharpe,
  rankCorrelation,
  rankWeights,
  sharpeFigures,
  sharpeRatio,
  standardDeviation,
  type SharpeFigures,
} from './index';
import { kurtosis, skewness } from './moments';
import { philox4x32 } from './philox';
import { doubledRanks } from './ranks';
import { politisWhite, stationaryIndices } from './stationary-bootstrap';

const near = (found: number | null, expected: number | null): void => {
  if (expected === null || found === null) expect(found).toBe(expected);
  else expect(Math.abs(found - expected)).toBeLessThanOrEqual(figures.tolerance * (1 + Math.abs(expected)));
};

test.each(figures.philox4x32_10)('Philox of key $key', ({ counter, key, out }) => {
  const words = (texts: string[]): number[] => texts.map((text) => parseInt(text, 16));
  const found = philox4x32(words(counter) as [number, number, number, number], words(key) as [number, number]);
  expect(found.map((word) => word.toString(16).padStart(8, '0'))).toEqual(out);
});

test.each(figures.published)('$what', ({ figure, value, ...given }) => {
  const { N: trials, benchmark, sharpe_variance: variance } = given as unknown as Record<string, number>;
  const series = { n: 2, ...given } as unknown as SharpeFigures;
  const found = {
    expected_max: () => expectedMaximum(trials as number),
    psr: () => probabilisticSharpe(series, benchmark),
    dsr: () => deflatedSharpe(series, trials as number, variance as number),
    break_even_trials: () => breakEvenTrials(series, variance as number, 0.95),
    min_track_record: () => minimumTrackRecord(series, benchmark),
  }[figure];
  near((found as () => number | null)(), value);
});

test.each(figures.families)('adjusted p values: $what', ({ p, ...expected }) => {
  const tests = 'm' in expected ? expected.m : p.length;
  const methods = { bh: benjaminiHochberg, by: benjaminiYekutieli, holm, bonferroni };
  for (const [name, adjust] of Object.entries(methods)) {
    const found = adjust(p, tests);
    expected[name as keyof typeof methods].forEach((value, i) => near(found[i] as number, value));
    p.forEach((value, i) => expect(found[i]).toBeGreaterThanOrEqual(value));
  }
});

test.each(figures.cross_sections)('ranks of $x and $y', ({ x, y, ...expected }) => {
  const [ranksX, ranksY] = [doubledRanks(x), doubledRanks(y)];
  expect(Array.from(ranksX, (rank) => rank / 2)).toEqual(expected.ranks_x);
  expect(Array.from(ranksY, (rank) => rank / 2)).toEqual(expected.ranks_y);
  near(rankCorrelation(ranksX, ranksY), expected.spearman);
  const weights = new Float64Array(x.length);
  rankWeights(ranksX, x.length, weights);
  expected.rank_weights_x.forEach((weight, i) => near(weights[i] as number, weight));
});

test.each(figures.series)('moments and Newey–West of the series $name', ({ values, newey_west, ...expected }) => {
  near(mean(values), expected.mean);
  near(standardDeviation(values), expected.sd);
  near(sharpeRatio(values), expected.sharpe);
  near(skewness(values), expected.skewness);
  near(kurtosis(values), expected.kurtosis);
  near(probabilisticSharpe(sharpeFigures(values) as SharpeFigures), expected.psr_zero);
  for (const { lag, se, t, p } of newey_west) {
    const found = neweyWestTest(values, lag);
    near(found.se, se);
    near(found.t, t);
    near(found.p, p);
  }
});

test.each(figures.newey_west_lags)('the lag for $T periods that overlap by $overlap', ({ T, overlap, lag }) =>
  expect(neweyWestLag(T, overlap)).toBe(lag),
);

test.each(figures.stationary_bootstrap)('indices of replicate $replicate of seed $seed', (given) => {
  const indices = new Int32Array(given.T);
  stationaryIndices(BigInt(given.seed), given.replicate, given.block, indices);
  expect([...indices]).toEqual(given.indices);
});

test.each(figures.politis_white)('block length of Politis and White', ({ values, stationary, circular }) => {
  near(politisWhite(values)?.stationary ?? null, stationary);
  near(politisWhite(values)?.circular ?? null, circular);
});
