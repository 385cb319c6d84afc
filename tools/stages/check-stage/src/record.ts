/** Evidence as named fields, whatever its format: one record for a document, one for each row of a table. */
import { Failure, parseJson } from '@gatehouse/contracts';
import { readSmallTable } from '@gatehouse/csv';
import { isFilled, ledgerRowsOfTag, readMarkdown } from '@gatehouse/records';
import type { StoredFile } from './repository';

export type Format = 'json' | 'markdown' | 'csv' | 'ledger' | 'any';

export interface EvidenceRecord {
  file: StoredFile;
  /** Are values texts, so that `True` is a truth value? */
  isText: boolean;
  /** The values of a field; with `*` in its name those of every item. Empty when it is not there or not filled in. */
  values(field: string): unknown[];
  /** The text of a Markdown section, undefined when there is none or nothing is in it. */
  section(title: string): string | undefined;
}

export function formatOf(path: string): Format {
  return path.endsWith('.json') ? 'json' : path.endsWith('.md') ? 'markdown' : path.endsWith('.csv') ? 'csv' : 'any';
}

/** The records of a file; of a ledger those of the tag. Throws Failure `damaged-input` naming the fault. */
export function recordsOf(file: StoredFile, format: Format, tag: string): EvidenceRecord[] {
  const none = (): undefined => undefined;
  switch (format) {
    case 'json': {
      const value = parseJson(file.bytes.toString(), file.path);
      if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new Failure('damaged-input', `${file.path}: expected a JSON object`);
      return [{ file, isText: false, values: (field) => valuesAt(value, field).filter(isFilled), section: none }];
    }
    case 'markdown': {
      const { fields, section } = readMarkdown(file.bytes.toString());
      return [{ file, isText: true, values: (field) => [fields.get(field)].filter(isFilled), section }];
    }
    case 'csv': {
      const table = readSmallTable(file.bytes, file.path);
      return Array.from({ length: table.rowCount }, (_, row) => ({
        file,
        isText: true,
        values: (field: string) => [table.column(field)(row)].filter(isFilled),
        section: none,
      }));
    }
    case 'ledger':
      return ledgerRowsOfTag(file.bytes, tag, file.path).map((row) => ({
        file,
        isText: true,
        values: (field) => [(row as Record<string, unknown>)[field]].filter(isFilled),
        section: none,
      }));
    case 'any':
      return [{ file, isText: true, values: () => [], section: none }];
  }
}

function valuesAt(value: unknown, field: string): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && Object.hasOwn(value, field)) return [(value as Record<string, unknown>)[field]];
  const dot = field.indexOf('.');
  const [head, rest] = dot === -1 ? [field, undefined] : [field.slice(0, dot), field.slice(dot + 1)];
  const below =
    head === '*' ? Object.values(value) : Object.hasOwn(value, head) ? [(value as Record<string, unknown>)[head]] : [];
  return rest === undefined ? below : below.flatMap((item) => valuesAt(item, rest));
}
