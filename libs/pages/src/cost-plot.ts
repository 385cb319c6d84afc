import type { RunReviewPage } from '@gatehouse/contracts';
import { isContradicted } from './contradictions';
import { figureText, isDrawable, shortFigure } from './number-text';
import type { Markup } from './html';
import { halo, Plot, plot, roomFor } from './plot';

/** Whether the verdict of a gate is another than the line gives; then the line is not drawn. */
export function isLineContradicted({ points, gate_line }: RunReviewPage['cost']): boolean {
  return points.some(({ test_ic, passed }) =>
    isContradicted({ measured: test_ic, threshold: gate_line, rule: 'above', passed }),
  );
}

/** Test IC by cost multiplier with the line of the gate. */
export function costPlot(cost: RunReviewPage['cost']): Markup {
  const { points, gate_line } = cost;
  const line = isLineContradicted(cost) ? [] : [gate_line];
  const drawn = points
    .flatMap(({ multiplier, test_ic, passed }) =>
      isDrawable(multiplier) && isDrawable(test_ic) ? [{ multiplier, test_ic, passed }] : [],
    )
    .sort((a, b) => a.multiplier - b.multiplier);
  const label = `Test information coefficient by cost multiplier: ${drawn.map((point) => `${figureText(point.test_ic)} at ×${shortFigure(point.multiplier)}`).join(', ')}.${line.map((at) => ` The gate passes above ${shortFigure(at)}.`).join('')}`;
  const [low, high] = roomFor([...drawn.map((point) => point.test_ic), gate_line], 0.18);
  return plot('cost', label, ({ narrow }) => ({
    height: narrow ? 230 : 260,
    marginLeft: 52,
    marginRight: narrow ? 20 : 28,
    marginBottom: 40,
    x: {
      domain: roomFor(
        drawn.map((point) => point.multiplier),
        0.16,
      ),
      label: null,
    },
    y: { domain: [low, high], label: null },
    marks: [
      Plot.axisY({ ticks: 5, tickSize: 0, tickFormat: (value: number) => shortFigure(value), fill: 'var(--soft)' }),
      Plot.axisX(
        drawn.map((point) => point.multiplier),
        {
          tickSize: 0,
          tickPadding: 10,
          tickFormat: (value: number) => `costs ×${shortFigure(value)}`,
          fill: 'var(--soft)',
        },
      ),
      Plot.gridY({ ticks: 5, stroke: 'var(--line)', strokeOpacity: 1 }),
      Plot.rect(line, { y1: (at: number) => at, y2: high, fill: 'var(--pass-tint)', ariaDescription: 'passing side' }),
      Plot.ruleY(line, { stroke: 'var(--ink)', strokeWidth: 1.5, ariaDescription: 'gate line' }),
      Plot.text(line, {
        y: (value: number) => value,
        frameAnchor: 'left',
        textAnchor: 'start',
        dx: 4,
        dy: 11,
        text: (value: number) => `gate: above ${shortFigure(value)}`,
        fill: 'var(--ink)',
        fontWeight: 600,
        ...halo,
      }),
      Plot.line(drawn, { x: 'multiplier', y: 'test_ic', stroke: 'var(--accent)', strokeWidth: 2 }),
      Plot.dot(drawn, {
        x: 'multiplier',
        y: 'test_ic',
        r: 5.5,
        fill: (point: { passed: boolean | null }) => (point.passed === false ? 'var(--fail)' : 'var(--accent)'),
        ariaDescription: 'cost point',
      }),
      Plot.text(drawn, {
        x: 'multiplier',
        y: 'test_ic',
        dy: -15,
        text: (point: { test_ic: number }) => figureText(point.test_ic),
        fill: 'var(--ink)',
        fontWeight: 600,
        ...halo,
      }),
    ],
  }));
}
