/**
 * gatehouse.json, the settings of a research repository (contract 51): read whole and checked, or refused with line and
 * key.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import {
  Failure,
  gatehouse,
  lineOf,
  parseJson,
  repeatedKey,
  type DataSettings,
  type GatehouseSettings,
  type JsonPath,
  type WorkflowSettings,
} from '@gatehouse/contracts';
import { readTextIfThere } from '@gatehouse/files';
import { closest } from '@gatehouse/render';
import { contradictionIn } from './contradictions';

export const settingsFile = 'gatehouse.json';

/** The settings as they were read; `sha256` is that of the bytes. */
export interface Settings {
  /** Absolute. */
  file: string;
  sha256: string;
  document: GatehouseSettings;
}

/**
 * The settings of the repository at `root`, undefined where there is no gatehouse.json. Throws Failure `damaged-input`
 * naming file, line and key: a damaged file is never read as defaults (contract 51.2).
 */
export function readSettings(root: string): Settings | undefined {
  const file = path.join(root, settingsFile);
  const text = readTextIfThere(file, largestSettings);
  if (text === undefined) return undefined;
  return { file, sha256: createHash('sha256').update(text).digest('hex'), document: parseSettings(text, file) };
}

const largestSettings = 1024 * 1024; // bytes

/** The settings in a text. Throws Failure `damaged-input` as readSettings does. */
export function parseSettings(text: string, file: string): GatehouseSettings {
  const value = parseJson(text, file);
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const refuse = (place: JsonPath, line: number, what: string): never => {
    const key = place.length === 0 ? '' : `${dotted(place)}: `;
    throw new Failure('damaged-input', `${file}: line ${line}: ${key}${what}`);
  };
  const twice = repeatedKey(body);
  if (twice !== undefined) refuse(twice.path, twice.line, 'the key comes twice; keep one');
  const unknown = unknownKeyIn(value);
  if (unknown !== undefined) refuse(unknown.path, lineOf(body, unknown.path), unknown.what);
  const fault = gatehouse.fault(value);
  if (fault !== undefined) {
    const [, pointer = '', what = fault] = /^(\/\S*) (.*)$/s.exec(fault) ?? [];
    const place = pathOf(pointer);
    refuse(place, lineOf(body, place), what);
  }
  const settings = value as GatehouseSettings;
  const contradiction = contradictionIn(settings);
  if (contradiction !== undefined) refuse(contradiction.path, lineOf(body, contradiction.path), contradiction.what);
  return settings;
}

/** A key as people write it: `workflows.backtest.needs`. */
export function dotted(place: JsonPath): string {
  return place.join('.');
}

/** Each of them compiled against the schema: a key that it gains must be known here too. */
const topKeys: Record<keyof GatehouseSettings, true> = {
  $schema: true,
  schema: true,
  owner: true,
  machine: true,
  data: true,
  workflows: true,
  freeze: true,
  environment: true,
  pages: true,
  monitor: true,
};
const machineKeys: Record<keyof NonNullable<GatehouseSettings['machine']>, true> = {
  min_cores: true,
  min_memory_gb: true,
  require_clean: true,
};
const dataKeys: Record<keyof DataSettings, true> = {
  path: true,
  required_columns: true,
  numeric_columns: true,
  key_columns: true,
  date_column: true,
  min_rows: true,
  max_missing_ratio: true,
  max_duplicate_ratio: true,
  max_staleness_days: true,
  max_future_days: true,
  min_assets_per_date: true,
  max_asset_drop_ratio: true,
  refuse_constant_columns: true,
};
const workflowKeys: Record<keyof WorkflowSettings, true> = {
  official: true,
  runner: true,
  data: true,
  needs: true,
  stage: true,
  pass_identity: true,
  report: true,
  arguments: true,
};
const freezeKeys: Record<keyof NonNullable<GatehouseSettings['freeze']>, true> = {
  strategy: true,
  protocol: true,
  name: true,
};
const monitorKeys: Record<keyof NonNullable<GatehouseSettings['monitor']>, true> = { wf_pattern: true };

interface Fault {
  path: JsonPath;
  what: string;
}

function unknownKeyIn(value: unknown): Fault | undefined {
  const top = asMap(value);
  const parts: [JsonPath, unknown, Record<string, true>][] = [
    [[], top, topKeys],
    [['machine'], top['machine'], machineKeys],
    ...Object.entries(asMap(top['data'])).map(
      ([name, entry]) => [['data', name], entry, dataKeys] as [JsonPath, unknown, Record<string, true>],
    ),
    ...Object.entries(asMap(top['workflows'])).map(
      ([name, entry]) => [['workflows', name], entry, workflowKeys] as [JsonPath, unknown, Record<string, true>],
    ),
    [['freeze'], top['freeze'], freezeKeys],
    [['monitor'], top['monitor'], monitorKeys],
  ];
  for (const [place, part, known] of parts)
    for (const key of Object.keys(asMap(part)))
      if (!Object.hasOwn(known, key)) return { path: [...place, key], what: unknownKey(key, Object.keys(known)) };
  return undefined;
}

/** The nearest known name is always told: a threshold that was meant must not be guessed at. */
function unknownKey(key: string, known: readonly string[]): string {
  const near = closest(key, known) ?? '';
  return `unknown key; did you mean '${near}'? Known here: ${known.filter((name) => name !== '$schema').join(', ')}`;
}

function asMap(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The keys in a JSON pointer. */
function pathOf(pointer: string): JsonPath {
  return pointer
    .split('/')
    .slice(1)
    .filter((key, _, all) => key !== '' || all.length > 1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
}
