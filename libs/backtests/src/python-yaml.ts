/**
 * What `yaml.safe_dump(yaml.safe_load(bytes))` of PyYAML 6 prints for configurations of the usual kind, because runs
 * record the hash of that text. Rules: https://yaml.org/spec/1.1 as PyYAML's resolver.py, representer.py and emitter.py
 * have them. What needs more (text that is not ASCII or has several lines, anchors, tags, times of day, keys that are
 * not text) is not dumped, so that nothing is ever called different by mistake.
 */
import { isUtf8 } from 'node:buffer';
import { pyFloat } from '@gatehouse/render';
import { isAlias, isMap, isScalar, isSeq, parseDocument, Scalar, visit } from 'yaml';

type Single = null | boolean | bigint | number | string | Day;
type Collection = Loaded[] | Map<string, Loaded>;
type Loaded = Single | Collection;

/** A date, which stands unquoted. */
class Day {
  constructor(readonly text: string) {}
}

/** Thrown where a document needs more than is done here. */
class NeedsMore extends Error {}

const largest = 4 * 1024 * 1024; // bytes

/** The text that PyYAML dumps; undefined for a document that needs more or is not YAML. */
export function pythonYamlDump(bytes: Uint8Array): string | undefined {
  if (bytes.length > largest || !isUtf8(bytes)) return undefined;
  try {
    const document = parseDocument(Buffer.from(bytes).toString('utf8'), {
      version: '1.1',
      schema: 'failsafe',
      uniqueKeys: false,
      logLevel: 'error',
    });
    if (document.errors.length > 0) return undefined;
    visit(document, {
      Node(_key, node) {
        if (isAlias(node) || node.anchor !== undefined || node.tag !== undefined) throw new NeedsMore();
      },
    });
    const value = load(document.contents);
    if (typeof value !== 'object' || value === null || value instanceof Day) return undefined;
    return new Dump().whole(value);
  } catch (error) {
    if (error instanceof NeedsMore || error instanceof RangeError) return undefined;
    throw error;
  }
}

function load(node: unknown): Loaded {
  if (node === null || node === undefined) return null;
  if (isScalar(node)) {
    const text = typeof node.value === 'string' ? node.value : '';
    return node.type === undefined || node.type === Scalar.PLAIN ? resolved(text) : text;
  }
  if (isSeq(node)) return node.items.map(load);
  if (!isMap(node)) throw new NeedsMore();
  const map = new Map<string, Loaded>();
  for (const { key, value } of node.items) {
    const name = load(key);
    if (typeof name !== 'string' || name === '<<') throw new NeedsMore();
    map.set(name, load(value));
  }
  return map;
}

