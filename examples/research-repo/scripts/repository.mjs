// What the scripts read: options, tables, the strategy. Whatever is wrong is an Error of one line that says where and
// what next.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { monthOf } from './momentum.mjs';

/** Options as `--name value` or `--name=value`, the last of repeated ones; `defaults` names all that exist. */
export function readOptions(words, defaults) {
  const options = { ...defaults };
  for (let i = 0; i < words.length; i += 1) {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(words[i]) ?? [];
    if (name === undefined || !Object.hasOwn(defaults, name)) {
      const known = Object.keys(defaults).map((one) => `--${one}`);
      throw new Error(`unknown argument ${words[i]}; known are: ${known.join(' ')}`);
    }
    if (attached === undefined) i += 1;
    options[name] = attached ?? words[i];
    if (options[name] === undefined) throw new Error(`--${name} needs a value`);
  }
  return options;
}

/** The text of a file. `role` is how messages call it. */
export function readText(role, path) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error(`${role} not found: ${path}; README.md says where it comes from`);
    throw new Error(`${role} cannot be read: ${path} (${error.code})`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`${role} is not UTF-8 text: ${path}`);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The month of `Jan 1 2000` or `2000-01-01`; null when the text is neither, or not a day of the calendar. */
export function readMonth(text) {
  const named = /^([A-Z][a-z]{2}) (\d{1,2}) (\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const parts = named ? [named[3], MONTHS.indexOf(named[1]) + 1, named[2]] : (iso ?? []).slice(1);
  const [year, month, day] = parts.map(Number);
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? monthOf(year, month) : null;
}

/** Rows of a plain CSV (no quoted cells) as [cells, place], after checking the header and the number of cells. */
export function* readRows(role, path, columns) {
  const lines = readText(role, path).split(/\r?\n/);
  if (lines[0] !== columns.join(','))
    throw new Error(
      `${role} ${path} line 1: expected the header ${columns.join(',')}, found ${JSON.stringify(lines[0].slice(0, 80))}`,
    );
  for (let i = 1; i < lines.length; i += 1) {
    if (lines[i] === '') continue;
    const cells = lines[i].split(',');
    if (cells.length !== columns.length)
      throw new Error(`${role} ${path} line ${i + 1}: expected ${columns.length} cells, found ${cells.length}`);
    yield [cells, `${role} ${path} line ${i + 1}`];
  }
}

/** Map ticker → Map month → price, of symbol,date,price. */
export function readPrices(path) {
  const table = new Map();
  for (const [[ticker, date, price], place] of readRows('prices', path, ['symbol', 'date', 'price'])) {
    if (ticker === '') throw new Error(`${place}: the symbol is empty`);
    const month = readMonth(date);
    if (month === null)
      throw new Error(`${place}: expected a date like "Jan 1 2000" or "2000-01-01", found ${JSON.stringify(date)}`);
    if (!/^\d+(\.\d+)?$/.test(price) || Number(price) <= 0)
      throw new Error(`${place}: expected a positive number, found ${JSON.stringify(price)}`);
    if (!table.has(ticker)) table.set(ticker, new Map());
    const closes = table.get(ticker);
    if (closes.has(month)) throw new Error(`${place}: a second row for the month of ${date}`);
    closes.set(month, Number(price));
  }
  if (table.size === 0) throw new Error(`prices ${path} has no rows`);
  return table;
}

/** The strategy file: its id, and whole months with lookback above skip. */
export function readStrategy(path) {
  let strategy;
  try {
    strategy = JSON.parse(readText('strategy', path));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Error(`strategy ${path} is not JSON: ${error.message}`);
  }
  const { id, lookback_months: lookback, skip_months: skip } = strategy;
  if (typeof id !== 'string' || id === '') throw new Error(`strategy ${path}: id must be a text`);
  if (![lookback, skip].every(Number.isInteger) || skip < 0 || lookback <= skip)
    throw new Error(`strategy ${path}: lookback_months must be a whole number above skip_months`);
  return { id, lookback, skip };
}

/** Readers of `path` see its old bytes or all of the new ones. */
export function replaceFile(path, text) {
  writeFileSync(`${path}.partial`, text);
  renameSync(`${path}.partial`, path);
}

/** Runs a script: what it throws becomes one line on stderr and exit status 1. */
export function runScript(name, run) {
  try {
    run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      `${name}: ${process.env.GATEHOUSE_DEBUG === '1' ? error.stack : error.message.split('\n')[0]}\n`,
    );
    process.exitCode = 1;
  }
}
