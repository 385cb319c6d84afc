/**
 * A document: one kind of file that tools exchange. Its schema stands in schemas/<name>.schema.json.
 * Reading tolerates what Python writes (bare NaN, Infinity, -Infinity; contract 0.6); writing is strict JSON in ASCII.
 */
import { Failure } from './failure';
import { parseJson } from './json';

interface Fault {
  /** A JSON pointer. */
  instancePath: string;
  keyword?: string;
  message?: string;
  params?: Record<string, unknown>;
}

/**
 * A generated validator: true or false, and then the faults on the way, those of each branch of a choice among them.
 */
export interface Check {
  (value: unknown): boolean;
  errors?: Fault[] | null;
}

export interface Document<T> {
  /** Name of the schema, such as `data-quality-report`. */
  readonly name: string;
  /** What is wrong with the value, with the place in it; undefined when it is of the schema. */
  fault(value: unknown): string | undefined;
  /**
   * As fault, but a NaN or an infinity where the schema has no number is made null first, in the value itself (contract
   * 0.6).
   */
  settle(value: unknown): string | undefined;
  /** Never present: carries the type. */
  readonly type?: T;
}

export function document<T>(name: string, check: Check): Document<T> {
  const faults = (value: unknown): Fault[] =>
    check(value) ? [] : deepest(check.errors?.length ? check.errors : [{ instancePath: '' }]);
  return {
    name,
    fault: (value) => describe(faults(value)),
    settle(value) {
      let found = faults(value);
      for (let left = mostStrayNumbers; left > 0 && found[0] && nullNoNumber(value, found[0].instancePath); left -= 1)
        found = faults(value);
      return describe(found);
    },
  };
}

/** Each costs another look at the whole document. */
const mostStrayNumbers = 50;

/** Of the faults of all branches those that lie deepest: the branch that was meant got furthest. */
function deepest(faults: readonly Fault[]): Fault[] {
  const depth = ({ instancePath }: Fault): number => instancePath.split('/').length;
  const most = Math.max(...faults.map(depth));
  const there = faults.filter((fault) => depth(fault) === most);
  const single = there.filter(({ keyword }) => keyword !== 'oneOf' && keyword !== 'anyOf');
  return single.length > 0 ? single : there;
}

function describe(faults: readonly Fault[]): string | undefined {
  if (faults[0] === undefined) return undefined;
  const said = faults.map(({ message = 'is not of its schema', params }) => {
    const unknown = params?.['additionalProperty'];
    if (unknown !== undefined) return `unknown field ${JSON.stringify(unknown)}`;
    const allowed = params?.['allowedValues'] ?? params?.['allowedValue'];
    return `${message}${allowed === undefined ? '' : ` ${JSON.stringify(allowed)}`}`;
  });
  return `${faults[0].instancePath || '/'} ${[...new Set(said)].join(' or ')}`;
}

/** Makes null of a NaN or an infinity at that place; false when there is no such number. */
function nullNoNumber(value: unknown, pointer: string): boolean {
  const keys = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop();
  const parent = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value) as Record<
    string,
    unknown
  >;
  const found = last === undefined ? undefined : parent[last];
  if (last === undefined || typeof found !== 'number' || Number.isFinite(found)) return false;
  parent[last] = null;
  return true;
}

/** The document in a text. Throws Failure `damaged-input` naming `path` and the place in it. */
export function parseDocument<T>(kind: Document<T>, text: string, path: string): T {
  const value = parseJson(text, path);
  const fault = kind.settle(value);
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
