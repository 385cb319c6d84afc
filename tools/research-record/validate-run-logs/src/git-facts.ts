/** Asks git for all that the logs name, with one process for each kind of question (contract 28.6). */
import { createHash } from 'node:crypto';
import { Failure } from '@gatehouse/contracts';
import { isFullSha, type RunLogMeta } from '@gatehouse/records';
import {
  blobsOf,
  gitPlace,
  historyOf,
  lastCommitsIn,
  nearestCommitHint,
  resolveCommits,
  resolveObjects,
  subjectsOf,
} from '@gatehouse/system';
import { namedCommits, namedPaths, pathInRepository, type GitFacts } from './commits';

/**
 * `folder`: of the logs, from the repository. Undefined outside a git repository. Throws Failure `damaged-input` for a
 * shallow clone in which a commit is not found.
 */
export async function gatherFacts(
  root: string,
  folder: string,
  metas: readonly RunLogMeta[],
): Promise<(GitFacts & { lastCommits: ReadonlyMap<string, string> }) | undefined> {
  const place = gitPlace(root);
  if (place === undefined) return undefined;
  const shas = metas.flatMap((meta) => [meta['git_sha_before'], meta['git_sha_after']]).filter(isFullSha);
  const commits = resolveCommits(root, [...shas, 'HEAD']);
  const head = commits.get('HEAD');
  if (place.isShallow && shas.some((sha) => !commits.has(sha)))
    throw new Failure('damaged-input', 'shallow clone: fetch the whole history');
  const history = historyOf(root, commits.values());
  const commit = (sha: string): string | undefined => commits.get(sha);
  const named = metas.map((meta) => ({ meta, ...namedCommits(meta, { commit }) }));
  const inRanges = new Set<string>();
  for (const { before, after } of named)
    if (before !== undefined && after !== undefined)
      for (const entry of history.range(before, after)) if (!entry.isMerge) inRanges.add(entry.commit);
  const subjects = subjectsOf(root, [...inRanges]);
  const at = (name: string, file: string): string => `${name}:${place.prefix}${file}`;
  const objects = resolveObjects(
    root,
    named.flatMap(({ meta, before, after }) =>
      [before, after].flatMap((name) => (name === undefined ? [] : filesOf(meta).map((file) => at(name, file)))),
    ),
  );
  const hashes = await hashesOf(
    root,
    named.flatMap(({ meta, before, after }) =>
      [before, after].flatMap((name) => configsOf(meta).flatMap((file) => objects.get(at(name ?? '', file)) ?? [])),
    ),
  );
  return {
    commit,
    lastCommits: head === undefined ? new Map() : lastCommitsIn(root, head, `${place.prefix}${folder}/`),
    hint: nearestCommitHint(root),
    isAncestor: (earlier, later) => history.isAncestor(earlier, later),
    isReachable: (name) => history.isReachable(name),
    range: (base, head) => history.range(base, head),
    subject: (name) => subjects.get(name) ?? '',
    sha256: (name, file) => hashes.get(objects.get(at(name, file))?.name ?? ''),
    has: (name, file) => objects.has(at(name, file)),
  };
}

function configsOf(meta: RunLogMeta): string[] {
  const files = meta['config_paths'];
  return inside(Array.isArray(files) ? files : []);
}

function filesOf(meta: RunLogMeta): string[] {
  return [...configsOf(meta), ...inside(namedPaths(meta).map(({ file }) => file))];
}

function inside(files: readonly unknown[]): string[] {
  return files.flatMap((file) => (typeof file === 'string' ? (pathInRepository(file) ?? []) : []));
}

async function hashesOf(
  root: string,
  objects: readonly { name: string; type: string }[],
): Promise<Map<string, string>> {
  const names = [...new Set(objects.filter(({ type }) => type === 'blob').map(({ name }) => name))];
  const hashes = new Map<string, string>();
  if (names.length === 0) return hashes;
  let at = 0;
  for await (const pieces of blobsOf(root, names)) {
    const hash = createHash('sha256');
    for await (const piece of pieces) hash.update(piece);
    hashes.set(names[at] as string, hash.digest('hex'));
    at += 1;
  }
  return hashes;
}
