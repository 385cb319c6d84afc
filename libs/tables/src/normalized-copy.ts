/**
 * The same records in the one dialect that DuckDB reads without fail (contract 1.2): LF behind every record, every
 * record as wide as the header, no blank lines, no header, a quote only where RFC 4180 wants it. A field of nothing but
 * NUL bytes becomes empty, because that is what it is to pandas. Only for files whose structure is sound; values stay
 * as they are.
 */
import { COMMA, CR, isBlank, LF, QUOTE } from './bytes';
import { splitRecord } from './record';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);
const lineEnd = Buffer.from('\n');

interface RecordEnd {
  /** Where the record's bytes end and where the next record begins. */
  end: number;
  next: number;
  /** May be copied as it stands, but for its line end. */
  clean: boolean;
}

export class NormalizedCopy {
  #pending: Buffer[] = [];
  #size = 0;
  /** A record is looked for again only when twice as much is there: a huge field costs linear time. */
  #enough = 0;
  #first = true;
  #header = true;

  constructor(private readonly width: number) {}

  /** The copy of what is complete so far. */
  push(piece: Uint8Array): Buffer[] {
    this.#pending.push(Buffer.from(piece));
    this.#size += piece.length;
    return this.#size < Math.max(this.#enough, byteOrderMark.length) ? [] : this.#copy(false);
  }

  /** The copy of the rest. */
  end(): Buffer[] {
    return this.#copy(true);
  }

  #copy(last: boolean): Buffer[] {
    let bytes = this.#pending.length === 1 ? (this.#pending[0] as Buffer) : Buffer.concat(this.#pending);
    if (this.#first) {
      this.#first = false;
      if (bytes.subarray(0, 3).equals(byteOrderMark)) bytes = bytes.subarray(3);
    }
    const out: Buffer[] = [];
    let from = 0;
    let run = 0; // start of records that can be copied together
    while (from < bytes.length) {
      const record = this.#findEnd(bytes, from, last);
      if (record === undefined) break;
      const keep = record.clean && !this.#header;
      if (!keep || record.next !== record.end + 1 || bytes[record.end] !== LF) {
        if (from > run) out.push(bytes.subarray(run, from));
        if (keep) out.push(bytes.subarray(from, record.end), lineEnd);
        else if (!isBlank(bytes, from, record.end)) {
          if (this.#header) this.#header = false;
          else out.push(this.#rewrite(bytes.subarray(from, record.end)));
        }
        run = record.next;
      }
      from = record.next;
    }
    if (from > run) out.push(bytes.subarray(run, from));
    const rest = bytes.subarray(from);
    this.#pending = [rest];
    this.#size = rest.length;
    this.#enough = 2 * rest.length;
    return out;
  }

  #findEnd(bytes: Buffer, from: number, last: boolean): RecordEnd | undefined {
    const length = bytes.length;
    let fields = 1;
    let fieldStart = from;
    let clean = true;
    for (let i = from; i < length; i += 1) {
      const byte = bytes[i] as number;
      if (byte > COMMA) continue;
      if (byte === COMMA) {
        fields += 1;
        fieldStart = i + 1;
      } else if (byte === LF || byte === CR) {
        if (byte === CR && i + 1 === length && !last) return undefined;
        clean &&= fields === this.width && (fields > 1 || !isBlank(bytes, from, i));
        return { end: i, next: byte === CR && bytes[i + 1] === LF ? i + 2 : i + 1, clean };
      } else if (byte === QUOTE) {
        if (fieldStart !== i) clean = false;
        else {
          let close = bytes.indexOf(QUOTE, i + 1);
          while (close >= 0 && bytes[close + 1] === QUOTE) close = bytes.indexOf(QUOTE, close + 2);
          if (close < 0 || (close + 1 === length && !last)) return undefined;
          clean &&= bytes.subarray(i, close).indexOf(0) < 0;
          i = close;
        }
      } else if (byte === 0) clean = false;
    }
    return last
      ? {
          end: length,
          next: length,
          clean: clean && fields === this.width && (fields > 1 || !isBlank(bytes, from, length)),
        }
      : undefined;
  }

  #rewrite(record: Buffer): Buffer {
    const fields = splitRecord(record).map(encode);
    while (fields.length < this.width) fields.push('');
    const text = this.width === 1 && fields[0] === '' ? '""' : fields.join(',');
    return Buffer.from(`${text}\n`, 'latin1');
  }
}

/** Latin-1 on both sides carries every byte unchanged. */
function encode(field: Buffer): string {
  const text = field.toString('latin1');
  if (/^\0+$/.test(text)) return '';
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
