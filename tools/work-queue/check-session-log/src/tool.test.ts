import { sessionLogCheck } from '@gatehouse/contracts';
import { runTool, type Repository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { doneSession, teamRepository } from '../../../../libs/boards/fixtures/session';
import { boardFile, logText } from '../../../../libs/boards/fixtures/team';

const check = ({ root }: Repository, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('check-session-log', words, { cwd: root });

test('the log of a session that is over passes against git, in the working tree and as a commit', () => {
  const { repository, log } = doneSession();
  const base = repository.git('rev-parse', 'HEAD').trim();
  const done = check(repository, '--log', log, '--base', base);
  expect(done.stderr).toBe('');
  expect(done.stdout.split('\n')[0]).toBe(`[log] ${log}: pass (0 errors)`);
  repository.git('add', '--all');
  repository.git('commit', '-m', 'done');
  repository.write(log, 'gone');
  const { stdout, status } = check(repository, '--log', log, '--base', base, '--rev', 'HEAD', '--json');
  expect([status, sessionLogCheck.fault(JSON.parse(stdout))]).toEqual([0, undefined]);
});

test('what is wrong: status 2, and where', () => {
  const repository = teamRepository();
  const log = repository.write(
    'docs/agents/sessions/2026-01-15_session-0001.md',
    logText('2026-01-15', { files: [boardFile, 'src/gone.ts'], status: '\u001b[31mOver' }),
  );
  const done = check(repository, '--log', log);
  expect(done.status).toBe(2);
  expect(done.stderr).toContain(
    'check-session-log: files_touched: docs/agents/sessions/2026-01-15_session-0001.md:15: no such file: src/gone.ts\n',
  );
  expect(done.stderr).not.toContain('\u001b');
  const report = repository.files().find((name) => name.endsWith('session_log_check.json')) as string;
  expect(report).toMatch(/^audit\/session_log_checks\/[\d_-]+_2026-01-15_session-0001\/session_log_check\.json$/);
  expect(sessionLogCheck.fault(repository.json(report))).toBeUndefined();
});

test('a log that is not there is a finding; a commit that is not is an error', () => {
  const repository = teamRepository();
  expect(check(repository, '--log', 'docs/agents/sessions/2026-01-15_session-0009.md')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(
      'log_readable: docs/agents/sessions/2026-01-15_session-0009.md: not found',
    ) as string,
  });
  for (const words of [
    ['--base', 'abcdef1'],
    ['--rev', 'abcdef1'],
  ])
    expect(check(repository, '--log', 'x.md', ...words)).toMatchObject({
      status: 1,
      stderr: 'check-session-log: no such commit: abcdef1\n',
    });
});
