import type { RunReviewPage } from '@gatehouse/contracts';
import { counted as countOf, figureText, isDrawable, percent, shortFigure } from './number-text';
import { fitted } from './fitted';
import type { Markup } from './html';
import { Plot, plot, roomFor } from './plot';

/** Of the windows that have a figure, the others beside them: `5 of 6 windows positive`, `83.3 %; 1 without a figure`. */
export function positiveShare({
  windows,
  with_figure,
  positive,
}: RunReviewPage['walk_forward']['counted']): [count: string, share: string] {
  const without = windows - with_figure;
  return [
    `${positive} of ${countOf(with_figure, 'window')} positive`,
    `${percent(positive / with_figure)}${without === 0 ? '' : `; ${without} without a figure`}`,
  ];
}

/** Test IC per window in their order, the mean of the report as a line. */
export function walkForwardPlot({ windows, mean, counted }: RunReviewPage['walk_forward']): Markup {
  const drawn = windows.map(({ label, test_ic }, index) => ({
    index,
    label,
    ic: isDrawable(test_ic) ? test_ic : null,
  }));
  const ics = drawn.flatMap(({ ic }) => (ic === null ? [] : [ic]));
  const [count, share] = positiveShare(counted);
  const meanLine = isDrawable(mean) ? [mean] : [];
  const label = `Test information coefficient per walk-forward window, ${windows.length < counted.windows ? 'the last ' : ''}${countOf(windows.length, 'window')}: ${count}, ${share}; from ${figureText(Math.min(...ics))} to ${figureText(Math.max(...ics))}, mean ${figureText(mean)}.`;
  const [low, high] = roomFor([...ics, ...meanLine, 0], 0.1);
  return plot('walk-forward', label, ({ narrow, width }) => {
    const longest = Math.max(...drawn.map((window) => Array.from(window.label).length));
    const everyNth = Math.ceil((drawn.length * Math.min(longest, 12) * 8) / (width - 130));
    return {
      height: narrow ? 240 : 280,
      marginLeft: 52,
      marginRight: narrow ? 8 : 104,
      marginTop: 26,
      marginBottom: 30,
      x: {
        type: 'band',
        domain: drawn.map((window) => window.index),
        padding: drawn.length > 40 ? 0.1 : 0.28,
        label: null,
      },
      y: { domain: [low, high], label: null },
      marks: [
        Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => shortFigure(value), fill: 'var(--soft)' }),
        Plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
        Plot.axisX(
          drawn.filter((window) => window.index % everyNth === 0).map((window) => window.index),
          {
            tickSize: 0,
            tickPadding: 8,
            tickFormat: (index: number) => fitted(drawn[index]?.label ?? '', 96),
            fill: 'var(--soft)',
          },
        ),
        Plot.barY(
          drawn.filter((window) => window.ic !== null),
          {
            x: 'index',
            y1: 0,
            y2: 'ic',
            rx: 1.5,
            fill: (window: { ic: number }) => (window.ic > 0 ? 'var(--accent)' : 'var(--fail)'),
            ariaDescription: 'window',
          },
        ),
        Plot.ruleY([0], { stroke: 'var(--ink)' }),
        Plot.ruleY(meanLine, {
          stroke: 'var(--ink)',
          strokeWidth: 1.5,
          strokeDasharray: '5 4',
          ariaDescription: 'mean',
        }),
        Plot.text(meanLine, {
          y: (value: number) => value,
          frameAnchor: 'right',
          text: (value: number) => `mean ${figureText(value)}`,
          fill: 'var(--ink)',
          fontWeight: 600,
          ...(narrow
            ? { textAnchor: 'end', dy: -9, stroke: 'var(--paper)', strokeWidth: 4 }
            : { textAnchor: 'start', dx: 8 }),
        }),
        Plot.text([`${count}, ${narrow ? percent(counted.positive / counted.with_figure) : share}`], {
          frameAnchor: 'top-left',
          dy: -22,
          text: (text: string) => text,
          fill: 'var(--ink)',
          fontWeight: 600,
          ariaDescription: 'share of positive windows',
        }),
      ],
    };
  });
}
