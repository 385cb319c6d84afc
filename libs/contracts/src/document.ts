/**
 * A document: one kind of file that tools exchange. Its schema stands in schemas/<name>.schema.json.
 * Reading tolerates what Python writes (bare NaN, Infinity, -Infinity; contract 0.6); writing is strict JSON in ASCII.
 */
import { Failure } from './failure';
import { parseJson } from './json';

/** A generated validator: true or false, and then the first error. */
export interface Check {
  (value: unknown): boolean;
  errors?: { instancePath: string; message?: string; params?: Record<string, unknown> }[] | null;
}

export interface Document<T> {
  /** Name of the schema, such as `data-quality-report`. */
  readonly name: string;
  /** What is wrong with the value, with the place in it; undefined when it is of the schema. */
  fault(value: unknown): string | undefined;
  /** Never present: carries the type. */
  readonly type?: T;
}

export function document<T>(name: string, check: Check): Document<T> {
  return {
    name,
    fault(value) {
      if (check(value)) return undefined;
      const error = check.errors?.[0];
      if (!error) return 'is not of its schema';
      const allowed = error.params?.['allowedValues'] ?? error.params?.['allowedValue'];
      return `${error.instancePath || '/'} ${error.message ?? 'is not of its schema'}${allowed === undefined ? '' : ` ${JSON.stringify(allowed)}`}`;
    },
  };
}

/** The document in a text. Throws Failure `damaged-input` naming `path` and the place in it. */
export function parseDocument<T>(kind: Document<T>, text: string, path: string): T {
  const value = parseJson(text, path);
  const fault = kind.fault(value);
  if (fault !== undefined) throw new Failure('damaged-input', `${path}: not a ${kind.name} document: ${fault}`);
  return value as T;
}

/**
 * The text of a document: two-space indentation, ASCII only, strict JSON (NaN and infinities become null), a final
 * line end. Throws an Error when the value is not of its schema: that is a defect of the writer, not of the input.
 */
export function formatDocument<T>(kind: Document<T>, value: T): string {
  const text = formatJson(value);
  const fault = kind.fault(JSON.parse(text));
  if (fault !== undefined) throw new Error(`would write a ${kind.name} document that is not of its schema: ${fault}`);
  return text;
}

/** JSON as every tool writes it: indented by two (0: on one line), ASCII only, ending with a line end. */
export function formatJson(value: unknown, indent: 0 | 2 = 2): string {
  return `${ascii(JSON.stringify(value, null, indent))}\n`;
}

function ascii(json: string): string {
  return json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
