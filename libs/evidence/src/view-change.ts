/** What a step says of the rows of ledger and registry (contract 20.4). */
import type { StatedView } from '@gatehouse/contracts';
import { newestView } from './newest';
import { isRegistryView, registryHeader, rowsOfView, stateOfRows } from './views';

/**
 * The view of a step that found the file as `before` and leaves it as `after`; undefined when there is nothing to say.
 * Rows that nobody has stated yet, written by hand, are entered with it.
 */
export function viewOf(root: string, file: string, before: Buffer | undefined, after: Buffer): StatedView | undefined {
  const known = newestView(root, file)?.stated.after;
  const [found, left] = [before ?? Buffer.alloc(0), after].map((bytes) =>
    rowsOfView(file, bytes).map(({ line }) => line),
  ) as [Buffer[], Buffer[]];
  const now = stateOfRows(left);
  if (isRegistryView(file)) {
    const header = registryHeader(file, after);
    const isKept =
      before !== undefined && (known !== undefined || before !== after) && registryHeader(file, before) === header;
    const old = new Set(isKept ? found.map(text) : []);
    const added = left.map(text).filter((line) => !old.has(line));
    if (known?.sha256 === now.sha256) return undefined;
    return {
      path: file,
      before: known ?? stateOfRows(before === after ? [] : found),
      after: now,
      added: [header, ...added],
    };
  }
  // Rows that are only read have all been there before: nobody has stated them.
  const from = known ?? stateOfRows(before === after ? [] : found);
  return known?.rows === left.length || left.length === 0
    ? undefined
    : { path: file, before: from, after: now, added: left.slice(from.rows).map(text) };
}

/** What of a view the log does not have yet: others may have entered its rows since it was drawn up. */
export function unstatedPart(root: string, view: StatedView): StatedView | undefined {
  const known = newestView(root, view.path)?.stated.after;
  if (known === undefined) return view;
  if (isRegistryView(view.path)) return known.sha256 === view.after.sha256 ? undefined : view;
  if (known.rows >= view.after.rows) return undefined;
  const entered = known.rows - view.before.rows;
  return entered <= 0 ? view : { ...view, before: known, added: view.added.slice(entered) };
}

function text(line: Buffer): string {
  return line.toString('utf8');
}
