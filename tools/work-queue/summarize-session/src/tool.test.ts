import { sessionSummary, type SessionSummary } from '@gatehouse/contracts';
import { runTool } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { doneSession, metricsFile, sessionTask, succeed, type Session } from '../../../../libs/boards/fixtures/session';
import { boardFile, mirrorFile, planFiles } from '../../../../libs/boards/fixtures/team';
import { readSummary } from './text-checks';

const summarize = ({ repository: { root }, log }: Session, ...words: string[]): ReturnType<typeof runTool> =>
  runTool('summarize-session', ['--log', log, ...words], { cwd: root });
function closed(): Session {
  const session = doneSession();
  succeed(session.repository, 'check-task-closure', ['--task', sessionTask, '--log', session.log]);
  return session;
}
const document = (session: Session, ...words: string[]): SessionSummary =>
  JSON.parse(summarize(session, '--json', ...words).stdout) as SessionSummary;
const boxes = (summary: SessionSummary): string =>
  summary.checklist.map(({ status }) => ({ pass: 'x', fail: ' ', not_applicable: '-' })[status]).join('');

test('the summary is written from evidence, and is right by its own checks', () => {
  const session = closed();
  const { repository, date, report } = session;
  const done = summarize(session);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  const base = repository.git('rev-parse', '--short=7', 'HEAD').trim();
  expect(done.stdout.split('\n').slice(0, -4)).toEqual([
    'PATCH SUMMARY',
    `- 5 files changed since ${base}`,
    `- ${metricsFile}`,
    '- docs/CODEX_BACKLOG.md',
    `- ${mirrorFile}`,
    `- ${planFiles.A}`,
    `- ${boardFile}`,
    `- plan: ${planFiles.A}`,
    'TEST RESULTS',
    '- unit tests: 12 passed, 0 failed',
    `- gates: pass (${report})`,
    '- DELAY: pass (57.5 <= 120)',
    'TASKBOARD UPDATE',
    `- ${sessionTask}: Ready -> Done - ${date} (${boardFile}, ${mirrorFile})`,
    '- backlog: not in docs/CODEX_BACKLOG.md',
    `- evidence: ${metricsFile}`,
    `- evidence: ${report}`,
    'NEXT STEP',
    '- none',
  ]);
  expect(done.stdout).toContain(`[summary] ${sessionTask}: pass (6 of 7 boxes, 1 not applicable)\n`);
  const [json = '', md = ''] = repository.files().filter((name) => name.includes('session_summary'));
  expect(sessionSummary.fault(repository.json(json))).toBeUndefined();
  expect(repository.read(md)).toMatch(/\nCHECKLIST\n- \[x\] /);
  repository.write('summary.md', repository.read(md).split('\nCHECKLIST')[0] ?? '');
  expect(document(session, '--check', 'summary.md')).toMatchObject({ mode: 'check', findings: [], overall_pass: true });
});

describe('a box that is open', () => {
  test.each<[string, (session: Session) => void, string, string]>([
    [
      'not closed',
      ({ repository, log }) => repository.write(log, `${repository.read(log)}\n`),
      'xxxx -x',
      'has changed since',
    ],
    [
      'the board changed',
      ({ repository }) => repository.write(boardFile, repository.read(boardFile).replace('Web', 'web')),
      'xxxx -x',
      `${boardFile} has changed since`,
    ],
    [
      'a command of one’s own',
      ({ repository, log }) =>
        repository.write(log, repository.read(log).replace('`npm test`', '`Tools/Own.ps1 -Fast`')),
      'xx x -x',
      'not in the runbook: Tools/Own.ps1 -Fast',
    ],
  ])('%s', (_, spoil, expected, problem) => {
    const session = closed();
    spoil(session);
    const { status, stdout, stderr } = summarize(session, '--json');
    expect([status, boxes(JSON.parse(stdout) as SessionSummary)]).toEqual([2, expected]);
    expect(stderr).toContain(problem);
  });
  test('a report and a closure that state a pass over what failed', () => {
    const session = closed();
    const { repository } = session;
    const report = session.report as string;
    const stated = repository.json<Record<string, unknown>>(report);
    const gates = stated['gates'] as object[];
    repository.write(report, { ...stated, gates: [{ ...gates[0], status: 'stale' }] });
    const closure = repository.files().find((name) => name.endsWith('task_closure_check.json')) as string;
    const { inputs, checks, ...rest } = repository.json<Record<string, unknown>>(closure);
    repository.write(closure, {
      ...rest,
      inputs: (inputs as { path: string }[]).filter(({ path }) => path !== report),
      checks: [{ ...(checks as object[])[0], status: 'fail' }],
    });
    const { status, stdout, stderr } = summarize(session, '--json');
    expect([status, boxes(JSON.parse(stdout) as SessionSummary)]).toEqual([2, 'xxx  -x']);
    expect(stderr).toContain(`telemetry_compared: ${report}: states pass, and DELAY is stale\n`);
    expect(stderr).toContain(`documents_updated: ${closure}: states pass, and task_known is fail\n`);
  });
  test('neither start, report nor closure', () => {
    const session = closed();
    const { repository } = session;
    const base = repository.git('rev-parse', 'HEAD').trim();
    repository.git('clean', '-dfq', 'audit');
    expect(boxes(document(session, '--base', base))).toBe(' xx  -x');
  });
});

test.each<[string, string, string]>([
  ['tests.json', '{"passed": 7, "failed": 1}', '- unit tests: 7 passed, 1 failed'],
  ['tests.xml', '<testsuite tests="3"/>', '- unit tests: 3 passed, 0 failed'],
])('numbers of tests from %s', (file, text, line) => {
  const session = closed();
  session.repository.write(`../${file}`, text);
  expect(document(session, '--tests', `../${file}`).sections['TEST RESULTS']).toContain(line);
});

test.each<[string[], string]>([
  [['--tests', 'none.xml'], 'tests not found: none.xml'],
  [['--check', 'none.md'], 'summary not found: none.md'],
  [['--gate-report', 'none.json'], 'gate report not found: none.json'],
  [['--base', 'abcdef1'], 'no such commit: abcdef1'],
])('%j: status 1', (words, message) => {
  expect(summarize(doneSession(), ...words)).toMatchObject({
    status: 1,
    stdout: '',
    stderr: `summarize-session: ${message}\n`,
  });
});

test('a summary is found whatever marks its headings', () => {
  const reading = readSummary(
    '# Patch summary\n- a\n**TEST RESULTS:**\nTaskboard Update\n- b\nNEXT STEP\n- c\nPATCH SUMMARY\n- d\n',
  );
  expect(reading.found).toEqual(['PATCH SUMMARY', 'TEST RESULTS', 'TASKBOARD UPDATE', 'NEXT STEP', 'PATCH SUMMARY']);
  expect(reading.sections).toEqual({
    'PATCH SUMMARY': '- a',
    'TEST RESULTS': '',
    'TASKBOARD UPDATE': '- b',
    'NEXT STEP': '- c',
  });
});
