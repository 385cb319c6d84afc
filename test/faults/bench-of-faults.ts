/**
 * One tool, brought again and again into the same state, struck by a fault, and looked at afterwards: every file is the whole old one or
 * the whole new one, status 0 only when all is written, and a rerun ends right and leaves nothing temporary.
 */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment } from '@gatehouse/testkit';
import { describeRun, scratch, type Subject } from './subjects';

/** Name → contents: folders of two runs may have the same name once their stamps are taken out. */
export type Snapshot = Map<string, string[]>;

export const isTemporary = (name: string): boolean => /\.tmp$|\.lock$/.test(name);

export class Bench {
  private readonly place = scratch();
  private readonly template = path.join(this.place.root, 'template');
  /** Where the tool works; the same path each time, because documents name it. */
  readonly work = path.join(this.place.root, 'work');
  readonly old: Snapshot;
  readonly new: Snapshot;
  tried = 0;

  constructor(readonly subject: Subject) {
    // In the place where it will be used: what is written names the path.
    execFileSync('mkdir', [this.work]);
    subject.layOut(this.work);
    execFileSync('cp', ['-a', this.work, this.template]);
    this.old = this.look();
    const run = this.run();
    if (run.status !== subject.status) throw new Error(`${subject.tool} without a fault: ${describeRun(run)}`);
    this.new = this.look();
    if ([...this.new.keys()].some(isTemporary)) throw new Error(`${subject.tool} leaves ${[...this.new.keys()].filter(isTemporary).join(' ')}`);
  }

  remove(): void {
    this.place.remove();
  }

  path(...parts: string[]): string {
    return path.join(this.place.root, ...parts);
  }

  reset(): void {
    rmSync(this.work, { recursive: true, force: true });
    execFileSync('cp', ['-a', this.template, this.work]);
  }

  get words(): string[] {
    return [path.join(binDirectory, this.subject.tool), ...this.subject.words];
  }

  get env(): Record<string, string> {
    return cleanEnvironment(this.subject.env);
  }

  /** Runs the tool with these words before it. */
  run(before: readonly string[] = [], options: { words?: readonly string[] } = {}): SpawnSyncReturns<string> {
    const own = options.words === undefined ? this.words : [path.join(binDirectory, this.subject.tool), ...options.words];
    const [program, ...words] = [...before, ...own] as [string, ...string[]];
    return spawnSync(program, words, { cwd: this.work, env: this.env, input: '', encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
  }

  look(root = this.work): Snapshot {
    const found: Snapshot = new Map();
    for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
      const name = path.relative(root, path.join(entry.parentPath, entry.name));
      if (entry.isDirectory() || name.startsWith('.git/')) continue;
      const plain = timeless(name);
      found.set(plain, [...(found.get(plain) ?? []), timeless(readFileSync(path.join(root, name), 'utf8'))]);
    }
    return found;
  }

  /** What is wrong after a fault; `struck` says how the tool ended, undefined when it was killed. */
  faults(struck: { status: number | null; signal: string | null }, { root = this.work, temporaries = struck.signal !== null } = {}): string[] {
    const found = this.look(root);
    const faults: string[] = [];
    for (const [name, contents] of found) {
      if (isTemporary(name)) {
        if (!temporaries) faults.push(`${name} is left`);
        continue;
      }
      for (const content of contents) if (!this.isOldOrNew(name, content)) faults.push(`${name} is neither old nor new: ${JSON.stringify(content.slice(0, 200))} (${content.length})`);
    }
    for (const name of this.old.keys()) if (!found.has(name)) faults.push(`${name} is gone`);
    if (struck.status === 0) faults.push(...this.incomplete(found).map((what) => `status 0, but ${what}`));
    return faults;
  }

  /** After the fault is over: does a rerun end right? A tag that was used asks for a new one. */
  rerunFaults(): string[] {
    let again = this.run();
    if (this.subject.newTag !== undefined && again.status === 1 && again.stderr.includes('was used by')) again = this.run([], { words: this.subject.newTag });
    const found = this.look();
    const left = [...found.keys()].filter(isTemporary).map((name) => `${name} is left by the rerun`);
    if (again.status !== this.subject.status) return [`rerun: ${describeRun(again)}`, ...left];
    return [...(this.subject.newTag === undefined ? this.incomplete(found).map((what) => `rerun: ${what}`) : []), ...left];
  }

  private isOldOrNew(name: string, content: string): boolean {
    const wanted = [...(this.old.get(name) ?? []), ...(this.new.get(name) ?? [])];
    if (wanted.includes(content)) return true;
    if (wanted.length === 0 || !this.subject.varying?.test(name)) return false;
    if (name.endsWith('.log')) return true; // grows while others write it
    return content.endsWith('\n') && (!name.endsWith('.json') || isJson(content));
  }

  /** Which of the new files is not there, with its new content where that is known. */
  private incomplete(found: Snapshot): string[] {
    return [...this.new].flatMap(([name, contents]) => {
      const there = found.get(name);
      if (there === undefined) return [`${name} is not there`];
      if (this.subject.varying?.test(name)) return [];
      return there.some((content) => contents.includes(content)) ? [] : [`${name} is not the new one`];
    });
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Without the moments of this very day or the one before, in names and in texts. */
function timeless(text: string): string {
  const days = [0, 1].map((back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)).join('|');
  return text.replace(new RegExp(`(${days})([T_ ](\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?|\\d{6})(Z|\\+00:00)?(_\\d+)?)?`, 'g'), 'TIME');
}

