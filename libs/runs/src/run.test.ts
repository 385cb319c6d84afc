import { Failure } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findReport } from './report';
import { newestFirst } from './newest';
import { findRun, listRuns, runFinder, runsNaming } from './run';
import { checkTag, safeTag } from './tag';

const at = (name: string, file = 'context.json'): string => `audit/workstation_runs/${name}/${file}`;
const tagged = (decision_tag: string): object => ({ decision_tag });

describe('which run a tag names', () => {
  test('the newest with exactly this tag, whatever its name says', () => {
    const { root } = temporaryRepository({
      [at('2026-03-01_070000_production_gates_run1')]: tagged('run1'),
      [at('2026-03-02_070000_statistical_gates_other')]: tagged('run1'),
      [at('2026-03-03_070000_production_gates_run1')]: tagged('run10'),
      [at('2026-03-04_070000_production_gates_run10')]: tagged('run10'),
    });
    expect(findRun(root, 'run1')?.name).toBe('2026-03-02_070000_statistical_gates_other');
    expect(findRun(root, 'run')).toBeUndefined();
    expect(runsNaming(root, 'run10')).toHaveLength(2);
  });

  test('one document that states another tag takes no run away', () => {
    const { root } = temporaryRepository({
      [at('2026-03-01_070000_production_gates_run1')]: tagged('other'),
      [at('2026-03-01_070000_production_gates_run1', 'result.json')]: tagged('run1'),
    });
    expect(runsNaming(root, 'run1')).toHaveLength(1);
    expect(runsNaming(root, 'other')).toHaveLength(1);
  });

  test('without a readable context status.json and result.json count, then the name as a whole', () => {
    const { root } = temporaryRepository({
      [at('2026-03-01_070000_production_gates_a', 'status.json')]: {
        schema: 'status/v1',
        decision_tag: 'from status',
        workflow: 'w',
        phase: 'preflight',
        host: 'h',
        boot_id: null,
        official_run: { pid: 1, start_time: 1 },
        workflow_group: null,
        started_at: '2026-03-01T07:00:00Z',
        heartbeat_at: '2026-03-01T07:00:00Z',
      },
      [at('2026-03-02_070000_production_gates_b', 'result.json')]: tagged('from result'),
      [at('2026-03-03_070000_production_gates_my_tag', 'run.log')]: 'x',
      [at('2026-03-04_070000_statistical_gates_my_tag', 'run.log')]: 'x',
      [at('2026-03-05_070000_production_gates_cut')]: '{"decision_tag": "cu',
    });
    expect(findRun(root, 'from status')?.name).toBe('2026-03-01_070000_production_gates_a');
    expect(findRun(root, 'from result')?.name).toBe('2026-03-02_070000_production_gates_b');
    expect(findRun(root, 'my tag')?.name).toBe('2026-03-03_070000_production_gates_my_tag');
    expect(findRun(root, 'cut')?.name).toBe('2026-03-05_070000_production_gates_cut');
    expect(findRun(root, 'tag')).toBeUndefined();
    const find = runFinder(root);
    for (const tag of ['from status', 'from result', 'my tag', 'cut', 'tag'])
      expect(find(tag)).toEqual(findRun(root, tag));
  });

  test('newest is by stamp, then by its suffix, then by name', () => {
    const names = [
      '2026-03-01_070000_w_z',
      '2026-03-01_070000_2_w_a',
      '2026-03-01_070000_10_w_a',
      'no stamp',
      '2026-03-02_070000_w_a',
      '2026-03-01_070000_w_a',
    ];
    expect([...names].sort((a, b) => newestFirst(a, b))).toEqual([
      '2026-03-02_070000_w_a',
      '2026-03-01_070000_10_w_a',
      '2026-03-01_070000_2_w_a',
      '2026-03-01_070000_w_z',
      '2026-03-01_070000_w_a',
      'no stamp',
    ]);
  });

  test('without runs there are none', () => expect(listRuns(temporaryRepository().root)).toEqual([]));
});

describe('which report belongs to a tag', () => {
  const find = (root: string, tag: string, onUnread?: (problem: string) => void): string | undefined =>
    findReport(root, (stated) => stated === tag, onUnread);
  const report = (name: string): string => `gate_results/production_gates_${name}/production_gates_report.json`;

  test('the newest with exactly this tag, also in an old one', () => {
    const { root, path } = temporaryRepository({
      [report('2026-03-01_070000')]: { inputs: tagged('run1') },
      [report('2026-03-02_070000')]: { args: tagged('run1') },
      [report('2026-03-03_070000')]: { inputs: tagged('run10') },
      [report('2026-03-04_070000')]: '{"inputs": {"decision_tag": "run',
    });
    expect(find(root, 'run1')).toBe(path(report('2026-03-02_070000')));
    expect(find(root, 'run2')).toBeUndefined();
  });

  test.each([
    '{"inputs": {"decision_tag" :\n"r\\u00fcn|1", "owner": "x',
    '{"inputs": {"decision_tag": "rün|1"}, "cost_stress": 7}',
  ])('a damaged one that states it is the newest too: %s', (text) => {
    const { root, path } = temporaryRepository({
      [report('2026-03-01_070000')]: { inputs: tagged('rün|1') },
      [report('2026-03-02_070000')]: text,
    });
    expect(find(root, 'rün|1')).toBe(path(report('2026-03-02_070000')));
    expect(find(root, 'rün')).toBeUndefined();
  });

  test('of those that nobody can read, the newer ones are told', () => {
    const { root, path } = temporaryRepository({
      [report('2026-03-01_070000')]: '',
      [report('2026-03-02_070000')]: { inputs: tagged('run1') },
      [report('2026-03-03_070000')]: '{"inputs": {',
      [`${report('2026-03-04_070000')}/folder`]: '',
    });
    const told: string[] = [];
    expect(find(root, 'run1', (problem) => told.push(problem))).toBe(path(report('2026-03-02_070000')));
    expect(told).toEqual([expect.stringContaining('2026-03-04'), expect.stringContaining('2026-03-03')]);
  });
});

describe('tags', () => {
  test.each([
    '',
    '   ',
    '..',
    '../up',
    'a/../b',
    '.',
    'line\nbreak',
    'nul\0',
    'esc\u001b',
    'x'.repeat(129),
    'é'.repeat(65),
  ])('%j is refused', (tag) => {
    expect(() => checkTag(tag)).toThrow(Failure);
  });
  test.each(['run1', 'a b', 'a/b', '2026-03-01:x', '-dash', 'x'.repeat(128), '..a', '$(touch x)'])(
    '%j is accepted',
    (tag) => {
      expect(() => checkTag(tag)).not.toThrow();
    },
  );
  test('in a name they stay one part of a path', () => {
    expect(safeTag('a b/c:d')).toBe('a_b_c_d');
    fc.assert(fc.property(fc.string(), (tag) => !/[ /:]/.test(safeTag(tag))));
  });
});
