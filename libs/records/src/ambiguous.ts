/**
 * What a configuration file says to one reader and not to another (contract 13.7): plain words that YAML 1.1, by which
 * Python's PyYAML reads, takes for another value than YAML 1.2; places that other files or the environment fill in.
 */
import { isAlias, isCollection, isMap, isNode, isPair, isScalar, parseDocument, type Scalar } from 'yaml';

export interface Ambiguity {
  /** Names of the keys, joined by dots; the items of a list by their numbers from 0. */
  key: string;
  /** As it stands in the file. */
  text: string;
  /** Why it is not certain what it stands for. */
  reading: string;
}

/** Of a file that parseConfiguration has read. JSON has one reading, but for what is filled in. */
export function ambiguitiesIn(bytes: Uint8Array): Ambiguity[] {
  const text = new TextDecoder().decode(bytes);
  const found: Ambiguity[] = [];
  const { contents } = parseDocument(text, {
    schema: 'core',
    version: '1.2',
    merge: true,
    intAsBigInt: true,
    maxAliasCount: -1,
  } as object);
  const isYaml = !isJson(text);
  const see = (node: unknown, path: readonly string[]): void => {
    if (isScalar(node)) found.push(...ofScalar(node, path.join('.'), isYaml));
    else if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? (key.source ?? String(key.value)) : '?';
        if (isYaml && isScalar(key)) found.push(...ofKey(key, [...path, name].join('.')));
        if (path.length === 0 && name === 'defaults' && isNode(value) && isCollection(value) && !isMap(value))
          found.push({
            key: 'defaults',
            text: 'a list',
            reading: 'Hydra takes in the files it names, which are not frozen',
          });
        see(value, [...path, name]);
      }
    } else if (isCollection(node)) node.items.forEach((item, index) => see(item, [...path, String(index)]));
    else if (isPair(node)) see(node.value, path);
    else if (isAlias(node)) return; // what it stands for is seen where it stands
  };
  see(contents, []);
  return found;
}

function* ofScalar(node: Scalar, key: string, isYaml: boolean): Generator<Ambiguity> {
  const text = node.source ?? '';
  if (isYaml && node.type === 'PLAIN' && node.tag === undefined) {
    const other = pythonReading(text);
    if (other !== undefined && !isSameValue(other.value, node.value))
      yield { key, text, reading: `YAML 1.2 reads ${shown(node.value)}, Python's PyYAML ${other.says}` };
  }
  if (typeof node.value === 'string' && /\$\{[^}]*\}/.test(node.value))
    yield { key, text: node.value, reading: 'another setting or the environment fills in ${…}, which is not frozen' };
}

/**
 * `on: x` is a key that PyYAML reads as True; of the names of keys nothing else is reported, as dates and numbers of
 * years are common there.
 */
function* ofKey(node: Scalar, key: string): Generator<Ambiguity> {
  const text = node.source ?? '';
  if (node.type === 'PLAIN' && typeof node.value === 'string' && pyBool.test(text))
    yield {
      key,
      text,
      reading: `as a key, YAML 1.2 reads ${shown(node.value)}, Python's PyYAML ${pythonReading(text)?.says}`,
    };
}

interface Reading {
  value: unknown;
  says: string;
}

const pyBool = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const pyInt =
  /^(?:[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const pyFloat =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+][0-9]+)?|\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const pyTime =
  /^(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ \t]+)\d{1,2}:\d{2}:\d{2}(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d{1,2}(?::\d{2})?))?)$/;

/** As the implicit resolvers of PyYAML's safe loader have it, in their order. */
function pythonReading(text: string): Reading | undefined {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) return { value: null, says: 'null' };
  if (pyBool.test(text)) {
    const value = /^(?:yes|true|on)$/i.test(text);
    return { value, says: String(value) };
  }
  if (pyInt.test(text)) {
    const value = pythonInteger(text);
    return { value, says: `the number ${value}` };
  }
  if (pyFloat.test(text)) {
    const value = pythonFloat(text);
    return { value, says: `the number ${value}` };
  }
  if (pyTime.test(text)) return { value: undefined, says: text.length === 10 ? 'a date' : 'a time' };
  if (text === '=') return { value: undefined, says: 'an error' };
  if (text === '<<') return { value: null, says: 'null' };
  return { value: text, says: `the text ${JSON.stringify(text)}` };
}

function pythonInteger(text: string): bigint {
  const sign = text.startsWith('-') ? -1n : 1n;
  const digits = text.replace(/^[-+]/, '').replaceAll('_', '');
  if (digits === '' || digits === '0') return 0n;
  if (digits.includes(':')) return sign * digits.split(':').reduce((sum, part) => sum * 60n + BigInt(part), 0n);
  if (/^0[bx]/.test(digits)) return sign * BigInt(digits);
  return sign * BigInt(digits.startsWith('0') ? `0o${digits.replace(/^0+(?=.)/, '')}` : digits);
}

function pythonFloat(text: string): number {
  const plain = text.replaceAll('_', '').toLowerCase();
  if (/inf$/.test(plain)) return plain.startsWith('-') ? -Infinity : Infinity;
  if (plain.includes('nan')) return NaN;
  const sign = plain.startsWith('-') ? -1 : 1;
  const parts = plain.replace(/^[-+]/, '').split(':').map(Number);
  return sign * parts.reduce((sum, part) => sum * 60 + part, 0);
}

/** 1 and 1.0 are not the same value: the one is an integer to Python, the other a float. */
function isSameValue(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (typeof a === 'number' && typeof b === 'number' && a === b);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return `the text ${JSON.stringify(value)}`;
  if (value === null || typeof value === 'boolean') return String(value);
  return `the number ${typeof value === 'bigint' ? value : Number(value)}`;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''));
    return true;
  } catch {
    return false;
  }
}
