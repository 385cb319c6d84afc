import type { RegistryRow } from '@gatehouse/contracts';
import { formatTable, parseTable } from '@gatehouse/csv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columns, registryRow } from './core';
import { leaderboard } from './leaderboard';
import { best, mergeRows } from './registry';

const read = (text: string) => parseTable(Buffer.from(text), 'r.csv');
const fresh = (
  reportJson: string,
  generatedAt = '2026-05-01T00:00:00.000000',
  changes: Partial<RegistryRow> = {},
): RegistryRow => ({
  ...registryRow(
    { reportJson, report: {}, runDirectory: undefined, dataQuality: undefined, audit: undefined, plan: undefined },
    generatedAt,
  ),
  ...changes,
});

/** Order and content as `path@time`, a star before what was written anew. */
function outline(text: string, rows: RegistryRow[]): string[] {
  const table = read(text);
  const entries = mergeRows(table, rows);
  const after = parseTable(formatTable(columns, entries, table), 'after');
  expect(after.rowCount).toBe(entries.length);
  return entries.map(
    (entry, index) =>
      `${typeof entry === 'number' ? '' : '*'}${after.column('report_json')(index)}@${after.column('generated_at')(index).slice(0, 7)}`,
  );
}

describe('merging', () => {
  const registry = 'generated_at,report_json,my_note\n2026-01-01,/a,one\n2026-02-01,/b,two\n2026-03-01,/c,three\n';
  test.each<[string, string, RegistryRow[], string[]]>([
    ['into nothing', '', [fresh('/a'), fresh('/b')], ['*/a@2026-05', '*/b@2026-05']],
    ['no rows', registry, [], ['/a@2026-01', '/b@2026-02', '/c@2026-03']],
    ['a new row', registry, [fresh('/x')], ['/a@2026-01', '/b@2026-02', '/c@2026-03', '*/x@2026-05']],
    ['a row that is replaced', registry, [fresh('/a')], ['/b@2026-02', '/c@2026-03', '*/a@2026-05']],
    [
      'a row that is older than others',
      registry,
      [fresh('/x', '2026-02-15')],
      ['/a@2026-01', '/b@2026-02', '*/x@2026-02', '/c@2026-03'],
    ],
    [
      'a path that is only a part of another',
      registry,
      [fresh('/')],
      ['/a@2026-01', '/b@2026-02', '/c@2026-03', '*/@2026-05'],
    ],
    [
      'of the same time, in the order they had',
      'generated_at,report_json\n2026-05,/b\n2026-05,/a\n',
      [fresh('/a', '2026-05'), fresh('/x', '2026-05'), fresh('/b', '2026-05')],
      ['*/b@2026-05', '*/a@2026-05', '*/x@2026-05'],
    ],
    [
      'a registry that was not sorted',
      'generated_at,report_json\n2026-03,/c\n,/none\n2026-01,/a\n2026-02,/b\n',
      [],
      ['/none@', '/a@2026-01', '/b@2026-02', '/c@2026-03'],
    ],
    [
      'one that was not sorted, with equal times',
      'generated_at,report_json\n2026-03,/c\n2026-01,/a\n2026-03,/d\n2026-01,/b\n',
      [],
      ['/a@2026-01', '/b@2026-01', '/c@2026-03', '/d@2026-03'],
    ],
    [
      'rows without a path are never one',
      'generated_at,report_json\n2026-01,\n2026-01,\n',
      [fresh('/x')],
      ['@2026-01', '@2026-01', '*/x@2026-05'],
    ],
    [
      'rows of others that share a path stay',
      'generated_at,report_json\n2026-01,/a\n2026-01,/a\n',
      [fresh('/x')],
      ['/a@2026-01', '/a@2026-01', '*/x@2026-05'],
    ],
    [
      'the replaced report stood there twice',
      'generated_at,report_json\n2026-01,/a\n2026-02,/a\n',
      [fresh('/a')],
      ['*/a@2026-05'],
    ],
    ['a path that looks like a formula', "generated_at,report_json\n2026-01,'=a\n", [fresh('=a')], ['*=a@2026-05']],
    ['a registry without those columns', 'factor\nx\n', [fresh('/a')], ['@', '*/a@2026-05']],
  ])('%s', (_, text, rows, expected) => expect(outline(text, rows)).toEqual(expected));

  test('the columns that a new row does not know stay as they are', () => {
    const table = read(`report_json,my_note,generated_at\n/a,"=keep, this",2026-01-01\n/b,other,2026-01-02\n`);
    const text = formatTable(
      ['generated_at', 'report_json'],
      mergeRows(table, [fresh('/a', '2026-05')]),
      table,
    ).toString();
    expect(text).toBe('report_json,my_note,generated_at\r\n/b,other,2026-01-02\r\n/a,"=keep, this",2026-05\r\n');
  });

  test('each report once, sorted, nothing lost, and twice is once', () => {
    const path = fc.constantFrom<string>('', '/a', '/b', '/c', '/d');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('2026-01', '2026-02', '2026-09', ''), path), { maxLength: 8 }),
        fc.uniqueArray(
          path.filter((p) => p !== ''),
          { maxLength: 4 },
        ),
        (old, reports) => {
          const table = read(
            `generated_at,report_json\n${old.map(([time, report]) => `${time},${report}\n`).join('')}`,
          );
          const rows = reports.map((report) => fresh(report, '2026-05'));
          const entries = mergeRows(table, rows);
          const once = formatTable(columns, entries, table);
          const after = parseTable(once, 'after');
          const paths = Array.from({ length: after.rowCount }, (_, row) => after.column('report_json')(row));
          const times = Array.from({ length: after.rowCount }, (_, row) => after.column('generated_at')(row));
          expect(times).toEqual([...times].sort());
          for (const report of reports) expect(paths.filter((other) => other === report)).toHaveLength(1);
          expect(paths.filter((report) => !reports.includes(report)).sort()).toEqual(
            Array.from({ length: table.rowCount }, (_, row) => table.column('report_json')(row))
              .filter((report) => !reports.includes(report))
              .sort(),
          );
          expect(formatTable(columns, mergeRows(after, rows), after).equals(once)).toBe(true);
        },
      ),
    );
  });
});

