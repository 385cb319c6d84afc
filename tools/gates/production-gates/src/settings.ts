/** The settings in force: configuration, then what options say, then defaults (contract 18.4, 18.5). */
import path from 'node:path';
import { Failure } from '@gatehouse/contracts';
import {
  configHash,
  configurationJson,
  runScope,
  type Configuration,
  type ConfigurationValue,
} from '@gatehouse/records';
import { closest } from '@gatehouse/render';
import { canonicalHash } from './canonical';
import { isoDate } from './days';
import { newGates, oldGates } from './gate-names';
import { isLooser, lineNames, lines, type LineName } from './lines';
import {
  allKeys,
  flatNames,
  settingKeys,
  tableNames,
  tableRoles,
  type SettingKey,
  type SettingOf,
  type TableName,
} from './settings-keys';

type Stated = { readonly [K in SettingKey]: SettingOf<K> | null };

export interface Settings {
  /** Every setting by its key; null where nothing says it and it has no default. */
  readonly values: Stated;
  readonly lines: Readonly<Record<LineName, number>>;
  readonly family: string;
  readonly weights: 'rank' | 'quantile';
  /** Paths as they are written, from the repository. */
  readonly tables: Readonly<Partial<Record<TableName, string>>>;
  /** `<table>.<role>` → column. */
  readonly columns: ReadonlyMap<string, string>;
  /** New gates that a pass does not need. */
  readonly optionalGates: ReadonlySet<string>;
  /** Of the merged configuration (contract 13.3). */
  readonly configHash: string;
  /** Of the values that shape figures: two calls of equal hash on equal tables are one trial (contract 18.11). */
  readonly figuresHash: string;
}

/** A setting that an option gives. */
export interface Override {
  readonly option: string;
  readonly key: string;
  /** As a configuration would have it. */
  readonly value: ConfigurationValue;
}

export interface SettingsRequest {
  /** Names the configuration in messages. */
  readonly file: string;
  readonly overrides: readonly Override[];
  /** `--factor`. */
  readonly factor: string | undefined;
  /** Whether a freeze holds the configuration: then no option may contradict it. */
  readonly isFrozen: boolean;
}

/**
 * Throws Failure `damaged-input` for a configuration that says what no setting may be, `usage` for an option that
 * contradicts it.
 */
export function gateSettings(configuration: Configuration, request: SettingsRequest): Settings {
  const stated = statedValues(configuration, request.file);
  for (const override of request.overrides) applyOverride(stated, override, request);
  const value = (name: string): unknown => stated.get(name) ?? allKeys[name]?.standard ?? null;
  const values = Object.fromEntries(Object.keys(settingKeys).map((name) => [name, value(name)])) as unknown as Stated;
  const weights =
    values['portfolio.weights'] ?? (at(configuration, 'execution.long_pct') === undefined ? 'rank' : 'quantile');
  const tables = Object.fromEntries(
    tableNames.flatMap((name) => {
      const file = stated.get(`tables.${name}`);
      return file === undefined ? [] : [[name, file]];
    }),
  ) as Partial<Record<TableName, string>>;
  return {
    values,
    lines: Object.fromEntries(lineNames.map((name) => [name, value(`lines.${name}`)])) as Record<LineName, number>,
    family: values['trials.family'] ?? request.factor ?? strategyId(configuration) ?? baseName(request.file),
    weights,
    tables,
    columns: new Map(
      [...stated].flatMap(([name, column]) =>
        name.startsWith('columns.') ? [[name.slice('columns.'.length), column as string]] : [],
      ),
    ),
    optionalGates: optionalGates(values, request.file),
    configHash: configHash(configuration),
    figuresHash: figuresHash(values, weights),
  };
}

/** What the configuration says, by key. */
function statedValues(configuration: Configuration, file: string): Map<string, unknown> {
  const own = configuration.get('production_gates') ?? null;
  const stated = new Map<string, unknown>();
  const put = (name: string, place: string, value: ConfigurationValue): void => {
    if (value === null) return;
    if (stated.has(name))
      throw new Failure('damaged-input', `${file}: ${place}: the setting ${name} is stated a second time`);
    stated.set(name, read(name, value, `${file}: ${place}`));
  };
  if (own !== null && !(own instanceof Map))
    throw new Failure('damaged-input', `${file}: production_gates: expected a map of settings`);
  for (const [place, value] of leaves(own ?? new Map<string, ConfigurationValue>())) {
    const name = Object.hasOwn(allKeys, place) ? place : flatNames.get(place);
    if (value === null && Object.keys(allKeys).some((key) => key.startsWith(`${place}.`))) continue;
    if (name === undefined) throw unknownKey(file, place);
    put(name, `production_gates.${place}`, value);
  }
  for (const [name, { old }] of Object.entries(allKeys)) {
    const value = old === undefined || stated.has(name) ? undefined : at(configuration, old);
    if (value !== undefined) put(name, old as string, value);
  }
  return stated;
}

