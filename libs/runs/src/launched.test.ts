import type { Launch, LaunchAnswer, RunContext, RunStatus } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import type { EngineView } from './launched';
import { judgeRun, type Machine, type RunDocuments } from './state';

const now = Date.parse('2026-03-02T08:00:00.000Z');
const at = (secondsAgo: number): string => new Date(now - secondsAgo * 1000).toISOString();
const machine: Machine = { host: 'login1', bootId: 'b', pidNamespace: undefined, processes: [], now };
const missing = { state: 'missing' } as const;

const answer = (changes: Partial<LaunchAnswer>): LaunchAnswer => ({
  key: 'gh-0123456789abcdef',
  known: true,
  state: 'pending',
  engine_state: 'PENDING',
  reason: 'Priority',
  exit: null,
  restarts: 0,
  nodes: null,
  started_at: null,
  ended_at: null,
  expected_start: null,
  elements: [],
  ...changes,
});
const view = (changes: Partial<LaunchAnswer>, overSince: string | null = null): EngineView => ({
  answer: answer(changes),
  askedAt: at(1),
  overSince,
});
const ended = (secondsAgo: number, word = 'FAILED'): EngineView =>
  view({ state: 'ended', engine_state: word, reason: 'None', exit: { code: 1, signal: 0 }, ended_at: at(secondsAgo) });
const notKnown = (secondsAgo: number): EngineView =>
  view({ known: false, state: null, engine_state: null, reason: null }, at(secondsAgo));
const running = view({ state: 'running', engine_state: 'RUNNING', reason: 'None' });
const silent: EngineView = { silence: 'Unable to contact slurm controller' };

function documents(phase: RunStatus['phase'], heartbeat: number, job: string | null): RunDocuments {
  const handle = job === null ? null : { job };
  const launch = {
    decision_tag: 't1',
    key: 'gh-0123456789abcdef',
    launcher: { name: 'slurm' },
    handle,
    submitted_by: { host: 'login1', boot_id: 'b', process: { pid: 7, start_time: 5 } },
  } as unknown as Launch;
  const status = {
    decision_tag: 't1',
    phase,
    host: 'n1',
    heartbeat_at: at(heartbeat),
    launch: { attempt: 1 },
  } as unknown as RunStatus;
  return {
    context: missing,
    result: missing,
    status: { state: 'read', value: status },
    launch: { state: 'read', value: launch },
    launchEnd: missing,
    isCancelled: false,
  } as RunDocuments;
}

describe('a launched run without a result (contract 48.9)', () => {
  test.each<[string, RunDocuments, EngineView | undefined, string, RegExp]>([
    ['queued, pending', documents('queued', 9000, '12'), view({}), 'queued', /^slurm job 12: PENDING \(Priority\);/],
    ['queued, running', documents('queued', 9000, '12'), running, 'running', /its files are not to be seen yet/],
    ['queued, not asked', documents('queued', 1, '12'), undefined, 'unknown', /the engine was not asked/],
    ['queued, engine away', documents('queued', 1, '12'), silent, 'unknown', /did not answer: Unable to contact/],
    ['queued, an unknown word', documents('queued', 1, '12'), view({ state: 'unknown' }), 'unknown', /does not know/],
    ['queued, just ended', documents('queued', 9000, '12'), ended(89), 'queued', /waiting for its files/],
    ['queued, ended', documents('queued', 9000, '12'), ended(90), 'lost', /FAILED 1:0, and there is no file of it/],
    ['queued, just forgotten', documents('queued', 9000, '12'), notKnown(89), 'queued', /waiting for its files/],
    ['queued, forgotten', documents('queued', 9000, '12'), notKnown(91), 'lost', /does not know the job/],
    ['no handle, not asked', documents('queued', 9000, null), undefined, 'unknown', /resume-launch --tag t1/],
    ['no handle, no job', documents('queued', 9000, null), notKnown(9000), 'unknown', /resume-launch --tag t1/],
    ['no handle, a job found', documents('queued', 9000, null), view({}), 'queued', /PENDING/],
    ['at work, fresh', documents('workflow', 119, '12'), undefined, 'running', /last heartbeat/],
    ['at work, fresh, engine away', documents('workflow', 119, '12'), silent, 'running', /last heartbeat/],
    ['at work, old, not asked', documents('workflow', 121, '12'), undefined, 'unknown', /121 s ago/],
    ['at work, old, engine away', documents('workflow', 121, '12'), silent, 'unknown', /121 s ago/],
    [
      'at work, old, running',
      documents('workflow', 500, '12'),
      running,
      'running',
      /500 s ago; the engine says RUNNING/,
    ],
    ['at work, pending again', documents('workflow', 500, '12'), view({}), 'queued', /^for attempt 2: PENDING/],
    ['at work, just ended', documents('workflow', 100, '12'), ended(80), 'running', /waiting for its files/],
    ['at work, node failed', documents('workflow', 130, '12'), ended(95, 'NODE_FAIL'), 'lost', /^NODE_FAIL/],
    ['ended, and its heart beats', documents('workflow', 5, '12'), ended(500), 'running', /waiting for its files/],
  ])('%s', (_, run, engine, state, evidence) => {
    const judged = judgeRun(run, machine, engine);
    expect(judged.state).toBe(state);
    expect(judged.evidence.join('; ')).toMatch(evidence);
  });

  test.each([
    [false, ended(90), /no file of it, nor a log: the node may not see the repository$/],
    [false, view({ state: 'ended', engine_state: 'CANCELLED', exit: { code: 0, signal: 0 } }), /no file of it$/],
    [true, ended(90), /no file of it$/],
  ])('that ended without a file, with a log: %s', (hasEngineLog, engine, evidence) => {
    const over = { ...engine, overSince: at(95) };
    const judged = judgeRun({ ...documents('queued', 9000, '12'), hasEngineLog }, machine, over);
    expect(judged.evidence[0]).toMatch(evidence);
  });

  test('is queued while its submitter lives', () => {
    const process = { pid: 7, startTime: 5, parent: 1, group: 7, state: 'S', words: [] };
    expect(judgeRun(documents('queued', 1, null), { ...machine, processes: [process] }).state).toBe('queued');
    expect(
      judgeRun(documents('queued', 1, null), { ...machine, processes: [{ ...process, startTime: 6 }] }).state,
    ).toBe('unknown');
  });

  test.each([
    [90, 'lost', /it has no launch\.json: it was never submitted/],
    [89, 'unknown', /undecided/],
  ] as const)('whose submitter was killed before launch.json, %i s ago, is %s', (age, state, evidence) => {
    const absent = { state: 'missing', problem: 'not found' } as const;
    const context = { launch: { submitted_at: at(age) } } as unknown as RunContext;
    const run: RunDocuments = {
      ...documents('queued', 9000, null),
      context: { state: 'read', value: context },
      status: absent,
      launch: absent,
    };
    const judged = judgeRun(run, machine);
    expect(judged.state).toBe(state);
    expect(judged.evidence.join('; ')).toMatch(evidence);
  });

  test('without a handle, and cancelled, is lost when the engine has no job of it', () => {
    const run = { ...documents('queued', 9000, null), isCancelled: true };
    expect(judgeRun(run, machine, notKnown(91)).state).toBe('lost');
    expect(judgeRun(run, machine, undefined).state).toBe('unknown');
  });

  test('is lost by its own document, and a result that comes later counts', () => {
    const end = { answer: answer({ state: 'ended', engine_state: 'CANCELLED', reason: null }) };
    const run = { ...documents('queued', 9000, '12'), launchEnd: { state: 'read', value: end } } as RunDocuments;
    expect(judgeRun(run, machine, running)).toMatchObject({ state: 'lost' });
    const late = { ...run, result: { state: 'read', value: { outcome: 'succeeded', exit_code: 0 } } } as RunDocuments;
    expect(judgeRun(late, machine).state).toBe('succeeded');
  });
});

