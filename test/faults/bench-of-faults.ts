/**
 * One tool, brought again and again into the same state, struck by a fault, and inspected afterwards: every file is the
 * whole old one or the whole new one, status 0 only when all is written, and a rerun ends right and leaves nothing
 * temporary.
 */
import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { binDirectory, cleanEnvironment } from '@gatehouse/testkit';
import type { Subject } from './subjects';

/** Name → contents: folders of two runs may have the same name once their stamps are taken out. */
export type Snapshot = Map<string, string[]>;

const isTemporary = (name: string): boolean => /\.(tmp|lock)$/.test(name);
const trash = 'audit/trash/TIME/';

export class Bench {
  /** Where the tool works; the same path each time, because documents name it. */
  readonly work: string;
  private readonly template: string;
  readonly old: Snapshot;
  readonly new: Snapshot;

  constructor(
    readonly subject: Subject,
    private readonly place: string,
  ) {
    [this.work, this.template] = [this.path('work'), this.path('template')];
    for (const folder of [this.work, this.template]) rmSync(folder, { recursive: true, force: true });
    execFileSync('mkdir', [this.work]);
    subject.layOut(this.work);
    execFileSync('cp', ['-a', this.work, this.template]);
    this.old = this.look();
    const run = this.run();
    if (run.status !== subject.status) throw new Error(`${subject.tool} without a fault: ${describeRun(run)}`);
    this.new = this.look();
    const left = [...this.new.keys()].filter(isTemporary);
    if (left.length > 0) throw new Error(`${subject.tool} leaves ${left.join(' ')}`);
  }

  path(...parts: string[]): string {
    return path.join(this.place, ...parts);
  }

  /** Brings the work folder into the state before the tool, or into that of another folder. */
  reset(from = this.template): void {
    rmSync(this.work, { recursive: true, force: true });
    execFileSync('cp', ['-a', from, this.work]);
  }

  get words(): string[] {
    return [path.join(binDirectory, this.subject.tool), ...this.subject.words];
  }

  get env(): Record<string, string> {
    return cleanEnvironment(this.subject.env);
  }

