import { monitorRound, type RunContext, type RunResult, type RunStatus } from '@gatehouse/contracts';
import { judgeRun, type RunDocuments } from '@gatehouse/runs';
import { type ProcessFacts } from '@gatehouse/system';
import { describe, expect, test } from 'vitest';
import { duration, isFinal, linesOf, problemOf, roundOf, verdict, waitingLines } from './core';
import type { RunObservation } from './run-host';

const asked = { tag: 'momentum_run1', pattern: 'walk_forward.py --factors', host: null };
const observed = new Date('2026-03-05T10:20:30.000Z');
const missing = { state: 'missing', problem: 'not found' } as const;
const read = <T>(value: T): { state: 'read'; value: T } => ({ state: 'read', value });
const status: RunStatus = {
  schema: 'status/v1',
  decision_tag: asked.tag,
  workflow: 'production_gates',
  phase: 'workflow',
  host: 'ws-1',
  boot_id: null,
  official_run: { pid: 50, start_time: 5 },
  workflow_group: { pid: 60, start_time: 6 },
  started_at: '2026-03-05T10:15:00.000Z',
  heartbeat_at: '2026-03-05T10:20:00.000Z',
};
const facts = (pid: number, ...words: string[]): ProcessFacts => ({
  pid,
  parent: 1,
  group: pid,
  state: 'S',
  startTime: pid / 10,
  words,
});

function sight(
  given: { context?: RunContext; status?: RunStatus; result?: RunResult },
  processes: ProcessFacts[] = [facts(1, 'init')],
  more: Partial<RunObservation> = {},
): RunObservation {
  const documents: RunDocuments = {
    context: given.context ? read(given.context) : missing,
    status: given.status ? read(given.status) : missing,
    result: given.result ? read(given.result) : missing,
  };
  return {
    name: '2026-03-05_101500_production_gates_momentum_run1',
    documents,
    judgement: judgeRun(documents, { host: 'ws-1', bootId: undefined, pidNamespace: undefined, processes }),
    resultText: given.result ? `${JSON.stringify(given.result)}\n` : undefined,
    log: undefined,
    own: new Set(),
    processes,
    reports: [],
    clock: { now: observed, local: '2026-03-05 11:20:30' },
    ...more,
  };
}

describe('a round', () => {
  test('of a run that is going on', () => {
    const round = roundOf(
      sight({ status, context: { hostname: 'ws-1' } }, [facts(1), facts(50)], { own: new Set([50]) }),
      asked,
      observed,
    );
    expect(monitorRound.fault(round)).toBeUndefined();
    expect(round).toMatchObject({
      state: 'running',
      phase: 'workflow',
      workflow: 'production_gates',
      elapsed_s: 330,
      exit_code: null,
      has_result: false,
      processes: [{ pid: 50 }],
    });
    expect(verdict(round)).toBeUndefined();
    expect(isFinal(round)).toBe(false);
  });
  test('of a run that is not there yet', () => {
    const round = roundOf(undefined, asked, observed);
    expect(monitorRound.fault(round)).toBeUndefined();
    expect(round).toMatchObject({ state: 'absent', run_dir: null });
    expect(verdict(round)).toBeUndefined();
    expect(waitingLines(round)).toEqual(['HAS_RESULT=0', 'WF_COUNT=0', 'RUN_DIR=']);
  });
  test.each<[string, RunResult, 0 | 2]>([
    ['succeeded', { exit_code: 0 }, 0],
    ['failed', { exit_code: 7 }, 2],
    ['blocked', { exit_code: 2, outcome: 'blocked', phase: 'preflight' }, 2],
    ['interrupted', { exit_code: 143, outcome: 'interrupted', signal: 'SIGTERM' }, 2],
  ])('of a run that ended: %s', (state, result, exit) => {
    const round = roundOf(sight({ result }), asked, observed);
    expect(monitorRound.fault(round)).toBeUndefined();
    expect(round).toMatchObject({
      state,
      exit_code: result.exit_code,
      phase: result.phase ?? null,
      signal: result.signal ?? null,
      has_result: true,
    });
    expect(verdict(round)).toBe(exit);
    expect(isFinal(round)).toBe(true);
  });
  test('of a lost run, which is never final', () => {
    const round = roundOf(sight({ status }), asked, observed);
    expect(round).toMatchObject({ state: 'lost', elapsed_s: 300, has_result: false });
    expect(verdict(round)).toBe(2);
    expect(isFinal(round)).toBe(false);
    expect(problemOf(round)).toMatch(/^run audit\/workstation_runs\/2026.* is lost: official-run \(pid 50\) is gone/);
  });
});

