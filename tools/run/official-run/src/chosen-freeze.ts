/** The freeze of a run that names none, in a repository with settings (contract 3.16). */
import { Failure } from '@gatehouse/contracts';
import { newestFreeze, storedFreezes, type StoredFreeze, type WantedFreeze } from '@gatehouse/records';
import { shellCommand } from '@gatehouse/render';

/** Its path relative to the repository. Throws Failure `refused` with the command that makes one when there is none. */
export async function chosenFreeze(root: string, workflow: string, wanted: WantedFreeze): Promise<string> {
  const found = await newestFreeze(root, wanted);
  if (found !== undefined) return found.file;
  throw new Failure('refused', refusal(workflow, wanted, storedFreezes(root)[0]));
}

function refusal(
  workflow: string,
  { commit, strategy, protocol }: WantedFreeze,
  newest: StoredFreeze | undefined,
): string {
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
