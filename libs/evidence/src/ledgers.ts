/** Which files are ledgers: their rows are stated, not their bytes, since people write around them. */
import { realpathSync } from 'node:fs';
import path from 'node:path';
import { defaultStageLog } from '@gatehouse/records';
import { newestView } from './newest';
import { isRegistryView } from './views';

/**
 * The ledger; where it is a link that stays in the repository, what it leads to; none where it leads out, to a file
 * that others keep.
 */
export function ledgersOf(root: string): string[] {
  try {
    const relative = path.relative(realpathSync(root), realpathSync(path.join(root, defaultStageLog)));
    return relative.startsWith('..') || path.isAbsolute(relative) ? [] : [relative];
  } catch {
    return [defaultStageLog];
  }
}

/** Is it the ledger, or another file of which the log has stated rows? `place` is relative. */
export function isLedger(root: string, place: string): boolean {
  return ledgersOf(root).includes(place) || (!isRegistryView(place) && newestView(root, place) !== undefined);
}
