/** Market capitalisations as a folder of `<ASSET>.csv`, each with date and capitalisation (contract 18.3). */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Failure, ioFailure, type SourceFile } from '@gatehouse/contracts';
import { parseTable } from '@gatehouse/csv';
import { isFolder, readBytes } from '@gatehouse/files';
import { byBytes, denseTable, type DatedTable } from '../dated-table';
import { dayOf } from '../days';

export const isCapFolder = isFolder;

interface CapRow {
  readonly asset: string;
  readonly day: number;
  readonly cap: number;
}

/**
 * The table, and the folder as a file of the report: the sum of the sizes, and the sha256 of the list of them as
 * `sha256sum` prints it.
 */
export function capFolder(
  folder: string,
  given: string,
  names: { readonly dates: readonly string[]; readonly caps: readonly string[] },
): { table: DatedTable; file: SourceFile } {
  const rows: CapRow[] = [];
  const list: string[] = [];
  let bytes = 0;
  for (const name of filesIn(folder)) {
    const file = path.join(folder, name);
    const content = readBytes(file);
    bytes += content.length;
    list.push(`${createHash('sha256').update(content).digest('hex')}  ${name}\n`);
    rows.push(...rowsOf(content, file, name.slice(0, -'.csv'.length), names));
  }
  const sha256 = createHash('sha256').update(list.join('')).digest('hex');
  return { table: tableOf(rows), file: { role: 'market cap', path: given, bytes, sha256 } };
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.csv') && !name.startsWith('.'))
      .sort(byBytes);
  } catch (error) {
    throw ioFailure('read', folder, error);
  }
}

function rowsOf(
  content: Buffer,
  file: string,
  asset: string,
  { dates, caps }: { readonly dates: readonly string[]; readonly caps: readonly string[] },
): CapRow[] {
  const table = parseTable(content, file);
  const column = (names: readonly string[]): string => {
    const found = names.find((name) => table.columns.includes(name));
    if (found === undefined) throw new Failure('damaged-input', `${file}: expected a column ${names.join(' or ')}`);
    return found;
  };
  const [date, cap] = [column(dates), column(caps)];
  const seen = new Set<number>();
  const [dateOf, capOf] = [table.column(date), table.column(cap)];
  return Array.from({ length: table.rowCount }, (_, row) => row).flatMap((row) => {
    const place = `${file} row ${row + 1}`;
    const value = capOf(row).trim();
    const day = dayOf(dateOf(row).trim().slice(0, 10));
    if (day === undefined) throw new Failure('damaged-input', `${place}: '${dateOf(row)}' is no date as YYYY-MM-DD`);
    if (value === '' || /^(na|nan|null|none|n\/a)$/i.test(value)) return [];
    if (!Number.isFinite(Number(value))) throw new Failure('damaged-input', `${place}: '${value}' is no number`);
    if (seen.has(day)) throw new Failure('damaged-input', `${place}: ${dateOf(row)} ${asset} comes twice`);
    seen.add(day);
    return [{ asset, day, cap: Number(value) }];
  });
}

function tableOf(rows: readonly CapRow[]): DatedTable {
  const days = Int32Array.from(new Set(rows.map(({ day }) => day))).sort();
  const assets = [...new Set(rows.map(({ asset }) => asset))].sort(byBytes);
  const dayIndex = new Map(Array.from(days, (day, i) => [day, i]));
  const assetIndex = new Map(assets.map((asset, i) => [asset, i]));
  const values = new Float64Array(days.length * assets.length).fill(NaN);
  for (const { asset, day, cap } of rows)
    values[(dayIndex.get(day) as number) * assets.length + (assetIndex.get(asset) as number)] = cap;
  return denseTable(days, assets, values);
}
