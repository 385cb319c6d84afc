import { claimsPolicy, parseDocument } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { checkBlockedSaid, checkFigures, checkRunsIndexed, runsIn, type ClaimingText } from './claims';
import shipped from './claims-policy.json';
import { figureOf, figuresIn, shows } from './figure';
import { judgeGate, type Evidence, type GateFacts } from './gate';
import { checkStamps, stampsIn, type StampFacts } from './stamp';

const policy = parseDocument(claimsPolicy, JSON.stringify(shipped), 'shipped');
const run = '2025-12-21T20-53-05Z-4457b33';
const document = (text: string): ClaimingText[] => [{ path: 'docs/r.md', text }];

describe('figures', () => {
  test.each<[string, number, boolean]>([
    ['1.29', 1.2892, true],
    ['1.29', 1.295, true],
    ['1.29', 1.2951, false],
    ['9.36%', 0.09358, true],
    ['0.94%', 0.09358, false],
    ['$5.42MM', 5417903.3, true],
    ['$5.42M', 5417903.3, true],
    ['5.4 MM', 5417903.3, true],
    ['$5,417,903.30', 5417903.298, true],
    ['5.42B', 5417903.3, false],
    ['-3.4%', -0.0341, true],
    ['(3.4%)', -0.0341, true],
    ['-$1,200', -1200, true],
    ['$-1,200', -1200, true],
    ['\u22121.5', -1.5, true],
    ['+2', 2.4, true],
    ['2', 2.6, false],
    ['1.2e-3', 0.00123, true],
    ['0.000', 0.0004, true],
    ['12K', 12_300, true],
    ['0', 0, true],
  ])('%s shows %d: %s', (text, value, is) => {
    const figure = figureOf(text);
    expect(figure !== undefined && shows(figure, value)).toBe(is);
  });
  test.each(['', 'high', '1.2.3', '1,23', '< 0.001', '1.2 (HAC)', '(1.2', '--1', 'NaN', '1.2x', '0x10', '1 2'])(
    '%j is not a figure',
    (text) => expect(figureOf(text)).toBeUndefined(),
  );

  const table = (rows: string, head = '| Metric | Value |\n| --- | ---: |'): string => `# R\n\n${head}\n${rows}\n`;
  test.each<[string, string[]]>([
    [table('| Sharpe | 1.2 |\n| **CAGR** | `3%` |'), ['5 Sharpe 1.2', '6 CAGR 3%']],
    [table('| Sharpe | 1.2 |', '| Name | Value |\n|---|---|'), []],
    [table('| Sharpe | 1.2 | x |', '| Metric | A | B |\n|---|---|---|'), []],
    [table('| Sharpe | 1.2 |', '| Metric | Value |'), []],
    ['```\n| Metric | Value |\n|---|---|\n| Sharpe | 1 |\n```\n', []],
    [`${table('| Sharpe | 1 |')}\ntext\n| Sharpe | 2 |\n`, ['5 Sharpe 1']],
  ])('of tables headed Metric: %#', (text, found) =>
    expect(figuresIn(text).map(({ line, label, text: shown }) => `${line} ${label} ${shown}`)).toEqual(found),
  );

  test('are compared with the first metrics that have them', () => {
    const rows =
      '| Sharpe | 1.20 |\n| Trades | 3 |\n| CAGR | n/a |\n| Final Equity | much |\n| MAR | 2 |\n| Beta | 9 |';
    const metrics = [
      { name: 'holdout_metrics.json', values: { sharpe_ratio: 1.3, calmar_ratio: '2' } },
      { name: 'metrics.json', values: { sharpe_ratio: 1.2, num_trades: 3n } },
    ];
    expect(checkFigures(document(table(rows)), policy, metrics, []).findings).toEqual([
      'docs/r.md:5: Sharpe 1.20, holdout_metrics.json has sharpe_ratio 1.3',
      "docs/r.md:8: Final Equity 'much' is no figure",
      'docs/r.md:9: MAR 2 is shown, holdout_metrics.json has no calmar_ratio',
    ]);
    expect(checkFigures(document(table(rows)), policy, undefined, [])).toMatchObject({ status: 'not_applicable' });
    expect(checkFigures(document('# none\n'), policy, metrics, [])).toMatchObject({
      findings: ['no figures are shown'],
    });
    expect(checkFigures(document(table(rows)), policy, [], ['metrics.json: not there'])).toMatchObject({
      status: 'missing',
      findings: ['metrics.json: not there'],
    });
  });
});

