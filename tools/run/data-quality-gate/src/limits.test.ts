/** What becomes of the built executable where the machine sets limits: signals, full disks, few descriptors. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  binDirectory,
  cleanEnvironment,
  startTool,
  temporaryRepository,
  until,
  type Repository,
} from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';

const header = 'date,ticker,score\n';
const rows = (count: number): string =>
  Array.from({ length: count }, (_, row) => `2026-01-01,T${row},${row / 7}\n`).join('');
const questions = [
  '--numeric-columns',
  'score',
  '--key-columns',
  'date,ticker,score',
  '--date-column',
  'date',
  '--tmp-dir',
  'tmp',
];

function lay(files: Record<string, string>): Repository {
  const repository = temporaryRepository(files);
  mkdirSync(repository.path('tmp'));
  return repository;
}

/** Files of the gate's folder below `tmp`. */
function temporaries({ root }: Repository): string[] {
  return readdirSync(path.join(root, 'tmp'), { recursive: true }).map(String);
}

/** Runs the gate where bash's `ulimit` has set a limit. */
function limited(
  limit: string,
  { root }: Repository,
  words: readonly string[],
  input: string | Buffer = '',
): { status: number | null; stderr: string } {
  const { status, stderr } = spawnSync(
    'bash',
    ['-c', `${limit}; exec "$@"`, 'bash', path.join(binDirectory, 'data-quality-gate'), ...words, ...questions],
    { cwd: root, env: cleanEnvironment(), input, encoding: 'utf8' },
  );
  return { status, stderr };
}

test('a signal while DuckDB spills takes everything along', async () => {
  const place = lay({ 'large.csv': header + rows(1_500_000) });
  const gate = startTool(
    'data-quality-gate',
    ['--input-csv', 'large.csv', '--memory-limit', '24MB', '--threads', '1', ...questions],
    { cwd: place.root },
  );
  await until(() => temporaries(place).some((file) => file.includes('duckdb_temp')), 'what DuckDB spills');
  gate.kill('SIGINT');
  expect(await gate.ended).toMatchObject({ signal: 'SIGINT', stdout: '' });
  expect(temporaries(place)).toEqual([]);
  expect(place.exists('gate_results')).toBe(false);
});

describe('no room for temporary data is one line, and nothing stays', () => {
  const full = 'ulimit -f 64';
  const expected = {
    status: 1,
    stderr: expect.stringMatching(
      /^data-quality-gate: the temporary data of this input do not fit into \S+\/tmp: .*--tmp-dir.*\n$/,
    ) as string,
  };

  test('standard input', () => {
    const place = lay({});
    expect(limited(full, place, ['--input-csv', '-'], header + rows(9000))).toEqual(expected);
    expect(temporaries(place)).toEqual([]);
  });

  test('packed', () => {
    const place = lay({});
    writeFileSync(place.path('data.csv.gz'), gzipSync(header + rows(9000)));
    expect(limited(full, place, ['--input-csv', 'data.csv.gz'])).toEqual(expected);
    expect(temporaries(place)).toEqual([]);
  });

  test('several', () => {
    const place = lay({ 'data/1.csv': header + rows(9000), 'data/2.csv': header + rows(9000) });
    expect(limited(full, place, ['--input-csv', 'data/*.csv'])).toEqual(expected);
    expect(temporaries(place)).toEqual([]);
  });

  test('a normalised copy', () => {
    const place = lay({ 'data.csv': `${header}2026-01-01\n${rows(9000)}` });
    expect(limited(full, place, ['--input-csv', 'data.csv'])).toEqual(expected);
    expect(temporaries(place)).toEqual([]);
  });

  test('what DuckDB spills', () => {
    const place = lay({ 'data.csv': header + rows(1_000_000) });
    expect(limited(full, place, ['--input-csv', 'data.csv', '--memory-limit', '24MB', '--threads', '1'])).toEqual(
      expected,
    );
    expect(temporaries(place)).toEqual([]);
  });
});

test('more files than a process may hold open are one table', () => {
  const place = lay(
    Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`data/${index}.csv`, `${header}2026-01-01,T${index},1\n`]),
    ),
  );
  expect(
    limited('ulimit -n 48', place, [
      '--input-csv',
      'data/*.csv',
      '--min-rows',
      '200',
      '--max-staleness-days',
      '99999',
      '--quiet',
    ]),
  ).toEqual({ status: 0, stderr: '' });
  expect(temporaries(place)).toEqual([]);
});
