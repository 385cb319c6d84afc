import type { JudgedGate } from '@gatehouse/contracts';
import { isContradicted, isUnstated } from './contradictions';
import { decimalsBeside, figureText, isDrawable, shortFigure } from './number-text';
import { fitted } from './fitted';
import type { Markup } from './html';
import { halo, Plot, plot } from './plot';

interface Row {
  gate: JudgedGate;
  /** Places on a track of its own from 0 to 1; null where there is nothing to place. */
  threshold: number | null;
  measured: number | null;
  passing: [number, number] | null;
}

/** One track per gate, each on its own scale: the threshold as a line, its passing side shaded, the measured value as a dot. No line where the verdict contradicts it. */
export function gatesPlot(gates: readonly JudgedGate[]): Markup {
  const rows = gates.map(placed);
  const label = `Each gate as measured value against threshold: ${gates.map((gate) => `${gate.title} ${figures(gate).join(' ')}, ${verdictText(gate)}`).join('; ')}.`;
  const name = (row: Row): string => row.gate.name;
  const colour = ({ gate }: Row): string =>
    gate.passed === null || isContradicted(gate) ? 'var(--soft)' : gate.passed ? 'var(--pass)' : 'var(--fail)';
  return plot('gates', label, ({ narrow }) => {
    const shape = narrow ? { insetTop: 43, insetBottom: 9 } : { insetTop: 10, insetBottom: 10 };
    const tick = narrow ? { insetTop: 38, insetBottom: 4 } : { insetTop: 4, insetBottom: 4 };
    const dy = narrow ? 17 : 0;
    const withLine = rows.filter((row) => row.threshold !== null);
    const withDot = rows.filter((row) => row.measured !== null);
    const text = { y: name, fill: 'var(--ink)' };
    const measured = (row: Row): string => (row.gate.measured === null ? '–' : figures(row.gate)[0]);
    const rule = (row: Row): string => figures(row.gate)[1];
    const words = narrow
      ? [
          Plot.text(rows, {
            ...text,
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -20,
            text: (row: Row) => fitted(row.gate.title, 240),
          }),
          Plot.text(rows, {
            ...text,
            frameAnchor: 'right',
            textAnchor: 'end',
            dy: -20,
            text: (row: Row) => verdictText(row.gate),
            fill: colour,
            fontWeight: 600,
          }),
          Plot.text(rows, {
            ...text,
            frameAnchor: 'left',
            textAnchor: 'start',
            dy: -3,
            text: (row: Row) => figures(row.gate).join(' ').trim(),
            fill: 'var(--soft)',
          }),
        ]
      : [
          Plot.text(rows, {
            ...text,
            frameAnchor: 'left',
            textAnchor: 'start',
            dx: -196,
            text: (row: Row) => fitted(row.gate.title, 190),
          }),
          Plot.text(rows, {
            ...text,
            frameAnchor: 'right',
            textAnchor: 'end',
            dx: 70,
            text: measured,
            fontWeight: 600,
            ...halo,
          }),
          Plot.text(rows, {
            ...text,
            frameAnchor: 'right',
            textAnchor: 'start',
            dx: 78,
            text: rule,
            fill: 'var(--soft)',
          }),
          Plot.text(rows, {
            ...text,
            frameAnchor: 'right',
            textAnchor: 'start',
            dx: 162,
            text: (row: Row) => verdictText(row.gate),
            fill: colour,
            fontWeight: 600,
          }),
        ];
    return {
      height: rows.length * (narrow ? 66 : 32) + 8,
      marginLeft: narrow ? 1 : 196,
      marginRight: narrow ? 1 : 258,
      marginTop: 4,
      marginBottom: 4,
      x: { domain: [0, 1], axis: null },
      y: { type: 'band', domain: rows.map(name), padding: 0, axis: null },
      marks: [
        Plot.barX(rows, { x1: 0, x2: 1, y: name, ...shape, rx: 2, fill: 'var(--track)' }),
        Plot.barX(
          rows.filter((row) => row.passing !== null),
          {
            x1: (row: Row) => row.passing?.[0],
            x2: (row: Row) => row.passing?.[1],
            y: name,
            ...shape,
            rx: 2,
            fill: 'var(--pass)',
            fillOpacity: 0.22,
          },
        ),
        Plot.tickX(withLine, {
          x: 'threshold',
          y: name,
          ...tick,
          stroke: 'var(--ink)',
          strokeWidth: 2,
          ariaDescription: 'threshold',
        }),
        Plot.dot(withDot, {
          x: 'measured',
          y: name,
          dy,
          r: 6,
          fill: colour,
          stroke: 'var(--paper)',
          strokeWidth: 1.5,
          ariaDescription: 'measured',
        }),
        ...words,
      ],
    };
  });
}

function placed(gate: JudgedGate): Row {
  const measured = isDrawable(gate.measured) ? gate.measured : undefined;
  const threshold = isDrawable(gate.threshold) && !isContradicted(gate) ? gate.threshold : undefined;
  const known = [measured, threshold].filter((value) => value !== undefined);
  if (known.length === 0) return { gate, threshold: null, measured: null, passing: null };
  // 0 is always on the track; values keep away from its ends.
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const span = high - low || 1;
  const start = low === 0 && gate.rule !== 'above' ? 0 : low - span * 0.25;
  const end = high + span * 0.25;
  const at = (value: number): number => (value - start) / (end - start);
  const line = threshold === undefined ? null : at(threshold);
  return {
    gate,
    threshold: line,
    measured: measured === undefined ? null : at(measured),
    passing: line === null || gate.rule === null ? null : gate.rule === 'at most' ? [0, line] : [line, 1],
  };
}

const verdictText = ({ passed }: JudgedGate): string =>
  passed === true ? '✓ pass' : passed === false ? '✕ fail' : '○ not known';

/** The measured value and what it is held against, as far as they are known and drawn. */
function figures(gate: JudgedGate): [measured: string, rule: string] {
  const { measured, threshold, rule } = gate;
  const decimals = decimalsBeside(threshold, measured);
  const held =
    rule === null || isContradicted(gate)
      ? ''
      : `${{ above: '>', 'at least': '≥', 'at most': '≤' }[rule]} ${shortFigure(threshold, decimals)}`;
  return [measured !== null ? figureText(measured, decimals) : isUnstated(gate) ? '' : 'not measured', held];
}
