// What the scripts read: options, tables, the strategy. Whatever is wrong is an Error of one line that says where and what next.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { monthOf } from './momentum.mjs';

/** Options as `--name value` or `--name=value`, the last of repeated ones; `defaults` names all that exist. */
export function readOptions(words, defaults) {
  const options = { ...defaults };
  for (let i = 0; i < words.length; i += 1) {
    const [, name, attached] = /^--([^=]+)(?:=(.*))?$/s.exec(words[i]) ?? [];
    if (name === undefined || !Object.hasOwn(defaults, name)) {
      throw new Error(
        `unknown argument ${words[i]}; known are: ${Object.keys(defaults)
          .map((known) => `--${known}`)
          .join(' ')}`,
      );
    }
    if (attached === undefined) i += 1;
    options[name] = attached ?? words[i];
    if (options[name] === undefined) throw new Error(`--${name} needs a value`);
  }
  return options;
}

/** A file as it is now: its text and what identifies its bytes. `role` is how messages call it. */
export function readSource(role, path) {
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    if (error.code === 'ENOENT') throw new Error(`${role} not found: ${path}; README.md says where it comes from`);
    throw new Error(`${role} cannot be read: ${path} (${error.code})`);
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { role, path, text, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch {
    throw new Error(`${role} is not UTF-8 text: ${path}`);
  }
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The month of `Jan 1 2000` or `2000-01-01`; null when the text is neither, or no day of the calendar. */
export function readMonth(text) {
  const named = /^([A-Z][a-z]{2}) (\d{1,2}) (\d{4})$/.exec(text);
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  const parts = named ? [named[3], MONTHS.indexOf(named[1]) + 1, named[2]] : (iso ?? []).slice(1);
  const [year, month, day] = parts.map(Number);
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? monthOf(year, month) : null;
}

const isNumber = (text) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text));

/** The rows of a plain CSV (no quoted cells) as [cells, place], after checking the header and the number of cells. */
function* readRows({ role, path, text }, columns) {
  const lines = text.split(/\r?\n/);
  if (lines[0] !== columns.join(',')) {
    throw new Error(
      `${role} ${path} line 1: expected the header ${columns.join(',')}, found ${JSON.stringify(lines[0].slice(0, 80))}`,
    );
  }
  for (let i = 1; i < lines.length; i += 1) {
    if (lines[i] === '') continue;
    const cells = lines[i].split(',');
    if (cells.length !== columns.length)
      throw new Error(`${role} ${path} line ${i + 1}: expected ${columns.length} cells, found ${cells.length}`);
    yield [cells, `${role} ${path} line ${i + 1}`];
  }
}

/** One series of month → number from the cells of a row; a month may come once. */
function addToSeries(series, dateText, numberText, lowest, place) {
  const month = readMonth(dateText);
  if (month === null)
    throw new Error(`${place}: ${JSON.stringify(dateText)} is not a date like "Jan 1 2000" or "2000-01-01"`);
  if (!isNumber(numberText) || Number(numberText) <= lowest) {
    throw new Error(`${place}: ${JSON.stringify(numberText)} is not a ${lowest === 0 ? 'positive ' : ''}number`);
  }
  if (series.has(month)) throw new Error(`${place}: a second row for the month of ${dateText}`);
  series.set(month, Number(numberText));
}

/** Map name → Map month → number, of a table whose columns are in `order` [name, date, number]. */
function readSeries(source, columns, [name, date, number], lowest) {
  const table = new Map();
  for (const [cells, place] of readRows(source, columns)) {
    const key = name === null ? '' : cells[name];
    if (name !== null && key === '') throw new Error(`${place}: the ${columns[name]} is empty`);
    if (!table.has(key)) table.set(key, new Map());
    addToSeries(table.get(key), cells[date], cells[number], lowest, place);
  }
  if (table.size === 0) throw new Error(`${source.role} ${source.path} has no rows`);
  return table;
}

export const readPrices = (source) => readSeries(source, ['symbol', 'date', 'price'], [0, 1, 2], 0);
export const readIndex = (source) => readSeries(source, ['date', 'price'], [null, 0, 1], 0).get('');
export const readScores = (source) => {
  const table = readSeries(source, ['date', 'ticker', 'score'], [1, 0, 2], -Infinity);
  return [...table].flatMap(([ticker, series]) => [...series].map(([month, score]) => ({ month, ticker, score })));
};

/** A directory that did not exist before: a second run of the same second gets the suffix _2. */
export function makeRunDirectory(root, name) {
  mkdirSync(root, { recursive: true });
  for (let n = 1; ; n += 1) {
    const directory = resolve(root, `${name}${n > 1 ? `_${n}` : ''}`);
    try {
      mkdirSync(directory);
      return directory;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** Local time as reports and names of directories carry it. */
export function localTime(now) {
  const local = new Date(now.getTime() - now.getTimezoneOffset() * 60000).toISOString().slice(0, -1);
  return { generatedAt: `${local}000`, stamp: local.slice(0, 19).replace('T', '_').replaceAll(':', '') };
}

/** Adds a row to a table that only grows; its header comes first when there is no table yet. Both are single appends: nothing is lost to a neighbour. */
export function addRow(path, row) {
  const line = (cells) =>
    `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
  try {
    writeFileSync(path, line(Object.keys(row)), { flag: 'ax' });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  writeFileSync(path, line(Object.values(row)), { flag: 'a' });
}

const NUMBERS_OF_A_STRATEGY = [
  'lookback_months',
  'skip_months',
  'top_fraction',
  'min_stocks',
  'cost.bps_per_unit_traded',
  'walk_forward.min_train_months',
  'walk_forward.min_test_months',
  'thresholds.wf_pos_ratio_min',
  'thresholds.beta_abs_max',
  'thresholds.turnover_overlap_min',
  'thresholds.size_corr_abs_max',
  'thresholds.industry_coverage_min',
  'thresholds.q_value_max',
];

/** The strategy file, with every value that the evaluation relies on. */
export function readStrategy({ role, path, text }) {
  let strategy;
  try {
    strategy = JSON.parse(text);
  } catch (error) {
    throw new Error(`${role} ${path} is not JSON: ${error.message}`);
  }
  const expect = (holds, what) => {
    if (!holds) throw new Error(`${role} ${path}: ${what}`);
  };
  for (const name of NUMBERS_OF_A_STRATEGY) {
    const value = name.split('.').reduce((part, key) => part?.[key], strategy);
    expect(Number.isFinite(value) && value >= 0, `${name} must be a number from 0, found ${JSON.stringify(value)}`);
  }
  const { id, lookback_months: lookback, lookbacks_tried: tried, skip_months: skip, cost, split } = strategy;
  expect(typeof id === 'string' && id !== '', 'id must be a text');
  expect(
    Array.isArray(tried) && tried.includes(lookback),
    'lookbacks_tried must be a list that contains lookback_months',
  );
  expect(
    tried.every((months) => Number.isInteger(months) && months > skip),
    'each of lookbacks_tried must be a whole number above skip_months',
  );
  expect(
    Number.isInteger(skip) && strategy.min_stocks >= 3,
    'skip_months must be a whole number and min_stocks at least 3',
  );
  expect(Array.isArray(cost.multipliers), 'cost.multipliers must be a list');
  expect(readMonth(split?.test_from ?? '') !== null, 'split.test_from must be a date like "2006-01-01"');
  return strategy;
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
