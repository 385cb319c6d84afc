import { createHash } from 'node:crypto';
import { taskClosureCheck, type TaskClosureCheck } from '@gatehouse/contracts';
import { runTool, type Repository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import {
  doneLog,
  doneSession,
  metricsFile,
  sessionTask,
  startedSession,
  succeed,
  type Session,
} from '../../../../libs/boards/fixtures/session';
import {
  backlogFile,
  boardFile,
  gatesFile,
  gatesText,
  delayGate,
  logText,
  mirrorFile,
  planFiles,
  readings,
} from '../../../../libs/boards/fixtures/team';

const close = (
  { repository: { root }, log }: Pick<Session, 'repository' | 'log'>,
  ...words: string[]
): ReturnType<typeof runTool> =>
  runTool('check-task-closure', ['--task', sessionTask, '--log', log, ...words], { cwd: root });
function found(session: Session, ...words: string[]): string[] {
  const { stdout, stderr } = close(session, '--json', ...words);
  if (stdout === '') throw new Error(stderr);
  return (JSON.parse(stdout) as TaskClosureCheck).findings.map(
    ({ check, file, message }) => `${check} ${file} ${message}`,
  );
}
const change = ({ write, read }: Repository, file: string, from: string | RegExp, to: string): void => {
  const after = read(file).replace(from, to);
  if (after === read(file)) throw new Error(`nothing to change in ${file}`);
  write(file, after);
};
function editReport(session: Session, edit: (report: Record<string, unknown>) => object): void {
  const file = session.report as string;
  session.repository.write(file, edit(session.repository.json(file)));
}

test('a task that is done with all its evidence: from the working tree, and from the commit', () => {
  const session = doneSession();
  const done = close(session);
  expect(done.stderr).toBe('');
  expect(done.stdout.split('\n')[0]).toBe(`[closure] ${sessionTask} Done - ${session.date}: pass (0 errors)`);
  const { repository } = session;
  const file = repository.files().find((name) => name.endsWith('task_closure_check.json')) as string;
  const report = repository.json<Record<string, unknown>>(file);
  expect(taskClosureCheck.fault(report)).toBeUndefined();
  expect(report).toMatchObject({
    documents: [boardFile, mirrorFile, backlogFile, planFiles.A],
    gate_report: { path: session.report },
    evidence: [{ path: metricsFile }, { path: session.report }],
  });
  repository.git('add', '--all');
  repository.git('commit', '-m', 'done');
  repository.write(boardFile, 'gone');
  expect(found(session, '--rev', 'HEAD')).toEqual([]);
});

test('a task that is blocked closes without its gates, but not without a reason', () => {
  const session = startedSession();
  const { repository, log, date } = session;
  const update = {
    schema: 'task-updates/v1',
    updates: [
      { task: sessionTask, status: 'blocked', blocked_by: 'no corpus', backlog: { notes: 'waits for the corpus' } },
    ],
  };
  repository.write('../updates.json', update);
  succeed(repository, 'update-task-board', ['--updates', '../updates.json']);
  const parts = {
    card: `${sessionTask} | x | Blocked`,
    files: [backlogFile, mirrorFile, planFiles.A, boardFile],
    tests: 'Not run (nothing to test)',
    status: 'Blocked: no corpus',
  };
  repository.write(log, logText(date, parts));
  expect(found(session)).toEqual([]);
  repository.write(log, logText(date, { ...parts, status: 'Blocked' }));
  expect(found(session)).toEqual([
    `log_passes ${log} blocked_reason: blocked, and neither status nor follow-ups say by what`,
  ]);
});

describe('what is missing or was changed', () => {
  test.each<[string, (session: Session) => void, (session: Session) => string[]]>([
    [
      'a mirror that was forgotten',
      ({ repository }) => repository.git('checkout', '--', mirrorFile),
      () => ['board_agrees', 'log_passes', 'mirror_updated'],
    ],
    [
      'a document that the log leaves out',
      (session) =>
        session.repository.write(
          session.log,
          doneLog(session, { files: [metricsFile, backlogFile, mirrorFile, boardFile] }),
        ),
      () => ['log_lists_documents', 'log_passes'],
    ],
    [
      'a task in progress',
      ({ repository }) =>
        [boardFile, mirrorFile, planFiles.A].forEach((file) =>
          change(repository, file, /(ST-A-002.*)Done - [\d-]+/, '$1In Progress'),
        ),
      () => ['board_agrees', 'log_passes', 'status_final'],
    ],
    [
      'evidence that is gone',
      ({ repository }) => change(repository, boardFile, metricsFile, 'Logs/gone.json; C:\\x\\y.json'),
      () => ['evidence_exists', 'evidence_exists'],
    ],
    [
      'evidence that git ignores',
      ({ repository }) => {
        repository.write('.git/info/exclude', '*.ndjson\n');
      },
      () => ['evidence_committable', 'log_passes'],
    ],
    [
      'no report',
      (session) => session.repository.write(session.log, doneLog({ ...session, report: metricsFile })),
      () => ['log_cites_gates'],
    ],
  ])('%s', (_, spoil, expected) => {
    const session = doneSession();
    spoil(session);
    expect(
      found(session)
        .map((line) => line.split(' ')[0])
        .sort(),
    ).toEqual(expect.arrayContaining(expected(session)));
  });

  test('no base, no commit, no repository, no report: status 1', () => {
    const session = doneSession();
    const { repository, log } = session;
    expect(close(session, '--base', 'abcdef1').stderr).toBe('check-task-closure: no such commit: abcdef1\n');
    expect(close(session, '--gate-report', 'none.json').stderr).toBe(
      'check-task-closure: gate report not found: none.json\n',
    );
    expect(close({ repository, log: 'docs/none.md' }).stderr).toContain('--base is required');
    expect(runTool('check-task-closure', ['--task', 'ST-Z-009', '--log', log], { cwd: repository.root })).toMatchObject(
      {
        status: 2,
        stderr: `check-task-closure: task_known: ${boardFile}: not on the board\n`,
      },
    );
  });
});

describe('no verdict of a report is believed', () => {
  test.each<[string, (report: Record<string, unknown>) => object, string[]]>([
    [
      'figures that fail',
      (report) => ({ ...report, gates: [{ ...(report['gates'] as object[])[0], value: 500 }] }),
      ['gates_recomputed DELAY: states pass, its figures say fail'],
    ],
    [
      'a threshold that was moved',
      (report) => ({ ...report, gates: [{ ...(report['gates'] as object[])[0], value: 500, threshold: 999 }] }),
      ['gates_recomputed DELAY: states pass, its figures say fail'],
    ],
    [
      'a gate left out',
      (report) => ({ ...report, gates: [] }),
      ['gates_recomputed gates left out: DELAY', 'gates_recomputed states pass, its gates say fail'],
    ],
    [
      'a failure called waived',
      (report) => ({
        ...report,
        gates: [{ ...(report['gates'] as object[])[0], status: 'waived', underlying: 'fail', value: 500 }],
      }),
      [
        'gates_recomputed DELAY: states waived, and no waiver of it holds',
        'gates_recomputed states pass, its gates say fail',
      ],
    ],
    ['another task', (report) => ({ ...report, scope: { task: 'ST-A-001' } }), ['gates_pass a report of ST-A-001']],
    [
      'as of another day',
      (report) => ({ ...report, as_of: '2026-01-01T00:00:00.000000+00:00' }),
      ['gates_current was made as of 2026-01-01T00:00:00.000000+00:00, not as of now'],
    ],
    [
      'older than the work',
      (report) => ({ ...report, generated_at: '2020-01-01T00:00:00.000000' }),
      ['gates_current was made 2020-01-01T00:00:00.000000, before the base commit'],
    ],
    [
      'no sources',
      (report) => ({ ...report, gates: [{ ...(report['gates'] as object[])[0], sources: [] }] }),
      ['gates_current DELAY: names no source'],
    ],
    [
      'no samples',
      (report) => ({ ...report, gates: [{ ...(report['gates'] as object[])[0], samples: null, min_samples: null }] }),
      ['gates_recomputed DELAY: states pass, its figures say insufficient'],
    ],
    ['not a report', () => ({ schema: 'x/v1' }), ['gates_pass not a report']],
  ])('%s', (_, edit, expected) => {
    const session = doneSession();
    editReport(session, edit);
    const lines = found(session).map((line) => line.replace(`${session.report} `, ''));
    if (expected[0] === 'gates_pass not a report')
      expect(lines).toEqual([expect.stringContaining('not a telemetry-gate-report/v1 document') as string]);
    else expect(lines).toEqual(expected);
  });
  test('a report on other gates, and on files that are not of the gate', () => {
    const session = doneSession();
    const { repository, report } = session;
    const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
    const easy = gatesText([{ ...delayGate, threshold: 1e9 }]);
    repository.write('docs/easy.json', easy);
    editReport(session, (own) => ({
      ...own,
      gates_file: { path: 'docs/easy.json', sha256: sha256(easy) },
      gates: [
        {
          ...(own['gates'] as object[])[0],
          value: 500,
          threshold: 1e9,
          sources: [{ path: 'docs/easy.json', bytes: easy.length, sha256: sha256(easy) }],
        },
      ],
    }));
    expect(found(session).filter((line) => line.startsWith('gates_'))).toEqual([
      `gates_current ${report} DELAY: not a source of this gate: docs/easy.json`,
      `gates_current ${report} rests on other gates: docs/easy.json, not ${gatesFile}`,
    ]);
  });
  test('telemetry and gates that changed since', () => {
    const session = doneSession();
    const { repository, report } = session;
    repository.write(metricsFile, readings([1]));
    repository.write(gatesFile, gatesText([delayGate, { ...delayGate, id: 'MORE' }]));
    expect(found(session).filter((line) => line.startsWith('gates_'))).toEqual([
      `gates_current ${report} DELAY: its source has changed since: ${metricsFile}`,
      `gates_current ${report} ${gatesFile} has changed since`,
      `gates_recomputed ${report} gates left out: MORE`,
    ]);
  });
});

describe('online work', () => {
  const operation = (session: Session, more: object = {}): object => ({
    Timestamp: '2026-01-15T09:00:00Z',
    SessionId: session.log.slice(-26, -3),
    Action: 'Download',
    Arguments: { Uri: 'https://example.org/x.zip', HashSha256: 'ab'.repeat(32), Reason: 'helper' },
    Environment: { STATETRACE_AGENT_ALLOW_NET: '1' },
    Result: { Status: 'Success' },
    ...more,
  });
  const [ops, reset] = ['Logs/NetOps/1.json', 'Logs/NetOps/Resets/1.json'];
  const resets = (at: string, value: unknown = '0'): object => ({
    TimestampUtc: at,
    Reason: 'over',
    Entries: [{ Name: 'STATETRACE_AGENT_ALLOW_NET', NewValue: value }],
  });
  function online(operations: (session: Session) => string | object, resetRecord?: object): Session {
    const session = doneSession();
    session.repository.write(ops, operations(session));
    if (resetRecord !== undefined) session.repository.write(reset, resetRecord);
    const named = [ops, ...(resetRecord === undefined ? [] : [reset])];
    session.repository.write(
      session.log,
      doneLog(session, {
        files: [metricsFile, backlogFile, mirrorFile, planFiles.A, boardFile, ...named],
        validation: [`\`${session.report}\`, ${named.join(', ')}`],
      }),
    );
    return session;
  }
  test.each<[string, (session: Session) => string | object, object | undefined, string[]]>([
    ['recorded and reset', (session) => [operation(session)], resets('2026-01-15T09:30:00Z'), []],
    [
      'as lines',
      (session) => `${JSON.stringify(operation(session))}\n${JSON.stringify(operation(session))}\n`,
      resets('2026-01-15T09:30:00Z', 0),
      [],
    ],
    ['never reset', (session) => operation(session), undefined, ['netops_reset']],
    ['reset too late', (session) => operation(session), resets('2026-01-15T21:00:01Z'), ['netops_reset']],
    ['reset to 1', (session) => operation(session), resets('2026-01-15T09:30:00Z', '1'), ['netops_reset']],
    [
      'the flag off',
      (session) => operation(session, { Environment: { STATETRACE_AGENT_ALLOW_NET: '0' } }),
      undefined,
      [],
    ],
    ['of another session', (session) => operation(session, { SessionId: '2020-01-01_session-0001' }), undefined, []],
    [
      'without a session: by the task',
      (session) => operation(session, { SessionId: null, TaskBoardIds: ['st-a-002'], Action: '' }),
      resets('2026-01-15T09:30:00Z'),
      ['netops_logged'],
    ],
    ['no record at all', () => 'text', undefined, ['netops_logged']],
  ])('%s', (_, operations, resetRecord, expected) => {
    expect(found(online(operations, resetRecord)).map((line) => line.split(' ')[0])).toEqual(expected);
  });
});

test('a decision that is cited needs its official run', () => {
  const session = doneSession();
  change(session.repository, boardFile, 'planned<br>Evidence', 'decision_tag=tide_1<br>Evidence');
  expect(found(session).map((line) => line.split(' ')[0])).toEqual(['decision_run']);
});
