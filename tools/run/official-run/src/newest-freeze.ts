/** The freeze of a run that names none, in a repository with settings (contract 3.16). */
import path from 'node:path';
import { Failure, freezeV1, type FreezeV1 } from '@gatehouse/contracts';
import { hashFile, inspectDocument } from '@gatehouse/files';
import { shellCommand } from '@gatehouse/render';
import { findGlob } from '@gatehouse/system';

const freezes = 'runs/freeze/*.freeze.json';

/** What must be frozen; a file that is undefined may be any. */
export interface Wanted {
  workflow: string;
  /** Undefined outside git and before the first commit. */
  commit: string | undefined;
  strategy: string | undefined;
  protocol: string | undefined;
}

interface Found {
  /** Relative to the repository. */
  file: string;
  frozen: FreezeV1;
}

/**
 * The newest freeze, by `frozen_at`, of this commit and these configuration files as they are now. Throws Failure `refused` with the command
 * that makes one when there is none.
 */
export async function newestFreeze(root: string, wanted: Wanted): Promise<string> {
  const all = findGlob(root, freezes).flatMap(({ path: file }): Found[] => {
    const reading = inspectDocument(freezeV1, path.join(root, file));
    return reading.state === 'read' ? [{ file, frozen: reading.value }] : [];
  });
  all.sort((a, b) => Date.parse(b.frozen.frozen_at) - Date.parse(a.frozen.frozen_at) || (a.file < b.file ? 1 : -1));
  const [newest] = all;
  for (const candidate of all)
    if (candidate.frozen.git_commit === wanted.commit && (await isOfNow(root, candidate.frozen, wanted)))
      return candidate.file;
  throw new Failure('refused', refusal(wanted, newest));
}

/** Are the files it froze those that are wanted, and do they have the frozen bytes? */
async function isOfNow(root: string, frozen: FreezeV1, wanted: Wanted): Promise<boolean> {
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

function refusal({ workflow, commit, strategy, protocol }: Wanted, newest: Found | undefined): string {
  const command = shellCommand([
    'freeze-config',
    ...(strategy === undefined ? [] : ['--strategy', strategy]),
    ...(protocol === undefined ? [] : ['--protocol', protocol]),
  ]);
  if (commit === undefined)
    return `${workflow} needs a freeze, and a freeze needs a commit: commit the configuration, then freeze it: ${command}`;
  const other =
    newest === undefined
      ? 'there is none in runs/freeze'
      : newest.frozen.git_commit === commit
        ? `${newest.file} is of other files, or they changed since`
        : `the newest, ${newest.file}, is of commit ${newest.frozen.git_commit.slice(0, 7)}`;
  return `${workflow} needs a freeze of commit ${commit.slice(0, 7)} and its configuration; ${other}. Commit what has changed, then: ${command}`;
}
