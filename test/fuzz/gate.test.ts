/**
 * The data gate against an oracle in Python, written from the contract: thousands of untidy tables, and no departure.
 * `GATEHOUSE_FUZZ=full` tries 1,000 tables, another number that many; `GATEHOUSE_SEED` chooses others.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { pyRepr } from '@gatehouse/render';
import { testWith } from '@gatehouse/testkit';
import fc from 'fast-check';
import { afterAll, expect } from 'vitest';
import { examine, type GateReport } from '../../tools/run/data-quality-gate/src/gate';
import { fuzzTable, type FuzzTable } from './tables';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true }));
const asked = process.env['GATEHOUSE_FUZZ'] ?? '';
const count = asked === 'full' ? 1000 : Number(asked) || 150;
const now = '2026-12-01T00:00:00';

type Verdict =
  { structure: number } | ({ structure: null; odd: Record<string, [number, number]>; shown: Shown } & Judged);
interface Judged {
  checks: Record<string, boolean>;
  metrics: Record<string, unknown>;
  failures: string[];
}

function lay(table: FuzzTable, index: number): string {
  const file = path.join(folder, `${index}.csv${table.isPacked ? '.gz' : ''}`);
  writeFileSync(file, table.isPacked ? gzipSync(table.text) : table.text);
  utimesSync(file, new Date(0), new Date(0));
  return file;
}

function ask(file: string, options: FuzzTable['asked']): Promise<GateReport> {
  return examine(
    {
      inputs: {},
      inputCsv: file,
      files: [file],
      requiredColumns: options.required,
      numericColumns: options.numeric,
      keyColumns: options.keys,
      dateColumn: options.date,
      minRows: options.min_rows,
      maxMissingRatio: options.max_missing_ratio,
      maxDuplicateRatio: options.max_duplicate_ratio,
      maxStalenessDays: options.max_staleness_days,
      maxFutureDays: undefined,
      memoryLimit: '512MB',
      temporary: folder,
    },
    new Date(`${now}Z`),
  );
}

/** Lines of single cells that warnings show. */
interface Shown {
  number: Record<string, number>;
  'not a date': number | null;
  'day first': number | null;
  'month first': number | null;
  counters: string[];
  'missing keys': Record<string, [count: number, line: number]>;
}

/** Names of columns stand in warnings as Python prints them. */
function shownIn(warnings: readonly string[], columns: readonly string[]): Shown {
  const named = new Map(columns.map((name) => [pyRepr(name), name]));
  const found: Shown = {
    number: {},
    'not a date': null,
    'day first': null,
    'month first': null,
    counters: [],
    'missing keys': {},
  };
  for (const warning of warnings) {
    const match = (pattern: RegExp): RegExpExecArray | null => pattern.exec(warning);
    const number = match(/^numeric column (['"].*?['"]): .* on line (\d+) is not a finite number$/s);
    if (number !== null) found.number[named.get(number[1] ?? '') ?? '?'] = Number(number[2]);
    const strange = match(/^date column .*? not (?:a date|dates) \(.* on line (\d+)\); (?:passed over|read are)/s);
    if (strange !== null) found['not a date'] = Number(strange[1]);
    const mixed = match(/mixes DD\/MM and MM\/DD: .* on line (\d+) has the day first, .* on line (\d+) is read as/s);
    if (mixed !== null) [found['day first'], found['month first']] = [Number(mixed[1]), Number(mixed[2])];
    const counter = match(/^column (.+) differs in every row, /s);
    if (counter !== null) found.counters.push(named.get(counter[1] ?? '') ?? '?');
    const key = match(
      /^key column (.+) has (\d+) missing cells?, written .* \((?:first: )?line (\d+)\); missing keys/s,
    );
    if (key !== null) found['missing keys'][named.get(key[1] ?? '') ?? '?'] = [Number(key[2]), Number(key[3])];
  }
  return found;
}

/** The report in the words of the oracle. */
function told({ checks = {}, metrics = {}, failures, warnings = [], samples }: GateReport): unknown {
  const { structure, ...others } = checks;
  if (structure !== true) return { structure: samples?.['structure']?.rows[0]?.line };
  const all = metrics as Record<string, unknown>;
  const counted = (pattern: RegExp): [number, number] | undefined => {
    const found = warnings.map((warning) => pattern.exec(warning)).find((match) => match !== null);
    return found === null || found === undefined ? undefined : [Number(found[1]), Number(found[2])];
  };
  const place = String.raw`.*?\((?:first: )?line (\d+)\)`;
  const odd = Object.fromEntries(
    Object.entries({
      short: counted(new RegExp(`^(\\d+) rows? ha(?:s|ve) fewer cells${place}`)),
      header: counted(new RegExp(`^(\\d+) rows? repeats? the header${place}`)),
      nul: counted(new RegExp(`^(\\d+) rows? holds? NUL bytes${place}`)),
    }).filter(([, found]) => found !== undefined),
  );
  const names = [
    'row_count',
    'column_count',
    'duplicate_ratio',
    'missing_ratio_by_column',
    'freshness_days',
    'distinct_by_column',
    'numeric_profile',
  ];
  const dates = all['dates'] === null ? {} : { dates: all['dates'] };
  const assets = all['assets_per_date'] === null ? {} : { assets_per_date: all['assets_per_date'] };
  const strangers = /^date column .*?: (\d+) cells? (?:is|are) not/.exec(
    warnings.find((warning) => /^date column .* not (a date|dates) /.test(warning)) ?? '',
  )?.[1];
  return {
    structure: null,
    odd,
    shown: shownIn(warnings, Object.keys(all['distinct_by_column'] ?? {})),
    checks: others,
    metrics: {
      ...Object.fromEntries(names.map((name) => [name, all[name]])),
      ...dates,
      ...assets,
      ...(all['dates'] === null ? {} : { strangers: Number(strangers ?? 0) }),
    },
    failures,
  };
}

/** Figures agree to a part in 10⁹. */
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(9));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rounded(item)]));
}

testWith('python3')(
  `${count} untidy tables are what the contract says`,
  async () => {
    const seed = Number(process.env['GATEHOUSE_SEED'] ?? 20260305);
    const tables = fc.sample(fuzzTable, { numRuns: count, seed });
    const files = tables.map(lay);
    const cases = files.map((file, index) => JSON.stringify({ file, options: tables[index]?.asked, now }));
    const answers = execFileSync('python3', [path.join(import.meta.dirname, 'oracle.py')], {
      input: `${cases.join('\n')}\n`,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Verdict);
    expect(answers).toHaveLength(count);
    const sound = answers.filter(({ structure }) => structure === null).length;
    expect(sound, 'tables that can be measured').toBeGreaterThan(count / 2);
    for (const [index, file] of files.entries()) {
      const table = tables[index] as FuzzTable;
      const report = await ask(file, table.asked);
      const about = `table ${index} of seed ${seed}: ${JSON.stringify(table.asked)}\n${JSON.stringify(table.text)}`;
      expect(rounded(told(report)), about).toEqual(rounded(answers[index]));
    }
  },
  1_200_000,
);
