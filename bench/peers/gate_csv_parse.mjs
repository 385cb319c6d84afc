// The data gate's questions asked of csv-parse, as a user of Node would: the peer of the benchmark. Usage:
// gate_csv_parse.mjs CSV NUMERIC,COLUMNS
import { createReadStream, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse';

const [file, list] = process.argv.slice(2);
const numeric = list.split(',');
const seen = new Map();
const missing = {};
const issues = Object.fromEntries(numeric.map((name) => [name, 0]));
let [rows, newest] = [0, -Infinity];
for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
  rows += 1;
  const key = `${row.date}\0${row.ticker}`;
  seen.set(key, (seen.get(key) ?? 0) + 1);
  for (const name in row)
    if (row[name] === '' || row[name] === 'NA' || row[name] === 'NaN') missing[name] = (missing[name] ?? 0) + 1;
  for (const name of numeric) if (!Number.isFinite(Number(row[name])) || row[name] === '') issues[name] += 1;
  newest = Math.max(newest, Date.parse(row.date));
}
const duplicates = [...seen.values()].filter((count) => count > 1).reduce((sum, count) => sum + count, 0);
writeFileSync(
  'csv_parse_report.json',
  JSON.stringify(
    { rows, duplicate_ratio: duplicates / rows, missing, issues, freshness_days: (Date.now() - newest) / 86_400_000 },
    null,
    2,
  ),
);
