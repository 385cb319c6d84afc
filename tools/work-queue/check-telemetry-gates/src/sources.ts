/** Telemetry as it lies on disk, read once and in pieces (contract 37.3). */
import { createHash } from 'node:crypto';
import { isUtf8 } from 'node:buffer';
import path from 'node:path';
import { csvRecordAt, isObject, UnclosedQuote } from '@gatehouse/boards';
import { Failure, parseJson, parseJsonLine, type GateSourceFile } from '@gatehouse/contracts';
import { chunksOf, hashFile, readBytes } from '@gatehouse/files';
import { fieldReader } from './fields';

const longestLine = 16 * 1024 * 1024; // bytes

/** Takes a record of a source. */
export type Take = (record: unknown) => void;

export interface SourceReading {
  file: GateSourceFile;
  /** Why the source cannot be read, with file and line; its records do not count then. */
  fault: string | undefined;
  /** A JSON document as a whole; undefined for lines. */
  document?: unknown;
}

/** What is wrong with a line. */
class LineFault extends Error {}

/** Reads the records of a file of JSON lines or of CSV. `file`: relative to `root`. Throws Failure `io`. */
export async function readRecords(
  root: string,
  file: string,
  format: 'ndjson' | 'csv',
  take: Take,
): Promise<SourceReading> {
  const reader = format === 'csv' ? new CsvReader(take) : new JsonLines(take);
  const hash = createHash('sha256');
  let [bytes, fault]: [number, string | undefined] = [0, undefined];
  const feed = (work: () => void): void => {
    if (fault !== undefined) return;
    try {
      work();
    } catch (error) {
      if (!(error instanceof LineFault)) throw error;
      fault = `${file}: ${error.message}`;
    }
  };
  for (const piece of chunksOf(path.join(root, file))) {
    hash.update(piece);
    bytes += piece.length;
    feed(() => reader.push(piece));
  }
  feed(() => reader.end());
  return { file: { path: file, bytes, sha256: hash.digest('hex') }, fault };
}

/** Whole lines out of pieces, as text; a byte order mark is dropped. */
abstract class TextReader {
  private rest: Buffer[] = [];
  private restLength = 0;
  private isStart = true;
  protected line = 1;

  push(piece: Buffer): void {
    const last = piece.lastIndexOf(0x0a);
    if (last === -1) {
      this.keep(piece);
      return;
    }
    const whole =
      this.rest.length === 0 ? piece.subarray(0, last + 1) : Buffer.concat([...this.rest, piece.subarray(0, last + 1)]);
    this.rest = [];
    this.restLength = 0;
    this.take(this.decode(whole));
    this.keep(piece.subarray(last + 1));
  }

  end(): void {
    const text = this.restLength === 0 ? '' : this.decode(Buffer.concat(this.rest));
    this.finish(text);
  }

  protected abstract take(text: string): void;
  protected abstract finish(text: string): void;

  private keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.restLength += piece.length;
    if (this.restLength > longestLine) throw new LineFault(`line ${this.line}: longer than ${longestLine} bytes`);
    this.rest.push(Buffer.from(piece)); // its memory is used again
  }

  private decode(bytes: Buffer): string {
    if (!isUtf8(bytes)) {
      let line = this.line;
      for (let start = 0; start < bytes.length; line += 1) {
        const end = bytes.indexOf(0x0a, start) + 1 || bytes.length;
        if (!isUtf8(bytes.subarray(start, end))) break;
        start = end;
      }
      throw new LineFault(`line ${line}: not UTF-8`);
    }
    const text = bytes.toString('utf8');
    if (!this.isStart) return text;
    this.isStart = false;
    return text.startsWith('\ufeff') ? text.slice(1) : text;
  }
}

class JsonLines extends TextReader {
  constructor(private readonly takeRecord: Take) {
    super();
  }

  protected take(text: string): void {
    for (let start = 0; start < text.length;) {
      const end = text.indexOf('\n', start);
      this.takeLine(text.slice(start, end === -1 ? text.length : end));
      start = end === -1 ? text.length : end + 1;
    }
  }

