/**
 * The freezes of a repository, and which of them is that of the commit and configuration that stand now (contract
 * 3.16).
 */
import path from 'node:path';
import { Failure, freezeV1, type FreezeV1 } from '@gatehouse/contracts';
import { hashFile, inspectDocument } from '@gatehouse/files';
import { findGlob } from '@gatehouse/system';

/** Where freeze-config writes them. */
export const freezeGlob = 'runs/freeze/*.freeze.json';

/** What must be frozen; a file that is undefined may be any. Paths are relative to the repository, or absolute. */
export interface WantedFreeze {
  /** Undefined outside git and before the first commit: no freeze is of it. */
  commit: string | undefined;
  strategy?: string | undefined;
  protocol?: string | undefined;
}

export interface StoredFreeze {
  /** Relative to the repository. */
  file: string;
  frozen: FreezeV1;
}

/**
 * Every readable freeze of freeze-config in its folder, newest first by the moment it was frozen. Throws Failure `io`.
 */
export function storedFreezes(root: string): StoredFreeze[] {
  const all = findGlob(root, freezeGlob).flatMap(({ path: file }): StoredFreeze[] => {
    const reading = inspectDocument(freezeV1, path.join(root, file));
    return reading.state === 'read' ? [{ file, frozen: reading.value }] : [];
  });
  return all.sort(
    (a, b) => Date.parse(b.frozen.frozen_at) - Date.parse(a.frozen.frozen_at) || (a.file < b.file ? 1 : -1),
  );
}

/**
 * The newest freeze of this commit and of these files as they are now; undefined when there is none. Throws Failure
 * `io`.
 */
export async function newestFreeze(root: string, wanted: WantedFreeze): Promise<StoredFreeze | undefined> {
  for (const stored of storedFreezes(root))
    if (stored.frozen.git_commit === wanted.commit && (await isOfNow(root, stored.frozen, wanted))) return stored;
  return undefined;
}

/** Are the files it froze those that are wanted, and do they have the frozen bytes? */
async function isOfNow(root: string, frozen: FreezeV1, wanted: WantedFreeze): Promise<boolean> {
  for (const role of ['strategy', 'protocol'] as const) {
    const file = frozen.files.find((one) => one.role === role);
    const asked = wanted[role];
    if (asked !== undefined && (file === undefined || path.resolve(root, file.path) !== path.resolve(root, asked)))
      return false;
    if (file === undefined) continue;
    try {
      if ((await hashFile(path.resolve(root, file.path))).sha256 !== file.sha256) return false;
    } catch (error) {
      if (error instanceof Failure) return false;
      throw error;
    }
  }
  return true;
}
