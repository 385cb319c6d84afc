/** Many writers at once: the chain is whole, every entry is there once, in the order of the lock. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { bundleProgram, recordRun, runTool, temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';

const folder = 'audit/evidence_log/entries';
const full = process.env['GATEHOUSE_FAULTS'] === 'full';
const [writers, appends] = [16, full ? 200 : 25];

const program = `
import { append, draftEntry, policyOf } from '@gatehouse/evidence';
const [root, writer, count] = process.argv.slice(2);
const draft = draftEntry(root, 'record-evidence', 'recorded');
const enter = async (note) => {
  try {
    await append(root, policyOf(root), [{ ...draft, note }], {});
  } catch (error) {
    if (error.id !== 'busy') throw error;
    await enter(note); // the lock is not fair: on a busy machine one may wait longer than it is waited for
  }
};
for (let n = 0; n < Number(count); n += 1) await enter(writer + ' ' + n);
`;

test(`${writers} writers, ${appends} entries each`, { timeout: 900_000 }, async () => {
  const repository = temporaryRepository();
  runTool('record-evidence', ['--open', '--name', 'example'], { cwd: repository.root });
  const file = bundleProgram(
    repository.root,
    `void (async () => {${program.replace(/^import.*$/m, '')}})();`.replace(
      /^/,
      "import { append, draftEntry, policyOf } from '@gatehouse/evidence';\n",
    ),
  );
  const ended = await Promise.all(
    Array.from({ length: writers }, (_, writer) => {
      const child = spawn(process.execPath, [file, repository.root, String(writer), String(appends)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      return new Promise<string>((resolve) => child.on('close', (status) => resolve(`${status} ${said}`)));
    }),
  );
  expect(new Set(ended)).toEqual(new Set(['0 ']));
  const lines = readdirSync(repository.path(folder))
    .sort()
    .flatMap((name) => readFileSync(repository.path(folder, name), 'utf8').trimEnd().split('\n'));
  expect(lines).toHaveLength(1 + writers * appends);
  const notes = lines.slice(1).map((line) => (JSON.parse(line) as { note: string }).note);
  expect(new Set(notes).size).toBe(notes.length);
  for (let writer = 0; writer < writers; writer += 1)
    expect(notes.filter((note) => note.startsWith(`${writer} `)).map((note) => Number(note.split(' ')[1]))).toEqual(
      Array.from({ length: appends }, (_, n) => n),
    );
  expect(runTool('verify-evidence', [], { cwd: repository.root }).status).toBe(0);
});

test('many who find the same lost run enter it once', { timeout: 300_000 }, async () => {
  const repository = temporaryRepository();
  runTool('record-evidence', ['--open', '--name', 'example'], { cwd: repository.root });
  const subject = recordRun(repository, { stamp: '2026-03-02_071500', tag: 'lost_1', outcome: null });
  const file = bundleProgram(
    repository.root,
    `import { openRunLog } from '@gatehouse/evidence';
    const log = openRunLog(process.argv[2], { tool: 'official-run' });
    void (process.argv[3] === 'start'
      ? log.started({ subject: ${JSON.stringify(subject)}, tag: 'lost_1' }, undefined)
      : log.lost());`,
  );
  const perform = (what: string): Promise<number | null> =>
    new Promise((resolve) =>
      spawn(process.execPath, [file, repository.root, what], { stdio: 'inherit' }).on('close', resolve),
    );
  expect(await perform('start')).toBe(0);
  expect(new Set(await Promise.all(Array.from({ length: 8 }, () => perform('lose'))))).toEqual(new Set([0]));
  const events = readdirSync(repository.path(folder)).flatMap((name) =>
    readFileSync(repository.path(folder, name), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event),
  );
  expect(events).toEqual(['opened', 'run_started', 'run_lost']);
});
