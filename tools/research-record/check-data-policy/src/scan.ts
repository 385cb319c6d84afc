/**
 * One file, piece by piece (contract 32.3 to 32.6). The whole file counts, however large; only a part of it is in
 * memory.
 */
import type { ViolationPlace } from '@gatehouse/contracts';
import { headerFields, KeyScan, parquetColumns } from './columns';
import type { FileKind, Rule, Rules } from './rules';

/** A line from 1 and what is wrong there; line 0 is the file as a whole, 1 also the header of a table. */
export type Place = ViolationPlace;

/** So much text is searched at once; a longer line is searched in parts that overlap. */
const longestLine = 4 * 1024 * 1024; // bytes
/** No path and no keyword is longer. */
const overlap = 4096; // bytes
/** A footer lies in the end of its file. */
const longestFooter = 32 * 1024 * 1024; // bytes
/** The first line of what Git LFS keeps in place of a file. */
const largeFilePointer = 'version https://git-lfs.github.com/spec/';
export const mostPlaces = 20;

export class FileScan {
  /** Label → lines, the first 20 of each. */
  private readonly lines = new Map<string, number[]>();
  private readonly patterns: readonly Rule[];
  private readonly keys: KeyScan | undefined;
  private pending: Buffer = Buffer.alloc(0);
  /** Bytes at the start of `pending` that were searched already. */
  private searched = 0;
  /** Line breaks before `pending`. */
  private lineBreaks = 0;
  private hasHeader = false;
  private tail: Buffer[] = [];

  constructor(
    private readonly rules: Rules,
    private readonly kind: FileKind,
  ) {
    this.patterns = [...rules.privatePaths, ...(kind.keywords ? rules.keywords : [])];
    if (kind.columns === 'keys') this.keys = new KeyScan((key) => this.column(key, 0));
  }

  /** A piece need not be valid longer than this takes. */
  push(piece: Buffer): void {
    if (this.kind.columns === 'parquet') this.keepTail(piece);
    const isOfPiece = this.pending.length === 0;
    this.pending = isOfPiece ? piece : Buffer.concat([this.pending, piece]);
    const end = this.pending.lastIndexOf(0x0a) + 1;
    if (end > 0) this.search(end, end);
    else if (this.pending.length > longestLine) this.search(this.pending.length, this.pending.length - overlap);
    if (isOfPiece && this.pending.length > 0) this.pending = Buffer.from(this.pending);
  }

  /** What was found, by line, then label; `isWhole` false: the file could not be unpacked to its end. */
  end(isWhole = true): Place[] {
    if (this.pending.length > this.searched) this.search(this.pending.length, this.pending.length);
    if (!isWhole) this.add('damaged: gzip', 0);
    if (this.kind.columns === 'parquet') this.parquet(Buffer.concat(this.tail));
    return [...this.lines]
      .flatMap(([label, lines]) => lines.map((line) => ({ line, label })))
      .sort((a, b) => a.line - b.line || (a.label < b.label ? -1 : 1));
  }

  /** Searches the pending bytes up to `end` and forgets them up to `done`. */
  private search(end: number, done: number): void {
    const bytes = this.pending.subarray(0, end);
    const text = bytes.toString('utf8');
    for (const { label, pattern } of this.patterns) this.searchFor(label, pattern, text);
    this.keys?.push(this.searched === 0 ? text : bytes.toString('utf8', this.searched));
    if (this.kind.columns === 'header' && !this.hasHeader) this.header(text);
    this.lineBreaks += countLineBreaks(bytes.subarray(0, done));
    this.pending = this.pending.subarray(done);
    this.searched = end - done;
  }

  private searchFor(label: string, pattern: RegExp, text: string): void {
    if ((this.lines.get(label)?.length ?? 0) >= mostPlaces) return;
    pattern.lastIndex = 0;
    let [line, from] = [this.lineBreaks + 1, 0];
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
      for (let at = text.indexOf('\n', from); at !== -1 && at < found.index; at = text.indexOf('\n', at + 1)) line += 1;
      from = found.index;
      if (!this.add(label, line)) return;
      if (found[0] === '') pattern.lastIndex += 1;
    }
  }

  /** The first line that is not blank; a comment before it counts too. */
  private header(text: string): void {
    for (const line of text.replace(/^\uFEFF/, '').split(/\r\n|[\r\n]/)) {
      if (line.trim() === '') continue;
      for (const field of headerFields(line)) this.column(field, 1);
      this.hasHeader = !line.trimStart().startsWith('#');
      if (this.hasHeader) return;
    }
  }

  /** What has no columns that can be read may have restricted ones; the pointer to a large file has none itself. */
  private parquet(tail: Buffer): void {
    const names = parquetColumns(tail);
    for (const name of names ?? []) this.column(name, 1);
    if (names === undefined && !tail.toString('latin1').startsWith(largeFilePointer)) this.add('damaged: parquet', 0);
  }

  private column(name: string, line: number): void {
    const lower = name.trim().toLowerCase();
    if (this.rules.columns.has(lower)) this.add(`column: ${lower}`, line);
  }

  /** False when there are enough. */
  private add(label: string, line: number): boolean {
    const lines = this.lines.get(label) ?? [];
    if (lines.length === 0) this.lines.set(label, lines);
    if (!lines.includes(line)) lines.push(line);
    return lines.length < mostPlaces;
  }

  private keepTail(piece: Buffer): void {
    this.tail.push(Buffer.from(piece));
    let size = this.tail.reduce((sum, { length }) => sum + length, 0);
    while (this.tail.length > 1 && size - (this.tail[0] as Buffer).length >= longestFooter)
      size -= (this.tail.shift() as Buffer).length;
  }
}

function countLineBreaks(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) count += 1;
  return count;
}
