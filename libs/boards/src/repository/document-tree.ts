/** The files of a repository as they are in the working tree, in a commit, or as an update would leave them. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { Failure, type SourceFile } from '@gatehouse/contracts';
import { hashFile, isFile, readBytes } from '@gatehouse/files';
import { commitOf, commitFiles, isWorkTree, readBlob } from '@gatehouse/system';
import { findFiles, globMatcher } from '../text/glob';
import { byCodePoint } from '../text/words';

/** Paths are relative to the repository, with `/`. A path outside of it is not there. */
export interface DocumentTree {
  /** Full name of the commit; null for the working tree. */
  readonly commit: string | null;
  isFile(file: string): boolean;
  /**
   * The bytes of a file; undefined when there is no regular file. Throws Failure `io`, and `damaged-input` for one that
   * is too large.
   */
  read(file: string): Buffer | undefined;
  /** Size and sha256 of a file however large it is; undefined when there is no regular file. Throws Failure `io`. */
  hash(file: string): Promise<{ bytes: number; sha256: string } | undefined>;
  /** The files that match, by code point. */
  find(globs: readonly string[], exclude?: readonly string[]): string[];
}

export function workingTree(root: string): DocumentTree {
  const at = (file: string): string => path.join(root, file);
  return {
    commit: null,
    isFile: (file) => isInside(file) && isFile(at(file)),
    read: (file) => (isInside(file) && isFile(at(file)) ? readBytes(at(file)) : undefined),
    hash: async (file) => (isInside(file) && isFile(at(file)) ? hashFile(at(file)) : undefined),
    find: (globs, exclude = []) => without(findFiles(root, globs), exclude),
  };
}

/** The tree of a commit. Throws Failure `missing-input`: `not a git repository`, `no such commit`. */
export function commitTree(root: string, revision: string): DocumentTree {
  const commit = resolveCommit(root, revision);
  const files = commitFiles(root, commit);
  return {
    commit,
    isFile: (file) => files.has(file),
    read(file) {
      const blob = files.get(file);
      return blob === undefined ? undefined : readBlob(root, blob);
    },
    hash(file) {
      const blob = files.get(file);
      if (blob === undefined) return Promise.resolve(undefined);
      const bytes = readBlob(root, blob);
      return Promise.resolve({ bytes: bytes.length, sha256: sha256Of(bytes) });
    },
    find(globs, exclude = []) {
      const matches = globMatcher(globs);
      return without([...files.keys()].filter(matches).sort(byCodePoint), exclude);
    },
  };
}

/** The full name of the commit that a revision names. Throws as commitTree. */
export function resolveCommit(root: string, revision: string): string {
  if (!isWorkTree(root))
    throw new Failure('missing-input', `${root}: not a git repository; there is no commit ${revision} in it`);
  const commit = commitOf(root, revision);
  if (commit === undefined) throw new Failure('missing-input', `no such commit: ${revision}`);
  return commit;
}

/** The working tree, or the commit that `revision` names. */
export function treeAt(root: string, revision: string | undefined): DocumentTree {
  return revision === undefined ? workingTree(root) : commitTree(root, revision);
}

/** A tree with other contents of some of its files. */
export function withContents(tree: DocumentTree, contents: ReadonlyMap<string, Buffer>): DocumentTree {
  return {
    commit: tree.commit,
    isFile: (file) => contents.has(file) || tree.isFile(file),
    read: (file) => contents.get(file) ?? tree.read(file),
    hash(file) {
      const bytes = contents.get(file);
      return bytes === undefined ? tree.hash(file) : Promise.resolve({ bytes: bytes.length, sha256: sha256Of(bytes) });
    },
    find: (globs, exclude) => tree.find(globs, exclude),
  };
}

function isInside(file: string): boolean {
  return file !== '' && !path.isAbsolute(file) && !file.includes('\0') && !file.split('/').includes('..');
}

function without(files: string[], exclude: readonly string[]): string[] {
  if (exclude.length === 0) return files;
  const isExcluded = globMatcher(exclude);
  return files.filter((file) => !isExcluded(file));
}

export function sha256Of(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A file that was read, as reports name it. */
export function sourceFile(role: string, file: string, bytes: Uint8Array): SourceFile {
  return { role, path: file, bytes: bytes.length, sha256: sha256Of(bytes) };
}
