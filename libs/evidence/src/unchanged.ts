/**
 * Nobody builds on what was changed (contract 20.3): what a tool is about to read or rewrite is what the log says was
 * left.
 */
import path from 'node:path';
import type { StatedFile } from '@gatehouse/contracts';
import { Failure } from '@gatehouse/contracts';
import { ifThere, readBytesNoFollow, sumFile, sumStarts } from '@gatehouse/files';
import { newestFiles, newestView, type Newest } from './newest';
import { isRegistryView, rowsOfView, sumsOfFirst } from './views';

/**
 * What is wrong with those of these files that are not as the newest statements have them, in the words of a message,
 * by path.
 */
export function changesOf(root: string, files: readonly string[]): Map<string, string> {
  const newest = newestFiles(root, files);
  const changes = new Map<string, string>();
  for (const file of files) {
    const known = newest.get(file);
    const change = known === undefined ? undefined : changeOf(root, file, known);
    if (change !== undefined) changes.set(file, change);
  }
  return changes;
}

function changeOf(root: string, file: string, { stated, entry }: Newest<StatedFile>): string | undefined {
  if (stated.kind === 'source' || stated.kind === 'hand') return undefined;
  const found = stated.kind === 'grows' ? startOf(root, file, stated) : sumOf(root, file);
  return found === stated.sha256
    ? undefined
    : changed(file, `entry ${entry.index} (${entry.tool}, ${entry.at}) left sha256 ${short(stated.sha256)}`, found);
}

function sumOf(root: string, file: string): string | undefined {
  const found = sumFile(path.join(root, file));
  return found?.state === 'file' ? found.sha256 : found?.state;
}

function startOf(root: string, file: string, { bytes, sha256 }: StatedFile): string | undefined {
  if (bytes === null) return sha256 ?? undefined;
  return sumStarts(path.join(root, file), [bytes])?.get(bytes);
}

function changed(file: string, left: string, found: string | undefined): string {
  return `${file}: ${left}, found ${found === undefined ? 'nothing' : short(found)}; restore it, or record-evidence it with a reason`;
}

/** Enough of a sum to tell two apart. */
function short(sum: string | null): string {
  return sum !== null && /^[0-9a-f]{64}$/.test(sum) ? `${sum.slice(0, 12)}…` : String(sum);
}

/**
 * What is wrong with the rows of a ledger: those that an entry saw are still the first ones. Rows may have been added.
 * A registry is judged as a file.
 */
export function changedRows(root: string, ledger: string, bytes?: Buffer): string[] {
  const known = isRegistryView(ledger) ? undefined : newestView(root, ledger);
  if (known === undefined) return [];
  const { after } = known.stated;
  let rows: Buffer[];
  try {
    const content = bytes ?? ifThere(() => readBytesNoFollow(path.join(root, ledger), 2 ** 30)) ?? Buffer.alloc(0);
    rows = rowsOfView(ledger, content).map(({ line }) => line);
  } catch (error) {
    if (error instanceof Failure) return [error.message];
    throw error;
  }
  const found = sumsOfFirst(rows, [after.rows]).get(after.rows);
  if (found === after.sha256) return [];
  const { index, tool, at } = known.entry;
  const left = `entry ${index} (${tool}, ${at}) saw ${after.rows} rows with sha256 ${short(after.sha256)}`;
  return [changed(ledger, left, found ?? `${rows.length} rows`)];
}
