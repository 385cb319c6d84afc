import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { boardFile, teamFiles } from '../../../../libs/boards/fixtures/team';
import { statusOf } from '../fixtures/repository';
import { screenLines } from './screen';

const shown = (files: Record<string, string | object>): string[] => {
  const status = statusOf(temporaryRepository(files));
  return [...screenLines(status, 80).filter((line) => line.startsWith('open task')), ...status.problems];
};
const header = 'ID,Title,Column,OwnerRole,Deliverable,PlanLink,Notes\n';
const policyFile = 'configs/research/work_queue_policy.json';

test('the tasks in progress, with title, owner and file (contract 15.8)', () => {
  const status = statusOf(temporaryRepository(teamFiles()));
  expect(status.open_tasks).toEqual([
    { task: 'ST-B-001', title: 'Page with the tide of today', owner: 'Web', source: boardFile },
  ]);
  expect(shown(teamFiles())).toEqual(['open task         ST-B-001  Page with the tide of today  (Web)']);
});

test.each([
  ['no board', {}, []],
  [
    'nothing in progress',
    { [boardFile]: `${header}ST-A-001,Title,Ready,,,,\n` },
    ['open task         none in progress'],
  ],
  [
    'a quote that never closes',
    { [boardFile]: `${header}"ST-A-001` },
    [`${boardFile}:2: a quote opens here and never closes`],
  ],
  [
    'another table',
    { [boardFile]: 'a,b\n1,2\n' },
    [`${boardFile}: no task can be read in it; check-task-board says why`],
  ],
  [
    'a policy that makes no sense',
    { ...teamFiles(), [policyFile]: { schema: 'work-queue-policy/v1', wip: 1 } },
    [expect.stringMatching(`${policyFile}: .*"wip"`)],
  ],
])('%s', (_, files, lines) => {
  expect(shown(files)).toEqual(lines);
  expect('open_tasks' in statusOf(temporaryRepository(files))).toBe(
    lines[0]?.toString().startsWith('open task') ?? false,
  );
});
