/** What the rules of the retention policy name, judged by nothing else (contract 16.2). */
import path from 'node:path';
import type { CleanupItem, RetentionPolicy, RetentionRule } from '@gatehouse/contracts';
import { runsFolder, runsIn } from '@gatehouse/runs';
import { findGlob, matchGlob } from '@gatehouse/system';
import { shortNameOf } from './references';
import { pathRules } from './retention-policy';

/** What the rules of the policy name, judged by nothing else. */
export interface MatchedItem {
  path: string;
  kind: CleanupItem['kind'];
  rule: RetentionRule;
  tag: string | undefined;
}

/** Everything a rule names, sorted by path. Throws Failure `io`. */
export function matchedItems(root: string, policy: RetentionPolicy): MatchedItem[] {
  const runs = runsIn(root).map(({ name }) => path.posix.join(runsFolder, name));
  const found = pathRules.flatMap(({ rule }) =>
    policy[rule].paths.flatMap((glob) => findGlob(root, glob).map(({ path: file }) => file)),
  );
  return [...new Set([...runs, ...found])].sort().flatMap((file) => matchedItem(policy, file) ?? []);
}

/** Which rule names this path; undefined when none does. What the plan says of it does not count. */
export function matchedItem(policy: RetentionPolicy, file: string): MatchedItem | undefined {
  if (path.posix.dirname(file) === runsFolder) return { path: file, kind: 'run', rule: 'aborted_runs', tag: undefined };
  for (const { rule, kind } of pathRules) {
    for (const glob of policy[rule].paths) {
      const match = matchGlob(glob, file);
      if (match !== undefined) return { path: file, kind, rule, tag: match.tag };
    }
  }
  return undefined;
}

/** By which names the records may speak of it. */
export function namesOf(named: MatchedItem | undefined): string[] {
  if (named === undefined) return [];
  const name = path.posix.basename(named.path);
  return named.kind === 'run' ? [name] : named.kind === 'freeze' ? [name, shortNameOf(named.path)] : [named.path];
}