describe('the leaderboard', () => {
  test('shows the best 20, ties in registry order, no number as 0', () => {
    const scores = ['50', 'nan', '', 'x', '50.0', ' 60 ', '-1', 'inf', ...Array.from({ length: 30 }, () => '10')];
    const table = read(`report_json,score_total\n${scores.map((score, row) => `/${row},${score}\n`).join('')}`);
    const all = scores.map((_, row) => row);
    expect(best(all, table, 20)).toEqual([5, 0, 4, ...Array.from({ length: 17 }, (_, n) => 8 + n)]);
    expect(best(all, table, 50).slice(-5)).toEqual([1, 2, 3, 7, 6]);
    expect(best([], table, 20)).toEqual([]);
  });

  test('is what sorting would give', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -2, max: 5 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 25 }),
        (scores, count) => {
          const table = read(`report_json,score_total\n${scores.map((score, row) => `/${row},${score}\n`).join('')}`);
          const all = scores.map((_, row) => row);
          expect(best(all, table, count)).toEqual(
            [...all].sort((a, b) => (scores[b] as number) - (scores[a] as number)).slice(0, count),
          );
        },
      ),
    );
  });

  test('cells that stay are shown as they stand, others as Python prints them; nothing breaks out of its cell', () => {
    const table = read(
      'report_json,decision_tag,factor,overall_pass,score_total,recommendation\n"/a|b`c","t\n|2",\'=f,TRUE,60,maybe\n',
    );
    const row = fresh('/x', '2026-05', { decision_tag: 'new', factor: 'carry', score_total: 75, overall_pass: true });
    expect(leaderboard(mergeRows(table, [row]), table, '2026-05-01T00:00:00.000000')).toBe(
      [
        '# Factor Experiment Leaderboard',
        '',
        '- generated_at: 2026-05-01T00:00:00.000000',
        '- total_experiments: 2',
        '',
        '| rank | decision_tag | factor | overall_pass | score_total | recommendation | report_json |',
        '|---|---|---|---|---:|---|---|',
        '| 1 | new | carry | True | 75.0 | reject_or_research | `/x` |',
        '| 2 | t \\|2 | =f | TRUE | 60 | maybe | `` /a\\|b`c `` |',
        '',
      ].join('\n'),
    );
  });
});
