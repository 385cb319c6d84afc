import type { Freeze, FreezeV1, FreezeVerification } from '@gatehouse/contracts';
import { configHash, configurationJson, differences, runScope, type Configuration } from '@gatehouse/records';
import { merged, type Source } from './core';

/** What stands now where the freeze was made. */
export interface CurrentState {
  /** Undefined outside git and before the first commit. */
  commit: string | undefined;
  diffSha256: string | null;
  /** The configuration files now, or why there are none. */
  sources: readonly Source[] | { problem: string };
}

/** Does a freeze of ours still hold (contract 13.6)? `configuration` and `scope` are the frozen ones, numbers as they stand in the file. */
export function verify(
  file: string,
  frozen: FreezeV1,
  configuration: Configuration,
  scope: Configuration,
  present: CurrentState,
): FreezeVerification {
  const found: FreezeVerification['differences'] = [...commitDifference(frozen.git_commit, present.commit, true)];
  if (frozen.git_diff_sha256 !== null && frozen.git_diff_sha256 !== present.diffSha256) {
    found.push({ key: 'git_diff_sha256', old: frozen.git_diff_sha256, new: present.diffSha256 ?? '(clean)' });
  }
  const sources = 'problem' in present.sources ? undefined : present.sources;
  const current = sources && merged(sources);
  found.push(
    ...contradictions(
      frozen,
      configuration,
      scope,
      sources?.find(({ role }) => role === 'strategy'),
    ),
  );
  if (current !== undefined) found.push(...differences(configuration, current));
  else
    found.push({
      key: 'configuration',
      old: frozen.config_hash,
      new: (present.sources as { problem: string }).problem,
    });
  const now = current === undefined ? null : configHash(current);
  return {
    schema: 'freeze-verification/v1',
    freeze_file: file,
    runner: frozen.runner,
    hash_recomputed: true,
    config_hash: frozen.config_hash,
    config_hash_now: now,
    differences: found,
    holds: found.length === 0 && now === frozen.config_hash,
  };
}

/** What a freeze says of itself that cannot all be true: somebody changed it by hand. */
function* contradictions(
  frozen: FreezeV1,
  configuration: Configuration,
  scope: Configuration,
  strategy: Source | undefined,
): Generator<FreezeVerification['differences'][number]> {
  const own = configHash(configuration);
  if (own !== frozen.config_hash)
    yield {
      key: 'config_hash',
      old: `${frozen.config_hash} (stated)`,
      new: `${own} (of the configuration in the freeze file itself, which was changed)`,
    };
  const { git_dirty_count: count, git_diff_sha256: difference } = frozen;
  if (count > 0 !== (difference !== null)) {
    yield {
      key: 'git_dirty_count',
      old: `${count} (stated)`,
      new: difference === null ? '0 (git_diff_sha256 is null)' : '1 or more (git_diff_sha256 is not null)',
    };
  }
  const expected = runScope(configuration);
  // What only the protocol says of the strategy is in the configuration and not in the scope.
  const alone = strategy === undefined ? expected : runScope(strategy.configuration);
  for (const [key, value] of expected) {
    const stated = configurationJson(scope.get(key) ?? null);
    if (![value, alone.get(key) ?? null].map((one) => configurationJson(one)).includes(stated)) {
      yield {
        key: `run_scope.${key}`,
        old: `${stated} (stated)`,
        new: `${configurationJson(value)} (of the configuration in the freeze file)`,
      };
    }
  }
}

/** Does the commit of another runner's freeze still hold? Its hash was made by rules of its own. */
export function verifyForeign(file: string, frozen: Freeze, commit: string | undefined): FreezeVerification {
  const found = [...commitDifference(frozen.git_commit ?? '', commit, false)];
  return {
    schema: 'freeze-verification/v1',
    freeze_file: file,
    runner: frozen.runner ?? null,
    hash_recomputed: false,
    config_hash: frozen.config_hash ?? null,
    config_hash_now: null,
    differences: found,
    holds: found.length === 0,
  };
}

function* commitDifference(
  frozen: string,
  commit: string | undefined,
  whole: boolean,
): Generator<FreezeVerification['differences'][number]> {
  const isSame =
    commit !== undefined &&
    (whole ? commit === frozen : /^[0-9a-f]{7,64}$/i.test(frozen) && commit.startsWith(frozen.toLowerCase()));
  if (!isSame) yield { key: 'git_commit', old: frozen || '(none)', new: commit ?? '(no commit)' };
}
