import type { RunReviewPage } from '@gatehouse/contracts';
import { figureText } from './figures';
import type { Markup } from './html';
import { halo, Plot, plot } from './plot';

type Score = RunReviewPage['score'];
const colours = ['var(--one)', 'var(--two)', 'var(--three)', 'var(--four)', 'var(--five)'] as const;

/** Where the registry's recommendations begin (contract 9.3). */
export const recommendationLines = [
  { at: 65, name: 'watchlist 65' },
  { at: 80, name: 'promote 80' },
] as const;

/** Their names at the top of the frame, one to the left of its line and one to the right. */
export function recommendationNames(dy: number): Plot.Markish[] {
  return recommendationLines.map((line, index) =>
    Plot.text([line], { x: 'at', text: 'name', frameAnchor: 'top', dy, ...(index === 0 ? { dx: -4, textAnchor: 'end' as const } : { dx: 4, textAnchor: 'start' as const }), fill: 'var(--ink)', fontWeight: 600 }),
  );
}

/** One bar of 100 points, stacked of the five parts. */
export function scorePlot(score: Score, names: Record<Score['parts'][number]['name'], string>): Markup {
  let start = 0;
  const segments = score.parts.map((part, index) => {
    const [from, to] = [start, (start += part.points)];
    return { ...part, from, to, colour: colours[index] as string };
  });
  const label = `Score of ${figureText(score.total, 2)} out of 100, stacked of five parts: ${score.parts.map((part) => `${names[part.name]} ${figureText(part.points, 2)} of ${part.highest}`).join(', ')}.`;
  return plot('score', label, ({ width, narrow }) => {
    const perPoint = (width - 2) / 100;
    const fits = (text: string) => (segment: { points: number }): boolean => segment.points * perPoint > text.length * 7 + 6;
    const points = (segment: { points: number }): string => figureText(segment.points, narrow ? 0 : 1);
    return {
      height: 116,
      marginLeft: 1,
      marginRight: 1,
      marginTop: 48,
      marginBottom: 24,
      x: { domain: [0, 100], label: null },
      y: { axis: null },
      marks: [
        Plot.axisX([0, 20, 40, 60, 80, 100], { tickSize: 0, tickPadding: 8, fill: 'var(--soft)' }),
        Plot.rect([{}], { x1: 0, x2: 100, fill: 'var(--track)' }),
        Plot.rect(segments, { x1: 'from', x2: 'to', fill: 'colour', insetRight: 1, ariaDescription: 'part' }),
        Plot.text(segments.filter((segment) => fits(points(segment))(segment)), { x: (segment) => (segment.from + segment.to) / 2, text: points, fill: 'var(--on-part)', fontWeight: 600, frameAnchor: 'middle' }),
        Plot.ruleX(recommendationLines, { x: 'at', stroke: 'var(--ink)', strokeWidth: 1.5, strokeDasharray: '3 3', insetTop: -32, insetBottom: -4, ariaDescription: 'recommendation line' }),
        Plot.text(segments.filter((segment) => fits(names[segment.name])(segment)), { x: 'from', text: (segment: { name: Score['parts'][number]['name'] }) => names[segment.name], frameAnchor: 'top', textAnchor: 'start', dy: -18, fill: 'var(--ink)', ...halo }),
        ...recommendationNames(-38),
        Plot.ruleX(score.total < score.sum ? [score.total] : [], { stroke: 'var(--fail)', strokeWidth: 3, insetTop: -6, insetBottom: -6, ariaDescription: 'cap' }),
      ],
    };
  });
}
