/**
 * A configuration as its file says it: integers stay integers and floats floats, so that its hash is that of Python's
 * json.dumps(…, sort_keys=True, separators=(',', ':')) (contract 13.3). The only user of the YAML parser.
 */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { Failure, formatJson, refuseLfsPointer, type FreezeDifference } from '@gatehouse/contracts';
import { pyFloat } from '@gatehouse/render';
import { isAlias, isCollection, isNode, isPair, Lexer, parseDocument, Parser } from 'yaml';

export type Value = null | boolean | bigint | number | string | Value[] | Configuration;
export type Configuration = Map<string, Value>;

/** Values that aliases may stand for in all; what needs more is a bomb, not a configuration. */
const mostAliased = 10_000;
/**
 * Lists and maps within each other; the parser would go on until the stack ends, and a regular expression there ends
 * the process.
 */
const mostNested = 200;

/**
 * The configuration in a YAML or JSON text: YAML 1.2, core schema, one document, a map. Throws Failure `damaged-input`
 * naming the place: a key that comes twice, a tag that is not of the core schema, aliases or nesting without measure, a
 * number that JSON does not have, bytes that are not UTF-8. `levelsAbove`: of a document around the configuration.
 */
export function parseConfiguration(bytes: Uint8Array, file: string, levelsAbove = 0): Configuration {
  const damage = (what: string, cause?: unknown): never => {
    throw new Failure('damaged-input', `${file}: ${what}`, { cause });
  };
  refuseLfsPointer(bytes, file);
  if (!isUtf8(bytes)) damage('expected UTF-8 text, but found other bytes');
  let value: unknown;
  try {
    const text = new TextDecoder().decode(bytes);
    if (isNestedBeyond(text, mostNested + levelsAbove)) damage(`is nested more than ${mostNested} deep`);
    const parsed = parseDocument(text, {
      schema: 'core',
      version: '1.2',
      uniqueKeys: true,
      merge: true,
      intAsBigInt: true,
      prettyErrors: true,
      strict: true,
    });
    const fault = parsed.errors[0] ?? parsed.warnings[0];
    if (fault !== undefined)
      damage(`is not YAML that can be used: ${fault.message.split('\n')[0]?.replace(/:$/, '')}`, fault);
    if (aliased(parsed.contents) > mostAliased)
      damage(`has aliases that stand for more than ${mostAliased} values; write out what they stand for`);
    value = parsed.toJS({ mapAsMap: true, maxAliasCount: -1 });
  } catch (error) {
    if (error instanceof Failure) throw error;
    damage(`is not YAML that can be used: ${(error as Error).message}`, error);
  }
  if (!(value instanceof Map))
    damage(
      `expected a map of settings, but found ${value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'a list' : 'a single value'}`,
    );
  return ownMap(value as Map<unknown, unknown>, '', damage, new Set());
}

/** Lexer and parser of the package's first layer need no stack of their own; what composes values does. */
function isNestedBeyond(text: string, most: number): boolean {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) void token;
    if (parser.stack.length > most + 1) return true; // the document itself is on it
  }
  return false;
}

/**
 * How many values the aliases of a document stand for, without expanding any; infinite when one holds itself. The
 * parser's own bound does not count what merge keys (`<<`) expand, and refuses a default that is used a hundred times.
 */
function aliased(root: unknown): number {
  const known = new Map<string, number>(); // anchor → values below it, its aliases expanded
  let sum = 0;
  const size = (node: unknown): number => {
    if (isPair(node)) return size(node.key) + size(node.value);
    if (isAlias(node)) {
      const expanded = known.get(node.source) ?? 0;
      sum += expanded;
      return expanded;
    }
    const anchor = isNode(node) ? (node as { anchor?: string }).anchor : undefined;
    if (anchor !== undefined) known.set(anchor, Infinity);
    const expanded = isCollection(node) ? node.items.reduce((total: number, item) => total + size(item), 1) : 1;
    if (anchor !== undefined) known.set(anchor, expanded);
    return expanded;
  };
  size(root);
  return sum;
}

type Damage = (what: string) => never;

