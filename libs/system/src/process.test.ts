import { spawn } from 'node:child_process';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  bootId,
  commandLine,
  groupLives,
  identify,
  isAlive,
  isGroupAlive,
  lives,
  parseCommandLine,
  parseStats,
  readProcesses,
  type ProcessStat,
} from './process';

const numbers = Array.from({ length: 47 }, (_, index) => (index === 16 ? 777 : index)).join(' ');
const record = (pid: number, name: string, state = 'S', parent = 1, group = pid): string =>
  `${pid} (${name}) ${state} ${parent} ${group} ${numbers}\n`;

describe('/proc/PID/stat', () => {
  test.each(['sh', 'a b', ') S 1 2 3', '((', 'x\n99 (y) S 1 1', '', 'ünï'])('a process named %j', (name) => {
    expect(parseStats(record(12, name, 'R', 3, 4))).toEqual([
      { pid: 12, parent: 3, group: 4, state: 'R', startTime: 777 },
    ]);
  });
  test('several, one after the other', () => {
    expect(
      parseStats(record(1, 'init') + record(22, 'x) Z 1', 'Z') + record(333, 'y\n')).map(
        ({ pid, state }) => `${pid}${state}`,
      ),
    ).toEqual(['1S', '22Z', '333S']);
  });
  test('what is not a record is passed over', () => {
    expect(parseStats('')).toEqual([]);
    expect(parseStats('12 (sh) S 1\n')).toEqual([]);
  });
});

test('words of a command line keep blanks, line ends and empty words', () => {
  expect(parseCommandLine('python\0a b\0\0c\nd\0')).toEqual(['python', 'a b', '', 'c\nd']);
  expect(parseCommandLine('')).toEqual([]);
  expect(parseCommandLine('set by the process itself')).toEqual(['set by the process itself']);
});

describe('alive', () => {
  const stat = (pid: number, more: Partial<ProcessStat> = {}): ProcessStat => ({
    pid,
    parent: 1,
    group: pid,
    state: 'S',
    startTime: 10,
    ...more,
  });
  test.each<[string, boolean, ProcessStat[]]>([
    ['itself', true, [stat(5)]],
    ['a zombie', false, [stat(5, { state: 'Z' })]],
    ['dead', false, [stat(5, { state: 'X' })]],
    ['stopped', true, [stat(5, { state: 'T' })]],
    ['another with the number', false, [stat(5, { startTime: 11 })]],
    ['gone', false, [stat(6)]],
  ])('%s: %s', (_, expected, processes) => {
    expect(lives({ pid: 5, start_time: 10 }, processes)).toBe(expected);
  });
  test.each<[string, boolean, ProcessStat[]]>([
    ['the leader', true, [stat(5)]],
    ['a member after the leader has gone', true, [stat(8, { group: 5 })]],
    ['a dead member', false, [stat(8, { group: 5, state: 'Z' })]],
    [
      'the number in use again, with a group of its own',
      false,
      [stat(5, { startTime: 99 }), stat(8, { group: 5, startTime: 100 })],
    ],
  ])('group, %s: %s', (_, expected, processes) => {
    expect(groupLives({ pid: 5, start_time: 10 }, processes)).toBe(expected);
  });
});

test('this machine: a process and its group', async () => {
  expect(bootId()).toMatch(/^[0-9a-f-]{36}$/);
  expect(isAlive(identify(process.pid))).toBe(true);
  expect(readProcesses().find(({ pid }) => pid === process.pid)).toMatchObject({
    parent: process.ppid,
    words: commandLine(process.pid),
  });
  const child = spawn('sh', ['-c', 'sleep 60 & echo; wait'], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  onTestFinished(() => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL');
    } catch {
      // All of it has ended.
    }
  });
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const leader = identify(child.pid as number);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
  expect(isAlive(leader)).toBe(false);
  expect(isGroupAlive(leader)).toBe(true);
  expect(isGroupAlive({ ...leader, start_time: (leader.start_time as number) + 1 })).toBe(true);
  process.kill(-leader.pid, 'SIGKILL');
  for (let end = Date.now() + 5000; isGroupAlive(leader) && Date.now() < end;)
    await new Promise((resolve) => setTimeout(resolve, 10));
  expect(isGroupAlive(leader)).toBe(false);
});
