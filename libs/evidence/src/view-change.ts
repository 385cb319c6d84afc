/** What a step says of the rows of ledger and registry (contract 20.4). */
import type { StatedView } from '@gatehouse/contracts';
import { newestView } from './newest';
import { isRegistryView, registryHeader, rowsOfView, stateOfRows } from './views';

/**
 * The view of a step that found the file as `before` and leaves it as `after`; undefined when there is nothing to say. Rows that nobody has stated yet, written
 * by hand, are entered with it.
 */
export function viewOf(root: string, file: string, before: Buffer | undefined, after: Buffer): StatedView | undefined {
  const known = newestView(root, file)?.stated.after;
  const [found, left] = [before ?? Buffer.alloc(0), after].map((bytes) =>
    rowsOfView(file, bytes).map(({ line }) => line),
  ) as [Buffer[], Buffer[]];
  const now = stateOfRows(left);
  if (isRegistryView(file)) {
    const header = registryHeader(file, after);
    const old = new Set(before !== undefined && registryHeader(file, before) === header ? found.map(text) : []);
    const added = left.map(text).filter((line) => !old.has(line));
    const was = known ?? stateOfRows(found);
    return was.sha256 === now.sha256 && known !== undefined
      ? undefined
      : { path: file, before: was, after: now, added: [header, ...added] };
  }
  if (known === undefined)
    return found.length === left.length && found.length > 0 && before === after
      ? { path: file, before: stateOfRows([]), after: now, added: left.map(text) }
      : { path: file, before: stateOfRows(found), after: now, added: left.slice(found.length).map(text) };
  if (known.rows === left.length) return undefined;
  return { path: file, before: known, after: now, added: left.slice(known.rows).map(text) };
}

function text(line: Buffer): string {
  return line.toString('utf8');
}
