import type { RegistryRow } from '@gatehouse/contracts';
import { formatTable, parseTable } from '@gatehouse/csv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cells, columns, registryRow } from './core';
import { leaderboard } from './leaderboard';
import { best, mergeRows } from './registry';

const isSame = (a: string, b: string): boolean => a === b;
const read = (text: string) => parseTable(Buffer.from(text), 'r.csv');
const fresh = (
  reportJson: string,
  generatedAt = '2026-05-01T00:00:00.000000',
  changes: Partial<RegistryRow> = {},
): RegistryRow => ({
  ...registryRow(
    { reportJson, report: {}, runDirectory: undefined, dataQuality: undefined, audit: undefined, plan: undefined },
    new Date('2026-05-01T00:00:00Z'),
  ),
  generated_at: generatedAt,
  ...changes,
});

/** Order and content as `path@time`, a star before what was written anew. */
function outline(text: string, rows: RegistryRow[]): string[] {
  const table = read(text);
  const entries = mergeRows(table, rows, isSame);
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
      mergeRows(table, [fresh('/a', '2026-05')], isSame),
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
          const entries = mergeRows(table, rows, isSame);
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
          expect(formatTable(columns, mergeRows(after, rows, isSame), after).equals(once)).toBe(true);
        },
      ),
    );
  });
});

describe('one report, one row, whatever its name', () => {
  const place = (file: string): string => (file.startsWith('/new/again/') ? file.replace('/again', '') : file);
  const sameFile = (a: string, b: string): boolean =>
    place(a) === place(b) || (/^\/(?:old|new)\//.test(a) && place(a).slice(4) === place(b).slice(4));
  const report = '/new/gate_results/production_gates_2026-04-01_000000/production_gates_report.json';
  const rowsAfter = (name: string, tag = 'a'): string[] => {
    const table = read(`generated_at,report_json,decision_tag\n2026-01-01T00:00:00,${name},${tag}\n`);
    return mergeRows(table, [fresh(report, '2026-05', { decision_tag: 'a' })], sameFile).map((entry) =>
      typeof entry === 'number' ? 'kept' : entry.row.report_json,
    );
  };
  test.each([
    ['the same', report, [report]],
    ['of where the repository lay before', report.replace('/new', '/old'), [report]],
    ['through a link', report.replace('/new', '/new/again'), [report]],
    ['of another report', report.replace('04-01', '04-02'), ['kept', report]],
    ['none', '', ['kept', report]],
  ])('a row with the path %s', (_, name, expected) => expect(rowsAfter(name)).toEqual(expected));

  const row = fresh(report, '2026-05', { decision_tag: 'a', report_generated_at: '2026-04-01T00:00:00Z' });
  const registry = (changes: Partial<RegistryRow> = {}): ReturnType<typeof read> =>
    read(
      formatTable(columns, [{ values: cells({ ...row, generated_at: '2026-04-02T00:00:00', ...changes }) }]).toString(),
    );
  const merged = (table: ReturnType<typeof read>) => mergeRows(table, [row], sameFile);
  test('a row that says the same stands as it stood', () => {
    expect(merged(registry())).toEqual([0]);
    expect(merged(read(formatTable(columns, [0], registry()).toString().replaceAll('False', 'FALSE')))).toEqual([0]);
  });
  test('one that only names its files anew gets the names and keeps its time', () => {
    const [entry] = merged(registry({ report_json: report.replace('/new', '/old'), generated_at_utc: 'then' }));
    expect(entry).toMatchObject({
      values: { report_json: report, generated_at: '2026-04-02T00:00:00', generated_at_utc: 'then' },
    });
  });
  test.each([
    ['a score', { score_total: 50 }],
    ['a verdict', { overall_pass: true }],
    ['a text', { owner: 'bob' }],
    ['the time of the report', { report_generated_at: '2026-04-01T00:00:01Z' }],
  ])('one in which %s changed is of the update', (_, changes) =>
    expect(merged(registry(changes))).toEqual([
      expect.objectContaining({ row: expect.objectContaining({ generated_at: '2026-05' }) as unknown }),
    ]),
  );
  test('one from before a column came is of the update, and every other row gets empty cells', () => {
    const old = read('generated_at,report_json,factor,score_total,recommendation\n2026-01-01T00:00:00,/x,f,1,r\n');
    const text = formatTable(columns, merged(old), old).toString();
    expect(text.split('\r\n')[0]).toMatch(
      /^generated_at,report_json,factor,score_total,recommendation,report_md,.*,generated_at_utc,report_generated_at,stat_dsr,stat_n_trials,stat_break_even_trials,not_evaluable$/,
    );
    expect(text.split('\r\n')[1]).toMatch(/^2026-01-01T00:00:00,\/x,f,1,r,{30}$/);
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
    expect(leaderboard(mergeRows(table, [row], isSame), table, '2026-05-01T00:00:00.000000')).toBe(
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
