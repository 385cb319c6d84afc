/** Plots of what a report states besides its periods: windows, quantiles, costs, trials. */
import type { PagePlot, WalkForwardWindow, WindowCounts } from '@gatehouse/contracts';
import { deflatedSharpe, type SharpeFigures } from '@gatehouse/statistics';
import { rounded } from './period-series';
import { emptyPlot } from './plot-data';
import { counted, figureText, isDrawable, percent, shortFigure } from './number-text';

const mostWindows = 40;

/** `5 of 6 windows positive, 83.3 %; 1 without a figure`: of the windows that have a figure, the others beside them. */
export function positiveShare({ windows, with_figure: known, positive }: WindowCounts): string {
  const without = windows - known;
  return `${positive} of ${counted(known, 'window')} positive, ${percent(positive / known)}${without === 0 ? '' : `; ${without} without a figure`}`;
}

/** IC per walk-forward window, train beside test. `counts` are of all windows, where not all are given. */
export function windowPlot(windows: readonly WalkForwardWindow[], counts?: WindowCounts): PagePlot {
  const plot = emptyPlot('windows', 'IC per walk-forward window', { x: 'category' });
  const known = windows.filter(({ test_ic: ic }) => isDrawable(ic));
  if (known.length === 0) return { ...plot, missing: 'there are no figures per window (test_ic)' };
  const shown = windows.slice(-mostWindows);
  const places = shown.map((_, index) => index);
  const positive = known.filter(({ test_ic: ic }) => (ic ?? 0) > 0).length;
  const all = counts ?? { windows: windows.length, with_figure: known.length, positive };
  const hasTrain = shown.some(({ train_ic: ic }) => isDrawable(ic));
  return {
    ...plot,
    note: `${positiveShare(all)}${shown.length < all.windows ? `; the last ${shown.length} are drawn` : ''}${hasTrain ? '' : '; train not drawn for want of train_ic'}`,
    labels: shown.map(({ label }) => label),
    series: [
      ...(hasTrain
        ? [
            {
              name: 'train',
              mark: 'bars' as const,
              colour: 'five' as const,
              x: places,
              y: shown.map(({ train_ic: ic }) => ic),
            },
          ]
        : []),
      { name: 'test', mark: 'bars', colour: 'one', x: places, y: shown.map(({ test_ic: ic }) => ic) },
    ],
  };
}

/** Mean label by quantile of the score, the worst first. */
export function quantilePlot(means: readonly (number | null)[] | undefined): PagePlot {
  const plot = emptyPlot('quantiles', 'Mean return by quantile of the score', { x: 'category', unit: 'percent' });
  if (means?.some((value) => isDrawable(value)) !== true)
    return { ...plot, missing: 'the report has no quantiles.mean_returns' };
  return {
    ...plot,
    labels: means.map(
      (_, index) => `${index + 1}${index === 0 ? ' (worst)' : index === means.length - 1 ? ' (best)' : ''}`,
    ),
    series: [{ name: 'mean return', mark: 'bars', colour: 'signed', x: means.map((_, index) => index), y: [...means] }],
  };
}

/** Test IC by cost multiplier. `line` is null where the verdict of a gate contradicts it: then none is drawn. */
export function costPlot(
  points: readonly { multiplier: number | null; test_ic: number | null }[],
  line: number | null,
): PagePlot {
  const plot = emptyPlot('costs', 'IC by cost multiplier', { x: 'category' });
  const drawn = points
    .flatMap(({ multiplier, test_ic: ic }) => (isDrawable(multiplier) && isDrawable(ic) ? [{ multiplier, ic }] : []))
    .sort((a, b) => a.multiplier - b.multiplier);
  if (drawn.length === 0) return { ...plot, missing: 'the report has no cost_stress with a test_ic' };
  return {
    ...plot,
    note: line === null ? 'The line is not drawn, because the verdict of a gate contradicts it.' : null,
    labels: drawn.map(({ multiplier }) => `×${shortFigure(multiplier)}`),
    lines: line === null ? [] : [{ axis: 'y', at: line, label: `passes above ${shortFigure(line)}` }],
    series: [
      {
        name: 'test IC',
        mark: 'bars',
        colour: 'signed',
        x: drawn.map((_, index) => index),
        y: drawn.map(({ ic }) => ic),
      },
    ],
  };
}

export interface DeflatedSharpe {
  /** Per period, with what its distribution needs; null where the report does not state it. */
  figures: SharpeFigures | null;
  variance: number | null;
  trials: number | null;
  line: number;
  breakEven: number | null;
}

/** Deflated Sharpe ratio against the number of trials: what counting more of them would make of it. */
export function trialsPlot({ figures, variance, trials, line, breakEven }: DeflatedSharpe): PagePlot {
  const plot = emptyPlot('deflated-sharpe', 'Deflated Sharpe ratio by number of trials', { x: 'log' });
  if (figures === null || !isDrawable(variance) || trials === null || trials < 1)
    return { ...plot, missing: 'the report has no sharpe, sharpe_variance and n_trials' };
  const most = Math.max(100, trials * 10, Math.min(breakEven ?? 0, 1e6) * 2);
  const steps = 60;
  const x = Array.from({ length: steps + 1 }, (_, index) => rounded(most ** (index / steps)));
  const at = (count: number): number | null => rounded(deflatedSharpe(figures, count, variance));
  const marked = [trials, 2 * trials, 10 * trials];
  return {
    ...plot,
    note: `${counted(trials, 'trial')} counted: ${figureText(at(trials))}${breakEven === null ? '' : `; holds up to ${breakEven.toLocaleString('en-US')}`}`,
    lines: [{ axis: 'y', at: line, label: `line ${shortFigure(line)}` }],
    series: [
      { name: 'deflated Sharpe', mark: 'line', colour: 'one', x, y: x.map(at) },
      { name: 'N, 2N, 10N', mark: 'dots', colour: 'ink', x: marked, y: marked.map(at) },
    ],
  };
}

/** Scores in the order of their reports: an attempt each. */
export function scorePlot(attempts: readonly { day: number; score: number | null }[]): PagePlot {
  const plot = emptyPlot('score', 'Score over time', { unit: 'figure' });
  const known = attempts.filter(({ day, score }) => Number.isFinite(day) && isDrawable(score));
  if (known.length === 0) return { ...plot, missing: 'no attempt has a score_total' };
  return {
    ...plot,
    note: counted(known.length, 'attempt'),
    lines: recommendationLines.map(({ at, name }) => ({ axis: 'y' as const, at, label: name })),
    series: [
      {
        name: 'score',
        mark: 'line',
        colour: 'one',
        x: known.map(({ day }) => day),
        y: known.map(({ score }) => score),
      },
      {
        name: 'attempts',
        mark: 'dots',
        colour: 'one',
        x: known.map(({ day }) => day),
        y: known.map(({ score }) => score),
      },
    ],
  };
}

/** Where the registry's recommendations begin (contract 9.3). */
export const recommendationLines = [
  { at: 65, name: 'watchlist 65' },
  { at: 80, name: 'promote 80' },
] as const;
