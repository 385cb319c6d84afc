/**
 * What the log says last of some paths, searched backwards through the segments as bytes: a tool that is about to build
 * on a file does not read the whole log (contract 20.3). Only the lines that name a path are parsed.
 */
import { formatJson, type EvidenceEntry, type StatedFile, type StatedView } from '@gatehouse/contracts';
import { parseEntry } from './entry';
import { entriesFolder, listSegments, readSegment } from './segments';

const lineFeed = 0x0a;

/** The newest statement of a path, and the entry that has it. */
export interface Newest<T> {
  stated: T;
  entry: EvidenceEntry;
}

/** Why a file that an entry states `fixed` is not entered with other bytes. */
export function statedOnce(file: string, { event }: EvidenceEntry): string {
  return `${file}: ${event} stated it once and for all, and it has other bytes: report that, or restore the file`;
}

/**
 * The newest statements of files, as inputs or as what was left. A path that was removed since has none. Throws Failure
 * `io`.
 */
export function newestFiles(root: string, paths: Iterable<string>): Map<string, Newest<StatedFile>> {
  return search(root, new Set(paths), (entry, path) => {
    // What a step left comes after what it found.
    const of = (list: readonly StatedFile[]): StatedFile | undefined =>
      list.find((file) => file.path === path && file.sha256 !== null);
    return of(entry.files) ?? of(entry.inputs);
  });
}

/** The newest statement of the rows of a ledger or registry. */
export function newestView(root: string, path: string): Newest<StatedView> | undefined {
  return search(root, new Set([path]), (entry) => [...entry.views].reverse().find((view) => view.path === path)).get(
    path,
  );
}

type Pick<T> = (entry: EvidenceEntry, path: string) => T | undefined;

function search<T>(root: string, wanted: Set<string>, pick: Pick<T>): Map<string, Newest<T>> {
  const found = new Map<string, Newest<T>>();
  const removed: string[] = [];
  const folder = entriesFolder();
  for (const name of listSegments(root, folder).reverse()) {
    if (wanted.size === 0) break;
    const bytes = readSegment(root, `${folder}/${name}`);
    const removals = removalsIn(bytes);
    for (const path of wanted) {
      const at = lastNaming(bytes, path, pick);
      const since = removals.filter((removal) => at === undefined || removal.at > at.at);
      const isGone = covers([...removed, ...since.flatMap(({ paths }) => paths)], path);
      if (!isGone && at === undefined) continue;
      wanted.delete(path);
      if (!isGone && at !== undefined) found.set(path, at.newest);
    }
    removed.push(...removals.flatMap(({ paths }) => paths));
  }
  return found;
}

function covers(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** Where the last line stands of which `pick` gives something for the path. */
function lastNaming<T>(bytes: Buffer, path: string, pick: Pick<T>): { at: number; newest: Newest<T> } | undefined {
  const needle = Buffer.from(`"path":${formatJson(path, 0).trimEnd()}`);
  for (let end = bytes.length; end > 0;) {
    const hit = bytes.lastIndexOf(needle, end - 1);
    if (hit === -1) return undefined;
    const { start, line } = lineAround(bytes, hit);
    const parsed = line === undefined ? undefined : parseEntry(line);
    const stated = parsed !== undefined && 'entry' in parsed ? pick(parsed.entry, path) : undefined;
    if (stated !== undefined && parsed !== undefined && 'entry' in parsed)
      return { at: start, newest: { stated, entry: parsed.entry } };
    end = start;
  }
  return undefined;
}

/** The whole line at an offset; undefined for one without an end. */
function lineAround(bytes: Buffer, at: number): { start: number; line: Buffer | undefined } {
  const start = at === 0 ? 0 : bytes.lastIndexOf(lineFeed, at - 1) + 1;
  const end = bytes.indexOf(lineFeed, at);
  return { start, line: end === -1 ? undefined : bytes.subarray(start, end) };
}

function removalsIn(bytes: Buffer): { at: number; paths: string[] }[] {
  const removals: { at: number; paths: string[] }[] = [];
  for (let from = 0; ;) {
    const hit = bytes.indexOf('"listing_sha256":', from);
    if (hit === -1) return removals;
    const { start, line } = lineAround(bytes, hit);
    const parsed = line === undefined ? undefined : parseEntry(line);
    if (parsed !== undefined && 'entry' in parsed)
      removals.push({ at: start, paths: parsed.entry.removed.map(({ path }) => path) });
    if (line === undefined) return removals;
    from = start + line.length + 1;
  }
}
