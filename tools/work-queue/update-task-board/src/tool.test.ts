import { chmodSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { taskBoardJournal, taskBoardUpdate, type TaskBoardJournal } from '@gatehouse/contracts';
import { runTool, startTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { boardFile, mirrorFile, planFiles, teamFiles } from '../../../../libs/boards/fixtures/team';

const updates = (...list: object[]): string => JSON.stringify({ schema: 'task-updates/v1', updates: list });
const update = ({ root }: Repository, list: object[], ...words: string[]): ReturnType<typeof runTool> =>
  runTool('update-task-board', ['--updates', '-', ...words], { cwd: root, input: updates(...list) });

test('documents, record and lines', () => {
  const repository = temporaryRepository(teamFiles());
  chmodSync(repository.path(boardFile), 0o640);
  const done = update(repository, [{ task: 'ST-A-002', status: 'in progress' }]);
  const record = repository.files().find((name) => name.endsWith('task_board_update.json')) as string;
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout.split('\n')).toEqual([
    `updated: ${boardFile}`,
    `updated: ${mirrorFile}`,
    `updated: ${planFiles.A}`,
    `[done] task_board_update_json=${repository.path(record)}`,
    '',
  ]);
  expect(taskBoardUpdate.fault(repository.json(record))).toBeUndefined();
  expect(repository.files().filter((name) => name.startsWith('audit/'))).toEqual([record]);
  expect(statSync(repository.path(boardFile)).mode & 0o777).toBe(0o640);
  expect(runTool('check-task-board', [], { cwd: repository.root }).status).toBe(0);
  expect(update(repository, [{ task: 'ST-A-002', status: 'in_progress' }]).stdout).toBe('no change\n');
});

test('--dry-run shows the diff and writes nothing', () => {
  const repository = temporaryRepository(teamFiles());
  const before = repository.files().map((name) => repository.read(name));
  const shown = update(repository, [{ task: 'ST-A-002', status: 'blocked', blocked_by: 'no corpus' }], '--dry-run');
  expect(shown.stdout.split('\n').slice(0, 3)).toEqual([`--- a/${boardFile}`, `+++ b/${boardFile}`, '@@ -1,5 +1,5 @@']);
  expect(shown.stdout).toContain('+ST-A-002,"Drop spikes, then average",Blocked,');
  expect(repository.files().map((name) => repository.read(name))).toEqual(before);
});

test('problems are all told, then that nothing was written', () => {
  const repository = temporaryRepository(teamFiles());
  const refused = update(repository, [{ task: 'ST-Z-009' }, { task: 'ST-A-002', status: 'Nearly' }]);
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr.split('\n').map((line) => line.replace('update-task-board: ', ''))).toEqual([
    "updates[1]: status 'Nearly' is none of Backlog, Ready, Ready for Review, In Progress, Blocked, Done",
    'updates[0]: ST-Z-009 is not on the board',
    'nothing was written',
    '',
  ]);
  expect(repository.files()).toEqual(Object.keys(teamFiles()).sort());
});

test.each([[[]], [['--updates', 'x.json', '--recover']]])('%j: one of the two must be given', (words) => {
  const { root } = temporaryRepository(teamFiles());
  expect(runTool('update-task-board', words, { cwd: root })).toMatchObject({
    status: 1,
    stderr: 'update-task-board: give one of --updates FILE and --recover\n',
  });
});

test('updates at once lose nothing', async () => {
  const repository = temporaryRepository(teamFiles());
  const notes = Array.from({ length: 6 }, (_, at) => `note ${at}`);
  const runs = notes.map(
    (note) =>
      startTool('update-task-board', ['--updates', '-'], {
        cwd: repository.root,
        input: updates({ task: 'ST-A-002', append_notes: note }),
      }).ended,
  );
  for (const { status, stderr } of await Promise.all(runs)) expect(status, stderr).toBe(0);
  for (const note of notes) expect(repository.read(boardFile)).toContain(note);
  expect(repository.files().filter((name) => /journal|\.new$|\.lock$/.test(name))).toEqual([]);
});

