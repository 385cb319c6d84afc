/** A JSON document that shows its values as Python prints them after reading the file: `0` and `0.0` are two texts. */
import { parseJson, parseRecorded } from '@gatehouse/contracts';
import { pyRecorded } from '@gatehouse/render';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export class WrittenDocument {
  readonly value: unknown;
  /** An object or list of the value → the same with its numbers as they were written. */
  private twins: WeakMap<object, object> | undefined;

  /** `path` is for messages. Throws Failure `damaged-input` for what is not JSON; a bare NaN is. */
  constructor(
    private readonly text: string,
    private readonly path: string,
  ) {
    this.value = parseJson(text, path);
  }

  /** The document as an object; without members when it is not an object. */
  get fields(): Fields {
    return fieldsOf(this.value) ?? {};
  }

  /** The document as a list; empty when it is not a list. */
  get items(): readonly unknown[] {
    return Array.isArray(this.value) ? (this.value as unknown[]) : [];
  }

  /** A member of an object or list of this document as Python prints it; what is absent is `None`. */
  shown(holder: object | undefined, key: string | number): string {
    if (holder === undefined || !Object.hasOwn(holder, key)) return 'None';
    this.twins ??= twinsOf(this.value, parseRecorded(this.text, this.path));
    return pyRecorded((this.twins.get(holder) as Record<string | number, unknown> | undefined)?.[key]);
  }
}

function twinsOf(value: unknown, recorded: unknown): WeakMap<object, object> {
  const twins = new WeakMap<object, object>();
  const pair = (own: unknown, twin: unknown): void => {
    if (typeof own !== 'object' || own === null) return;
    twins.set(own, twin as object);
    for (const [key, item] of Object.entries(own)) pair(item, (twin as Record<string, unknown>)[key]);
  };
  pair(value, recorded);
  return twins;
}

/** A value as a JSON object; undefined when it is not one. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A value as a finite number; undefined for NaN, infinities, texts and truth values, which are not numbers. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A value as text; undefined when it is not text, or is empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
