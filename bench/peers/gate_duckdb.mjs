// The data gate's questions as SQL alone, types guessed by DuckDB: the limit for us. Usage: gate_duckdb.mjs CSV
// NUMERIC,COLUMNS
import { DuckDBInstance } from '@duckdb/node-api';

const [file, list] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const figures = list
  .split(',')
  .map((name) => `count(*) FILTER (NOT isfinite("${name}")) , count("${name}")`)
  .join(', ');
const table = `read_csv('${file}')`;
await connection.runAndReadAll(`SELECT count(*), max(date), ${figures} FROM ${table}`);
await connection.runAndReadAll(
  `SELECT sum(n) FROM (SELECT count(*) AS n FROM ${table} GROUP BY date, ticker HAVING count(*) > 1)`,
);
