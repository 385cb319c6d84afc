/**
 * Sharpe ratios per period and what chance makes of them. Sources: Bailey and López de Prado, "The Sharpe ratio
 * efficient frontier", 2012 (probabilistic Sharpe ratio, minimum track record), and "The deflated Sharpe ratio", 2014;
 * Harvey and Liu, "Backtesting", 2015 (haircuts).
 */
import { kurtosis, mean, skewness, standardDeviation, type Series } from './moments';
import { normalCdf, upperNormalQuantile } from './normal';
import { upperStudentQuantile } from './student';

const eulerMascheroni = 0.5772156649015329;

/** A series of returns as the ratios below need it. */
export interface SharpeFigures {
  readonly n: number;
  /** Mean ÷ standard deviation (n − 1), per period. */
  readonly sharpe: number;
  readonly skewness: number;
  /** 3 for a normal series. */
  readonly kurtosis: number;
}

/** Null for fewer than two values and for a series without spread. */
export function sharpeFigures(returns: Series): SharpeFigures | null {
  const ratio = sharpeRatio(returns);
  const [third, fourth] = [skewness(returns), kurtosis(returns)];
  return ratio === null || third === null || fourth === null
    ? null
    : { n: returns.length, sharpe: ratio, skewness: third, kurtosis: fourth };
}

/** Mean ÷ standard deviation (n − 1), per period; null where there is no spread. */
export function sharpeRatio(returns: Series): number | null {
  const deviation = standardDeviation(returns);
  return deviation === null || !(deviation > 0) ? null : (mean(returns) as number) / deviation;
}

/** n − 1 times the variance of the estimated Sharpe ratio: 1 − γ₃S + (γ₄ − 1)/4 · S². */
function sharpeDispersion({ sharpe, skewness: third, kurtosis: fourth }: SharpeFigures): number {
  return 1 - third * sharpe + ((fourth - 1) / 4) * sharpe * sharpe;
}

/**
 * PSR: the probability that the true Sharpe ratio is above the benchmark; null where moments as extreme as these have
 * no such figure.
 */
export function probabilisticSharpe(figures: SharpeFigures, benchmark = 0): number | null {
  const dispersion = sharpeDispersion(figures);
  if (!(dispersion > 0)) return null;
  return normalCdf(((figures.sharpe - benchmark) * Math.sqrt(figures.n - 1)) / Math.sqrt(dispersion));
}

/** The expected maximum of N independent standard normal values, N ≥ 1; 0 for one. */
export function expectedMaximum(trials: number): number {
  if (trials <= 1) return 0;
  return (
    (1 - eulerMascheroni) * upperNormalQuantile(1 / trials) +
    eulerMascheroni * upperNormalQuantile(1 / (trials * Math.E))
  );
}

/**
 * DSR: PSR against the Sharpe ratio that the best of N trials without skill is expected to have; `variance` is that of
 * their ratios.
 */
export function deflatedSharpe(figures: SharpeFigures, trials: number, variance: number): number | null {
  return probabilisticSharpe(figures, Math.sqrt(variance) * expectedMaximum(trials));
}

const mostTrials = 1e9;

/**
 * The largest N whose DSR still reaches the line; 0 where one trial does not, 10⁹ at most; null where DSR is unknown.
 */
export function breakEvenTrials(figures: SharpeFigures, variance: number, line: number): number | null {
  if (deflatedSharpe(figures, 1, variance) === null) return null;
  const reaches = (trials: number): boolean => (deflatedSharpe(figures, trials, variance) as number) >= line;
  if (!reaches(1)) return 0;
  let [low, high] = [1, mostTrials + 1];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (reaches(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Periods after which a Sharpe ratio like this is above the benchmark with 95 % confidence; null where it is not above
 * it.
 */
export function minimumTrackRecord(figures: SharpeFigures, benchmark = 0): number | null {
  const distance = figures.sharpe - benchmark;
  const dispersion = sharpeDispersion(figures);
  if (!(distance > 0) || !(dispersion > 0)) return null;
  const quotient = upperNormalQuantile(0.05) / distance;
  return 1 + dispersion * quotient * quotient;
}

/**
 * The Sharpe ratio of n periods whose two-sided p value is the adjusted one, with the sign of the ratio; 0 where that
 * is 1. Never larger than the ratio itself, also where its p value is too small for a double.
 */
export function haircutSharpe(sharpe: number, n: number, adjustedP: number): number {
  if (adjustedP >= 1) return 0;
  const size = Math.min(Math.abs(sharpe), upperStudentQuantile(adjustedP / 2, n - 1) / Math.sqrt(n));
  return sharpe < 0 ? -size : size;
}
