// data-quality-gate against the same questions asked of pandas, csvstat, csv-parse and of DuckDB alone, the limit for
// us, and against `wc -l`, the limit for anyone.
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { programAt, pythonWith, seeded } from './measure.mjs';

const sizes = {
  '10k': { rows: 10_000, columns: 1, rounds: 9, target: 0.3 },
  '100k': { rows: 100_000, columns: 1, rounds: 7 },
  '1M': { rows: 1_000_000, columns: 1, rounds: 5, target: 0.6 },
  '1Mx20': { rows: 1_000_000, columns: 18, rounds: 3, target: 0.5 },
  '10M': { rows: 10_000_000, columns: 1, rounds: 3, target: 0.65 },
  '30M': { rows: 30_000_000, columns: 1, rounds: 1 }, // for its peak: with a limit of 512 MB at most 812 MB, 774 MiB
};

const ofCsv = Object.entries(sizes).map(([size, { rows, columns, rounds, target }]) => ({
  name: `gate-${size}`,
  title: `data-quality-gate, ${rows.toLocaleString('en')} rows × ${columns + 2} columns`,
  rounds,
  needs: ['python3 pandas', ...(rows > 20_000 ? [] : ['csvstat'])],
  async programs({ scratch, bin, here }) {
    const csv = path.join(scratch, 'table.csv');
    const csvstat = programAt('csvstat');
    const names = Array.from({ length: columns }, (_, index) => (index === 0 ? 'score' : `f${index}`));
    await writeTable(csv, rows, names);
    return {
      'data-quality-gate': {
        words: [...gate(bin, scratch, csv, names), ...(rows > 5e6 ? ['--memory-limit', '512MB'] : [])],
      },
      ...pandas('pandas', here, csv, names),
      ...(rows > 20_000 || csvstat === undefined ? {} : { csvstat: { words: [csvstat, csv] } }),
      ...(rows * columns > 2e6
        ? {}
        : {
            'csv-parse': {
              words: [process.execPath, path.join(here, 'peers/gate_csv_parse.mjs'), csv, names.join(',')],
            },
          }),
      'DuckDB, SQL alone': {
        words: [process.execPath, path.join(here, 'peers/gate_duckdb.mjs'), csv, names.join(',')],
      },
      'wc -l': { words: ['wc', '-l', csv] },
    };
  },
  compare: [{ ours: 'data-quality-gate', theirs: ['pandas'], target }],
  growth: columns > 1 ? [] : [{ program: 'data-quality-gate', series: 'data-quality-gate, against rows', size: rows }],
}));

const widths = { '60x5000': [60, 5000], '10kx400': [10_000, 400] };

const ofWideCsv = Object.entries(widths).map(([size, [rows, columns]]) => ({
  name: `gate-wide-${size}`,
  title: `data-quality-gate, ${rows.toLocaleString('en')} rows × ${columns.toLocaleString('en')} columns`,
  rounds: 3,
  needs: ['python3 pandas'],
  async programs({ scratch, bin, here }) {
    const csv = path.join(scratch, 'table.csv');
    const names = Array.from({ length: columns - 2 }, (_, index) => (index === 0 ? 'score' : `f${index}`));
    await writeTable(csv, rows, names);
    return {
      'data-quality-gate': { words: [...gate(bin, scratch, csv, names), '--min-rows', String(rows)] },
      ...pandas('pandas', here, csv, names),
    };
  },
  compare: [{ ours: 'data-quality-gate', theirs: ['pandas'], target: 3 }],
  growth: [],
}));

const readsCsv = 'pandas, of the same table as CSV';

const ofParquet = {
  name: 'gate-parquet',
  title: 'data-quality-gate, Parquet of 1,000,000 rows × 3 columns',
  rounds: 5,
  needs: ['python3 pandas', 'python3 pandas pyarrow'],
  async programs({ scratch, bin, here }) {
    const [csv, parquet] = ['table.csv', 'table.parquet'].map((name) => path.join(scratch, name));
    await writeTable(csv, 1_000_000, ['score']);
    const { DuckDBInstance } = await import('@duckdb/node-api'); // not before the packages are installed
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(`COPY (FROM read_csv('${csv}')) TO '${parquet}' (FORMAT parquet)`);
    connection.disconnectSync();
    return {
      'data-quality-gate': { words: gate(bin, scratch, parquet, ['score']) },
      ...pandas('pandas', here, parquet, ['score'], ['pandas', 'pyarrow']),
      ...pandas(readsCsv, here, csv, ['score']),
    };
  },
  compare: [{ ours: 'data-quality-gate', theirs: ['pandas', readsCsv] }],
};

export const suites = [...ofCsv, ...ofWideCsv, ofParquet];

function gate(bin, scratch, table, numeric) {
  return [
    bin('data-quality-gate'),
    '--quiet',
    '--input-csv',
    table,
    '--required-columns',
    'date,ticker,score',
    '--numeric-columns',
    numeric.join(','),
    '--key-columns',
    'date,ticker',
    '--date-column',
    'date',
    '--max-staleness-days',
    '36500',
    '--out-dir',
    path.join(scratch, 'out'),
  ];
}

function pandas(name, here, table, numeric, modules = ['pandas']) {
  const python = pythonWith(modules);
  return python === undefined
    ? {}
    : { [name]: { words: [python, path.join(here, 'peers/gate_pandas.py'), table, '--numeric', numeric.join(',')] } };
}

async function writeTable(file, rows, names) {
  const random = seeded(7);
  const out = createWriteStream(file);
  out.write(`date,ticker,${names.join(',')}\n`);
  const perDay = Math.min(5000, rows / 10);
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(Date.UTC(2026, 0, 1) - Math.floor(row / perDay) * 86_400_000).toISOString().slice(0, 10);
    text += `${day},T${String(row % perDay).padStart(5, '0')},${names.map(() => random().toFixed(10)).join(',')}\n`;
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain');
      text = '';
    }
  }
  out.end(text);
  await once(out, 'finish');
}
