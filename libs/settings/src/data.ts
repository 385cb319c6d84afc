/**
 * What the data gate is asked of a data set: options, DQ_* variables, the entry of gatehouse.json, defaults (contract
 * 51.5).
 */
import { Failure, type DataSettings } from '@gatehouse/contracts';
import { fromEnvironment, type Candidate, type Given, type InForce } from './in-force';
import type { Settings } from './read';

/**
 * A rule of the gate: its key in an entry, its option, the variable that stands in for it, the defaults with and
 * without an entry.
 */
interface Rule {
  key: Exclude<keyof DataSettings, 'path'>;
  option: string;
  variable?: string;
  /** Without an entry, as the replaced wrapper had it. */
  fallback?: string;
  kind: 'columns' | 'column' | 'integer' | 'number' | 'flag';
  /** The gate's own default. */
  own?: number;
}

export const dataRules: readonly Rule[] = [
  {
    key: 'required_columns',
    option: 'required-columns',
    variable: 'DQ_REQUIRED_COLUMNS',
    fallback: 'date,ticker,score',
    kind: 'columns',
  },
  {
    key: 'numeric_columns',
    option: 'numeric-columns',
    variable: 'DQ_NUMERIC_COLUMNS',
    fallback: 'score',
    kind: 'columns',
  },
  { key: 'key_columns', option: 'key-columns', variable: 'DQ_KEY_COLUMNS', fallback: 'date,ticker', kind: 'columns' },
  { key: 'date_column', option: 'date-column', variable: 'DQ_DATE_COLUMN', fallback: 'date', kind: 'column' },
  { key: 'min_rows', option: 'min-rows', variable: 'DQ_MIN_ROWS', kind: 'integer', own: 1000 },
  {
    key: 'max_missing_ratio',
    option: 'max-missing-ratio',
    variable: 'DQ_MAX_MISSING_RATIO',
    kind: 'number',
    own: 0.05,
  },
  {
    key: 'max_duplicate_ratio',
    option: 'max-duplicate-ratio',
    variable: 'DQ_MAX_DUPLICATE_RATIO',
    kind: 'number',
    own: 0.01,
  },
  {
    key: 'max_staleness_days',
    option: 'max-staleness-days',
    variable: 'DQ_MAX_STALENESS_DAYS',
    kind: 'number',
    own: 7,
  },
  { key: 'max_future_days', option: 'max-future-days', kind: 'number' },
  { key: 'min_assets_per_date', option: 'min-assets-per-date', kind: 'integer' },
  { key: 'max_asset_drop_ratio', option: 'max-asset-drop-ratio', kind: 'number' },
  { key: 'refuse_constant_columns', option: 'refuse-constant-columns', kind: 'flag' },
];

/** The values of the gate's options that are in force; a column list as the option takes it, `a,b`. */
export type DataInForce = Readonly<Record<Rule['key'], string | number | boolean | undefined>>;

/** The entry of that name. Throws Failure `usage` naming those that are there. */
export function dataEntry(settings: Settings | undefined, name: string): DataSettings {
  const entries = settings?.document.data ?? {};
  if (Object.hasOwn(entries, name)) return entries[name] as DataSettings;
  const known = Object.keys(entries);
  throw new Failure(
    'usage',
    settings === undefined
      ? `option --data: there is no gatehouse.json that could name '${name}'; init-repository writes one`
      : `option --data: no entry of data in ${settings.file} has the name '${name}'${known.length === 0 ? '' : `; there are ${known.join(', ')}`}`,
  );
}

/**
 * The gate's rules in force. With an entry what it leaves out is empty, or the gate's own number; without one the
 * defaults of the replaced wrapper hold (`wrapper`), or none.
 */
export function dataInForce(
  force: InForce,
  entry: { name: string; rules: DataSettings } | undefined,
  sources: { given(option: string): Given | undefined; env: NodeJS.ProcessEnv; wrapper: boolean },
): DataInForce {
  const prefix = entry === undefined ? 'data' : `data.${entry.name}`;
  const values = dataRules.map((rule) => {
    const { key, option, variable, kind } = rule;
    const given = sources.given(option);
    const isColumns = kind === 'columns' || kind === 'column';
    const written = entry?.rules[key];
    const candidates: Candidate<string | number | boolean>[] = [
      ...(given === undefined ? [] : [[given.source, given.value as string | number | boolean] as const]),
      ...(variable === undefined ? [] : [fromEnvironment(sources.env, variable, readerOf(kind))]),
      ['gatehouse.json', Array.isArray(written) ? written.join(',') : written],
      ['default', entry === undefined && sources.wrapper ? rule.fallback : undefined],
      ['default', isColumns ? '' : rule.own],
    ];
    return [key, force.take(`${prefix}.${key}`, ...candidates)] as const;
  });
  return Object.fromEntries(values) as DataInForce;
}

/** The options of the gate that say the same, without the path. */
export function gateWords(values: DataInForce): string[] {
  return dataRules.flatMap(({ key, option, kind }) => {
    const value = values[key];
    if (value === undefined || (kind === 'flag' && value !== true)) return [];
    return kind === 'flag' ? [`--${option}`] : [`--${option}`, String(value)];
  });
}

/** The columns without which the data cannot pass, each once. */
export function neededColumns(values: DataInForce): string[] {
  const lists = [values.required_columns, values.numeric_columns, values.key_columns];
  const names = lists.flatMap((list) => columnsIn(typeof list === 'string' ? list : ''));
  const date = typeof values.date_column === 'string' ? values.date_column : '';
  return [...new Set([...names, ...(date === '' ? [] : [date])])];
}

/** The names in a comma list, without blanks around them and without empty ones. */
export function columnsIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** A number where the rule takes one; another text stays, and the gate refuses it by the name of its option. */
function readerOf(kind: Rule['kind']): (text: string) => string | number {
  return (text) =>
    (kind === 'integer' || kind === 'number') && text.trim() !== '' && Number.isFinite(Number(text))
      ? Number(text)
      : text;
}
