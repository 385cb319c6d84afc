import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { atTerminal, bundleProgram, cleanEnvironment, testWith, type Shown } from '@gatehouse/testkit';
import { afterAll, expect } from 'vitest';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-progress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const program = bundleProgram(
  folder,
  `import { defineTool, runMain } from '@gatehouse/cli';
const options = { ms: { type: 'integer', describe: '', default: 2200 }, talk: { type: 'flag', describe: '' }, fall: { type: 'flag', describe: '' }, listen: { type: 'flag', describe: '' } } as const;
void runMain(defineTool({ name: 'worker', purpose: '', options, reads: [], writes: [], statuses: {}, examples: [], async run({ options, progress, warn }) {
  if (options.listen) process.on('SIGINT', () => { warn('heard it'); process.exitCode = 7; clearInterval(idle); });
  const idle = setInterval(() => {}, 1000);
  const work = progress({ what: 'walking', total: options.ms, unit: 'steps' });
  const began = performance.now();
  for (let told = 0; performance.now() - began < options.ms && process.exitCode !== 7; ) {
    work.at(performance.now() - began);
    if (options.talk && performance.now() - began > 1300 + 200 * told && told < 3) warn('word ' + (told += 1));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  clearInterval(idle);
  if (options.fall) throw new Error('fell');
  return { status: 0, lines: ['worked ' + Math.round(performance.now() - began)] };
} }));`,
);

/** Runs the program at a terminal of 60 columns; with `keys`, they are typed as soon as a bar is seen. */
const runHere = (
  words: string,
  { env = {}, keys }: { env?: Record<string, string>; keys?: string } = {},
): Promise<Shown> =>
  atTerminal(`${process.execPath} ${program} ${words}`, {
    cwd: folder,
    env,
    ...(keys === undefined ? {} : { keys: { after: '[#', text: keys } }),
  });

const drawn = (raw: string): number => raw.split('walking  [').length - 1;
const test = testWith('script');

test('a bar comes after a second, is redrawn at most ten times a second, and goes', async () => {
  const { status, raw, lines } = await runHere('');
  expect(status).toBe(0);
  expect(raw).toMatch(/walking  \[#+\.+\]  +\d+ %  [\d.]+ k? ?steps\/s  0:0\d left/);
  expect(lines).toEqual([expect.stringMatching(/^worked \d+$/)]);
  const worked = Number(/worked (\d+)/.exec(raw)?.[1]);
  expect(drawn(raw)).toBeGreaterThan(2);
  expect(drawn(raw)).toBeLessThanOrEqual((worked - 1000) / 100 + 1);
});

test('messages stand above the bar', async () => {
  const { lines } = await runHere('--talk');
  expect(lines).toEqual(['worker: word 1', 'worker: word 2', 'worker: word 3', expect.stringMatching(/^worked/)]);
});

test('a tool that falls takes its bar along', async () => {
  const { status, raw, lines } = await runHere('--fall');
  expect(drawn(raw)).toBeGreaterThan(0);
  expect([status, lines]).toEqual([1, ['worker: internal error: fell (GATEHOUSE_DEBUG=1 shows where)']]);
});

test('Ctrl-C takes the bar away and ends the tool by the signal', async () => {
  const { status, lines } = await runHere('--ms 60000', { keys: '\x03' });
  expect([status, lines]).toEqual([130, []]);
});

testWith('python3').each(['goes away', 'takes nothing'])(
  'a terminal that %s while the bar is drawn stops no work',
  (what) => {
    const { stdout } = spawnSync(
      'python3',
      [
        '-c',
        `
import os, pty, subprocess, sys, termios
master, slave = pty.openpty()
child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=slave)
os.read(master, 1)
if ${what === 'goes away' ? 'True' : 'False'}:
    os.close(slave)
    os.close(master)
    slave = None
else:
    termios.tcflow(slave, termios.TCOOFF)
print(child.stdout.readline().split()[0], end=" ", flush=True)
if slave:
    termios.tcflow(slave, termios.TCOON)
print(child.wait())
`,
        process.execPath,
        program,
        '--ms',
        '2500',
        '--talk',
      ],
      { env: cleanEnvironment({ TERM: 'xterm' }), encoding: 'utf8', timeout: 20_000 },
    );
    expect(stdout).toBe("b'worked' 0\n");
  },
);

test('who listens to the signal has the last word', async () => {
  const { lines } = await runHere('--ms 60000 --listen', { keys: '\x03' });
  expect(lines[0]).toBe('worker: heard it');
});

test.each([
  ['--ms 1400 --quiet', {}, ''],
  ['--ms 1400', { CI: 'true' }, ''],
  ['--ms 1400', { TERM: 'dumb' }, ''],
  ['--ms 1400', {}, '2>&1 | cat'],
  ['--ms 300', {}, ''],
])('nothing is drawn with %s %o %s', async (words, env, redirection) => {
  const { raw } = await runHere(`${words} ${redirection}`, { env });
  expect(drawn(raw)).toBe(0);
  expect(raw).not.toContain('\x1b');
});