/** The settings of nested maps with their places; a map below a place that has a key of its own is a value. */
function* leaves(map: Configuration, above = ''): Generator<[string, ConfigurationValue]> {
  for (const [name, value] of map) {
    const place = above === '' ? name : `${above}.${name}`;
    if (value instanceof Map && !Object.hasOwn(allKeys, place)) yield* leaves(value, place);
    else yield [place, value];
  }
}

function unknownKey(file: string, place: string): Failure {
  const known = closest(place, [...Object.keys(allKeys), ...flatNames.keys()]);
  return new Failure(
    'damaged-input',
    `${file}: production_gates.${place}: no such setting; the nearest is production_gates.${known}`,
  );
}

function read(name: string, value: ConfigurationValue, place: string): unknown {
  const found = allKeys[name]?.read(value) ?? { expected: 'nothing' };
  if ('value' in found) return found.value;
  throw new Failure('damaged-input', `${place}: expected ${found.expected}, got ${configurationJson(value)}`);
}

function at(configuration: Configuration, place: string): ConfigurationValue | undefined {
  const value = place
    .split('.')
    .reduce<ConfigurationValue | undefined>(
      (found, name) => (found instanceof Map ? found.get(name) : undefined),
      configuration,
    );
  return value ?? undefined;
}

function applyOverride(stated: Map<string, unknown>, { option, key, value }: Override, request: SettingsRequest): void {
  const shown = shownValue(value);
  const given = allKeys[key]?.read(value) ?? { expected: 'nothing' };
  if ('expected' in given) throw new Failure('usage', `option --${option}: expected ${given.expected}, got '${shown}'`);
  const before = stated.get(key);
  if (key.startsWith('lines.')) {
    const name = key.slice('lines.'.length) as LineName;
    const line = (before as number | undefined) ?? lines[name].standard;
    if (isLooser(name, given.value as number, line))
      throw new Failure(
        'usage',
        `--${option} ${shown} is looser than ${line}: state it in the frozen strategy as production_gates.${key}`,
      );
  } else if (request.isFrozen && before !== undefined && !isSame(key, before, given.value)) {
    throw new Failure(
      'usage',
      `--${option} ${shown} is not what the frozen configuration says (production_gates.${key}: ` +
        `${JSON.stringify(before, (_, item: unknown) => (typeof item === 'bigint' ? String(item) : item))}): leave ` +
        'the option away, or freeze another configuration',
    );
  }
  stated.set(key, given.value);
}

/** As it stands on the command line. */
function shownValue(value: ConfigurationValue): string {
  if (Array.isArray(value)) return value.map(shownValue).join(',');
  return typeof value === 'string' ? value : configurationJson(value).replace(/\.0$/, '');
}

function isSame(key: string, a: unknown, b: unknown): boolean {
  return key.startsWith('tables.')
    ? path.normalize(a as string) === path.normalize(b as string)
    : JSON.stringify(a) === JSON.stringify(b);
}

function strategyId(configuration: Configuration): string | undefined {
  const id = runScope(configuration).get('strategy_id') ?? null;
  return id === null || typeof id === 'object' ? undefined : String(id);
}

function baseName(file: string): string {
  return path.basename(file).replace(/\.(ya?ml|json)$/i, '');
}

function optionalGates(values: Stated, file: string): ReadonlySet<string> {
  const optional = new Set(values['gates.optional']);
  for (const name of [...optional, ...(values['gates.required'] ?? [])]) {
    if ((newGates as readonly string[]).includes(name)) continue;
    throw new Failure(
      'damaged-input',
      (oldGates as readonly string[]).includes(name)
        ? `${file}: production_gates.gates: ${name} is always required`
        : `${file}: production_gates.gates: no gate ${name}; the nearest is ${closest(name, newGates)}`,
    );
  }
  for (const name of values['gates.required'] ?? []) optional.delete(name);
  return optional;
}

/** No part of a figure of one trial: what only judges it, counts it, draws replicates, or says where tables are. */
const notOfFigures = /^(gates|trials|bootstrap|stress)\.|^cost\.multipliers$/;

function figuresHash(values: Stated, weights: string): string {
  const effective: Record<string, unknown> = {};
  for (const [name, value] of Object.entries({ ...values, 'portfolio.weights': weights })) {
    if (notOfFigures.test(name)) continue;
    effective[name] = name.startsWith('split.') && value !== null ? isoDate(value as number) : value;
  }
  return canonicalHash(effective);
}

/** The column names of a role, in the order they are looked for: the configured one alone, else the usual ones. */
export function columnNamesOf(settings: Settings, table: TableName, role: string): readonly string[] {
  const configured = settings.columns.get(`${table}.${role}`);
  return configured === undefined ? (usualColumns[role] ?? [role]) : [configured];
}

const usualColumns: Readonly<Record<string, readonly string[]>> = {
  date: ['date', 'signal_date'],
  asset: ['asset', 'ticker', 'symbol'],
  score: ['score', 'signal'],
  ret: ['ret', 'return', 'ret_1d'],
  price: ['price', 'adj_close', 'close'],
  market_cap: ['market_cap', 'marketCap'],
};

/** Roles of a table, for messages. */
export const rolesOf = (table: TableName): readonly string[] => tableRoles[table];
