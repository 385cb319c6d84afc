import { sessionStart, type SessionStart } from '@gatehouse/contracts';
import { runTool, startTool, temporaryRepository, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { succeed, teamRepository } from '../../../../libs/boards/fixtures/session';
import {
  backlogFile,
  boardFile,
  gatesFile,
  gatesText,
  mirrorFile,
  planFiles,
  teamFiles,
  teamTasks,
} from '../../../../libs/boards/fixtures/team';

const start = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('start-session', words, { cwd: root });

test('an eligible task: the log, the record, and what it started from', () => {
  const repository = teamRepository();
  repository.write('notes.txt', 'not committed');
  const done = start(
    repository,
    '--task',
    'st-a-002',
    '--role',
    'Ann Lee',
    '--level',
    'L2',
    '--approved-by',
    'the lead',
  );
  expect(done).toMatchObject({ status: 0, stderr: '' });
  expect(done.stdout.split('\n')[0]).toBe('[session] ST-A-002: eligible');
  const recordFile = repository.files().find((name) => name.endsWith('session_start.json')) as string;
  const record = repository.json<Record<string, unknown>>(recordFile) as unknown as SessionStart;
  expect(sessionStart.fault(record)).toBeUndefined();
  expect(record).toMatchObject({
    task: 'ST-A-002',
    level: 'L2',
    approved_by: 'the lead',
    base_commit: repository.git('rev-parse', 'HEAD').trim(),
    uncommitted_files: ['notes.txt'],
    gates: ['DELAY'],
    plan_files: [{ path: planFiles.A }],
    recent_timeline: [{ date: '2026-01-09', summary: 'First figures' }],
  });
  const text = repository.read(record.log as string);
  expect(text).toContain(
    '- **Task board card:** ST-A-002 | Drop spikes, then average | Ready | Ingest | docs/plans/PlanA_Gauges.md\n',
  );
  expect(text).toContain('- **Level:** L2 (approved by the lead)\n');
  expect(text).toContain('- 2026-01-09: First figures (`Logs/poller.json`)\n');
  expect(start(repository, '--task', 'ST-A-002', '--level', 'L3')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--approved-by') as string,
  });
});

test('a log as it starts is not a draft yet: its plan is to be filled in', () => {
  const repository = teamRepository();
  succeed(repository, 'start-session', ['--task', 'ST-A-002']);
  const log = repository.files().find((name) => /session-0001\.md$/.test(name)) as string;
  const draft = runTool('check-session-log', ['--log', log, '--stage', 'draft'], { cwd: repository.root });
  expect(draft.status).toBe(2);
  expect(
    draft.stderr
      .trimEnd()
      .split('\n')
      .every((line) => line.includes('plan_bullets')),
  ).toBe(true);
});

test('sessions at once get numbers of their own', async () => {
  const repository = teamRepository();
  const runs = Array.from(
    { length: 5 },
    () => startTool('start-session', ['--task', 'ST-A-002', '--json'], { cwd: repository.root }).ended,
  );
  const logs = (await Promise.all(runs)).map(({ stdout }) => (JSON.parse(stdout) as SessionStart).log);
  expect(logs.map((log) => log?.slice(-7)).sort()).toEqual(['0001.md', '0002.md', '0003.md', '0004.md', '0005.md']);
  expect(repository.files().filter((name) => name.endsWith('session_start.json'))).toHaveLength(5);
});

describe('not eligible: status 2, nothing written, each reason told', () => {
  const withTask = (changes: object): Record<string, string> =>
    teamFiles(teamTasks.map((task) => (task.id === 'ST-A-002' ? { ...task, ...changes } : task)));
  const busy = teamFiles(teamTasks.map((task) => (task.id === 'ST-B-002' ? { ...task, status: 'In Progress' } : task)));
  test.each<[string, Record<string, string>, string]>([
    ['done', withTask({ status: 'Done - 2026-01-12' }), 'task_open: ST-A-002 is done: Done - 2026-01-12'],
    ['blocked', withTask({ status: 'Blocked', notes: 'no licence' }), 'not_blocked: ST-A-002 is blocked: no licence'],
    ['no gate', { [gatesFile]: gatesText([]) }, 'gates_defined: no gate is defined for ST-A-002'],
    ['no gates file', { [gatesFile]: '' }, `gates_defined: ${gatesFile}: is empty`],
    ['the limit', busy, 'wip_free: 2 others in progress, limit 2: ST-B-001, ST-B-002'],
    [
      'no status row',
      { [planFiles.A]: (teamFiles()[planFiles.A] ?? '').replace(/\| ST-A-002.*\n/, '') },
      'in_plan: ST-A-002 has no row with a status in docs/plans/PlanA_Gauges.md',
    ],
    [
      'not in the backlog',
      { [backlogFile]: (teamFiles()[backlogFile] ?? '').replace(/\| ST-A-002.*\n/, '') },
      `in_backlog: ST-A-002 has no row in ${backlogFile}`,
    ],
    [
      'documents that disagree',
      { [mirrorFile]: (teamFiles()[mirrorFile] ?? '').replace('| Ready |', '| Backlog |') },
      `documents_agree: status_agrees: ${mirrorFile}:6`,
    ],
    [
      'a damaged record',
      { [boardFile]: (teamFiles()[boardFile] ?? '').replace('ST-A-002,', '"ST-A-002"x,') },
      'task_known: ST-A-002 has a damaged record on the board',
    ],
  ])('%s', (_, files, reason) => {
    const repository = temporaryRepository({ ...teamFiles(), [gatesFile]: gatesText(), ...files });
    const before = repository.files();
    const refused = start(repository, '--task', 'ST-A-002');
    expect([refused.status, refused.stdout]).toEqual([2, '[session] ST-A-002: not eligible\n']);
    expect(refused.stderr).toContain(`start-session: ${reason}`);
    expect(repository.files()).toEqual(before);
  });
});

test('--check-only writes nothing; outside git there is no base commit', () => {
  const repository = temporaryRepository({ ...teamFiles(), [gatesFile]: gatesText() });
  const before = repository.files();
  const { stdout } = start(repository, '--task', 'ST-B-001', '--check-only', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ eligible: true, log: null, base_commit: null, gates: [] });
  expect(repository.files()).toEqual(before);
});
