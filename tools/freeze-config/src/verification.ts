import type { Freeze, FreezeV1, FreezeVerification } from '@gatehouse/contracts';
import { differences, type Configuration } from './configuration';
import { configHash } from './core';

/** What stands now where the freeze was made. */
export interface Present {
  /** Undefined outside git and before the first commit. */
  commit: string | undefined;
  diffSha256: string | null;
  /** The merged configuration of the files now, or why there is none. */
  configuration: Configuration | { problem: string };
}

/** Does a freeze of ours still hold (contract 13.6)? `configuration` is the frozen one, numbers as they stand in the file. */
export function verify(file: string, frozen: FreezeV1, configuration: Configuration, present: Present): FreezeVerification {
  const found: FreezeVerification['differences'] = [...commitDifference(frozen.git_commit, present.commit, true)];
  if (frozen.git_diff_sha256 !== null && frozen.git_diff_sha256 !== present.diffSha256) {
    found.push({ key: 'git_diff_sha256', old: frozen.git_diff_sha256, new: present.diffSha256 ?? '(clean)' });
  }
  const own = configHash(configuration);
  if (own !== frozen.config_hash) found.push({ key: 'config_hash', old: `${frozen.config_hash} (stated)`, new: `${own} (of the configuration in the freeze file itself, which was changed)` });
  if (present.configuration instanceof Map) found.push(...differences(configuration, present.configuration));
  else found.push({ key: 'configuration', old: frozen.config_hash, new: present.configuration.problem });
  const now = present.configuration instanceof Map ? configHash(present.configuration) : null;
  return { schema: 'freeze-verification/v1', freeze_file: file, runner: frozen.runner, hash_recomputed: true, config_hash: frozen.config_hash, config_hash_now: now, differences: found, holds: found.length === 0 && now === frozen.config_hash };
}

/** Does the commit of another runner's freeze still hold? Its hash was made by rules of its own. */
export function verifyForeign(file: string, frozen: Freeze, commit: string | undefined): FreezeVerification {
  const found = [...commitDifference(frozen.git_commit ?? '', commit, false)];
  return { schema: 'freeze-verification/v1', freeze_file: file, runner: frozen.runner ?? null, hash_recomputed: false, config_hash: frozen.config_hash ?? null, config_hash_now: null, differences: found, holds: found.length === 0 };
}

function* commitDifference(frozen: string, commit: string | undefined, whole: boolean): Generator<FreezeVerification['differences'][number]> {
  const isSame = commit !== undefined && (whole ? commit === frozen : /^[0-9a-f]{7,64}$/i.test(frozen) && commit.startsWith(frozen.toLowerCase()));
  if (!isSame) yield { key: 'git_commit', old: frozen || '(none)', new: commit ?? '(no commit)' };
}
