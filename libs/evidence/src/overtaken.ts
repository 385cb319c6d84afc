/** Inputs that another step has rewritten while a step went on (contract 20.4). */
import type { EvidenceEntry, PendingEntry, StatedFile } from '@gatehouse/contracts';
import { newestFiles } from './newest';

/**
 * The draft without inputs that are rewritten, and of which a later entry than what was read is in the log: stating them
 * now would say that they had been changed back. Its note names each with that entry. `isLegitimate`: is the later entry
 * one that this step may have been overtaken by? Throws Failure `io`.
 */
export function withoutOvertaken(
  root: string,
  draft: PendingEntry,
  isLegitimate: (newest: { stated: StatedFile; entry: EvidenceEntry }) => boolean,
): PendingEntry {
  const rewritten = draft.inputs.filter(({ kind }) => kind === 'rewritten');
  const newest = newestFiles(
    root,
    rewritten.map(({ path: file }) => file),
  );
  const overtaken = new Map<string, number>();
  for (const { path: file, sha256 } of rewritten) {
    const later = newest.get(file);
    if (later !== undefined && later.stated.sha256 !== sha256 && isLegitimate(later))
      overtaken.set(file, later.entry.index);
  }
  if (overtaken.size === 0) return draft;
  const told = [...overtaken].map(([file, index]) => `${file} was read before entry ${index}`);
  return {
    ...draft,
    inputs: draft.inputs.filter(({ path: file }) => !overtaken.has(file)),
    note: [...(draft.note === null ? [] : [draft.note]), ...told].join('; '),
  };
}
