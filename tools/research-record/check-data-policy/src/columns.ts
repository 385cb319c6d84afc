/** Names of columns and keys in data files (contract 32.6). */
import { parquetMetadata } from 'hyparquet';

/**
 * The fields that a table's header may have: it is split by each of comma, tab, semicolon and bar, also when it stands
 * behind a comment mark.
 */
export function headerFields(line: string): string[] {
  const texts = new Set([line, line.replace(/^\s*#+/, '')]);
  return [...texts].flatMap((text) => [',', '\t', ';', '|'].flatMap((mark) => fieldsOf(text, mark)));
}

function fieldsOf(line: string, mark: string): string[] {
  const fields: string[] = [];
  let [start, isQuoted] = [0, false];
  for (let at = 0; at <= line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    if (at < line.length && (line[at] !== mark || isQuoted)) continue;
    fields.push(
      line
        .slice(start, at)
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .replaceAll('""', '"')
        .trim(),
    );
    start = at + 1;
  }
  return fields;
}

/** Longer names are not names of columns; so much of a text is kept at most. */
const longestName = 1024; // characters

/**
 * The keys of a JSON text that comes in pieces, at any depth, whatever else the text holds: strings that a colon
 * follows. A text with an open string does not lead astray: a line break ends it, which no JSON string holds.
 */
export class KeyScan {
  private isInside = false;
  private isEscaped = false;
  private text = '';
  private pending: string | undefined;

  /** `found` takes each key, unescaped. */
  constructor(private readonly found: (key: string) => void) {}

  push(piece: string): void {
    for (let at = 0; at < piece.length;) at = this.isInside ? this.insideFrom(piece, at) : this.outsideFrom(piece, at);
  }

  private insideFrom(piece: string, start: number): number {
    for (let at = start; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (this.isEscaped) this.isEscaped = false;
      else if (code === 0x5c) this.isEscaped = true;
      else if (code === 0x22 || code === 0x0a) {
        this.keep(piece, start, at);
        this.isInside = false;
        this.pending = code === 0x22 ? this.text : undefined;
        return at + 1;
      }
    }
    this.keep(piece, start, piece.length);
    return piece.length;
  }

  private outsideFrom(piece: string, start: number): number {
    if (this.pending === undefined) {
      const quote = piece.indexOf('"', start);
      if (quote === -1) return piece.length;
      [this.isInside, this.text] = [true, ''];
      return quote + 1;
    }
    const char = piece[start] as string;
    if (/\s/.test(char)) return start + 1;
    if (char === ':') this.found(unescaped(this.pending));
    this.pending = undefined;
    return char === ':' ? start + 1 : start;
  }

  private keep(piece: string, start: number, end: number): void {
    if (this.text.length < longestName) this.text += piece.slice(start, Math.min(end, start + longestName));
  }
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/**
 * Names of all columns of a Parquet file at any depth; undefined when its footer does not read. `tail`: its last bytes,
 * footer included.
 */
export function parquetColumns(tail: Uint8Array): string[] | undefined {
  try {
    const { schema } = parquetMetadata(tail);
    return schema.slice(1).map(({ name }) => name);
  } catch {
    return undefined;
  }
}
