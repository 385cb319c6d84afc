/**
 * What is to be done in a research repository (contract 12.2 to 12.4). Pure: the files' checksums come in, steps go
 * out.
 */
import type { InstalledFile, InstallStep } from '@gatehouse/contracts';

/** What stands under the old names now: sha256 by name, for wrappers and kept files. */
export type InstalledFiles = ReadonlyMap<string, string>;

export const keptSuffix = '.replaced';

export interface Plan {
  steps: InstallStep[];
  /** The manifest's entries when all is done. */
  files: InstalledFile[];
}

/**
 * Steps that put `wrappers` (name → sha256) in place. A file that is neither ours nor known is an original and is kept;
 * one of ours that was changed since is left. What an earlier install put under other names stays as it is.
 */
export function planInstall(
  wrappers: ReadonlyMap<string, string>,
  present: InstalledFiles,
  installed: readonly InstalledFile[],
): Plan {
  const steps: InstallStep[] = [];
  const files = installed.filter(({ name }) => !wrappers.has(name));
  for (const [name, sha256] of wrappers) {
    const entry = installed.find((file) => file.name === name);
    const current = present.get(name);
    const kept = `${name}${keptSuffix}`;
    const step = (action: InstallStep['action'], why: string): number => steps.push({ action, file: name, why });
    if (current === sha256) {
      step('unchanged', 'is in place');
      files.push({ name, sha256, kept: entry?.kept ?? null });
    } else if (entry !== undefined && current === entry.sha256) {
      step('renew', 'was put there by an earlier install');
      files.push({ name, sha256, kept: entry.kept });
    } else if (
      entry !== undefined &&
      (entry.kept === null || present.has(entry.kept)) &&
      current !== undefined &&
      current !== present.get(entry.kept ?? '')
    ) {
      step('left', 'was changed since it was installed; move your changes away and install again');
      files.push(entry);
    } else if (current === undefined) {
      step('install', entry?.kept ? `the replaced one stays kept as ${entry.kept}` : 'there is no such script yet');
      files.push({ name, sha256, kept: entry?.kept ?? null });
    } else if (present.has(kept) && present.get(kept) !== current) {
      step('left', `${kept} is there already and is another file; move it away and install again`);
      if (entry) files.push(entry);
    } else {
      step('replace', `the replaced one is kept as ${kept}`);
      files.push({ name, sha256, kept });
    }
  }
  return { steps, files };
}

/**
 * Steps that bring the originals back, of the names for which `isWanted`; the others stay. What was changed since is
 * left, and its original stays kept beside it.
 */
export function planUninstall(
  present: InstalledFiles,
  installed: readonly InstalledFile[],
  isWanted: (name: string) => boolean = () => true,
): Plan {
  const steps: InstallStep[] = [];
  const files = installed.filter(({ name }) => !isWanted(name));
  for (const entry of installed.filter(({ name }) => isWanted(name))) {
    const current = present.get(entry.name);
    const original = entry.kept === null ? undefined : present.get(entry.kept);
    const step = (action: InstallStep['action'], why: string): number => steps.push({ action, file: entry.name, why });
    if (current !== undefined && current !== entry.sha256 && current !== original) {
      step(
        'left',
        entry.kept === null || original === undefined
          ? 'was changed since it was installed'
          : `was changed since it was installed; the original is ${entry.kept}`,
      );
      if (original !== undefined) files.push(entry);
    } else if (original !== undefined) step('restore', `from ${entry.kept}`);
    else if (entry.kept !== null) step('unchanged', 'the original is back already');
    else if (current !== undefined) step('remove', 'there was no such script before');
    else step('unchanged', 'is gone already');
  }
  return { steps, files };
}
