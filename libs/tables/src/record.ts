/** One record as its fields. */
import { COMMA, QUOTE } from './bytes';

/** The fields of one whole record (no line end), unquoted. What follows a closing quote is taken as it stands. */
export function splitRecord(record: Buffer): Buffer[] {
  const fields: Buffer[] = [];
  let i = 0;
  do {
    if (record[i] === QUOTE) {
      const parts: Buffer[] = [];
      i += 1;
      for (;;) {
        const close = record.indexOf(QUOTE, i);
        parts.push(record.subarray(i, close < 0 ? record.length : close));
        if (close < 0) {
          i = record.length;
          break;
        }
        i = close + 1;
        if (record[i] !== QUOTE) break;
        parts.push(record.subarray(i, i + 1));
        i += 1;
      }
      const end = endOfField(record, i);
      fields.push(Buffer.concat([...parts, record.subarray(i, end)]));
      i = end + 1;
    } else {
      const end = endOfField(record, i);
      fields.push(record.subarray(i, end));
      i = end + 1;
    }
  } while (i <= record.length);
  return fields;
}

function endOfField(record: Buffer, from: number): number {
  const comma = record.indexOf(COMMA, from);
  return comma < 0 ? record.length : comma;
}