test('run ids, whole ones, once on a line', () => {
  expect(runsIn(`x ${run} ${run}\n${run}-01 ${run}a a${run}\n2025-12-21T20-53-05Z-nogit`, policy)).toEqual([
    { id: run, line: 1 },
    { id: `${run}-01`, line: 2 },
    { id: '2025-12-21T20-53-05Z-nogit', line: 3 },
  ]);
  const index = { path: 'i.csv', runs: new Set([run]) };
  expect(checkRunsIndexed(document(`${run}\n${run}-02\n`), policy, index).findings).toEqual([
    `docs/r.md:2: run ${run}-02 is not in i.csv`,
  ]);
  expect(checkRunsIndexed(document(run), policy, { ...index, runs: undefined })).toMatchObject({ status: 'missing' });
  expect(checkRunsIndexed(document('x'), policy, { ...index, runs: undefined }).status).toBe('not_applicable');
});

describe('of a blocked run it is said', () => {
  const blocked = { inference: 'degenerate', isUnsafe: true, isDegenerate: true };
  test.each<[string, string[]]>([
    [
      '## Headline\n',
      [
        'docs/r.md:1: a headline, and the run is blocked',
        'docs/r.md: no INFERENCE FAILED banner, and inference is degenerate',
        'docs/r.md: no UNSAFE / NOT LEAKAGE-SAFE banner, and unsafe_execution is true',
        'docs/r.md: does not say that the run is degenerate',
      ],
    ],
    ['# headline (blocked)\nINFERENCE FAILED UNSAFE / NOT LEAKAGE-SAFE Run is degenerate\n```\n# Headline\n```\n', []],
    ['## Headlines\nINFERENCE FAILED UNSAFE / NOT LEAKAGE-SAFE Run is degenerate', []],
  ])('%j', (text, findings) => expect(checkBlockedSaid(document(text), policy, blocked).findings).toEqual(findings));
  test('nothing without a run, and nothing of one that is not blocked', () =>
    expect([checkBlockedSaid([], policy, 'no run'), checkBlockedSaid([], policy, undefined)]).toMatchObject([
      { findings: ['no run is named'] },
      { findings: ['the run is not blocked'] },
    ]));
});

describe('stamps', () => {
  const [known, side] = ['a'.repeat(40), 'b'.repeat(40)];
  const git: StampFacts = {
    commit: (name) => [known, side].find((commit) => commit.startsWith(name)),
    hint: () => '',
    isInHistory: (commit) => commit === known,
    changesSince: () => [['docs/r.md'], ['src/a.mjs', 'docs/x.md'], ['README.md']],
  };
  const stamps = (text: string, sources: string[] = []): string[] => {
    const own = { ...policy, stamp_sources: sources };
    return [...checkStamps(stampsIn(document(text), own), own, git).findings];
  };
  test.each<[string, string[], string[]]>([
    ['x\n', [], ['no stamps']],
    [`${'\n'.repeat(30)}git_sha: ${known}`, [], ['no stamps']],
    ['my_git_sha: 1', [], ['no stamps']],
    [`- **git_sha:** \`${known}\``, [], [`docs/r.md: its stamp ${known} is 2 commits behind what it describes`]],
    [`"git_sha": "${known}",`, ['src/'], [`docs/r.md: its stamp ${known} is 1 commits behind what it describes`]],
    [`git_sha: ${known}`, ['lib', 'src/*.js', 'READ*.txt'], []],
    [`git_sha: ${known}`, ['*.md'], [`docs/r.md: its stamp ${known} is 1 commits behind what it describes`]],
    [`git_sha: ${side}`, [], [`docs/r.md: its stamp ${side} is not in the history of HEAD`]],
    ['git_sha: HEAD', [], ['docs/r.md: its stamp HEAD is no commit of this repository']],
    ['git_sha: ccccccc', [], ['docs/r.md: its stamp ccccccc is no commit of this repository']],
  ])('%j %j', (text, sources, findings) => expect(stamps(text, sources)).toEqual(findings));
  test('outside git nothing can be known', () =>
    expect(checkStamps(stampsIn(document(`git_sha: ${known}`), policy), policy, undefined).status).toBe('missing'));
});

