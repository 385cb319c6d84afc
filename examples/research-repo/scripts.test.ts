/**
 * The example's own scripts: its scores, and the workflow that it has beside production-gates. What production-gates
 * makes of them: test/everyday.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cleanEnvironment, temporaryRepository, workspace, type Repository, type ToolRun } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  momentumScores,
  monthEnd,
  monthOf,
  // @ts-expect-error the example is plain JavaScript without types
} from './scripts/momentum.mjs';
// @ts-expect-error as above
import { readMonth } from './scripts/repository.mjs';

test('dates', () => {
  expect(readMonth('Feb 29 2000')).toBe(monthOf(2000, 2));
  expect(readMonth('2004-12-31')).toBe(monthOf(2004, 12));
  expect(monthEnd(monthOf(2004, 12))).toBe('2004-12-31');
  for (const wrong of ['Feb 30 2000', '2001-02-29', '2001-13-01', 'Foo 1 2000', '', '1/1/2000'])
    expect(readMonth(wrong)).toBeNull();
});

test('a score reads nothing later than its month', () => {
  const prices = new Map([['A', new Map([1, 2, 3, 4, 5, 6].map((price, month) => [month, price]))]]);
  expect(momentumScores(prices, 3, 1)).toEqual([
    { month: 3, ticker: 'A', score: 2 },
    { month: 4, ticker: 'A', score: 1 },
    { month: 5, ticker: 'A', score: 5 / 3 - 1 },
  ]);
});

/** Starts a script of the repository with this Node. */
function call({ root }: Repository, words: string[], env: Record<string, string> = {}): Omit<ToolRun, 'signal'> {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    env: cleanEnvironment(env),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function laidOut(): Repository {
  const repository = temporaryRepository();
  const filter = (file: string): boolean => !file.endsWith('.test.ts');
  cpSync(path.join(workspace, 'examples/research-repo'), repository.root, { recursive: true, filter });
  copyFileSync(path.join(workspace, 'node_modules/vega-datasets/data/stocks.csv'), repository.path('data/stocks.csv'));
  expect(call(repository, ['scripts/make_scores'])).toMatchObject({ status: 0, stderr: '' });
  return repository;
}

const edit = (repository: Repository, file: string, change: (text: string) => string): void =>
  writeFileSync(repository.path(file), change(repository.read(file)));

describe('make_scores', () => {
  test('is deterministic and does not look ahead', () => {
    const repository = laidOut();
    const scores = (): string[] => repository.read('data/momentum_scores.csv').trim().split('\n');
    const before = scores();
    expect(call(repository, ['scripts/make_scores']).status).toBe(0);
    expect(scores()).toEqual(before);
    edit(repository, 'data/stocks.csv', (text) => text.replace(/^AAPL,Jun 1 2008,.*$/m, 'AAPL,Jun 1 2008,1000'));
    expect(call(repository, ['scripts/make_scores']).status).toBe(0);
    const changed = scores().filter((line, at) => line !== before[at]);
    expect(changed.length).toBeGreaterThan(0);
    // The latest month is left out of a score, so a price shows from the month after it.
    expect(changed.every((line) => line >= '2008-07-31,AAPL' && line.includes('AAPL'))).toBe(true);
  });

  const inPrices = (from: RegExp | string, to: string) => (repository: Repository) =>
    edit(repository, 'data/stocks.csv', (text) => text.replace(from, to));
  test.each<[what: string, spoil: (repository: Repository) => void, words: string[], says: string]>([
    [
      'a missing price',
      inPrices('39.81', ''),
      [],
      'prices data/stocks.csv line 2: expected a positive number, found ""',
    ],
    [
      'a price of 0',
      inPrices('39.81', '0'),
      [],
      'prices data/stocks.csv line 2: expected a positive number, found "0"',
    ],
    [
      'a date of no calendar',
      inPrices('Jan 1 2000', 'Jan 32 2000'),
      [],
      'prices data/stocks.csv line 2: expected a date like "Jan 1 2000" or "2000-01-01", found "Jan 32 2000"',
    ],
    ['a cell too many', inPrices('39.81', '39.81,x'), [], 'prices data/stocks.csv line 2: expected 3 cells, found 4'],
    [
      'another header',
      inPrices('symbol,date', 'date,symbol'),
      [],
      'prices data/stocks.csv line 1: expected the header symbol,date,price, found "date,symbol,price"',
    ],
    [
      'no prices',
      ({ path: at }) => rmSync(at('data/stocks.csv')),
      [],
      'prices not found: data/stocks.csv; README.md says where it comes from',
    ],
    ['an unknown option', () => undefined, ['--x'], 'unknown argument --x; known are: --strategy --prices --out'],
    [
      'a lookback that is not above the months left out',
      (repository) => edit(repository, 'configs/strategies/momentum.json', (text) => text.replace(': 12,', ': 1,')),
      [],
      'strategy configs/strategies/momentum.json: lookback_months must be a whole number above skip_months',
    ],
  ])('%s ends in one line and keeps the old scores', (_, spoil, words, says) => {
    const repository = laidOut();
    const before = repository.read('data/momentum_scores.csv');
    spoil(repository);
    const run = call(repository, ['scripts/make_scores', ...words]);
    expect(run).toEqual({ status: 1, stdout: '', stderr: `make_scores: ${says}\n` });
    expect(repository.read('data/momentum_scores.csv')).toBe(before);
    expect(readdirSync(repository.path('data')).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
});

describe('judge_coverage', () => {
  const words = ['scripts/judge_coverage.mjs', '--workflow', 'coverage', '--'];
  const started = (repository: Repository): Record<string, string> => ({
    GATEHOUSE_DECISION_TAG: 'coverage_1',
    GATEHOUSE_WORKFLOW: 'coverage',
    GATEHOUSE_REPORT_DIR: repository.path('gate_results/coverage_x'),
  });
  const verdicts = (repository: Repository): unknown =>
    (
      JSON.parse(readFileSync(repository.path('gate_results/coverage_x/coverage_report.json'), 'utf8')) as {
        gates: unknown;
      }
    ).gates;

  test.each<[what: string, spoil: (repository: Repository) => void, more: string[], gates: Record<string, boolean>]>([
    ['as it is', () => undefined, [], { enough_names: true, no_gap: true, overall_pass: true }],
    [
      'more names asked for',
      () => undefined,
      ['--min-names', '5'],
      { enough_names: false, no_gap: true, overall_pass: false },
    ],
    [
      'a month without scores',
      (repository) => edit(repository, 'data/momentum_scores.csv', (text) => text.replace(/^2005-06-30,.*\n/gm, '')),
      [],
      { enough_names: true, no_gap: false, overall_pass: false },
    ],
  ])('%s', (_, spoil, more, gates) => {
    const repository = laidOut();
    spoil(repository);
    expect(call(repository, [...words, ...more], started(repository))).toMatchObject({ status: 0, stderr: '' });
    expect(verdicts(repository)).toEqual(gates);
  });

  test('is started by official-run, or not at all', () => {
    const repository = laidOut();
    expect(call(repository, words)).toMatchObject({
      status: 1,
      stderr: 'judge_coverage: expected to be started by official-run, which names tag and folder\n',
    });
    expect(call(repository, [...words, '--owner', 'x'], started(repository))).toMatchObject({
      status: 1,
      stderr: 'judge_coverage: unknown argument --owner; known are: --scores --min-names\n',
    });
    expect(repository.exists('gate_results')).toBe(false);
  });
});