function ownMap(map: Map<unknown, unknown>, place: string, damage: Damage, around: Set<unknown>): Configuration {
  const own: Configuration = new Map();
  for (const [key, value] of map) {
    if (typeof key === 'object' && key !== null) damage(`${place || '/'}: a key is a list or a map; keys are texts`);
    const name = typeof key === 'number' ? pyFloat(key) : String(key);
    if (own.has(name)) damage(`${place}/${name}: the key comes twice`);
    own.set(name, ownValue(value, `${place}/${name}`, damage, around));
  }
  return own;
}

function ownValue(value: unknown, place: string, damage: Damage, around: Set<unknown>): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint' || typeof value === 'string')
    return value;
  if (typeof value === 'number')
    return Number.isFinite(value) ? value : damage(`${place}: ${pyFloat(value)} is a number that JSON does not have`);
  if (around.has(value)) damage(`${place}: an alias that holds itself`);
  around.add(value);
  const own = Array.isArray(value)
    ? value.map((item, index) => ownValue(item, `${place}/${index}`, damage, around))
    : value instanceof Map
      ? ownMap(value, place, damage, around)
      : damage(`${place}: expected a text, a number, a truth value, a list or a map`);
  around.delete(value);
  return own;
}

/**
 * Protocol and strategy in one: the strategy wins, maps merge deeply, anything else is replaced as a whole (contract
 * 13.2).
 */
export function mergeConfigurations(protocol: Configuration, strategy: Configuration): Configuration {
  const merged: Configuration = new Map(protocol);
  for (const [key, value] of strategy) {
    const below = merged.get(key);
    merged.set(key, below instanceof Map && value instanceof Map ? mergeConfigurations(below, value) : value);
  }
  return merged;
}

/**
 * JSON in ASCII: without `indent` with sorted keys and no blanks, the text that is hashed; else as people read it, in
 * the order of the file.
 */
export function configurationJson(value: Value, indent?: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return pyFloat(value);
  if (typeof value === 'string') return formatJson(value, 0).trimEnd();
  const inner = indent === undefined ? undefined : `${indent}  `;
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const items = Array.isArray(value)
    ? value.map((item) => configurationJson(item, inner))
    : [...value]
        .sort(([a], [b]) => (indent === undefined ? byCodePoint(a, b) : 0))
        .map(
          ([key, item]) =>
            `${configurationJson(key)}:${indent === undefined ? '' : ' '}${configurationJson(item, inner)}`,
        );
  if (indent === undefined || items.length === 0) return `${open}${items.join(',')}${close}`;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${indent}${close}`;
}

/** The hash of a configuration (contract 13.3). */
export function configHash(configuration: Configuration): string {
  return createHash('sha256').update(configurationJson(configuration)).digest('hex');
}

/**
 * The `strategy` map of a configuration, in a freeze that of the strategy file; where there is none, the same keys at
 * its top.
 */
export function runScope(configuration: Configuration): Configuration {
  const map = configuration.get('strategy');
  const from = map instanceof Map ? map : configuration;
  const scalar = (key: string): Value => {
    const value = from.get(key) ?? from.get(`strategy_${key}`) ?? null;
    return typeof value === 'object' ? null : value;
  };
  return new Map([
    ['strategy_id', scalar('id')],
    ['strategy_name', scalar('name')],
    ['strategy_version', scalar('version')],
  ]);
}

/** Python orders text by code points, JavaScript by UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const difference = (left[i]?.codePointAt(0) ?? 0) - (right[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/**
 * Every setting that differs, in JSON, in the order of the old configuration, then what is new; what is not there is
 * `(absent)`.
 */
export function differences(before: Configuration, after: Configuration): FreezeDifference[] {
  return [...between(before, after, '')];
}

function* between(before: Value | undefined, after: Value | undefined, place: string): Generator<FreezeDifference> {
  if (before instanceof Map && after instanceof Map) {
    for (const key of new Set([...before.keys(), ...after.keys()]))
      yield* between(before.get(key), after.get(key), place === '' ? shown(key) : `${place}.${shown(key)}`);
  } else if (Array.isArray(before) && Array.isArray(after)) {
    for (let i = 0; i < Math.max(before.length, after.length); i += 1)
      yield* between(before[i], after[i], `${place}[${i}]`);
  } else {
    const [old, now] = [text(before), text(after)];
    if (old !== now) yield { key: place, old, new: now };
  }
}

const text = (value: Value | undefined): string => (value === undefined ? '(absent)' : configurationJson(value));
const shown = (key: string): string => (/^[\w-]+$/.test(key) ? key : configurationJson(key));
