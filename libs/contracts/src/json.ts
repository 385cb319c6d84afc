import { parse, type ParseError } from 'jsonc-parser';
import { Failure } from './failure';
import { refuseLfsPointer } from './lfs-pointer';

/** Nothing of ours is nested like this, and what writes or compares a value would use up its stack. */
const deepest = 500;

/** A longer text is refused without its place: those who look for it take many times the memory. */
const longestExplained = 4 * 1024 * 1024; // characters

/**
 * A JSON text as Python writes it: bare NaN, Infinity and -Infinity are read as those numbers, kept apart from null
 * (contract 0.6). Throws Failure `damaged-input` with the path, line and column of the fault, for what is nested too
 * deeply, and for an object that has a key twice: it states two things, and the later one must not win.
 */
export function parseJson(text: string, path: string): unknown {
  refuseLfsPointer(text, path);
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  if (depthOf(body) > deepest)
    throw new Failure(
      'damaged-input',
      `${path}: is nested more than ${deepest} levels deep, which no document of these tools is`,
    );
  const value = parsed(body, path);
  const repeated = secondOfEqualKeys(body);
  if (repeated !== undefined)
    throw new Failure(
      'damaged-input',
      `${path}: has the key ${body.slice(repeated, endOfString(body, repeated) + 1)} twice in one object, again in line ${lineAt(body, repeated)}`,
    );
  return value;
}

function parsed(body: string, path: string): unknown {
  try {
    return JSON.parse(body);
  } catch (error) {
    if (/NaN|Infinity/.test(body)) {
      try {
        return parseWithBareNumbers(body);
      } catch {
        // The first error speaks of the text as it stands.
      }
    }
    throw new Failure('damaged-input', `${path}: ${explain(body, error as Error)}`, { cause: error });
  }
}

/** Where the first key stands that an object of this JSON text has a second time; undefined when there is none. */
function secondOfEqualKeys(text: string): number | undefined {
  const open: (Set<string> | undefined)[] = []; // of each array or object around, its keys so far
  let isKey = false;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at);
        if (isKey) {
          const written = text.slice(at + 1, end);
          const key = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
          const keys = open.at(-1);
          if (keys?.has(key)) return at;
          keys?.add(key);
          isKey = false;
        }
        at = end;
        break;
      }
      case 0x5b:
        open.push(undefined);
        isKey = false;
        break;
      case 0x7b:
        open.push(new Set());
        isKey = true;
        break;
      case 0x5d:
      case 0x7d:
        open.pop();
        isKey = false;
        break;
      case 0x2c:
        isKey = open.at(-1) !== undefined;
    }
  }
  return undefined;
}

/** Python refuses longer integers, and reading one takes time that grows with the square of its length. */
const longestInteger = 4300; // digits

/**
 * As parseJson, but an integer is a bigint and every other number a number, as Python tells int from float: `0` and
 * `0.0` are two texts when they are printed again. For documents whose recorded values are quoted.
 */
export function parseRecorded(text: string, path: string): unknown {
  parseJson(text, path); // says where the text is damaged
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const mark = markOf(body);
  const marked = replaceNumbers(body, (token) => `"${mark}${token}"`);
  return JSON.parse(marked, (_key, value: unknown) => {
    if (typeof value !== 'string' || !value.startsWith(mark)) return value;
    const token = value.slice(mark.length);
    if (!/^-?\d+$/.test(token)) return Number(token);
    if (token.length <= longestInteger) return BigInt(token);
    throw new Failure('damaged-input', `${path}: has an integer of ${token.length} digits`);
  });
}

/** Of arrays and objects, the deepest in the text, whether or not it is JSON. */
function depthOf(text: string): number {
  let [depth, most] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x22:
        at = endOfString(text, at);
        break;
      case 0x5b:
      case 0x7b:
        depth += 1;
        if (depth > most) most = depth;
        break;
      case 0x5d:
      case 0x7d:
        depth -= 1;
    }
  }
  return most;
}

/** Where the string that begins at `start` has its closing quote; beyond the text when it has none. */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text.charCodeAt(at) !== 0x22) at += text.charCodeAt(at) === 0x5c ? 2 : 1;
  return at;
}

/** The text with something else for each NaN, Infinity and -Infinity that stands in no string. */
function replaceBareNumbers(text: string, write: (token: string) => string): string {
  return replaceOutsideStrings(text, /"|-?\bInfinity\b|\bNaN\b/g, write);
}

/** The text with something else for each number that stands in no string. */
function replaceNumbers(text: string, write: (token: string) => string): string {
  return replaceOutsideStrings(text, /"|-?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\bInfinity\b)|\bNaN\b/g, write);
}

/** `quoteOrNumber` matches a quote, which begins a string that is passed over, or what is replaced. */
function replaceOutsideStrings(text: string, quoteOrNumber: RegExp, write: (token: string) => string): string {
  const parts: string[] = [];
  let from = 0;
  for (let found = quoteOrNumber.exec(text); found !== null; found = quoteOrNumber.exec(text)) {
    const [token] = found;
    if (token === '"') {
      quoteOrNumber.lastIndex = endOfString(text, found.index) + 1;
    } else {
      parts.push(text.slice(from, found.index), write(token));
      from = quoteOrNumber.lastIndex;
    }
  }
  return parts.join('') + text.slice(from);
}

/**
 * The start of a string that is in no text written before, however it is escaped; node:crypto would cost every start.
 */
function markOf(text: string): string {
  return `${Math.random()} ${Math.random()} ${text.length} `;
}

function parseWithBareNumbers(text: string): unknown {
  const mark = markOf(text);
  return JSON.parse(
    replaceBareNumbers(text, (token) => `"${mark}${token}"`),
    (_key, value: unknown) =>
      typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}

function explain(text: string, error: Error): string {
  if (text.trim() === '') return 'is empty, expected a JSON document';
  if (text.length > longestExplained) return `is not JSON: ${error.message}`;
  const offset = faultOffset(replaceBareNumbers(text, (token) => '1'.repeat(token.length)));
  if (offset === undefined) return `is not JSON that can be read: ${error.message}`;
  const isCutOff = offset >= text.trimEnd().length || /^Unterminated string/.test(error.message);
  if (isCutOff) return `is cut off: the JSON document ends too early, in line ${lineAt(text, text.length)}`;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return `is not JSON: unexpected ${JSON.stringify(text[offset])} in line ${lineAt(text, offset)}, column ${offset - lineStart + 1}`;
}

/** V8 says what is wrong but not always where; this reader is slower and does. */
function faultOffset(text: string): number | undefined {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  return errors[0]?.offset;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
