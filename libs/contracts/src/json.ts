import { parse, type ParseError } from 'jsonc-parser';
import { Failure } from './failure';

const bareNumbers = /"(?:[^"\\]|\\.)*"|-?\bInfinity\b|\bNaN\b/gs;

/**
 * A JSON text as Python writes it: bare NaN, Infinity and -Infinity are read as those numbers, kept apart from null
 * (contract 0.6). Throws Failure `damaged-input` with the path, line and column of the fault.
 */
export function parseJson(text: string, path: string): unknown {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
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

function parseWithBareNumbers(text: string): unknown {
  let mark = '#';
  while (text.includes(mark)) mark += '#';
  const marked = text.replace(bareNumbers, (token) => (token.startsWith('"') ? token : `"${mark}${token}"`));
  return JSON.parse(marked, (_key, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? Number(value.slice(mark.length)) : value,
  );
}

function explain(text: string, error: Error): string {
  if (text.trim() === '') return 'is empty, expected a JSON document';
  const offset = faultOffset(text.replace(bareNumbers, (token) => (token.startsWith('"') ? token : '1'.repeat(token.length))));
  if (offset === undefined) return `is not JSON that can be read: ${error.message}`;
  const isCutOff = offset >= text.trimEnd().length || /^Unterminated string/.test(error.message);
  if (isCutOff) return `is cut off: the JSON document ends too early, in line ${lineAt(text, text.length)}`;
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return `is not JSON: unexpected ${JSON.stringify(text[offset])} in line ${lineAt(text, offset)}, column ${offset - lineStart + 1}`;
}

/** V8 says what is wrong but not always where; this reader is slower and does. */
function faultOffset(text: string): number | undefined {
  const errors: ParseError[] = [];
  try {
    parse(text, errors, { disallowComments: true, allowTrailingComma: false });
  } catch {
    return undefined; // nested too deeply for it
  }
  return errors[0]?.offset;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i !== -1 && i < offset; i = text.indexOf('\n', i + 1)) line += 1;
  return line;
}