describe('the gate', () => {
  const schemas = ['artifact-integrity/v1', 'holdout-check/v1'];
  const evidence = (schema: string, more: Record<string, unknown> = {}): Evidence => ({
    path: `${schema.split('/')[0]}.json`,
    fields: { schema, run_id: run, overall_pass: true, ...more },
    inputs: [{ path: 'x', state: 'same' }],
  });
  const all = schemas.map((schema) => evidence(schema));
  const facts = (changes: Partial<GateFacts> = {}): GateFacts => ({
    runId: run,
    evidence: all,
    schemas,
    index: { path: 'i.csv', isThere: true, hasEligibility: true, runs: [{ eligible: 'true', blockers: '[]' }] },
    ...changes,
  });
  const index = facts().index;
  const statuses = (one: GateFacts): Record<string, string[]> =>
    Object.fromEntries(
      Object.entries(judgeGate(one))
        .filter(([, { status }]) => status !== 'pass')
        .map(([id, { status, findings }]) => [id, [status, ...findings]]),
    );
  test.each<[string, Partial<GateFacts>, Record<string, string[]>]>([
    ['is open', {}, {}],
    [
      'no run id',
      { runId: undefined },
      {
        run_named: ['missing', 'manifest.json: not there, unreadable or without run_id'],
        evidence_binds: [
          'fail',
          `artifact-integrity.json: is of run '${run}', not None`,
          `holdout-check.json: is of run '${run}', not None`,
        ],
        evidence_passes: ['missing', 'artifact-integrity/v1: not given', 'holdout-check/v1: not given'],
        run_eligible: ['missing', 'manifest.json: not there, unreadable or without run_id'],
      },
    ],
    [
      'evidence of anything else counts as not given',
      {
        evidence: [
          evidence('holdout-check/v1', { run_id: 'x' }),
          evidence('x/v1'),
          { path: 'y', fields: undefined, inputs: undefined },
        ],
      },
      {
        evidence_binds: [
          'fail',
          `holdout-check.json: is of run 'x', not '${run}'`,
          "x.json: schema 'x/v1' is no evidence",
          'y: not valid JSON',
        ],
        evidence_passes: ['missing', 'artifact-integrity/v1: not given', 'holdout-check/v1: not given'],
      },
    ],
    [
      'evidence that does not pass, or says so falsely',
      {
        evidence: [
          evidence('artifact-integrity/v1', { overall_pass: 'true' }),
          evidence('holdout-check/v1', { checks: { first_use: { status: 'fail' }, b: { status: 'fine' } } }),
        ],
      },
      {
        evidence_passes: [
          'fail',
          'artifact-integrity/v1: overall_pass is "true"',
          'holdout-check/v1: overall_pass is true, and check first_use is not pass',
          'holdout-check/v1: overall_pass is true, and check b is not pass',
        ],
      },
    ],
    [
      'inputs that are gone, changed, or not named',
      {
        evidence: [
          {
            ...evidence('artifact-integrity/v1'),
            inputs: [
              { path: 'a', state: 'gone' },
              { path: 'b', state: 'changed' },
            ],
          },
          { ...evidence('holdout-check/v1'), inputs: [] },
        ],
      },
      {
        evidence_binds: [
          'fail',
          'artifact-integrity.json: a is gone',
          'artifact-integrity.json: b has changed since',
          'holdout-check.json: names no inputs',
        ],
      },
    ],
    ['no index', { index: { ...index, isThere: false } }, { run_eligible: ['missing', 'i.csv: not there'] }],
    [
      'an old index',
      { index: { ...index, hasEligibility: false } },
      { run_eligible: ['missing', 'i.csv has no column headline_eligible: rebuild it'] },
    ],
    ['not indexed', { index: { ...index, runs: [] } }, { run_eligible: ['fail', `i.csv: run ${run} is not in it`] }],
    [
      'blocked',
      { index: { ...index, runs: [{ eligible: 'false', blockers: '["degenerate","no_holdout"]' }] } },
      { run_eligible: ['fail', `${run}: degenerate, no_holdout`] },
    ],
  ])('%s', (_, changes, expected) => expect(statuses(facts(changes))).toEqual(expected));
});
