/** The built executable (contract 19). */
import { readFileSync } from 'node:fs';
import { parseDocument, trialsPage, trialsReport } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

/** A wide table of so many trials: seeded noise, the last trial with an edge. */
function wide(trials: number, dates: number, edge = 0.004): string {
  let state = 7;
  const next = (): number => (state = (state * 48271) % 2147483647) / 2147483647 - 0.5;
  const header = ['date', ...Array.from({ length: trials }, (_, k) => `T${k}`)];
  const rows = Array.from({ length: dates }, (_, t) => [
    new Date(Date.UTC(2020, 0, 1 + t)).toISOString().slice(0, 10),
    ...Array.from({ length: trials }, (_, k) => (next() * 0.02 + (k === trials - 1 ? edge : 0)).toFixed(6)),
  ]);
  return `${[header, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}

function run(repository: Repository, words: string[]) {
  const found = runTool('compare-trials', ['--reps', '200', '--train', '30', '--test', '10', ...words], {
    cwd: repository.root,
  });
  const [, json] = /report_json=(.*)/.exec(found.stdout) ?? [];
  const report = json === undefined ? undefined : repository.json(json.slice(repository.root.length + 1));
  return { ...found, report: report as Record<string, any> };
}

test('an edge among noise is found, and the report is of its schema', () => {
  const repository = temporaryRepository({ 'r.csv': wide(12, 96) });
  const { report, status, stderr } = run(repository, ['--returns', 'r.csv', '--blocks', '8']);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(trialsReport.fault(report)).toBeUndefined();
  expect(report['best'].trial).toBe('T11');
  expect(report['spa'].stepm_adjusted_p).toHaveProperty('T11');
  expect(report['spa'].p_spa.lower).toBeLessThanOrEqual(report['spa'].p_spa.consistent);
  expect(report['cscv']).toMatchObject({ S: 8, combinations: 70, rows_used: 96 });
  expect(report['selection'].picked).toHaveLength(6);
  for (const trial of report['trials'])
    for (const q of [trial.q_bh, trial.q_by, trial.p_holm, trial.p_bonferroni])
      expect(q).toBeGreaterThanOrEqual(trial.p);
});

test('wide, long, packed in any order of rows: the same figures; noise does not pass', () => {
  const text = wide(4, 60, 0);
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const names = header.split(',').slice(1);
  const long = rows.flatMap((row) => {
    const [date, ...cells] = row.split(',');
    return cells.map((cell, k) => `${date},${names[k]},${cell}`);
  });
  const repository = temporaryRepository({
    'wide.csv': text,
    'long.csv': `date,trial,ret\n${[...long].sort().reverse().join('\n')}\n`,
  });
  const words = ['--seed', '5'];
  const [one, other] = ['wide.csv', 'long.csv'].map((file) => run(repository, ['--returns', file, ...words]).report);
  expect(new Map(other?.['trials'].map((t: { trial: string; sharpe: number }) => [t.trial, t.sharpe]))).toEqual(
    new Map(one?.['trials'].map((t: { trial: string; sharpe: number }) => [t.trial, t.sharpe])),
  );
  expect(one?.['spa'].p_spa).toEqual(other?.['spa'].p_spa);
  expect(one?.['gate_verdicts'].stat_gate_pbo).toMatchObject({
    verdict: 'not_evaluable',
    reason: expect.stringContaining('4 trials') as string,
  });
  expect(one?.['gates'].overall_pass).toBe(false);
  expect(run(repository, ['--returns', 'wide.csv', '--exit-verdict']).status).toBe(2);
});

test('a benchmark is taken off and is not a trial', () => {
  const repository = temporaryRepository({ 'r.csv': wide(4, 60) });
  const { report } = run(repository, ['--returns', 'r.csv', '--benchmark', 'T3']);
  expect(report['trials'].map((trial: { trial: string }) => trial.trial)).toEqual(['T0', 'T1', 'T2']);
  expect(report['spa'].t_spa).toBe(0);
  expect(report['spa'].p_spa.consistent).toBe(1);
});

test.each<[string, string, string[], RegExp]>([
  ['one trial', wide(1, 40), [], /1 trials, at least 2 needed/],
  ['few dates', wide(3, 19), [], /19 dates that all trials have, at least 20 needed/],
  [
    'many gaps',
    wide(3, 40).replaceAll(/^(2020-01-\d\d,[^,]*),[^,]*/gm, '$1,'),
    [],
    /31 of 40 dates are not in all trials/,
  ],
  [
    'text',
    wide(3, 40).replace(/^(2020-01-05,).*?,/m, '$1n.m.,'),
    [],
    /returns r.csv line 6: T0 'n.m.' is no finite number/,
  ],
  ['an infinity', wide(3, 40).replace(/^(2020-01-05,).*?,/m, '$1inf,'), [], /line 6: T0 'inf' is no finite number/],
  ['an invalid date', wide(3, 40).replace('2020-01-05', 'soon'), [], /line 6: 'soon' is no date/],
  ['a date twice', wide(3, 40).replace('2020-01-05', '2020-01-04'), [], /2020-01-04 T0 comes twice/],
  ['an unknown trial', wide(3, 40), ['--trial', 'T9'], /no trial T9; there are T0, T1, T2/],
  ['an unknown benchmark', wide(3, 40), ['--benchmark', 'B'], /no column B/],
  ['odd blocks', wide(3, 40), ['--blocks', '5'], /option --blocks: expected an even number/],
  ['an invalid seed', wide(3, 40), ['--seed', '-1'], /option --seed: expected a whole number/],
])('%s ends with 1 and nothing written', (_, text, words, message) => {
  const repository = temporaryRepository({ 'r.csv': text });
  const found = run(repository, ['--returns', 'r.csv', ...words]);
  expect(found.stderr).toMatch(message);
  expect(found).toMatchObject({ status: 1, stdout: '' });
  expect(repository.files()).toEqual(['r.csv']);
});

test('the record of a family: its returns side by side, and all its trials counted', () => {
  const [header = '', ...rows] = wide(3, 40).trimEnd().split('\n');
  const columns = header
    .split(',')
    .slice(1)
    .map((_, k) => rows.map((row) => [row.split(',')[0], row.split(',')[k + 1]].join(',')));
  const line = (digit: string, report: string | null): string =>
    `${JSON.stringify({ schema: 'trial/v1', at: '2026-01-05T09:00:00.000Z', tool: 'production-gates', version: '0.1.0', family: 'edge', key: { figures_hash: digit.repeat(64), scores_sha256: 'b'.repeat(64), returns_sha256: 'c'.repeat(64) }, workflow: null, decision_tag: null, run_dir: null, report_json: report, sharpe: null, p: null, n: 1, periods_per_year: null, host: 'desk', pid: 1 })}\n`;
  const repository = temporaryRepository({
    'audit/trials.jsonl':
      line('1', 'gate_results/a/r.json') +
      line('2', 'gate_results/b/r.json') +
      line('1', 'gate_results/c/r.json') +
      line('3', null),
    'gate_results/b/trial_returns.csv': `date,ret\n${columns[1]?.join('\n')}\n`,
    'gate_results/c/trial_returns.csv': `date,ret\n${columns[2]?.join('\n')}\n`,
  });
  const { report, stderr } = run(repository, ['--family', 'edge']);
  expect(stderr).toBe('');
  expect(report['sample'].trials).toBe(2);
  expect(report['best'].n_trials).toBe(3);
  // What has no line counts as it does for the gates: a row of the family that nothing ties to a line.
  repository.write('gate_results/gate_registry.csv', 'decision_tag,factor,report_json\nt1,edge,\nt2,other,\n');
  const counted = run(repository, ['--family', 'edge', '--exit-verdict']);
  expect(counted.report['best'].n_trials).toBe(4);
  expect(counted.stderr).toMatch(/fail: .*stat_gate_deflated_sharpe.*; not evaluable: stat_gate_pbo$/m);
  repository.write('gate_results/c/trial_returns.csv', 'date,ret\n2020-01-01,\n');
  expect(run(repository, ['--family', 'edge'])).toMatchObject({
    status: 1,
    stderr:
      "compare-trials: gate_results/c/trial_returns.csv row 1: expected a date and a finite number, got '2020-01-01' and ''\n",
  });
  repository.write('gate_results/gate_registry.csv', 'a,b\n"x');
  expect(run(repository, ['--family', 'edge'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/the record of trials cannot be read: .*gate_registry.csv/) as string,
  });
});

test('--out-html: a page that carries what it was drawn from', () => {
  const repository = temporaryRepository();
  const days = Array.from({ length: 40 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10));
  const rows = days.map((date, day) =>
    [date, ...Array.from({ length: 12 }, (_, trial) => Math.sin(day * (trial + 2)) / 50)].join(','),
  );
  repository.write(
    'r.csv',
    `date,${Array.from({ length: 12 }, (_, trial) => `<t${trial}>`).join(',')}\n${rows.join('\n')}\n`,
  );
  const words = [
    '--returns',
    'r.csv',
    '--reps',
    '50',
    '--blocks',
    '4',
    '--train',
    '10',
    '--test',
    '5',
    '--out-html',
    'a.html',
  ];
  const done = runTool('compare-trials', words, { cwd: repository.root });
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout).toContain(`[done] report_html=${repository.path('a.html')}`);
  const html = readFileSync(repository.path('a.html'), 'utf8');
  const carried = /id="document">([^<]*)</.exec(html)?.[1] ?? '';
  const { plots } = parseDocument(trialsPage, carried, 'a.html');
  expect(plots.find(({ name }) => name === 'logits')?.missing).toBeNull();
  // Half of four blocks: six ways.
  expect(plots.find(({ name }) => name === 'outside')).toMatchObject({ missing: null, series: [{ y: { length: 6 } }] });
  expect(html).not.toContain('<t0>');
});
