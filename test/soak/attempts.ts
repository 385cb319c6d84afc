import { spawn } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import type { Disk } from './disk';
import type { Random } from '../random';
import { pause } from './seeded';

export interface Action {
  tool: string;
  words: readonly string[];
  input?: string;
  env?: Record<string, string>;
  /** Statuses that are not a failure of the job. */
  accepted?: readonly number[];
  /** What a repetition is told when the work was done all the same. */
  doneAlready?: RegExp;
}

export interface Attempt {
  status: number | null;
  wasKilled: boolean;
  stdout: string;
  stderr: string;
}

export interface ToolCounts {
  actions: number;
  kills: number;
  fullDisk: number;
  /** By exit status. */
  ended: Map<number, number>;
}

const killShare = 0.2;
const statuses = new Set([0, 1, 2, 75]);
const stackTrace = /internal error|^\s+at .+:\d+:\d+\)?$/m;

/** Starts executables, kills some of them, and counts how all of them end. */
export class Attempts {
  readonly counts = new Map<string, ToolCounts>();
  readonly faults: string[] = [];
  private readonly typical = new Map<string, number>();
  private isCalm = false;

  constructor(
    readonly root: string,
    readonly bin: string,
    private readonly journal: string,
    private readonly disk: Disk,
    readonly random: Random,
  ) {}

  /** From now on nothing is killed. */
  calm(): void {
    this.isCalm = true;
  }

  /** Has a step met a full disk? What it left may be in no entry. */
  get hasMetFullDisk(): boolean {
    return [...this.counts.values()].some(({ fullDisk }) => fullDisk > 0);
  }

  /** One attempt. It ends when the process does; what that has started may go on. */
  async once(action: Action): Promise<Attempt> {
    const { tool, words } = action;
    const { PATH = '', HOME = '', TMPDIR } = process.env;
    const child = spawn(path.join(this.bin, tool), words, {
      cwd: this.root,
      env: { PATH: `${this.bin}:${PATH}`, HOME, ...(TMPDIR && { TMPDIR }), ...action.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined).end(action.input ?? '');
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const start = Date.now();
    const usual = this.typical.get(tool) ?? 800;
    const timer =
      !this.isCalm && this.random() < killShare
        ? setTimeout(() => child.kill('SIGKILL'), this.random() * usual * 1.3)
        : undefined;
    const waitsForAll = this.random() < 0.5; // else for the process alone: a child of a killed one may still be at work
    const ended = await new Promise<{ status: number | null; signal: string | null }>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (status, signal) => {
        if (signal !== null && !waitsForAll) resolve({ status, signal });
      });
      child.on('close', (status, signal) => resolve({ status, signal }));
    });
    clearTimeout(timer);
    const wasKilled = ended.signal === 'SIGKILL';
    if (!wasKilled) this.typical.set(tool, usual * 0.8 + (Date.now() - start) * 0.2);
    const attempt = { status: ended.status, wasKilled, stdout, stderr };
    this.count(action, attempt);
    return attempt;
  }

  /** Until the job is done: after a kill, a full disk or a 75 again, at most ten times. The last attempt. */
  async persist(action: Action): Promise<Attempt> {
    for (let left = 10; ; left -= 1) {
      const attempt = await this.once(action);
      const { status, stderr } = attempt;
      const isDone =
        status !== null && ((action.accepted ?? [0, 2]).includes(status) || action.doneAlready?.test(stderr) === true);
      if (isDone || left === 1 || !(attempt.wasKilled || status === 75 || isFullDisk(stderr))) return attempt;
      await this.disk.room();
      await pause(this.random, 50, 400);
    }
  }

  private count({ tool, words }: Action, { status, wasKilled, stdout, stderr }: Attempt): void {
    const counts = this.counts.get(tool) ?? { actions: 0, kills: 0, fullDisk: 0, ended: new Map<number, number>() };
    this.counts.set(tool, counts);
    counts.actions += 1;
    if (wasKilled) counts.kills += 1;
    else counts.ended.set(status ?? -1, (counts.ended.get(status ?? -1) ?? 0) + 1);
    if (isFullDisk(stderr)) counts.fullDisk += 1;
    appendFileSync(
      this.journal,
      `${JSON.stringify({ at: new Date().toISOString(), tool, words, status, wasKilled, stdout, stderr })}\n`,
    );
    const call = [tool, ...words].join(' ');
    if (stackTrace.test(stderr)) this.faults.push(`${call}: ${stderr.trim()}`);
    if (!wasKilled && !(status !== null && statuses.has(status))) this.faults.push(`${call}: ended in ${status}`);
  }
}

export function isFullDisk(stderr: string): boolean {
  return /ENOSPC|no space left|disk is full/i.test(stderr);
}
