import { alignmentCheck } from '@gatehouse/contracts';
import { runTool, temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const name = 'check-alignment';
const days = Array.from({ length: 40 }, (_, at) => new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10));
const table = (header: string, row: (day: string) => string, list = days): string =>
  [header, ...list.map(row)].map((line) => `${line}\n`).join('');
const files = {
  'runs/r/equity_curve.csv': table('timestamp,equity,returns,note', (day) => `${Date.parse(day)}000000,1.0,0.0,text`),
  'f.csv': table('Date,Mkt_RF', (day) => `${day.replaceAll('-', '')},0.1`),
  'data/factors/ff3_sample.csv': table('date,Mkt_RF', (day) => `${day},0.1`),
};

test.each<[string, string[], string]>([
  ['the sample factors without another word', ['runs/r'], 'data/factors/ff3_sample.csv'],
  ['factors as the second word', ['runs/r', 'f.csv'], 'f.csv'],
  ['factors as an option, which beats the second word', ['--factors', 'f.csv', 'runs/r', 'nowhere.csv'], 'f.csv'],
  ['a table instead of a directory', ['runs/r/equity_curve.csv', 'f.csv'], 'f.csv'],
])('%s', (_, words, factors) => {
  const repository = temporaryRepository(files);
  const run = runTool(name, [...words, '--out-dir', 'checks'], { cwd: repository.root });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  expect(run.stdout.split('\n').slice(0, 2)).toEqual([
    '_Frequency: returns daily, factors daily; overlap 2020-01-01 to 2020-02-09; n_obs=40._',
    `[alignment] runs/r/equity_curve.csv with ${factors}: pass`,
  ]);
  const document = repository.json('checks/alignment_check.json');
  expect(alignmentCheck.fault(document)).toBeUndefined();
  expect(document).toMatchObject({
    returns: { path: 'runs/r/equity_curve.csv' },
    factors: { path: factors },
    n_obs: 40,
  });
  expect(repository.read('checks/alignment_check.md')).toContain('n_obs=40._');
});

test('a table of dates alone holds no factors', () => {
  const { root } = temporaryRepository({ ...files, 'd.csv': table('date', (day) => day) });
  const run = runTool(name, ['runs/r', 'd.csv'], { cwd: root });
  expect(run).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('series_read: d.csv: no column beside the dates') as string,
  });
});

describe('what is wrong with a table is named', () => {
  test.each<[string, string, string[]]>([
    ['empty', '', ['series_read: r.csv: empty file']],
    ['without dates', 'day,returns\n2020-01-01,0\n', ['series_read: r.csv: no column timestamp or date']],
    ['without returns', 'date,r\n2020-01-01,0\n', ['series_read: r.csv: no column returns']],
    ['without rows', 'date,returns\n', ['series_read: r.csv: no rows']],
    [
      'with words',
      'date,returns\nsoon,0\n20201301,nan\n2020-01-01,0,0\n',
      [
        "series_read: r.csv:2: 'soon' is no date",
        'series_read: r.csv:3: 20201301 is no date',
        'series_read: r.csv:3: returns is no finite number',
        'series_read: r.csv:4: 3 fields, expected 2',
      ],
    ],
  ])('%s', (_, text, findings) => {
    const { root } = temporaryRepository({ ...files, 'r.csv': text });
    const run = runTool(name, ['r.csv', 'f.csv', '--json'], { cwd: root });
    expect(run.status).toBe(2);
    expect(run.stderr.split('\n').slice(0, findings.length)).toEqual(findings.map((finding) => `${name}: ${finding}`));
    expect(alignmentCheck.fault(JSON.parse(run.stdout))).toBeUndefined();
    expect(run.stderr).toContain(`${name}: frequency_agrees: a series could not be read\n`);
  });

  test('dates out of order are reported, and judged all the same', () => {
    const shuffled = [...days.slice(0, 3), days[1] as string, days[1] as string, ...days.slice(3)];
    const { root } = temporaryRepository({ ...files, 'r.csv': table('date,returns', (day) => `${day},0`, shuffled) });
    const run = runTool(name, ['r.csv', 'f.csv', '--json'], { cwd: root });
    const { checks, n_obs } = JSON.parse(run.stdout) as { checks: Record<string, unknown>; n_obs: number };
    expect(checks['dates_ordered']).toMatchObject({
      status: 'fail',
      findings: ['r.csv:5: 2020-01-02 is before 2020-01-03', 'r.csv:6: 2020-01-02 stands twice'],
    });
    expect([checks['calendar_agrees'], n_obs]).toMatchObject([{ status: 'pass' }, 40]);
  });

  test('other cells of factors must be numbers', () => {
    const { root } = temporaryRepository({ ...files, 'g.csv': 'date,a,b\n2020-01-01,1,\n' });
    const run = runTool(name, ['runs/r', 'g.csv'], { cwd: root });
    expect(run.stderr).toContain(`${name}: series_read: g.csv:2: b is no finite number\n`);
    expect(run.stdout).toContain('overlap n/a to n/a; n_obs=n/a._');
  });
});

test.each<[string, string[], RegExp]>([
  ['nothing named', [], /RETURNS is required/],
  ['returns that are not there', ['x.csv'], /returns not found: x\.csv/],
  ['a directory without a curve', ['runs', 'f.csv'], /returns not found: runs\/equity_curve\.csv/],
  ['factors that are not there', ['runs/r', '--factors', 'none.csv'], /factors not found: none\.csv/],
  ['a word too many', ['runs/r', 'f.csv', 'g.csv'], /unexpected argument 'g\.csv'/],
  ['a policy with a key of its own', ['runs/r', '--policy', 'own.json'], /own\.json: unknown key 'x'/],
])('%s ends in 1', (_, words, message) => {
  const { root } = temporaryRepository({ ...files, 'own.json': { schema: 'alignment-policy/v1', x: 1 } });
  const run = runTool(name, words, { cwd: root });
  expect(run).toMatchObject({ status: 1, stdout: '' });
  expect(run.stderr).toMatch(message);
});
