/** Fields of telemetry records, and what their values mean (contract 37.3). */

export type Scalar = string | number | boolean | null;
/** What a record must have: a field and its value, or one of several. */
export type Wanted = Readonly<Record<string, Scalar | readonly Scalar[]>>;

/**
 * Reads one field of a record; undefined when it is absent. A name with dots is a field of that name, else a way
 * through nested objects.
 */
export type FieldReader = (record: unknown) => unknown;

export function fieldReader(name: string): FieldReader {
  const keys = name.split('.');
  return (record) => {
    if (isRecord(record) && Object.hasOwn(record, name)) return record[name];
    if (keys.length === 1) return undefined;
    let value: unknown = record;
    for (const key of keys) {
      if (!isRecord(value) || !Object.hasOwn(value, key)) return undefined;
      value = value[key];
    }
    return value;
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Has a record all the values? Types apart: the text "1" is not the number 1. */
export function matcher(wanted: Wanted = {}): (record: unknown) => boolean {
  const conditions = Object.entries(wanted).map(([name, value]) => ({
    read: fieldReader(name),
    values: new Set<unknown>([value].flat()),
  }));
  return (record) => conditions.every(({ read, values }) => values.has(read(record)));
}

/** What a record is marked with that rejects it, such as `Synthesized is true`; undefined for one that is not. */
export function rejection(marks: Wanted = {}): (record: unknown) => string | undefined {
  const conditions = Object.entries(marks).map(([name, value]) => ({
    name,
    read: fieldReader(name),
    values: new Set<unknown>([value].flat()),
  }));
  return (record) => {
    const found = conditions.find(({ read, values }) => values.has(read(record)));
    return found && `${found.name} is ${String(found.read(record))}`;
  };
}

/**
 * A sample: a number that JSON has; in CSV a text that is one. Undefined for anything else; NaN and infinities are
 * kept.
 */
export function sampleOf(value: unknown, isText: boolean): number | undefined {
  if (typeof value === 'number') return value;
  if (!isText || typeof value !== 'string') return undefined;
  const text = value.trim();
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  return /^[+-]?(?:nan|inf|infinity)$/i.test(text) ? NaN : undefined;
}
