/**
 * Policies (contract 28.5): a file overrides single top-level keys of the shipped policy, whole; `files` name by name.
 * No key switches a check off.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, formatJson, parseJson, type CitedPolicy, type Document } from '@gatehouse/contracts';
import { readTextIfThere } from '@gatehouse/files';

export interface PolicyInForce<T> {
  policy: T;
  /** For the document; its path is relative to the repository, its sha256 that of `text`. */
  cited: CitedPolicy;
  /** What `--print-policy` prints. */
  text: string;
}

type Keys = Record<string, unknown>;

/**
 * The policy in force. `given`: absolute path of `--policy`; `optional`: keys that the shipped policy lacks and a file
 * may have. Throws Failure `missing-input` for a file that is not there, `damaged-input` for one without its `schema`,
 * with an unknown key or of another schema.
 */
export function policyInForce<T extends { schema: string; name: string }, S extends T>(
  kind: Document<T>,
  shipped: S,
  given: string | undefined,
  root: string,
  optional: readonly string[] = [],
): PolicyInForce<S> {
  const policy = given === undefined ? shipped : overridden(kind, shipped, given, optional);
  const text = formatJson(policy);
  const sha256 = createHash('sha256').update(text).digest('hex');
  const place = given === undefined ? null : path.relative(root, given);
  return { policy, cited: { name: policy.name, path: place, sha256 }, text };
}

function overridden<T extends { schema: string }, S extends T>(
  kind: Document<T>,
  shipped: S,
  given: string,
  optional: readonly string[],
): S {
  const damage = (what: string): never => {
    throw new Failure('damaged-input', `${given}: ${what}`);
  };
  const text = readTextIfThere(given);
  if (text === undefined) throw new Failure('missing-input', `policy not found: ${given}`);
  const file = parseJson(text, given);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return damage('must be a JSON object');
  const keys = file as Keys;
  if (keys['schema'] !== shipped.schema) return damage(`schema must be '${shipped.schema}'`);
  const known = new Set([...Object.keys(shipped), ...optional]);
  for (const key of Object.keys(keys)) if (!known.has(key)) return damage(`unknown key '${key}'`);
  const merged: Keys = { ...shipped, ...keys };
  if (isObject(keys['files']) && isObject((shipped as Keys)['files']))
    merged['files'] = { ...((shipped as Keys)['files'] as Keys), ...keys['files'] };
  const fault = kind.fault(merged);
  return fault === undefined ? (merged as unknown as S) : damage(`not a ${kind.name} document: ${fault}`);
}

function isObject(value: unknown): value is Keys {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Throws Failure `damaged-input` naming the key whose text is not a regular expression. */
export function checkPatterns(file: string, patterns: Readonly<Record<string, string>>): void {
  for (const [key, pattern] of Object.entries(patterns)) {
    try {
      new RegExp(pattern);
    } catch (error) {
      throw new Failure('damaged-input', `${file}: ${key} is not a regular expression: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
}
