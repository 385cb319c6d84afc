import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LaunchAnswer } from '@gatehouse/contracts';
import { acquireLock } from '@gatehouse/files';
import { expect, onTestFinished, test } from 'vitest';
import { Allowance, viewOf } from './allowance';

const start = Date.parse('2026-03-02T08:00:00.000Z');
const answer = (state: LaunchAnswer['state'], known = true): LaunchAnswer => ({
  ...{ key: 'gh-0123456789abcdef', known, state, engine_state: null, reason: null, exit: null, restarts: 0 },
  ...{ nodes: null, started_at: null, ended_at: null, expected_start: null, elements: [] },
});

function file(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-allowance-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'slurm-private.json');
}

test('four calls in a minute, over all processes of a user (contract 48.11)', async () => {
  const at = file();
  const processes = [new Allowance(at), new Allowance(at)];
  const turns: boolean[] = [];
  for (let call = 0; call < 6; call += 1)
    turns.push(await (processes[call % 2] as Allowance).take(start + call * 1000, false));
  expect(turns).toEqual([true, true, true, true, false, false]);
  expect(await (processes[0] as Allowance).take(start + 60_001, false)).toBe(true);
});

test('who comes not to the lock in time has no turn, and does not count alone', { timeout: 20_000 }, async () => {
  const at = file();
  const held = await acquireLock(at);
  onTestFinished(() => held.release());
  expect(await new Allowance(at).take(start, false)).toBe(false);
});

test('a home that cannot be written keeps nobody from asking', async () => {
  const allowance = new Allowance('/proc/none/slurm-private.json');
  const turns: boolean[] = [];
  for (let call = 0; call < 5; call += 1) turns.push(await allowance.take(start + call, false));
  expect(turns).toEqual([true, true, true, true, false]);
});

test('a table at most every minute, or every hundred times what the last one took', async () => {
  const allowance = new Allowance(file());
  expect(await allowance.take(start, true)).toBe(true);
  await allowance.keep([], new Date(start).toISOString(), { tookMs: 900 });
  expect(await allowance.take(start + 61_000, true)).toBe(false);
  expect(await allowance.take(start + 61_000, false)).toBe(true);
  expect(await allowance.take(start + 91_000, true)).toBe(true);
});

test('since when a job is over is kept, and forgotten when it comes back', async () => {
  const at = file();
  const allowance = new Allowance(at);
  const keep = (seconds: number, one: LaunchAnswer): Promise<void> =>
    allowance.keep([{ name: 'k', answer: one }], new Date(start + seconds * 1000).toISOString(), undefined);
  const since = (): unknown => new Allowance(at).known()['k']?.unknown_since ?? null;
  await keep(0, answer('pending'));
  expect(since()).toBeNull();
  await keep(10, answer(null, false));
  await keep(50, answer(null, false));
  expect(since()).toBe('2026-03-02T08:00:10.000Z');
  await keep(60, answer('pending'));
  expect(since()).toBeNull();
  const kept = new Allowance(at).known()['k'];
  expect(kept && viewOf(kept)).toMatchObject({ askedAt: '2026-03-02T08:01:00.000Z', overSince: null });
});

test('a cache that cannot be written keeps nobody from asking', async () => {
  const allowance = new Allowance('/proc/nowhere/slurm.json');
  expect(await allowance.take(start, false)).toBe(true);
  await allowance.keep([{ name: 'k', answer: answer('running') }], new Date(start).toISOString(), undefined);
  expect(allowance.known()['k']?.answer.state).toBe('running');
});
