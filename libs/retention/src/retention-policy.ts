/**
 * The retention policy: the team's, else the shipped one (contract 16.2). What it can never let go stands in
 * retention.ts.
 */
import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import path from 'node:path';
import {
  Failure,
  retentionPolicy,
  type CleanupItem,
  type PolicyInForce,
  type RetentionPolicy,
  type RetentionRule,
} from '@gatehouse/contracts';
import { readDocument } from '@gatehouse/files';
import { isSoundGlob } from '@gatehouse/system';
import shipped from './retention-policy.json';

export const retentionPolicyFile = 'configs/research/retention_policy.json';

/** The policy that holds where a team has none of its own; a test holds it to its schema. */
export const shippedRetentionPolicy = shipped as unknown as RetentionPolicy;

/**
 * The policy in the file, else the shipped one when the file was not asked for and is not there. Throws Failure
 * `missing-input`, `damaged-input`.
 */
export function readRetentionPolicy(root: string, given: string | undefined): PolicyInForce {
  const file = given ?? path.join(root, retentionPolicyFile);
  if (given === undefined && lstatSync(file, { throwIfNoEntry: false }) === undefined)
    return inForce('shipped default', shippedRetentionPolicy);
  const document = readDocument(retentionPolicy, file);
  const { keep, references } = document;
  const globs = [...keep, ...references, ...pathRules.flatMap(({ rule }) => document[rule].paths)];
  const unsound = globs.find((glob) => !isSoundGlob(glob));
  if (unsound !== undefined)
    throw new Failure(
      'damaged-input',
      `${file}: the glob ${JSON.stringify(unsound)} must be relative to the repository, without . and ..`,
    );
  const untagged = document.shard_outputs.paths.find((glob) => glob.split('{tag}').length !== 2);
  if (untagged !== undefined)
    throw new Failure(
      'damaged-input',
      `${file}: /shard_outputs/paths: ${JSON.stringify(untagged)} must hold {tag} once`,
    );
  return inForce(path.relative(root, file), document);
}

/** The hash is of what the policy says: blanks and the order of its keys make no difference. */
function inForce(source: string, document: RetentionPolicy): PolicyInForce {
  return {
    source,
    sha256: createHash('sha256')
      .update(JSON.stringify(sorted(document)))
      .digest('hex'),
    document,
  };
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, below]) => [key, sorted(below)]),
  );
}

/** The rules that name paths by globs, and what each one's paths are. */
export const pathRules = [
  { rule: 'unreferenced_freezes', kind: 'freeze' },
  { rule: 'shard_outputs', kind: 'shard' },
  { rule: 'caches', kind: 'cache' },
  { rule: 'temporary_bundles', kind: 'bundle' },
] as const satisfies { rule: Exclude<RetentionRule, 'aborted_runs'>; kind: CleanupItem['kind'] }[];
