import { taskBoardCheck } from '@gatehouse/contracts';
import { runTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { boardFile, boardText, mirrorFile, teamFiles, teamTasks } from '../../../../libs/boards/fixtures/team';

const check = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('check-task-board', words, { cwd: root });

test('documents that agree: status 0, both files, and the document of --json is that of the file', () => {
  const repository = temporaryRepository(teamFiles());
  const done = check(repository);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  const [line, json, md] = done.stdout.trimEnd().split('\n');
  expect(line).toBe('[board] pass (4 tasks, 0 errors, 0 warnings)');
  const files = repository.files().filter((name) => name.startsWith('audit/'));
  expect([json, md]).toEqual([
    `[done] task_board_check_json=${repository.path(files[0] as string)}`,
    `[done] task_board_check_md=${repository.path(files[1] as string)}`,
  ]);
  expect(taskBoardCheck.fault(repository.json(files[0] as string))).toBeUndefined();
  expect(repository.read(files[1] as string)).toMatch(
    /^# Task Board Check\n\n- generated_at: .*\n- overall_pass: True\n/,
  );
  const { generated_at: _, ...document } = JSON.parse(check(repository, '--json').stdout) as Record<string, unknown>;
  expect(repository.json(files[0] as string)).toMatchObject(document);
});

test('what disagrees: status 2, errors on standard error, warnings not', () => {
  const files = teamFiles();
  files[mirrorFile] = (files[mirrorFile] ?? '')
    .replace('| Ready |', '| Backlog |')
    .replace('\n| ST-B-002', '\n\n| ST-B-002');
  const done = check(temporaryRepository(files), '--out-dir', 'reports');
  expect(done.status).toBe(2);
  expect(done.stderr).toBe(`check-task-board: status_agrees: ${mirrorFile}:6: 'Backlog', board has 'Ready'\n`);
  expect(done.stdout).toContain('[board] fail (4 tasks, 1 errors, 1 warnings)\n');
  expect(done.stdout).toContain('/reports/');
});

test('of many errors twenty are named, and how many more', () => {
  const tasks = Array.from({ length: 30 }, (_, at) => ({ id: `ST-A-${at + 100}`, title: 'x', status: 'Nearly' }));
  const { status, stderr } = check(temporaryRepository({ ...teamFiles(), [boardFile]: boardText(tasks) }));
  const lines = stderr.trimEnd().split('\n');
  expect([status, lines.length]).toEqual([2, 21]);
  expect(lines.at(-1)).toMatch(/^check-task-board: and \d+ more errors$/);
});

test('a commit in place of the working tree, and boards of before', () => {
  const repository = temporaryRepository(teamFiles(), { git: true });
  repository.write(boardFile, boardText(teamTasks.slice(0, 3)));
  repository.write('before.csv', boardText());
  expect(check(repository, '--rev', 'HEAD')).toMatchObject({ status: 0 });
  for (const base of ['HEAD', 'before.csv'])
    expect(check(repository, '--base', base).stderr).toContain(`was on the board of ${base} and is gone`);
  expect(check(repository, '--base', 'HEAD', '--removed', 'st-b-002,ST-X-001').stderr).not.toContain('tasks_kept');
  expect(check(repository, '--base', 'abcdef1')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: 'check-task-board: no such commit: abcdef1\n',
  });
});

describe('hostile text', () => {
  test('commands no terminal and forges no line', () => {
    const title = 'a\u001b[31m\u202eb\u0007';
    const repository = temporaryRepository({
      ...teamFiles(),
      [boardFile]: boardText([{ id: 'ST-A-001', title, status: `x\u001b]0;y\u0007` }]),
    });
    const { status, stdout, stderr } = check(repository);
    expect(status).toBe(2);
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
    const md = repository.files().find((name) => name.endsWith('.md') && name.startsWith('audit/')) as string;
    expect(repository.read(md)).not.toMatch(/[\u0007\u001b\u202e]/);
  });
  test('a plan link leads nowhere outside', () => {
    const repository = temporaryRepository({
      ...teamFiles(),
      [boardFile]: boardText().replace('docs/plans/PlanA_Gauges.md', '../../etc/passwd'),
    });
    expect(check(repository).stderr).toContain(
      'plan_linked: docs/taskboard/TaskBoard.csv:2: no such file: ../../etc/passwd',
    );
  });
});

test('--print-policy prints a policy that works', () => {
  const repository = temporaryRepository(teamFiles());
  repository.write('p.json', check(repository, '--print-policy').stdout);
  expect(check(repository, '--policy', 'p.json')).toMatchObject({ status: 0 });
  expect(check(repository, '--policy', 'none.json')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('none.json: not found') as string,
  });
});

test('the same in every time zone', () => {
  const repository = temporaryRepository(teamFiles());
  for (const TZ of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'])
    expect(runTool('check-task-board', [], { cwd: repository.root, env: { TZ } }).status).toBe(0);
});
