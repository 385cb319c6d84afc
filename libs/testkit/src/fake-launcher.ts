import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { removeWhenLeft, until, workspace } from './built-tool';

/** What the fake engine does otherwise than it should. */
export interface FakePlan {
  describe?: FakeTrouble;
  submit?: FakeTrouble | 'die-after' | 'other-key';
  status?: FakeTrouble | 'forget';
  cancel?: FakeTrouble;
  /** Start jobs at once; otherwise they wait for `start`. */
  start?: boolean;
  /** Why a job waits. */
  reason?: string;
  grace_s?: number;
  /** Of a run in shards the part whose submission is in trouble; the others are not. */
  trouble_at?: string;
  arrays?: boolean;
  max_array?: number;
  /** Numbers of jobs that wait for `start` whatever `start` says. */
  held?: string[];
}

export type FakeTrouble = 'hang' | 'unreachable' | 'refuse' | 'garbage' | 'huge';

export interface FakeJob {
  id: string;
  key: string;
  /** Of an element of an array: the number of that, and which one it is. */
  arrayId?: string;
  index?: number;
  word: string;
  reason: string;
  state: string;
  restarts: number;
  pid: number | null;
}

/** A launcher whose engine is a directory; its jobs end with the test. */
export interface FakeLauncher {
  /** For --launcher. */
  path: string;
  plan(plan: FakePlan): void;
  jobs(): FakeJob[];
  /** Starts a job that waits. */
  start(id: string): Promise<void>;
  /**
   * Starts a job again once it has ended, as an engine does after a node has died; with `isTakenForDead` at once, though
   * its first start is alive.
   */
  startAgain(id: string, isTakenForDead?: boolean): Promise<void>;
  /** As when its node loses power. */
  kill(id: string): void;
}

const program = path.join(workspace, 'libs/testkit/src/fake-engine.mjs');

export function fakeLauncher(plan: FakePlan = {}): FakeLauncher {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-engine-'));
  const queue = path.join(folder, 'queue');
  mkdirSync(queue);
  const file = path.join(folder, 'official-run-launcher-fake');
  writeFileSync(file, `#!/bin/sh\nexec '${process.execPath}' '${program}' '${queue}' "$@"\n`, { mode: 0o755 });
  const jobs = (): FakeJob[] => {
    const there = path.join(queue, 'jobs');
    if (!existsSync(there)) return [];
    return readdirSync(there)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(path.join(there, name), 'utf8')) as FakeJob);
  };
  const kill = (id: string): void => {
    const pid = jobs().find((job) => job.id === id)?.pid;
    if (pid) process.kill(-pid, 'SIGKILL');
  };
  const launcher: FakeLauncher = {
    path: file,
    plan: (next) => writeFileSync(path.join(queue, 'plan.json'), JSON.stringify(next)),
    jobs,
    async start(id) {
      spawn(process.execPath, [program, queue, 'perform', id], { detached: true, stdio: 'ignore' }).unref();
      await until(() => jobs().find((job) => job.id === id)?.state !== 'pending', `job ${id} to start`);
    },
    async startAgain(id, isTakenForDead = false) {
      const isFree = (job: FakeJob): boolean => job.id === id && (isTakenForDead || job.state === 'ended');
      const job = await until(() => jobs().find(isFree), `job ${id} to end`);
      const next = { ...job, state: 'pending', word: 'PENDING', ended_at: null, restarts: job.restarts + 1 };
      const at = path.join(queue, 'jobs', `${id}.json`);
      writeFileSync(`${at}.new`, JSON.stringify(next));
      renameSync(`${at}.new`, at); // other jobs read it all the time
      await launcher.start(id);
    },
    kill,
  };
  launcher.plan(plan);
  onTestFinished(async () => {
    for (const { id } of jobs())
      try {
        kill(id);
      } catch {
        // It is over.
      }
    await until(() => jobs().every(({ pid }) => pid === null), 'the jobs to end');
    await removeWhenLeft(folder);
  });
  return launcher;
}
