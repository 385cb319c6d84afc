import { describe, expect, test } from 'vitest';
import {
  backlogFile,
  boardFile,
  boardText,
  indexFile,
  mirrorFile,
  planFiles,
  teamFiles,
  teamTasks,
  treeOf,
  type TeamTask,
} from '../../fixtures/team';
import { readTaskDocuments } from '../documents/task-documents';
import { boardCheckIds } from '../policy/check-ids';
import { readQueuePolicy, type QueuePolicy } from '../policy/policy';
import { checkBoard, type BoardCheckRequest, type BoardCheckResult } from './board-check';
import { Findings } from './findings';

const shipped = readQueuePolicy('/nowhere');
const check = (
  files: Record<string, string | Buffer>,
  request: Partial<BoardCheckRequest> = {},
  policy: QueuePolicy = shipped,
): BoardCheckResult => checkBoard(readTaskDocuments(treeOf(files), policy), { today: '2026-01-20', ...request });
const said = ({ findings }: BoardCheckResult): string[] =>
  findings.map(({ check: id, task, file, line, message }) => `${id} ${task} ${file}:${line} ${message}`);

/** The team's files with one file changed. */
function changed(file: string, change: (text: string) => string, tasks?: readonly TeamTask[]): Record<string, string> {
  const files = teamFiles(tasks);
  const before = files[file] ?? '';
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${file}`);
  return { ...files, [file]: after };
}
const withTask = (id: string, changes: Partial<TeamTask>): TeamTask[] =>
  teamTasks.map((task) => (task.id === id ? { ...task, ...changes } : task));

test('documents that agree pass, with every check once and in its order', () => {
  const result = check(teamFiles());
  expect(said(result)).toEqual([]);
  expect(result.overallPass).toBe(true);
  expect(result.checks.map(({ id }) => id)).toEqual([...boardCheckIds]);
  expect(result.checks.filter(({ status }) => status !== 'pass').map(({ id, status }) => `${id} ${status}`)).toEqual([
    'task_known not_applicable',
    'tasks_kept not_applicable',
    'done_kept not_applicable',
  ]);
  expect(result.counts).toMatchObject({ board_rows: 4, tasks: 4, mirror_rows: 4, backlog_rows: 3, plan_rows: 4 });
});

const mirrorRow = '| ST-A-002 | Drop spikes, then average | Ready |';
describe('what disagrees is found where it stands', () => {
  test.each<[string, Record<string, string>, string[]]>([
    [
      'another status in the mirror',
      changed(mirrorFile, (text) => text.replace(mirrorRow, mirrorRow.replace('Ready', 'Blocked'))),
      [`status_agrees ST-A-002 ${mirrorFile}:6 'Blocked', board has 'Ready'`],
    ],
    [
      'another date in the plan',
      teamFiles(withTask('ST-A-001', { planStatus: 'Done - 2026-01-11' })),
      [`date_agrees ST-A-001 ${planFiles.A}:7 done 2026-01-11, board has 2026-01-10`],
    ],
    [
      'delivered, but not done',
      changed(planFiles.A, (text) =>
        text.replace(
          '## Recent',
          '## Delivered\n\n| ID | Delivered |\n|---|---|\n| ST-A-002 | 2026-01-11 |\n\n## Recent',
        ),
      ),
      [`status_agrees ST-A-002 ${planFiles.A}:14 delivered, board has 'Ready'`],
    ],
    [
      'several ids in a cell',
      changed(planFiles.A, (text) => text.replace('| ST-A-001 |', '| ST-A-001, ST-A-002 |')),
      [`status_agrees ST-A-002 ${planFiles.A}:7 'Done - 2026-01-10', board has 'Ready'`],
    ],
    [
      'another title',
      changed(backlogFile, (text) => text.replace('Archive what', 'Remove what')),
      [
        `title_agrees ST-B-002 ${backlogFile}:7 title 'Remove what is older than a year', board has 'Archive what is older than a year'`,
      ],
    ],
    [
      'no row in the mirror',
      changed(mirrorFile, (text) => text.replace(/\| ST-B-001 .*\n/, '')),
      [`mirror_complete ST-B-001 ${boardFile}:4 no row in ${mirrorFile}`],
    ],
    [
      'a row without an id, one twice, one of nobody',
      changed(
        mirrorFile,
        (text) =>
          `${text}| | x | Ready | a | b | c |\n| ST-B-002 | Archive what is older than a year | Backlog | a | b | c |\n| ST-X-01 | x | Ready | a | b | c |\n`,
      ),
      [
        `ids_present null ${mirrorFile}:9 no ID`,
        `ids_unique ST-B-002 ${mirrorFile}:10 also on line 8`,
        `ids_well_formed ST-X-01 ${mirrorFile}:11 ST-X-01: expected ST-[A-Z]{1,2}-\\d{3,}`,
        `mirror_known ST-X-01 ${mirrorFile}:11 not on the board`,
      ],
    ],
    [
      'no mirror at all',
      changed(mirrorFile, () => 'nothing here\n'),
      [
        `documents_readable null ${mirrorFile}:null mirror has no table with the columns ID, Column`,
        ...teamTasks.map(({ id }, at) => `mirror_complete ${id} ${boardFile}:${at + 2} no row in ${mirrorFile}`),
      ],
    ],
    [
      'unknown statuses',
      changed(boardFile, (text) => text.replace(',Ready,', ',UI,')),
      [
        `status_known ST-A-002 ${boardFile}:3 status 'UI' is none of Backlog, Ready, Ready for Review, In Progress, Blocked, Done`,
      ],
    ],
    [
      'a done day to come',
      teamFiles(withTask('ST-A-001', { status: 'Done - 2026-01-22' })),
      [`done_dated ST-A-001 ${boardFile}:2 done on a day to come: 2026-01-22`],
    ],
    [
      'a plan that is not there and a file that is not a plan',
      changed(boardFile, (text) =>
        text
          .replace(`${planFiles.A},planned`, `docs/gone.md,planned`)
          .replace(`${planFiles.B},planned`, 'Logs/poller.json,planned'),
      ),
      [
        `plan_linked ST-A-002 ${boardFile}:3 no such file: docs/gone.md`,
        `plan_linked ST-B-001 ${boardFile}:4 names no plan: Logs/poller.json`,
      ],
    ],
    [
      'blank records and mixed line ends',
      changed(boardFile, (text) => text.replace('planned\n', 'planned\r\n \n\n')),
      [
        `board_tidy null ${boardFile}:null mixed line ends: 1 CRLF, 6 LF`,
        `board_tidy null ${boardFile}:4 2 blank records`,
      ],
    ],
    [
      'an index that claims',
      changed(
        indexFile,
        (text) =>
          `${text}\n- **Plan A** **Active (2/2 Done, 1 Blocked)** and **Plan B** **Complete**\n- **Plan Q** 1/1 Done\n`,
      ),
      [
        `index_agrees null ${indexFile}:8 Plan A: says 1 blocked, the plan has 0`,
        `index_agrees null ${indexFile}:8 Plan A: says 2/2 done, the plan has 1/2`,
        `index_agrees null ${indexFile}:8 Plan B: says complete, the plan has 0/2 done`,
      ],
    ],
    [
      'no index',
      { ...teamFiles(), [indexFile]: 'empty' },
      [
        `documents_readable null ${indexFile}:null index has no table with the columns Plan, Plan file`,
        `index_complete null ${planFiles.A}:null not in the index ${indexFile}`,
        `index_complete null ${planFiles.B}:null not in the index ${indexFile}`,
      ],
    ],
    [
      'blocked, and nobody says by what',
      teamFiles(withTask('ST-B-001', { status: 'Blocked', notes: '-', planNotes: '<why>' })),
      [
        `blocked_documented ST-B-001 ${planFiles.B}:7 blocked, and the plan does not say by what`,
        `blocked_documented ST-B-001 ${boardFile}:4 blocked, and the board does not say by what`,
      ],
    ],
    [
      'an update that was cut off',
      { ...teamFiles(), 'audit/task_board_updates/2026-01-05_120000/journal.json': '{}' },
      [
        'no_unfinished_update null audit/task_board_updates/2026-01-05_120000/journal.json:null an update of the task board was cut off; run update-task-board --recover',
      ],
    ],
  ])('%s', (_, files, expected) => expect(said(check(files)).sort()).toEqual([...expected].sort()));
});

describe('damage', () => {
  test('without a board nothing of it is judged, and nothing passes', () => {
    const { [boardFile]: _, ...files } = teamFiles();
    const result = check(files);
    expect(said(result)).toEqual([`board_readable null ${boardFile}:null not found`]);
    expect(result.overallPass).toBe(false);
    expect(result.checks.find(({ id }) => id === 'wip_limit')?.status).toBe('not_run');
    expect(result.checks.find(({ id }) => id === 'table_width')?.status).toBe('pass');
  });
  test('a column that is missing or there twice', () => {
    expect(said(check(changed(boardFile, (text) => text.replace('Title,Column', 'Name,Status'))))).toEqual([
      `board_columns null ${boardFile}:1 missing columns: Title, Column`,
    ]);
    expect(said(check(changed(boardFile, (text) => text.replace('Notes', 'OwnerRole'))))).toContain(
      `board_columns null ${boardFile}:1 column OwnerRole appears 2 times`,
    );
  });
  test('Latin-1 beside the board', () => {
    expect(said(check({ ...teamFiles(), [mirrorFile]: Buffer.from('caf\xe9', 'latin1') }))[0]).toBe(
      `documents_readable null ${mirrorFile}:null not UTF-8 (byte 3)`,
    );
  });
  test('at most 200 of one check are listed, all are counted', () => {
    const rows = Array.from({ length: 250 }, (_, at) => `| ST-X-${at + 100} | x | Ready | a | b | c |\n`).join('');
    const result = check(changed(mirrorFile, (text) => text + rows));
    expect(result.findings).toHaveLength(200);
    expect([result.findings_truncated, result.counts.errors]).toEqual([true, 250]);
    expect(result.checks.find(({ id }) => id === 'mirror_known')).toEqual({
      id: 'mirror_known',
      status: 'fail',
      findings: 250,
    });
  });
});

describe('scope', () => {
  const files = changed(planFiles.B, (text) =>
    text.replace('| Backlog |', '| Ready |').replace('\n| ST-B-002', '\n\n| ST-B-002'),
  );
  test.each<[string, Partial<BoardCheckRequest>, string[], number]>([
    ['a plan', { plans: ['PlanA'] }, [], 2],
    ['another plan', { plans: [planFiles.B] }, ['status_agrees', 'table_whole'], 2],
    ['a task', { tasks: ['st-b-001'] }, ['table_whole'], 1],
    ['an unknown task', { tasks: ['ST-Z-009'] }, ['task_known'], 0],
  ])('%s', (_, request, expected, tasks) => {
    const result = check(files, request);
    expect(result.findings.map((finding) => finding.check).sort()).toEqual(expected);
    expect(result.counts.tasks).toBe(tasks);
  });
  test('a plan that nobody has is an error of the caller', () => {
    expect(() => check(files, { plans: ['PlanQ'] })).toThrow('no such plan: PlanQ');
  });
});

test('tasks and their end are kept since an earlier board', () => {
  const before = readTaskDocuments(
    treeOf({
      ...teamFiles(),
      [boardFile]: boardText([...teamTasks, { id: 'ST-B-003', title: 'x', status: 'Ready', plan: 'B' }]),
    }),
    shipped,
  ).board;
  if (before === undefined) throw new Error('no board');
  const earlier = { shown: 'HEAD~1', board: before, removed: [] };
  const files = teamFiles(withTask('ST-A-001', { status: 'Ready' }));
  expect(said(check(files, { earlier }))).toEqual([
    `tasks_kept ST-B-003 ${boardFile}:null was on the board of HEAD~1 and is gone`,
    `done_kept ST-A-001 ${boardFile}:2 was 'Done - 2026-01-10' in HEAD~1, now 'Ready'`,
  ]);
  expect(check(files, { earlier: { ...earlier, removed: ['st-b-003'] } }).overallPass).toBe(true);
});

test('the policy decides: no limit, no dates, checks that only warn', () => {
  const files = teamFiles(
    teamTasks.map((task) => ({ ...task, status: task.status.startsWith('Done') ? 'Done' : 'In Progress' })),
  );
  expect(check(files).findings.map((finding) => finding.check)).toEqual(['wip_limit', 'done_dated']);
  const lenient = { ...shipped, wipLimit: null, warnings: ['done_dated'] };
  expect(check(files, {}, lenient)).toMatchObject({ overallPass: true, warnings: 1 });
  expect(check(files, {}, { ...shipped, wipLimit: null, doneNeedsDate: false }).findings).toEqual([]);
});

test('findings are sorted by file, line, check, task and message', () => {
  const found = new Findings(['a', 'b']);
  for (const [check_, file, line, message] of [
    ['b', 'x', 2, 'm'],
    ['a', 'x', 2, 'n'],
    ['a', 'x', null, 'm'],
    ['a', null, null, 'm'],
    ['a', 'B', 9, 'm'],
  ] as const)
    found.add(check_, { file, line, message });
  expect(found.summary().findings.map(({ check: id, file, line }) => `${id}${file}${line}`)).toEqual([
    'anullnull',
    'aB9',
    'axnull',
    'ax2',
    'bx2',
  ]);
});
