/**
 * The policy of a check tool (contract 24.3): the shipped one, single top-level keys of which a team's file replaces, whole; `files` name
 * by name. A file that is not of the schema changes nothing: it is refused.
 */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, formatJson, parseJson, type Document, type PolicyUsed } from '@gatehouse/contracts';
import { readTextIfThere } from '@gatehouse/files';
import { pyRepr } from '@gatehouse/render';

export interface PolicyInEffect<T> {
  policy: T;
  /** As the document states it. */
  used: PolicyUsed;
}

/**
 * The policy that is in force. `file`: absolute path of the team's, undefined without one; `root`: the repository. Throws Failure
 * `missing-input` when the file is not there, `damaged-input` when it is not JSON, lacks its `schema` or has a key that the schema has not.
 */
export function readPolicy<T extends { schema: string; name: string }, S extends T>(
  kind: Document<T>,
  shipped: S,
  { file, root, keys }: { file: string | undefined; root: string; keys?: readonly string[] },
): PolicyInEffect<S> {
  if (file === undefined) {
    const sha256 = createHash('sha256').update(formatJson(shipped)).digest('hex');
    return { policy: shipped, used: { name: shipped.name, path: null, sha256 } };
  }
  const text = readTextIfThere(file);
  if (text === undefined) throw new Failure('missing-input', `policy not found: ${file}`);
  const damage = (what: string): never => {
    throw new Failure('damaged-input', `${file}: ${what}`);
  };
  const given = parseJson(text, file);
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return damage('must be a JSON object');
  const own = given as Record<string, unknown>;
  if (own['schema'] !== shipped.schema) damage(`schema must be ${pyRepr(shipped.schema)}`);
  const known = new Set([...Object.keys(shipped), ...(keys ?? [])]);
  const unknown = Object.keys(own).find((key) => !known.has(key));
  if (unknown !== undefined) damage(`unknown key ${pyRepr(unknown)}`);
  const merged = {
    ...shipped,
    ...own,
    ...('files' in own && { files: mergedFiles(shipped, own['files']) }),
  } as S;
  const fault = kind.fault(merged);
  if (fault !== undefined) damage(`not of the schema ${shipped.schema}: ${fault}`);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { policy: merged, used: { name: merged.name, path: path.relative(root, file), sha256 } };
}

function mergedFiles(shipped: object, own: unknown): unknown {
  const names = (shipped as { files?: unknown }).files;
  const isTable = (value: unknown): value is object =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  return isTable(names) && isTable(own) ? { ...names, ...own } : own;
}
