// production-gates against pandas and numpy as a user would write it (the peer computes IC, portfolio, turnover, costs
// and overlap; no windows, no risk, no trials), and compare-trials against numpy. The peers read CSV: Debian's pandas
// has no Parquet.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pythonWith, seeded } from './measure.mjs';

const panels = [
  { dates: 50, assets: 10, rounds: 9, most: { ms: 400 } },
  { dates: 252, assets: 300, rounds: 5 },
  { dates: 2520, assets: 300, rounds: 3 },
  { dates: 252, assets: 3000, rounds: 3 },
  { dates: 2520, assets: 3000, rounds: 1, most: { ms: 12_000, mb: 500 }, mostOfCsv: { ms: 22_000, mb: 900 } },
];
const families = [
  { trials: 16, dates: 504, rounds: 5 },
  { trials: 128, dates: 504, rounds: 3 },
];
const holding = 5;

const panelSuites = panels.map(({ dates, assets, rounds, most, mostOfCsv }) => ({
  name: `gates-${dates}x${assets}`,
  title: `gates of ${dates.toLocaleString('en')} dates × ${assets.toLocaleString('en')} assets`,
  rounds,
  needs: ['python3 pandas'],
  async programs({ scratch, bin, here }) {
    await writePanel(scratch, dates, assets);
    const python = pythonWith(['pandas']);
    const ours = (kind) => ({
      words: [bin('production-gates'), '--strategy', `configs/${kind}.json`, '--no-registry'],
    });
    const peer = {
      words: [
        python,
        path.join(here, 'peers/production_gates.py'),
        'data/scores.csv',
        'data/returns.csv',
        String(holding),
      ],
    };
    return {
      'production-gates, Parquet': ours('parquet'),
      'production-gates, CSV': ours('csv'),
      ...(python === undefined ? {} : { 'pandas, CSV': peer }),
    };
  },
  compare: [
    {
      ours: 'production-gates, Parquet',
      theirs: ['pandas, CSV'],
      ...(dates * assets < 7_000_000 ? {} : { target: 0.5 }),
    },
    { ours: 'production-gates, CSV', theirs: ['pandas, CSV'] },
  ],
  goals: { 'production-gates, Parquet': most, 'production-gates, CSV': mostOfCsv },
  growth: [
    {
      program: 'production-gates, Parquet',
      series: assets === 300 ? 'production-gates, against dates' : 'production-gates, against dates of 3,000 assets',
      size: dates,
    },
  ],
}));

const trialSuites = families.map(({ trials, dates, rounds }) => ({
  name: `trials-${trials}`,
  title: `${trials} trials of ${dates} dates: 1,000 replicates and 8 blocks`,
  rounds,
  needs: ['python3 pandas'],
  programs({ scratch, bin, here }) {
    const python = pythonWith(['pandas']);
    const random = seeded(42);
    const lines = [['date', ...Array.from({ length: trials }, (_, k) => `T${k}`)].join(',')];
    for (let t = 0; t < dates; t += 1) {
      const day = new Date(Date.UTC(2020, 0, 1 + t)).toISOString().slice(0, 10);
      lines.push([day, ...Array.from({ length: trials }, () => ((random() - 0.5) * 0.02).toFixed(6))].join(','));
    }
    writeFileSync(path.join(scratch, 'returns.csv'), `${lines.join('\n')}\n`);
    return {
      'compare-trials': {
        words: [bin('compare-trials'), '--returns', 'returns.csv', '--reps', '1000', '--blocks', '8'],
      },
      'compare-trials, 10,000 replicates': {
        words: [bin('compare-trials'), '--returns', 'returns.csv', '--reps', '10000', '--blocks', '8'],
      },
      ...(python === undefined
        ? {}
        : { numpy: { words: [python, path.join(here, 'peers/compare_trials.py'), 'returns.csv', '1000', '8'] } }),
    };
  },
  compare: [{ ours: 'compare-trials', theirs: ['numpy'] }],
  goals: trials < 128 ? {} : { 'compare-trials, 10,000 replicates': { ms: 6_000 } },
  growth: [{ program: 'compare-trials', series: 'compare-trials, against trials', size: trials }],
}));

export const suites = [...panelSuites, ...trialSuites];

/** Scores and returns by date and asset, as CSV and as Parquet, made by DuckDB from hashes. */
async function writePanel(scratch, dates, assets) {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  mkdirSync(path.join(scratch, 'data'), { recursive: true });
  mkdirSync(path.join(scratch, 'configs'), { recursive: true });
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  await connection.run(
    `CREATE TABLE panel AS SELECT CAST(DATE '2012-01-02' + CAST(floor(i / 5) * 7 + i % 5 AS INTEGER) AS DATE) AS date, printf('S%04d', j) AS asset,
      round(((hash(i * 10007 + j) % 1000003) / 1000003.0 - 0.5) * 6, 6) AS score, round(((hash(i * 7919 + j * 13 + 1) % 1000003) / 1000003.0 - 0.5) * 0.06, 8) AS ret
      FROM range(${dates}) d(i), range(${assets}) a(j) ORDER BY i, j`,
  );
  for (const [table, column] of [
    ['scores', 'score'],
    ['returns', 'ret'],
  ]) {
    const select = `SELECT date, asset, ${column} FROM panel`;
    await connection.run(`COPY (${select}) TO '${path.join(scratch, 'data', `${table}.parquet`)}' (FORMAT parquet)`);
    await connection.run(`COPY (${select}) TO '${path.join(scratch, 'data', `${table}.csv`)}' (HEADER)`);
  }
  connection.closeSync();
  for (const kind of ['csv', 'parquet']) {
    const tables = { scores: `data/scores.${kind}`, returns: `data/returns.${kind}` };
    const strategy = { production_gates: { label: { delay: 1, holding }, tables } };
    writeFileSync(path.join(scratch, `configs/${kind}.json`), JSON.stringify(strategy));
  }
}