  protected finish(text: string): void {
    if (text !== '') this.takeLine(text);
  }

  private takeLine(line: string): void {
    const number = this.line;
    this.line += 1;
    if (line.length > longestLine) throw new LineFault(`line ${number}: longer than ${longestLine} bytes`);
    let value: unknown;
    try {
      value = parseJsonLine(line);
    } catch (error) {
      if (line.trim() === '') return;
      throw new LineFault(`line ${number}: ${lineProblem(line, number, error as Error)}`);
    }
    if (Array.isArray(value)) throw new LineFault(`line ${number}: an array, not one JSON object a line; format json?`);
    if (!isObject(value)) throw new LineFault(`line ${number}: not a JSON object`);
    this.takeRecord(value);
  }
}

function lineProblem(line: string, number: number, { message }: Error): string {
  return number === 1 && /^(?:\[\s*\{?|\{)\s*$/.test(line.trim())
    ? 'one JSON document over several lines, not one JSON value a line; format json?'
    : message;
}

class CsvReader extends TextReader {
  private text = '';
  private names: string[] | undefined;

  constructor(private readonly takeRecord: Take) {
    super();
  }

  protected take(text: string): void {
    this.text = this.text === '' ? text : this.text + text;
    if (this.text.length > longestLine + text.length)
      throw new LineFault(
        `line ${this.line}: a record longer than ${longestLine} characters; a quote that never closes?`,
      );
    this.read(false);
  }

  protected finish(text: string): void {
    this.text += text;
    this.read(true);
  }

  private read(isWhole: boolean): void {
    let at = 0;
    while (at < this.text.length) {
      const record = csvRecordAt(this.text, at, this.line, isWhole);
      if (record === undefined) break;
      if (record instanceof UnclosedQuote)
        throw new LineFault(`line ${record.line}: a quote opens here and never closes`);
      if (!record.isBlank) this.takeCells(record.cells, record.line, record.damage);
      this.line += record.lines;
      at = record.next;
    }
    this.text = this.text.slice(at);
  }

  private takeCells(cells: string[], line: number, damage: string | undefined): void {
    if (damage !== undefined) throw new LineFault(`line ${line}: text after a closing quote`);
    if (this.names === undefined) {
      this.names = cells.map((name) => name.trim());
      const twice = this.names.find((name, index) => this.names?.indexOf(name) !== index);
      if (twice !== undefined) throw new LineFault(`line ${line}: the header names ${twice} twice`);
      return;
    }
    const { names } = this;
    if (cells.length !== names.length)
      throw new LineFault(`line ${line}: ${cells.length} fields, expected ${names.length}`);
    this.takeRecord(Object.fromEntries(cells.map((cell, index) => [names[index], cell])));
  }
}

/** Reads a JSON document; `items` says where in it the list of records is. Throws Failure `io`. */
export async function readJsonDocument(
  root: string,
  file: string,
  items: string | undefined,
  take: Take,
): Promise<SourceReading> {
  const absolute = path.join(root, file);
  const source = { path: file, ...(await hashFile(absolute)) };
  try {
    const bytes = readBytes(absolute);
    if (!isUtf8(bytes)) return { file: source, fault: `${file}: not UTF-8` };
    const document = parseJson(bytes.toString('utf8'), file);
    const list = items === undefined ? document : fieldReader(items)(document);
    if (items !== undefined && !Array.isArray(list)) return { file: source, fault: `${file}: no list at ${items}` };
    const records: readonly unknown[] = Array.isArray(list) ? list : [list];
    if (!records.every(isObject))
      return { file: source, fault: `${file}: not a JSON object or a list of them`, document };
    for (const record of records) take(record);
    return { file: source, fault: undefined, document };
  } catch (error) {
    if (!(error instanceof Failure) || error.id !== 'damaged-input') throw error;
    return { file: source, fault: error.message.replace(absolute, file) };
  }
}
