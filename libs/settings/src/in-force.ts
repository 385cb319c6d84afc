/**
 * Values in force and where each came from: option, then environment variable, then gatehouse.json, then default
 * (contract 51.3).
 */
import {
  formatDocument,
  settingsInForce,
  type SettingsInForce,
  type ValueInForce,
  type ValuesInForce,
} from '@gatehouse/contracts';
import { settingsFile, type Settings } from './read';

/** Where a value may come from. */
export type Source =
  'option' | `environment ${string}` | 'gatehouse.json' | 'default' | 'workflow arguments' | 'newest';

/** A value that a source gives, undefined when it gives none. */
export type Candidate<T> = readonly [source: Source, value: T | undefined];

/** What the shell of a tool says of an option: its value, and what gave it. */
export interface Given {
  readonly source: 'option' | `environment ${string}`;
  readonly value: unknown;
}

/** The values that a call goes by, in the order in which they were chosen. */
export class InForce {
  readonly #values = new Map<string, ValueInForce>();

  constructor(readonly settings: Settings | undefined) {}

  /** The first value that is given; it is remembered under the key, undefined as null. */
  take<T extends Valued>(key: string, ...candidates: readonly Candidate<T>[]): T | undefined {
    const chosen = candidates.find(([, value]) => value !== undefined);
    this.#values.set(key, { value: shown(chosen?.[1]), source: chosen?.[0] ?? 'default' });
    return chosen?.[1];
  }

  get values(): ValuesInForce {
    return Object.fromEntries(this.#values);
  }

  /** One line a value: `machine.min_cores = 8 (default)`. */
  get lines(): string[] {
    return [...this.#values].map(([key, { value, source }]) => `${key} = ${asText(value)} (${source})`);
  }

  get document(): SettingsInForce {
    const { settings } = this;
    const document: SettingsInForce = {
      schema: 'settings-in-force/v1',
      path: settings === undefined ? null : settingsFile,
      sha256: settings?.sha256 ?? null,
      values: this.values,
    };
    return JSON.parse(formatDocument(settingsInForce, document)) as SettingsInForce;
  }

  /** What a call with --print-settings ends in. */
  get printed(): { status: 0; lines: string[]; document: SettingsInForce } {
    return { status: 0, lines: this.lines, document: this.document };
  }
}

type Valued = string | number | boolean | readonly string[];

/** What an option or its variable gives, as a candidate. */
export function givenBy<T>(given: Given | undefined): Candidate<T>[] {
  return given === undefined ? [] : [[given.source, given.value as T]];
}

/** What an environment variable gives; an empty one is unset. `read` makes a value of its text. */
export function fromEnvironment<T>(env: NodeJS.ProcessEnv, name: string, read: (text: string) => T): Candidate<T> {
  const text = env[name];
  return [`environment ${name}`, text ? read(text) : undefined];
}

function shown(value: Valued | undefined): ValueInForce['value'] {
  return value === undefined ? null : typeof value === 'object' ? [...value] : value;
}

function asText(value: ValueInForce['value']): string {
  return value === null || value === '' ? '(none)' : Array.isArray(value) ? value.join(',') || '(none)' : String(value);
}
