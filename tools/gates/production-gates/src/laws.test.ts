/** What holds for any panel (contract 18.6, 18.7), against plain computations and changed inputs. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidatesOf } from './candidates';
import { Panel } from './cross-section';
import { byBytes, denseTable, type DatedTable } from './dated-table';
import { Labels } from './market';
import { periodRows, type PeriodRow } from './period-rows';
import type { PortfolioSettings } from './period-figures';
import { frameOf, type Frame } from './sample';

interface Small {
  /** By date, then asset; NaN without one. */
  scores: number[][];
  prices: number[][];
}

const holding = 2;
const usual: PortfolioSettings = { weights: 'rank', longPct: 0.3, shortPct: 0.3, topPct: 0.3, costRate: 0.01 };

const small = fc
  .record({
    dates: fc.integer({ min: 5, max: 12 }),
    assets: fc.integer({ min: 4, max: 8 }),
    seed: fc.integer({ min: 1, max: 1e6 }),
  })
  .map(({ dates, assets, seed }): Small => {
    let state = seed;
    const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647;
    const grid = (cell: () => number): number[][] =>
      Array.from({ length: dates }, () => Array.from({ length: assets }, cell));
    return {
      scores: grid(() => (next() < 0.1 ? NaN : Math.round(next() * 12) - 6)),
      prices: grid(() => (next() < 0.1 ? NaN : 50 + 100 * next())),
    };
  });

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `A${i}`);
const table = (grid: number[][]): DatedTable =>
  denseTable(Int32Array.from(grid.keys()), names(grid[0]?.length ?? 0), Float64Array.from(grid.flat()));

async function rowsOf(
  { scores, prices }: Small,
  settings = usual,
  { cells = 1e6, wanted = (_position: number): boolean => true } = {},
): Promise<{ frame: Frame; rows: PeriodRow[] }> {
  const market = table(prices);
  const labels = new Labels(
    { kind: 'prices', table: market, calendar: market.days },
    { delay: 1, holding, dropsMissingExit: false },
  );
  const scored = table(scores);
  const candidates = candidatesOf(scored.days, { mode: null, every: 1 }, labels);
  const panel = new Panel({ scores: scored, labels, candidates, holding, cells });
  const frame = await frameOf(panel, 3);
  const rows = await periodRows({
    panel,
    frame,
    settings,
    sizeMinNames: 3,
    tables: { benchmark: undefined, caps: undefined, industries: undefined, assets: scored.assets },
    wanted,
    isTest: () => true,
  });
  return { frame, rows };
}

const law = (holds: (panel: Small) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(small, holds), { numRuns: 60 });

test('labels, IC and turnover are those of the plainest computation, sleeve by sleeve', () =>
  law(async (panel) => {
    const { frame, rows } = await rowsOf(panel);
    const weightsAt: Map<number, number>[] = [];
    rows.forEach((row, position) => {
      const { day } = frame.periods[position] as { day: number };
      const label = (asset: number): number => {
        const at = (d: number): number => panel.prices[d]?.[asset] ?? NaN;
        const entry = at(day + 1);
        for (let d = day + 1 + holding; d > day + 1; d -= 1) if (!Number.isNaN(at(d))) return at(d) / entry - 1;
        return Number.isNaN(entry) ? NaN : 0;
      };
      const members = names(panel.prices[0]?.length ?? 0).flatMap((_, asset) => {
        const score = panel.scores[day]?.[asset] ?? NaN;
        return Number.isNaN(score) || Number.isNaN(label(asset)) ? [] : [{ asset, score, label: label(asset) }];
      });
      const rank = (values: number[], value: number): number =>
        values.filter((other) => other < value).length + (values.filter((other) => other === value).length + 1) / 2;
      const a = members.map(({ score }) =>
        rank(
          members.map((each) => each.score),
          score,
        ),
      );
      const b = members.map((each) =>
        rank(
          members.map((other) => other.label),
          each.label,
        ),
      );
      const middle = (members.length + 1) / 2;
      const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
      const ic =
        sum(a.map((x, i) => (x - middle) * ((b[i] as number) - middle))) /
        Math.sqrt(sum(a.map((x) => (x - middle) ** 2)) * sum(b.map((y) => (y - middle) ** 2)));
      expect(row.names).toBe(members.length);
      expect(row.ic).toBeCloseTo(ic, 12);
      const side = sum(a.map((x) => Math.abs(x - middle))) / 2;
      const weights = new Map(members.map(({ asset }, i) => [asset, ((a[i] as number) - middle) / side]));
      const before = weightsAt[position - frame.stride] ?? new Map<number, number>();
      const traded = [...new Set([...weights.keys(), ...before.keys()])].map((asset) =>
        Math.abs((weights.get(asset) ?? 0) - (before.get(asset) ?? 0)),
      );
      expect(row.turnover_rank).toBeCloseTo(sum(traded), 12);
      weightsAt.push(weights);
    });
  }));

test('a strictly increasing map of the scores leaves every figure', () =>
  law(async (panel) => {
    const mapped = { ...panel, scores: panel.scores.map((row) => row.map((x) => x * 8 + 3)) };
    const strip = ({ rows }: { rows: PeriodRow[] }): unknown => rows.map(({ ic_pearson: _, ...row }) => row);
    expect(strip(await rowsOf(mapped))).toEqual(strip(await rowsOf(panel)));
  }));

test('negated scores negate the IC and, without ties, gross', () =>
  law(async (panel) => {
    const distinct = { ...panel, scores: panel.scores.map((row) => row.map((x, i) => x + i / 100)) };
    const negated = { ...distinct, scores: distinct.scores.map((row) => row.map((x) => -x)) };
    const settings = { ...usual, weights: 'quantile' as const };
    const [one, other] = [await rowsOf(distinct, settings), await rowsOf(negated, settings)];
    other.rows.forEach((row, i) => {
      expect(row.ic).toBeCloseTo(-(one.rows[i] as PeriodRow).ic, 12);
      const isEven = Math.floor(row.names * 0.3) >= 1;
      if (isEven) expect(row.gross_return).toBeCloseTo(-(one.rows[i] as PeriodRow).gross_return, 12);
    });
  }));

test('twice the cost rate is twice the drag', () =>
  law(async (panel) => {
    const [one, twice] = [await rowsOf(panel), await rowsOf(panel, { ...usual, costRate: 0.02 })];
    twice.rows.forEach((row, i) => expect(row.cost_drag).toBeCloseTo(2 * (one.rows[i] as PeriodRow).cost_drag, 12));
  }));

test('a cut anywhere, and tables in any number of pieces, change nothing', () =>
  law(async (panel) => {
    const whole = await rowsOf(panel);
    const cut = Math.floor(whole.rows.length / 2);
    const parts = [
      await rowsOf(panel, usual, { wanted: (position) => position >= cut }),
      await rowsOf(panel, usual, { wanted: (position) => position < cut, cells: 1 }),
    ];
    expect(parts.flatMap(({ rows }) => rows).sort((a, b) => a.position - b.position)).toEqual(whole.rows);
  }));

test('names are ordered by their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      const bytes = [...texts].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect([...texts].sort(byBytes).map((text) => Buffer.from(text))).toEqual(bytes.map((text) => Buffer.from(text)));
    }),
  );
});
