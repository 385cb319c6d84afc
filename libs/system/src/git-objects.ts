/**
 * What git's objects say (contract 28.6): names are resolved and blobs read in one process for all, never one for each.
 */
import { Failure } from '@gatehouse/contracts';
import { git, isOutsideGit, noAnswer, runGit, startGit } from './git';

export interface GitPlace {
  /** Path of `root` within the work tree: empty or ending in `/`. Paths in objects begin with it. */
  prefix: string;
  /** History is cut off: a commit that is not found may exist elsewhere. */
  isShallow: boolean;
}

/**
 * Where `root` lies in a git repository; undefined outside one. Throws Failure `io` when git refuses, with its words.
 */
export function gitPlace(root: string): GitPlace | undefined {
  const answer = runGit(root, ['rev-parse', '--is-shallow-repository', '--show-prefix']);
  if (answer.status === 0) {
    const [shallow, prefix = ''] = answer.stdout.toString('utf8').split('\n');
    return { prefix, isShallow: shallow === 'true' };
  }
  if (isOutsideGit(root, answer)) return undefined;
  throw noAnswer(root, answer);
}

export interface GitObject {
  name: string;
  type: string;
  bytes: number;
}

/** The object behind each expression, such as `<commit>:<path>`; those without one are left out. */
export function resolveObjects(root: string, expressions: Iterable<string>): Map<string, GitObject> {
  const asked = askable(expressions);
  const found = new Map<string, GitObject>();
  if (asked.length === 0) return found;
  const printed = git(root, ['cat-file', '--batch-check'], lines(asked)).toString('utf8').split('\n');
  asked.forEach((expression, at) => {
    const object = header(printed[at] ?? '');
    if (object !== undefined) found.set(expression, object);
  });
  return found;
}

/** Full names of the commits that these names are, tags peeled; those that are not commits are left out. */
export function resolveCommits(root: string, names: Iterable<string>): Map<string, string> {
  const peeled = new Map([...names].map((name) => [`${name}^{commit}`, name]));
  const objects = resolveObjects(root, peeled.keys());
  return new Map([...objects].map(([expression, { name }]) => [peeled.get(expression) ?? expression, name]));
}

/** The content behind each expression; those without an object are left out. For what fits into memory together. */
export function readObjects(root: string, expressions: Iterable<string>): Map<string, Buffer> {
  const asked = askable(expressions);
  const found = new Map<string, Buffer>();
  if (asked.length === 0) return found;
  const printed = git(root, ['cat-file', '--batch'], lines(asked));
  let at = 0;
  for (const expression of asked) {
    const end = printed.indexOf(0x0a, at);
    if (end === -1) break;
    const object = header(printed.toString('utf8', at, end));
    at = end + 1;
    if (object === undefined) continue;
    found.set(expression, printed.subarray(at, at + object.bytes));
    at += object.bytes + 1;
  }
  return found;
}

/**
 * Content of blobs, one after the other in the order of their names, each in pieces; every piece must be taken. Throws
 * Failure `io` for one that is not there.
 */
export async function* blobsOf(root: string, names: readonly string[]): AsyncGenerator<AsyncIterable<Buffer>> {
  const git = startGit(root, ['cat-file', '--batch', '--buffer']);
  git.stdin.on('error', () => undefined); // told by what git then does not print
  git.stdin.end(lines(names));
  const pieces = new Pieces(git.stdout);
  try {
    for (const name of names) {
      const object = header(await pieces.line());
      if (object === undefined) throw new Failure('io', `git cat-file failed in ${root}: no object ${name}`);
      yield pieces.take(object.bytes);
      await pieces.skip(1);
    }
  } finally {
    git.kill();
  }
}

/** A stream that is read by lines and by counts of bytes. */
class Pieces {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Buffer>) {
    this.source = stream[Symbol.asyncIterator]();
  }

  async line(): Promise<string> {
    let end = this.rest.indexOf(0x0a);
    while (end === -1 && (await this.more(true))) end = this.rest.indexOf(0x0a);
    const text = this.rest.toString('utf8', 0, end === -1 ? undefined : end);
    this.rest = end === -1 ? Buffer.alloc(0) : this.rest.subarray(end + 1);
    return text;
  }

  async *take(bytes: number): AsyncGenerator<Buffer> {
    for (let left = bytes; left > 0;) {
      if (this.rest.length === 0 && !(await this.more(false))) return;
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  async skip(bytes: number): Promise<void> {
    for await (const piece of this.take(bytes)) void piece;
  }

  private async more(isKept: boolean): Promise<boolean> {
    const next = await this.source.next();
    if (next.done === true) return false;
    this.rest = isKept && this.rest.length > 0 ? Buffer.concat([this.rest, next.value]) : next.value;
    return true;
  }
}

export interface TreeEntry {
  /** `100644`, `100755`, `120000` for a link, `160000` for a submodule. */
  mode: string;
  /** Of the blob, or of the commit of a submodule. */
  name: string;
  path: string;
}

/** The files of a commit at or below these paths, in git's order; all of them without paths. */
export function treeEntries(root: string, commit: string, paths: readonly string[]): TreeEntry[] {
  const printed = git(root, [
    '--literal-pathspecs',
    'ls-tree',
    '-r',
    '-z',
    '--full-tree',
    '--end-of-options',
    commit,
    ...paths,
  ]);
  return printed
    .toString('utf8')
    .split('\0')
    .slice(0, -1)
    .map((record) => {
      const [, mode = '', name = '', path = ''] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(record) ?? [];
      return { mode, name, path };
    });
}

/** `<name> <type> <bytes>`; undefined for what git has not. */
function header(line: string): GitObject | undefined {
  const [, name, type, bytes] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
  return name === undefined || type === undefined ? undefined : { name, type, bytes: Number(bytes) };
}

/** A line break in a name would be two questions. */
function askable(expressions: Iterable<string>): string[] {
  return [...new Set(expressions)].filter((expression) => !/[\n\0]/.test(expression));
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('');
}
