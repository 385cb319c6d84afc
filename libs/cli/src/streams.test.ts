import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bundleProgram, cleanEnvironment, testWith } from '@gatehouse/testkit';
import { afterAll, expect, test } from 'vitest';
import { isTerminal, output } from './streams';

const folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-streams-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const noStream = (): never => {
  throw new Error('no stream is needed here');
};

test('a full disk is an error, and is told once', async () => {
  const full = openSync('/dev/full', 'w');
  const out = output(full, noStream);
  await out.write('text');
  await out.write('more');
  closeSync(full);
  expect((out.error as NodeJS.ErrnoException | undefined)?.code).toBe('ENOSPC');
});

test('no file and no device of the memory is a terminal', () => {
  for (const name of ['/dev/null', '/dev/zero', process.execPath]) {
    const descriptor = openSync(name, 'r');
    expect(isTerminal(descriptor), name).toBe(false);
    closeSync(descriptor);
  }
  expect(isTerminal(9999)).toBe(false);
});

const talker = bundleProgram(
  folder,
  `import fs from 'node:fs';
import { defineTool, runMain } from '@gatehouse/cli';
const options = { listen: { type: 'flag', describe: '' } } as const;
void runMain(defineTool({ name: 'talker', purpose: '', options, reads: [], writes: [], statuses: {}, examples: [], async run({ options, stream, warn }) {
  if (options.listen) process.on('SIGTERM', () => (fs.writeFileSync('heard', ''), process.kill(process.pid, 'SIGKILL')));
  for (let i = 0; i < 3; i += 1) {
    await stream(String(i).repeat(1_000_000));
    if (i === 0) warn('once');
  }
  return { status: 0, lines: ['end'] };
} }));`,
);

/** Runs the program with stdout and stderr as Python set them up; it prints what it saw. */
function told(python: string, ...words: string[]): string {
  const run = spawnSync('python3', ['-c', python, process.execPath, talker, ...words], {
    env: cleanEnvironment(),
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(run.stderr).toBe('');
  return run.stdout.trim();
}

const reader = (blocks: boolean, most: string): string => `
import os, subprocess, sys, time
r, w = os.pipe()
os.set_blocking(w, ${blocks ? 'True' : 'False'})
child = subprocess.Popen(sys.argv[1:], stdout=w, stderr=subprocess.PIPE)
os.close(w)
time.sleep(0.3)
text = b""
while len(text) < ${most}:
    piece = os.read(r, 65536)
    if not piece:
        break
    text += piece
os.close(r)
whole = b"".join(digit * 1_000_000 for digit in (b"0", b"1", b"2")) + b"end\\n"
print(len(text), whole.startswith(text), child.stderr.read(), child.wait())
`;

// Pipes that do not block are what some shells and supervisors hand on; the reader takes its time, or goes away.
testWith('python3').each([
  [true, 'all', '1e9', "3000004 True b'talker: once\\n' 0"],
  [false, 'all', '1e9', "3000004 True b'talker: once\\n' 0"],
  [true, 'some', '65536', "65536 True b'talker: once\\n' 0"],
  [false, 'some', '65536', "65536 True b'talker: once\\n' 0"],
])('a pipe (blocks: %s) gets every byte in its order while somebody reads: %s', (blocks, _name, most, expected) => {
  expect(told(reader(blocks, most))).toBe(expected);
});

testWith('python3').each(['os.pipe()', 'pty.openpty()'])(
  'who listens to a signal hears it while nobody reads from %s',
  (pair) => {
    const heard = path.join(folder, 'heard');
    rmSync(heard, { force: true });
    told(`
import os, pty, signal, subprocess, sys, time
r, w = ${pair}
child = subprocess.Popen([*sys.argv[1:], "--listen"], stdout=w, cwd=${JSON.stringify(folder)})
os.close(w)
os.read(r, 10)
time.sleep(0.3)
child.send_signal(signal.SIGTERM)
try:
    child.wait(timeout=5)
finally:
    child.kill()
`);
    expect(existsSync(heard)).toBe(true);
  },
);

// A terminal whose descriptor does not block: some program before us has set it so.
testWith('python3').each(['True', 'False'])(
  'a terminal (blocks: %s) gets every byte in its order, of whoever listens to signals too',
  (blocks) => {
    expect(
      told(`
import os, pty, subprocess, sys, time, tty
for words in ([], ["--listen"]):
    r, w = pty.openpty()
    tty.setraw(w)
    os.set_blocking(w, ${blocks})
    child = subprocess.Popen([*sys.argv[1:], *words], stdout=w, stderr=w, cwd=${JSON.stringify(folder)})
    os.close(w)
    time.sleep(0.3)
    text = b""
    while True:
        try:
            text += os.read(r, 65536)
        except OSError:
            break
    print(text == b"0" * 1_000_000 + b"talker: once\\n" + b"1" * 1_000_000 + b"2" * 1_000_000 + b"end\\n", child.wait())
`),
    ).toBe('True 0\nTrue 0');
  },
);

testWith('python3').each(['before it started', 'while it spoke'])(
  'a terminal that was closed %s is a reader that has gone away',
  (when) => {
    expect(
      told(`
import os, pty, subprocess, sys
master, slave = pty.openpty()
child = subprocess.Popen(["sh", "-c", 'read -r go; exec "$@"', "sh", *sys.argv[1:]], stdin=subprocess.PIPE, stdout=slave, stderr=slave)
os.close(slave)
if ${when === 'while it spoke' ? 'True' : 'False'}:
    child.stdin.write(b"go\\n")
    child.stdin.flush()
    os.read(master, 10)
os.close(master)
child.communicate(b"go\\n")
print(child.returncode)
`),
    ).toBe('0');
  },
);
