import { parseDocument, workQueuePolicy } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { readQueuePolicy, shippedPolicyText, teamPolicy } from './policy';
import { isDay } from './status';
import { taskIds } from './task-ids';

const { statuses, ids } = readQueuePolicy('/nowhere');

test('the shipped policy is of its schema', () => {
  expect(parseDocument(workQueuePolicy, shippedPolicyText(), 'shipped')).toMatchObject({ name: 'default' });
});

describe('a policy of the team', () => {
  const read = (policy: object): ReturnType<typeof readQueuePolicy> =>
    readQueuePolicy(temporaryRepository({ [teamPolicy]: { schema: 'work-queue-policy/v1', ...policy } }).root);
  test('a field that is there replaces the shipped one whole, what is absent stays', () => {
    const policy = read({ name: 'team', wip_limit: null, evidence: { paths: ['telemetry/**'] } });
    expect(policy).toMatchObject({
      wipLimit: null,
      evidencePaths: ['telemetry/**'],
      used: { name: 'team', path: teamPolicy },
    });
    expect(policy.board.path).toBe('docs/taskboard/TaskBoard.csv');
  });
  const all = { backlog: ['B'], ready: ['R'], in_progress: ['P'], blocked: ['X'], done: ['D'] };
  test.each<[string, object, RegExp]>([
    ['an unknown field', { colour: 'red' }, /unknown field "colour"/],
    ['an unknown field deeper', { evidence: { paths: [], colour: 'red' } }, /evidence: .*unknown field "colour"/],
    ['another schema', { schema: 'work-queue-policy/v2' }, /schema: /],
    ['a pattern that does not compile', { id_pattern: 'ST-(' }, /id_pattern: is not a regular expression/],
    ['a kind without spellings', { statuses: { ...all, done: [] } }, /statuses\.done: /],
    [
      'a spelling of two kinds',
      { statuses: { ...all, done: ['**r**'] } },
      /statuses\.done: '\*\*r\*\*' is a spelling of ready too/,
    ],
    ['a check that cannot only warn', { warnings: ['board_records'] }, /warnings: board_records/],
    ['a check that nobody knows', { warnings: ['closure'] }, /warnings: closure/],
    [
      'a path outside',
      { board: { path: '../b.csv', columns: { id: 'a', title: 'b', status: 'c', plan: 'd' } } },
      /board\.path: /,
    ],
    [
      'plans without a column',
      { board: { path: 'b.csv', columns: { id: 'a', title: 'b', status: 'c' } } },
      /board\.columns\.plan/,
    ],
    [
      'more bullets at least than at most',
      { log: { dir: 'd', fields: ['F'], sections: ['a', 'b', 'c', 'd'], bullets: [5, 2] } },
      /log\.bullets/,
    ],
  ])('%s is an error that names file and field', (_, policy, message) => {
    expect(() => read(policy)).toThrow(message);
    expect(() => read(policy)).toThrow(teamPolicy);
  });
});

test.each<[string, string | undefined, string | undefined]>([
  ['Ready', 'ready', undefined],
  ['ready for review', 'ready', undefined],
  ['**In Progress** (WIP 1/2)', 'in_progress', undefined],
  ['Backlog (Deferred (out))', 'backlog', undefined],
  ['`done` – 2026-01-04, see log', 'done', '2026-01-04'],
  ['Done (late) - 2026-01-04', 'done', '2026-01-04'],
  ['Done - 2026-02-30', 'done', '2026-02-30'],
  ['Done', 'done', undefined],
  ['Doneish', undefined, undefined],
  ['Done - soon', undefined, undefined],
  ['Not done', undefined, undefined],
  ['Blocked: x', undefined, undefined],
  ['', undefined, undefined],
])('status %j', (text, kind, date) => expect(statuses.read(text)).toEqual({ text: text.trim(), kind, date }));

test.each<[string, string | undefined]>([
  ['Done.', ''],
  ['Blocked - no corpus', 'no corpus'],
  ['**Done** on time', 'on time'],
  ['Doneish', undefined],
  ['Ready', undefined],
])('the outcome %j', (text, rest) => {
  const start = statuses.startOf(text, ['done', 'blocked']);
  expect(start?.rest.replace(/^[\s.-]+/, '')).toBe(rest);
});

test('ids: whole words, case kept, compared without', () => {
  expect(['ST-A-001', 'ST-AF-0011', 'st-a-001', 'ST-A-01', 'xST-A-001'].map(ids.isId)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(ids.inText('ST-A-001, ST-A-0011; see ST-B-002. Not xST-A-003 or ST-A-004-b or st-a-005, ST-A-001')).toEqual([
    'ST-A-001',
    'ST-A-0011',
    'ST-B-002',
  ]);
  expect(ids.inCell('[`ST-A-001`](#a), **st-a-002**')).toEqual(['ST-A-001', 'st-a-002']);
  expect(taskIds('#\\d+').inText('closes #12, a#13 and #14-b')).toEqual(['#12']);
});

test.each<[string, boolean]>([
  ['2024-02-29', true],
  ['2026-02-29', false],
  ['2026-1-1', false],
  ['2026-01-01 ', false],
])('%j is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
