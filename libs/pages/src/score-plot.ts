import type { RunReviewPage } from '@gatehouse/contracts';
import { decimalsBeside, figureText } from './number-text';
import type { Markup } from './html';
import { halo, Plot, plot } from './plot';

type Score = RunReviewPage['score'];
/** Room for half of the axis's first and last number. */
const margins = { marginLeft: 5, marginRight: 14 };
const colours = ['var(--one)', 'var(--two)', 'var(--three)', 'var(--four)', 'var(--five)'] as const;

/** Where the registry's recommendations begin (contract 9.3). */
export const recommendationLines = [
  { at: 65, name: 'watchlist 65' },
  { at: 80, name: 'promote 80' },
] as const;

/** A total score: one that misses a recommendation does not read as if it had it. */
export function scoreText(total: number | null, decimals: number): string {
  return figureText(total, Math.max(...recommendationLines.map(({ at }) => decimalsBeside(at, total, decimals))));
}

/** Their names at the top of the frame, one to the left of its line and one to the right, on a phone as far to the right as there is room. */
export function recommendationNames(dy: number, narrow: boolean): Plot.Markish[] {
  const [watchlist, promote] = recommendationLines;
  const name = { text: 'name', dy, fill: 'var(--ink)', fontWeight: 600 };
  return [
    Plot.text([watchlist], { ...name, x: 'at', frameAnchor: 'top', textAnchor: 'end', dx: -4 }),
    Plot.text(
      [promote],
      narrow
        ? { ...name, frameAnchor: 'top-right', textAnchor: 'end' }
        : { ...name, x: 'at', frameAnchor: 'top', textAnchor: 'start', dx: 4 },
    ),
  ];
}

/** One bar of 100 points, stacked of the five parts. */
export function scorePlot(score: Score, names: Record<Score['parts'][number]['name'], string>): Markup {
  let start = 0;
  const segments = score.parts.map((part, index) => {
    const [from, to] = [start, (start += part.points)];
    return { ...part, from, to, colour: colours[index] as string };
  });
  const label = `Score of ${scoreText(score.total, 2)} out of 100, stacked of five parts: ${score.parts.map((part) => `${names[part.name]} ${figureText(part.points, 2)} of ${part.highest}`).join(', ')}.`;
  return plot('score', label, ({ width, narrow }) => {
    const perPoint = (width - margins.marginLeft - margins.marginRight) / 100;
    const fits =
      (text: string) =>
      (segment: { points: number }): boolean =>
        segment.points * perPoint > text.length * 7 + 6;
    const points = (segment: { points: number }): string => figureText(segment.points, narrow ? 0 : 1);
    return {
      height: 116,
      ...margins,
      marginTop: 48,
      marginBottom: 24,
      x: { domain: [0, 100], label: null },
      y: { axis: null },
      marks: [
        Plot.axisX([0, 20, 40, 60, 80, 100], { tickSize: 0, tickPadding: 8, fill: 'var(--soft)' }),
        Plot.rect([{}], { x1: 0, x2: 100, fill: 'var(--track)' }),
        Plot.rect(segments, { x1: 'from', x2: 'to', fill: 'colour', insetRight: 1, ariaDescription: 'part' }),
        Plot.text(
          segments.filter((segment) => fits(points(segment))(segment)),
          {
            x: (segment: { from: number; to: number }) => (segment.from + segment.to) / 2,
            text: points,
            fill: 'var(--on-part)',
            fontWeight: 600,
            frameAnchor: 'middle',
          },
        ),
        Plot.ruleX(recommendationLines, {
          x: 'at',
          stroke: 'var(--ink)',
          strokeWidth: 1.5,
          strokeDasharray: '3 3',
          insetTop: -32,
          insetBottom: -4,
          ariaDescription: 'recommendation line',
        }),
        Plot.text(
          segments.filter((segment) => fits(names[segment.name])(segment)),
          {
            x: 'from',
            text: (segment: { name: Score['parts'][number]['name'] }) => names[segment.name],
            frameAnchor: 'top',
            textAnchor: 'start',
            dy: -18,
            fill: 'var(--ink)',
            ...halo,
          },
        ),
        ...recommendationNames(-38, narrow),
        Plot.ruleX(score.total < score.sum ? [score.total] : [], {
          stroke: 'var(--fail)',
          strokeWidth: 3,
          insetTop: -6,
          insetBottom: -6,
          ariaDescription: 'cap',
        }),
      ],
    };
  });
}