/** What an update has left that was cut off when its journal stood. */
function cutOff(): { repository: Repository; folder: string; journal: TaskBoardJournal; after: string } {
  const whole = temporaryRepository(teamFiles());
  update(whole, [{ task: 'ST-A-002', status: 'in_progress' }]);
  const file = whole.files().find((name) => name.endsWith('task_board_update.json')) as string;
  const record = whole.json(file) as unknown as TaskBoardJournal['record'];
  const folder = path.dirname(file);
  const repository = temporaryRepository(teamFiles());
  const journal = {
    schema: 'task-board-journal/v1',
    files: record.files.map((changed, index) => ({ ...changed, staged: `${index}.new` })),
    record,
  } as TaskBoardJournal;
  for (const { path: changed, staged } of journal.files) repository.write(`${folder}/${staged}`, whole.read(changed));
  repository.write(`${folder}/journal.json`, journal);
  expect(taskBoardJournal.fault(repository.json(`${folder}/journal.json`))).toBeUndefined();
  return { repository, folder, journal, after: whole.read(boardFile) };
}

test('the next update finishes one that was cut off, and then makes its own', () => {
  const { repository, folder, after } = cutOff();
  expect(update(repository, [{ task: 'ST-B-001', append_notes: 'x' }], '--dry-run').stderr).toContain(
    'run update-task-board --recover first',
  );
  const next = update(repository, [{ task: 'ST-B-001', append_notes: 'x' }]);
  expect([next.status, next.stderr]).toEqual([
    0,
    `update-task-board: finished the update that was cut off: ${folder}\n`,
  ]);
  expect(repository.read(boardFile)).toBe(after.replace(/(ST-B-001.*planned)/, '$1<br>x'));
  expect(repository.files().filter((name) => /journal|\.new$/.test(name))).toEqual([]);
});

test('--recover: what is in place is left, later edits are never overwritten', () => {
  const { repository, folder, after } = cutOff();
  repository.write(boardFile, after);
  const mirror = repository.read(mirrorFile);
  repository.write(mirrorFile, `${mirror}by hand\n`);
  const refused = runTool('update-task-board', ['--recover'], { cwd: repository.root });
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain(
    `${mirrorFile} was changed after the update that ${folder}/journal.json names was cut off`,
  );
  expect(repository.read(planFiles.A)).toBe(teamFiles()[planFiles.A]);
  repository.write(mirrorFile, mirror);
  expect(runTool('update-task-board', ['--recover'], { cwd: repository.root }).stdout).toBe('recovered: 1\n');
  expect(repository.read(mirrorFile)).toContain('In Progress');
  expect(runTool('update-task-board', ['--recover'], { cwd: repository.root }).stdout).toBe('recovered: 0\n');
});

test.each<[string, (journal: TaskBoardJournal) => object]>([
  [
    'leads outside',
    (journal) => ({ ...journal, files: journal.files.map((file) => ({ ...file, path: `../${file.path}` })) }),
  ],
  ['is cut off', () => ({ schema: 'task-board-journal/v1' })],
])('a journal that %s changes nothing', (_, spoilt) => {
  const { repository, folder, journal } = cutOff();
  repository.write(`${folder}/journal.json`, spoilt(journal));
  expect(runTool('update-task-board', ['--recover'], { cwd: repository.root }).status).toBe(1);
  expect(repository.read(boardFile)).toBe(teamFiles()[boardFile]);
});

test('what was staged before a journal stood is removed by the next one', () => {
  const repository = temporaryRepository(teamFiles());
  repository.write('audit/task_board_updates/2026-01-05_120000/0.new', 'staged');
  mkdirSync(repository.path('audit/task_board_updates/2026-01-06_120000'), { recursive: true });
  expect(update(repository, [{ task: 'ST-B-001', append_notes: 'x' }]).status).toBe(0);
  expect(repository.files().filter((name) => name.endsWith('.new'))).toEqual([]);
  expect(repository.exists('audit/task_board_updates/2026-01-05_120000')).toBe(false);
});