describe('elapsed time', () => {
  const at = (started: string, finished: string): RunResult => ({
    exit_code: 0,
    started_at: started,
    finished_at: finished,
  });
  test.each<[string, Parameters<typeof sight>[0], number | null]>([
    ['from start to end', { status, result: at('2026-03-05T10:00:00Z', '2026-03-05T10:00:07.5Z') }, 7.5],
    ['of an old result that does not say', { result: { exit_code: 0 } }, null],
    ['by the stamp, in the local time of the machine', { context: { hostname: 'elsewhere' } }, 3930],
    ['a clock that was set back', { status: { ...status, host: 'elsewhere', started_at: '2026-03-05T10:30:00Z' } }, 0],
  ])('%s', (_, given, expected) => {
    expect(roundOf(sight(given), asked, observed).elapsed_s).toBe(expected);
  });
  test('a name without a stamp tells nothing', () => {
    expect(roundOf(sight({ context: { hostname: 'x' } }, [], { name: 'odd' }), asked, observed).elapsed_s).toBeNull();
  });
  test.each([
    [0, '0:00:00'],
    [59.9, '0:00:59'],
    [3600, '1:00:00'],
    [359_999, '99:59:59'],
  ])('%d s is %s', (seconds, shown) => {
    expect(duration(seconds)).toBe(shown);
  });
});

describe('workflow processes', () => {
  const seen = (...words: string[]): number =>
    roundOf(sight({ result: { exit_code: 0 } }, [facts(77, ...words)]), asked, observed).processes.length;
  test.each<[number, string[]]>([
    [1, ['python3', 'walk_forward.py', '--factors', 'a']],
    [1, ['sh', '-c', 'python3 walk_forward.py --factors a']],
    [0, ['python3', 'walk_forward.py']],
    [0, ['monitor-gate-run', '--tag', 'x', '--wf-pattern', 'walk_forward.py --factors']],
    [0, ['monitor-gate-run', '--wf=walk_forward.py --factors']],
    [0, ['sh', '-c', 'monitor_then_finalize.sh --wf-pattern "walk_forward.py --factors"']],
    [1, ['python3', 'walk_forward.py', '--factors', 'a', '--wf-train', '3', '--wf-shards=2']],
    [0, []],
  ])('%d for %j', (count, words) => {
    expect(seen(...words)).toBe(count);
  });
  test('an empty pattern is in no command line', () => {
    expect(roundOf(sight({}, [facts(77, 'x')]), { ...asked, pattern: '' }, observed).processes).toEqual([]);
  });
});

test('lines: everything that was promised, in order, and nothing that could command a terminal', () => {
  const hostile = '\u001b]0;x\u0007';
  const seen = sight(
    { result: { exit_code: 3, reason: hostile } },
    [facts(77, 'walk_forward.py', '--factors', hostile)],
    {
      name: `2026-03-05_101500_${hostile}`,
      log: {
        content: Buffer.from(Array.from({ length: 30 }, (_, i) => `line ${i}${hostile}\n`).join('')),
        whole: true,
      },
      reports: [`gate_results/production_gates_${hostile}/production_gates_report.json`],
      resultText: `{"x": "${hostile}"}\n`,
    },
  );
  const lines = linesOf(roundOf(seen, asked, observed), seen, '2026-03-05 10:20:30');
  expect(lines[0]).toBe('================ 2026-03-05 10:20:30 ================');
  expect(lines[1]).toMatch(/^RUN_DIR=audit\/workstation_runs\/2026-03-05_101500_/);
  expect(lines[2]).toMatch(/^state=failed exit_code=3 elapsed=unknown/);
  const heads = lines.filter((line) => line.startsWith('['));
  expect(heads).toEqual(['[result.json]', '[tail run.log]', '[wf processes]', '[gate reports]']);
  const tail = lines.slice(lines.indexOf('[tail run.log]') + 1, lines.indexOf('[wf processes]'));
  expect(tail).toHaveLength(20);
  expect(tail.at(-1)).toBe('line 29\\x1b]0;x\\x07');
  expect(lines.join('')).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f]/);
});
