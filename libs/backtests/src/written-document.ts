/** A JSON document that shows its values as Python prints them after reading the file: `0` and `0.0` are two texts. */
import type { WrittenJson } from '@gatehouse/contracts';
import { pyLiteral, pyRepr } from '@gatehouse/render';

/** A JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

export class WrittenDocument {
  constructor(private readonly json: WrittenJson) {}

  get value(): unknown {
    return this.json.value;
  }

  /** The document as an object; without members when it is none. */
  get fields(): Fields {
    return fieldsOf(this.json.value) ?? {};
  }

  /** The document as a list; empty when it is none. */
  get items(): readonly unknown[] {
    return Array.isArray(this.json.value) ? (this.json.value as unknown[]) : [];
  }

  /** A member of an object or list of this document as Python prints it; what is absent is `None`. */
  shown(holder: object | undefined, key: string | number): string {
    if (holder === undefined || !Object.hasOwn(holder, key)) return 'None';
    const literal = this.json.literal(holder, key);
    if (literal !== undefined) return pyLiteral(literal);
    const value = (holder as Record<string | number, unknown>)[key];
    if (Array.isArray(value)) return `[${value.map((_, at) => this.shown(value, at)).join(', ')}]`;
    const fields = fieldsOf(value);
    if (fields === undefined) return pyRepr(value);
    return `{${Object.keys(fields)
      .map((name) => `${pyRepr(name)}: ${this.shown(fields, name)}`)
      .join(', ')}}`;
  }
}

/** A value as a JSON object; undefined when it is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** A value as a finite number; undefined for NaN, infinities, texts and truth values, which are no numbers. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** A value as a text that says something; undefined when it is none or empty. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