describe('a launched run in shards without a result (contract 48.8)', () => {
  const parts = { lead: '12', shards: '13', join: '14' };
  const inShards = (
    phase: RunStatus['phase'],
    heartbeat: number,
    changes: object = {},
    beat?: number,
  ): RunDocuments => {
    const found = documents(phase, heartbeat, '12');
    const { value } = found.launch as unknown as { value: object };
    return {
      ...found,
      ...(beat !== undefined && { shardBeat: now - beat * 1000 }),
      launch: { state: 'read', value: { ...value, handle: { job: '12', parts }, parts: {}, ...changes } as Launch },
    } as RunDocuments;
  };
  const undecided = { handle: null };
  test.each<[string, RunDocuments, EngineView | undefined, string, RegExp]>([
    ['lead pending', inShards('queued', 9000), view({ part: 'lead' }), 'queued', /^slurm lead job 12: PENDING/],
    ['shards pending', inShards('workflow', 9000), view({ part: 'shards' }), 'queued', /^slurm shards job 13: PENDING/],
    ['a shard alive', inShards('workflow', 9000, {}, 100), undefined, 'running', /last heartbeat 2026-03-02T07:58:20/],
    ['shards silent', inShards('workflow', 9000, {}, 130), undefined, 'unknown', /130 s ago/],
    [
      'shards silent, running',
      inShards('workflow', 9000, {}, 130),
      view({ part: 'shards', state: 'running', engine_state: 'RUNNING', reason: 'None' }),
      'running',
      /slurm shards job 13 on n1: .*; the engine says/,
    ],
    ['join pending', inShards('workflow', 9000, {}, 200), view({ part: 'join' }), 'queued', /^slurm join job 14: /],
    [
      'join ended',
      inShards('workflow', 9000, {}, 200),
      view({ part: 'join', state: 'ended', engine_state: 'FAILED', ended_at: at(91) }),
      'lost',
      /^slurm join job 14: FAILED/,
    ],
    ['some parts undecided', inShards('queued', 9000, undecided), notKnown(200), 'unknown', /resume-launch --tag t1/],
    ['undecided, lead at work', inShards('preflight', 5, undecided), notKnown(200), 'running', /resume-launch/],
    [
      'undecided and cancelled',
      { ...inShards('queued', 9000, undecided), isCancelled: true },
      notKnown(200),
      'lost',
      /does not know the job/,
    ],
  ])('%s', (_, found, said, state, why) => {
    const judged = judgeRun(found, machine, said);
    expect([judged.state, judged.evidence.join(';')]).toEqual([state, expect.stringMatching(why)]);
  });
});