const nullWord = /^(?:~|null|Null|NULL|)$/;
const trueWord = /^(?:yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const falseWord = /^(?:no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const integer =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const float =
  /^(?:[-+]?(?:[0-9][0-9_]*)\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const date = /^\d{4}-\d\d-\d\d$/;
const time = /^\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?$/;
const other = /^(?:<<|=)$/;

/** What an unquoted scalar is. */
function resolved(text: string): Loaded {
  if (nullWord.test(text)) return null;
  if (trueWord.test(text)) return true;
  if (falseWord.test(text)) return false;
  if (float.test(text)) return floatOf(text);
  if (integer.test(text)) return integerOf(text);
  if (date.test(text)) return new Day(text);
  if (time.test(text) || other.test(text)) throw new NeedsMore();
  return text;
}

/** Would the text be read as something else than text? */
function isOther(text: string): boolean {
  return [nullWord, trueWord, falseWord, float, integer, date, time, other].some((pattern) => pattern.test(text));
}

function floatOf(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase();
  if (plain.includes(':')) throw new NeedsMore();
  if (plain.endsWith('inf')) return plain.startsWith('-') ? -Infinity : Infinity;
  return plain.endsWith('nan') ? NaN : Number(plain);
}

function integerOf(text: string): bigint {
  const [, sign = '', digits = ''] = /^([-+]?)(.*)$/.exec(text.replaceAll('_', '')) ?? [];
  if (digits.includes(':')) throw new NeedsMore();
  const isOctal = /^0[0-7]+$/.test(digits);
  if (!isOctal && !/^(?:0x[0-9a-f]+|0b[01]+|\d+)$/i.test(digits)) throw new NeedsMore();
  const size = BigInt(isOctal ? `0o${digits.slice(1)}` : digits);
  return sign === '-' ? -size : size;
}

/** Lines are broken at a blank behind this column. */
const width = 80;
const step = 2;
/** A key of more characters, and an empty one, is written in another form. */
const longestKey = 122;

class Dump {
  private out = '';
  private column = 0;

  whole(value: Collection): string {
    this.collection(value, 0);
    return `${this.out}\n`;
  }

  /** `indent`: of the collection's own lines; the first of them begins where the text stands. */
  private collection(value: Collection, indent: number): void {
    if (Array.isArray(value) ? value.length === 0 : value.size === 0) this.write(Array.isArray(value) ? '[]' : '{}');
    else if (Array.isArray(value)) this.sequence(value, indent);
    else this.mapping(value, indent);
  }

  private sequence(items: readonly Loaded[], indent: number): void {
    items.forEach((item, at) => {
      if (at > 0) this.newLine(indent);
      this.write('- ');
      if (isCollection(item)) this.collection(item, indent + step);
      else this.scalar(item, indent + step, true);
    });
  }

  private mapping(map: ReadonlyMap<string, Loaded>, indent: number): void {
    [...map.keys()].sort().forEach((key, at) => {
      if (at > 0) this.newLine(indent);
      if (key === '' || key.length > longestKey) throw new NeedsMore();
      this.scalar(key, indent + step, false);
      this.write(':');
      const value = map.get(key) as Loaded;
      if (isCollection(value) && (Array.isArray(value) ? value.length : value.size) > 0) {
        const below = Array.isArray(value) ? indent : indent + step;
        this.newLine(below);
        this.collection(value, below);
      } else {
        this.write(' ');
        if (isCollection(value)) this.collection(value, indent);
        else this.scalar(value, indent + step, true);
      }
    });
  }

  private scalar(value: Single, indent: number, mayFold: boolean): void {
    if (typeof value !== 'string') this.write(printed(value));
    else if (isPlain(value)) this.text(value, indent, mayFold, false);
    else {
      this.write("'");
      this.text(value.replaceAll("'", "''"), indent, mayFold, true);
      this.write("'");
    }
  }

  /**
   * Text in which a single blank behind the width becomes a line break, in quoted text not its first or last character.
   */
  private text(text: string, indent: number, mayFold: boolean, isQuoted: boolean): void {
    for (const { 0: part, index } of text.matchAll(/ +|[^ ]+/g)) {
      const isAtEdge = isQuoted && (index === 0 || index + part.length === text.length);
      if (part === ' ' && mayFold && this.column > width && !isAtEdge) this.newLine(indent);
      else this.write(part);
    }
  }

  private newLine(indent: number): void {
    this.out += `\n${' '.repeat(indent)}`;
    this.column = indent;
  }

  private write(text: string): void {
    this.out += text;
    this.column += text.length;
  }
}

function isCollection(value: Loaded): value is Collection {
  return Array.isArray(value) || value instanceof Map;
}

function printed(value: Exclude<Single, string>): string {
  if (value === null) return 'null';
  if (value instanceof Day) return value.text;
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  const text = pyFloat(value);
  return text.includes('.') ? text : text.replace('e', '.0e');
}

/** May the text stand without quotes? */
function isPlain(text: string): boolean {
  if (/[^\x20-\x7e]/.test(text)) throw new NeedsMore();
  return (
    text !== '' && !isOther(text) && !/^ | $|^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-](?: |$)|:(?: |$)| #/.test(text)
  );
}
