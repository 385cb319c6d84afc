/** A copy of a trail to forge in: what is touched can be put back. The original is opened for reading only. */
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { sha256 } from '@gatehouse/evidence';

/** What was at a path before it was touched. */
type Saved =
  | { kind: 'absent' }
  | { kind: 'file'; bytes: Buffer; mode: number }
  | { kind: 'link'; target: string }
  | { kind: 'folder'; mode: number };

export class Copy {
  private readonly saved = new Map<string, Saved>();
  private gitSaved: string | undefined;

  /** `root`: absolute. */
  constructor(readonly root: string) {}

  at(file: string): string {
    return path.join(this.root, file);
  }

  has(file: string): boolean {
    return existsSync(this.at(file));
  }

  text(file: string): string {
    return readFileSync(this.at(file), 'utf8');
  }

  /** Regular files below a folder, relative to the root, sorted. */
  files(folder: string): string[] {
    if (!this.has(folder)) return [];
    return readdirSync(this.at(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.root, path.join(entry.parentPath, entry.name)))
      .sort();
  }

  folders(folder: string): string[] {
    if (!this.has(folder)) return [];
    return readdirSync(this.at(folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${folder}/${name}`)
      .sort();
  }

  write(file: string, content: string | Buffer): void {
    this.save(file);
    mkdirSync(path.dirname(this.at(file)), { recursive: true });
    writeFileSync(this.at(file), content);
  }

  remove(target: string): void {
    for (const file of this.has(target) && statSync(this.at(target)).isDirectory() ? this.files(target) : [])
      this.save(file);
    this.save(target);
    rmSync(this.at(target), { recursive: true });
  }

  /** A folder under another name; the old one is gone unless `keep`. */
  transfer(from: string, to: string, { keep = false } = {}): void {
    for (const file of this.files(from)) this.write(`${to}${file.slice(from.length)}`, readFileSync(this.at(file)));
    if (!keep) this.remove(from);
  }

  link(file: string, target: string): void {
    this.save(file);
    rmSync(this.at(file), { force: true });
    symlinkSync(target, this.at(file));
  }

  mode(file: string, mode: number): void {
    this.save(file);
    chmodSync(this.at(file), mode);
  }

  /** Before git's own files are touched: they are put back as a whole. */
  touchGit(): void {
    if (this.gitSaved !== undefined) return;
    this.gitSaved = `${this.root}.git-before`;
    copyGit(this.at('.git'), this.gitSaved);
  }

  /** Puts everything back. */
  undo(): void {
    for (const [file, before] of [...this.saved].reverse()) this.restore(file, before);
    this.saved.clear();
    if (this.gitSaved === undefined) return;
    rmSync(this.at('.git'), { recursive: true });
    renameSync(this.gitSaved, this.at('.git'));
    this.gitSaved = undefined;
  }

  /**
   * Whoever forges one file may mend every sum that others state of it, and of those then: in all documents, the log
   * excepted. `changes`: old sum → new one; gives the files that were mended.
   */
  mendSums(changes: Map<string, string>): string[] {
    const mended = new Set<string>();
    const files = ['audit', 'gate_results', 'docs', 'runs', 'configs']
      .flatMap((folder) => this.files(folder))
      .filter((file) => !file.startsWith('audit/evidence_log/') && /\.(json|md|csv|jsonl)$/.test(file));
    for (let again = true; again;) {
      again = false;
      for (const file of files) {
        const before = this.text(file);
        const after = before.replace(/[0-9a-f]{64}/g, (sum) => changes.get(sum) ?? sum);
        if (after === before) continue;
        changes.set(sha256(before), sha256(after));
        this.write(file, after);
        mended.add(file);
        again = true;
      }
    }
    return [...mended];
  }

  private save(file: string): void {
    for (let folder = path.dirname(file); folder !== '.' && !existsSync(this.at(folder)); folder = path.dirname(folder))
      if (!this.saved.has(folder)) this.saved.set(folder, { kind: 'absent' });
    if (!this.saved.has(file)) this.saved.set(file, stateOf(this.at(file)));
  }

  private restore(file: string, before: Saved): void {
    const target = this.at(file);
    if (before.kind === 'folder') {
      mkdirSync(target, { recursive: true, mode: before.mode });
      return;
    }
    rmSync(target, { recursive: true, force: true });
    if (before.kind === 'absent') return;
    mkdirSync(path.dirname(target), { recursive: true });
    if (before.kind === 'link') return symlinkSync(before.target, target);
    writeFileSync(target, before.bytes);
    chmodSync(target, before.mode);
  }
}

function stateOf(target: string): Saved {
  const stat = lstatSync(target, { throwIfNoEntry: false });
  if (stat === undefined) return { kind: 'absent' };
  if (stat.isSymbolicLink()) return { kind: 'link', target: readlinkSync(target) };
  if (stat.isDirectory()) return { kind: 'folder', mode: stat.mode & 0o777 };
  return { kind: 'file', bytes: readFileSync(target), mode: stat.mode & 0o777 };
}

/**
 * Copies files of a repository, its log and its git to a folder. Larger data than this stay away: forging them shows
 * nothing more.
 */
const largestCopied = 256 * 1024 * 1024; // bytes

/** `files`: relative; those that are not there, or are links, stay away. */
export function copyTrail(root: string, target: string, files: Iterable<string>): Copy {
  for (const file of files) {
    const stat = lstatSync(path.join(root, file), { throwIfNoEntry: false });
    if (stat?.isFile() !== true || stat.size > largestCopied) continue;
    mkdirSync(path.dirname(path.join(target, file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(target, file));
    chmodSync(path.join(target, file), stat.mode & 0o777);
  }
  const git = lstatSync(path.join(root, '.git'), { throwIfNoEntry: false });
  if (git?.isDirectory() === true) copyGit(path.join(root, '.git'), path.join(target, '.git'));
  return new Copy(target);
}

/** Behind links, which a work tree made by hand has, lies the git of others: what is forged is a copy of that, too. */
function copyGit(from: string, to: string): void {
  const isCopied = (file: string): boolean => {
    const stat = statSync(file, { throwIfNoEntry: false }); // undefined of a link to nothing
    return stat?.isFile() === true || stat?.isDirectory() === true; // sockets of a file watcher stay away
  };
  cpSync(from, to, { recursive: true, dereference: true, filter: isCopied });
}