  /**
   * Runs the tool with these words before it; after so many seconds it is killed, with all that it has started, tracer
   * and traced.
   */
  run(before: readonly string[] = [], { own = this.words, seconds = 120 } = {}): SpawnSyncReturns<string> {
    return spawnSync('timeout', ['--signal=KILL', String(seconds), ...before, ...own], {
      cwd: this.work,
      env: this.env,
      input: '',
      encoding: 'utf8',
    });
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

  /** What is wrong after a fault; a tool that was killed, or could not unlink, may have left something temporary. */
  faults(
    struck: { status: number | null; signal: string | null },
    { root = this.work, temporaries = struck.signal !== null } = {},
  ): string[] {
    const found = this.look(root);
    const faults: string[] = [];
    for (const [name, contents] of found) {
      if (this.isPending(name)) continue;
      if (isTemporary(name)) {
        if (!temporaries) faults.push(`${name} is left`);
        continue;
      }
      for (const content of contents)
        if (!this.isOldOrNew(name, content))
          faults.push(`${name} is neither old nor new: ${JSON.stringify(content.slice(0, 200))} (${content.length})`);
    }
    for (const name of this.old.keys()) if (!found.has(name) && !this.isMoving(name)) faults.push(`${name} is gone`);
    faults.push(...this.tornTree(found));
    if (struck.status === 0) faults.push(...this.incomplete(found).map((what) => `status 0, but ${what}`));
    return faults;
  }

  /** After the fault is over: does a rerun end right? A tag that was used asks for a new one. */
  rerunFaults(): string[] {
    const { newTag, doneAlready, status, tool, check } = this.subject;
    let again = this.run();
    const isUsed = newTag !== undefined && again.status === 1 && again.stderr.includes('was used by');
    if (isUsed) again = this.run([], { own: [path.join(binDirectory, tool), ...newTag] });
    const found = this.look();
    const faults = [...found.keys()]
      .filter((name) => this.isPending(name) || (isTemporary(name) && !this.subject.leaves?.test(name)))
      .map((name) => `${name} is left by the rerun`);
    const isDone = again.status === 1 && doneAlready?.test(again.stderr);
    if (again.status !== status && !isDone) return [`rerun: ${describeRun(again)}`, ...faults];
    if (!isUsed)
      faults.push(...[...this.incomplete(found), ...(check?.(this.work) ?? [])].map((what) => `rerun: ${what}`));
    return faults;
  }

  /**
   * What a step says before it is done, for whoever comes next to settle: of the evidence log (contract 20.6), or as
   * the subject has it.
   */
  private isPending(name: string): boolean {
    return name.startsWith('audit/evidence_log/pending/') || (this.subject.pending?.test(name) ?? false);
  }

  private isMoving(name: string): boolean {
    const { moves } = this.subject;
    return moves !== undefined && name.startsWith(`${moves.tree}/`);
  }

  /**
   * A tree that is moved is at its place whole, or not at all and then whole in the trash, unless it is deleted there.
   */
  private tornTree(found: Snapshot): string[] {
    const files = [...this.old.keys()].filter((name) => this.isMoving(name));
    const there = files.filter((name) => found.has(name));
    if (there.length > 0)
      return there.length === files.length ? [] : [`only ${there.join(' ')} of ${files.length} files are left`];
    if (this.subject.moves?.to === 'nowhere') return [];
    return files.filter((name) => !found.has(trash + name)).map((name) => `${name} is neither there nor in the trash`);
  }

  private isOldOrNew(name: string, content: string): boolean {
    const origin = name.startsWith(trash) ? name.slice(trash.length) : name;
    const wanted = [name, origin].flatMap((one) => [...(this.old.get(one) ?? []), ...(this.new.get(one) ?? [])]);
    if (wanted.includes(content)) return true;
    const varies = this.subject.varying?.test(name) ?? false;
    // Grows while others write it: whole lines, and what may be the beginning of one.
    if (name.endsWith('.log'))
      return varies || wanted.some((whole) => content.split('\n').every((line) => whole.includes(line)));
    if (!varies || (wanted.length === 0 && !name.endsWith('.jsonl'))) return false;
    // readers pass over what is unfinished
    if (name.endsWith('.jsonl')) return content.split('\n').slice(0, -1).every(isJson);
    return isEnded(name, content) && (!name.endsWith('.json') || isJson(content));
  }

  /** Which of the new files is not there, with its new content where that is known. */
  private incomplete(found: Snapshot): string[] {
    return [...this.new].flatMap(([name, contents]) => {
      const there = found.get(name);
      if (there === undefined) return [`${name} is not there`];
      if (this.subject.varying?.test(name))
        return there.some((content) => isEnded(name, content)) ? [] : [`${name} is cut off`];
      return there.some((content) => contents.includes(content)) ? [] : [`${name} is not the new one`];
    });
  }
}

function isEnded(name: string, content: string): boolean {
  return name.endsWith('.html') ? content.trimEnd().endsWith('</html>') : content.endsWith('\n');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Without the moments of this very day or the one before, and the number of a session in it, in names and in texts. */
function timeless(text: string): string {
  const days = [0, 1].map((back) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)).join('|');
  return text.replace(
    new RegExp(
      `(${days})([T_ ](\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?|\\d{6})(Z|\\+00:?00)?(_\\d{1,3}(?!\\d))?|_session-\\d{4})?`,
      'g',
    ),
    'TIME',
  );
}

const describeRun = ({
  status,
  signal,
  stderr,
}: Pick<SpawnSyncReturns<string>, 'status' | 'signal' | 'stderr'>): string =>
  `status ${status} signal ${signal}: ${stderr.slice(0, 400)}`;
