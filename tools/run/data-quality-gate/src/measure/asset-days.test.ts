/** Sets of days and sorted days are two ways to the same counts; a third, naive one, knows them. */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Database } from '@gatehouse/tables';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { daysOfAssets, setsOfDays, sortedDays, type AssetRows, type DayOfAssets } from './asset-days';

const folder = mkdtempSync(path.join(os.tmpdir(), 'asset-days-test-'));
let database: Database;
beforeAll(async () => {
  database = await Database.open({ folder, memoryLimit: '256MB', threads: 1 });
});
afterAll(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

type Pair = readonly [asset: number, day: number];

/** Every day below `days` has a row, as days are numbered. */
function rowsOf(pairs: readonly Pair[], days: number): AssetRows {
  const table = `(SELECT hash(a) AS asset, i FROM (VALUES ${pairs.map(([asset, day]) => `(${asset}, ${day})`).join(', ')}) AS t (a, i))`;
  return { table, assets: table, days, rows: pairs.length };
}

function naive(pairs: readonly Pair[], days: number): DayOfAssets[] {
  const sets = Array.from(
    { length: days },
    (_, day) => new Set(pairs.flatMap(([asset, at]) => (at === day ? [asset] : []))),
  );
  const seen = new Set<number>();
  return sets.map((assets, day) => {
    const added = [...assets].filter((asset) => !seen.has(asset));
    for (const asset of added) seen.add(asset);
    const dropped = [...(sets[day - 1] ?? [])].filter((asset) => !assets.has(asset));
    return { assets: assets.size, added: added.length, dropped: dropped.length };
  });
}

test('both ways count what is there, in one slice or in several', async () => {
  const panel = fc
    .integer({ min: 1, max: 40 })
    .chain((days) =>
      fc
        .array(fc.tuple(fc.nat(6), fc.nat(days - 1)), { maxLength: 60 })
        .map((pairs) => [[...pairs, ...Array.from({ length: days }, (_, day): Pair => [99, day])], days] as const),
    );
  await fc.assert(
    fc.asyncProperty(panel, async ([pairs, days]) => {
      const rows = rowsOf(pairs, days);
      const expected = naive(pairs, days);
      expect(await setsOfDays(database, rows, 1)).toEqual(expected);
      expect(await setsOfDays(database, rows, 3)).toEqual(expected);
      expect(await sortedDays(database, rows)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

test.each([7, 8, 9, 16, 17])('an asset that is there on all of %i days, and one on the last', async (days) => {
  const pairs: Pair[] = [...Array.from({ length: days }, (_, day): Pair => [1, day]), [2, days - 1]];
  expect(await setsOfDays(database, rowsOf(pairs, days), 1)).toEqual(naive(pairs, days));
});

test('assets by the hundred thousand on days by the thousand are sorted', async () => {
  const table = '(SELECT hash(r) AS asset, CAST(r % 9000 AS INTEGER) AS i FROM range(300000) AS t (r))';
  const days = await daysOfAssets(database, { table, assets: table, days: 9000, rows: 300_000 });
  expect(days[0]).toEqual({ assets: 34, added: 34, dropped: 0 });
  expect(days.at(-1)).toEqual({ assets: 33, added: 33, dropped: 33 });
});
