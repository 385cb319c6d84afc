/** The settings of a commit, as git has them: what is asked of a run is what its commit says (contract 14.12). */
import { Failure, type GatehouseSettings } from '@gatehouse/contracts';
import { commitOf, gitPlace, readObjects } from '@gatehouse/system';
import { parseSettings, settingsFile } from './read';

/**
 * The settings in gatehouse.json of the commit; undefined where it holds none, and outside git. Throws Failure
 * `missing-input` when git has no such commit, `damaged-input` for settings that cannot be read, `io` when git refuses.
 */
export function settingsAt(root: string, commit: string): GatehouseSettings | undefined {
  const place = gitPlace(root);
  if (place === undefined) return undefined;
  const isName = /^[0-9a-f]{7,64}$/.test(commit);
  if (!isName || commitOf(root, commit) === undefined)
    throw new Failure('missing-input', `git has no commit ${JSON.stringify(commit)}`);
  const expression = `${commit}:${place.prefix}${settingsFile}`;
  const bytes = readObjects(root, [expression]).get(expression);
  return bytes === undefined ? undefined : parseSettings(bytes.toString(), `${settingsFile} of ${commit.slice(0, 7)}`);
}
