import type { Freeze, FreezeV1, FreezeVerification } from '@gatehouse/contracts';
import { configHash, configurationJson, differences, runScope, type Configuration } from '@gatehouse/records';
import type { WorkTree } from '@gatehouse/freezes';
import { merged, type Source } from './core';

/** What stands now where the freeze was made. */
export interface CurrentState {
  /** Undefined outside git and before the first commit. */
  commit: string | undefined;
  /** Undefined where there is no commit to compare with. */
  tree: Pick<WorkTree, 'changed' | 'hidden' | 'count' | 'diffSha256'> | undefined;
  /** The configuration files now, or why there are none. */
  sources: readonly Source[] | { problem: string };
}

/**
 * Does a freeze of ours still hold (contract 13.6)? `configuration` and `scope` are the frozen ones, numbers as they
 * stand in the file.
 */
export function verify(
  file: string,
  frozen: FreezeV1,
  configuration: Configuration,
  scope: Configuration,
  present: CurrentState,
): FreezeVerification {
  const found: FreezeVerification['differences'] = [...commitDifference(frozen.git_commit, present.commit, true)];
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
  found.push(...fileDifferences(frozen, sources ?? []), ...treeDifference(frozen, present.tree));
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

const shownPaths = 3;

/** What no commit holds, though the tree was clean, or is another difference than it was. */
function* treeDifference(
  { git_diff_sha256: difference, git_dirty_count: count }: FreezeV1,
  tree: CurrentState['tree'],
): Generator<FreezeVerification['differences'][number]> {
  if (difference !== null) {
    const now = tree?.diffSha256 ?? null;
    if (now !== difference) yield { key: 'git_diff_sha256', old: difference, new: now ?? '(clean)' };
  } else if (tree !== undefined && tree.count > 0) {
    const paths = [...new Set([...tree.changed, ...tree.hidden['assume-unchanged'], ...tree.hidden['skip-worktree']])];
    const more = paths.length > shownPaths ? ', …' : '';
    yield {
      key: 'git_dirty_count',
      old: String(count),
      new: `${tree.count} (${paths.slice(0, shownPaths).join(', ')}${more})`,
    };
  }
}

/** The bytes of the files, which other readers may read otherwise. */
function* fileDifferences(
  { files }: FreezeV1,
  sources: readonly Source[],
): Generator<FreezeVerification['differences'][number]> {
  for (const { role, sha256 } of files) {
    const now = sources.find((source) => source.role === role);
    if (now !== undefined && now.sha256 !== sha256)
      yield { key: `files.${role}.sha256`, old: sha256, new: `${now.sha256} (${now.path})` };
  }
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
