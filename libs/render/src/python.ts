/**
 * Python's handwriting (contract 0.5): the replaced scripts printed values with str() and repr(), and callers read
 * that.
 */

/** A value as Python's str() prints it: text as it is, everything else as repr() does. */
export function pyStr(value: unknown): string {
  return typeof value === 'string' ? value : pyRepr(value);
}

/**
 * A value as Python's repr() prints it. A number that is whole prints as an integer; use pyFloat for what is a float
 * in Python whatever its value.
 */
export function pyRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number')
    return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : pyFloat(value);
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(pyRepr).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, item]) => `${quote(key)}: ${pyRepr(item)}`)
    .join(', ')}}`;
}

/**
 * A recorded value as Python prints it after reading the file: a bigint is an int, every number a float, text is
 * quoted, what is absent is `None`. Takes what parseRecorded (libs/contracts) gives.
 */
export function pyRecorded(value: unknown): string {
  if (typeof value === 'number') return pyFloat(value);
  if (Array.isArray(value)) return `[${value.map(pyRecorded).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return pyRepr(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${quote(key)}: ${pyRecorded(item)}`)
    .join(', ')}}`;
}

/** A float as Python's repr() prints it: `7.0`, `1e-05`, `1e+16`, `nan`, `-inf`. */
export function pyFloat(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const [mantissa = '', exponentText = '0'] = value.toExponential().split('e');
  const exponent = Number(exponentText);
  if (value !== 0 && (exponent < -4 || exponent >= 16)) {
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  const text =
    exponent < 0 ? value.toFixed(Math.max(0, mantissa.replace(/[-.]/g, '').length - exponent - 1)) : String(value);
  return text.includes('.') ? text : `${text}.0`;
}

/**
 * A number with a fixed count of decimals as Python's `'%.6f'` and round() see it: the exact binary value decides, and
 * an exact tie goes to the even digit. `decimals` is at most 20.
 */
export function pyFixed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return pyFloat(value);
  if (Math.abs(value) >= 1e21) return `${BigInt(value)}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  const text = value.toFixed(decimals);
  const scaled = value * 2 ** (decimals + 1); // exact: only the exponent changes
  const isTie = Number.isInteger(scaled) && Math.abs(scaled % 2) === 1;
  // toFixed takes the larger of two equally near values; Python takes the one whose last digit is even.
  const rounded = isTie && Number(text.at(-1)) % 2 === 1 ? lowerNeighbour(text, decimals) : text;
  return Object.is(value, -0) || (value < 0 && !rounded.startsWith('-')) ? `-${rounded.replace(/^-/, '')}` : rounded;
}

function lowerNeighbour(text: string, decimals: number): string {
  const negative = text.startsWith('-');
  const digits = BigInt(text.replace(/[-.]/g, '')) - 1n;
  const padded = digits.toString().padStart(decimals + 1, '0');
  const body = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
  return negative ? `-${body}` : body;
}

/** A number rounded to 4 decimals as Python's round(x, 4) does. NaN and infinities stay what they are. */
export function round4(value: number): number {
  return Number.isFinite(value) ? Number(pyFixed(value, 4)) : value;
}

/**
 * A figure with six decimals (contract 0.5): whatever reads as a number is written so, also text and truth values; null
 * is `null`, other text stays as it is.
 */
export function sixDecimals(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'boolean') return value ? '1.000000' : '0.000000';
  if (typeof value === 'number') return pyFixed(value, 6);
  if (typeof value === 'string') {
    const number = pyNumber(value);
    return number === undefined ? value : pyFixed(number, 6);
  }
  return pyStr(value);
}

const pythonFloat = /^[+-]?(?:\d+(?:_\d+)*(?:\.(?:\d+(?:_\d+)*)?)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;

/** The number that Python's float() reads in a text, undefined where it refuses. */
export function pyNumber(text: string): number | undefined {
  const trimmed = text.trim();
  if (pythonFloat.test(trimmed)) return Number(trimmed.includes('_') ? trimmed.replaceAll('_', '') : trimmed);
  const word = /^([+-]?)(nan|inf|infinity)$/i.exec(trimmed);
  if (!word) return undefined;
  if (word[2]?.toLowerCase() === 'nan') return NaN;
  return word[1] === '-' ? -Infinity : Infinity;
}

const named: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function quote(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = mark;
  for (const char of text) {
    if (char === mark) out += `\\${char}`;
    else out += named[char] ?? (isPrintable(char) ? char : escape(char));
  }
  return out + mark;
}

function isPrintable(char: string): boolean {
  const code = char.codePointAt(0) as number;
  if (code < 0x7f) return code >= 0x20;
  return !/[\p{C}\p{Z}]/u.test(char);
}

function escape(char: string): string {
  const code = char.codePointAt(0) as number;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\U${code.toString(16).padStart(8, '0')}`;
}
