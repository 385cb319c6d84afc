import { describe, expect, test } from 'vitest';
import {
  boardFile,
  gatesFile,
  gatesText,
  logText,
  planFiles,
  teamFiles,
  treeOf,
  type LogParts,
} from '../../fixtures/team';
import { readTaskDocuments } from '../documents/task-documents';
import { parseGates } from '../gates/gates-file';
import { readQueuePolicy } from '../policy/policy';
import { checkLog, type LogCheckRequest, type LogCheckResult } from './log-check';
import { testCounts } from './session-log';

const policy = readQueuePolicy('/nowhere');
const log = 'docs/agents/sessions/2026-01-15_session-0001.md';
const files = { ...teamFiles(), [gatesFile]: gatesText() };

function check(text: string | undefined, request: Partial<LogCheckRequest> = {}): LogCheckResult {
  const tree = treeOf({ ...files, ...(text !== undefined && { [request.log ?? log]: text }) });
  const gates = parseGates(Buffer.from(gatesText()), gatesFile);
  return checkLog(readTaskDocuments(tree, policy), { log, stage: 'final', base: undefined, gates, ...request });
}
const said = (result: LogCheckResult): string[] =>
  result.findings.map(({ check: id, task, line, message }) => `${id} ${task} ${line} ${message}`);
const checked = (parts: LogParts): string[] => said(check(logText('2026-01-15', parts)));

test('a complete log passes, whatever its line ends and its mark', () => {
  const text = logText('2026-01-15');
  for (const form of [text, `\ufeff${text.replaceAll('\n', '\r\n')}`]) {
    const result = check(form);
    expect(said(result)).toEqual([]);
    expect(result).toMatchObject({
      pass: true,
      tasks: ['ST-A-001'],
      outcome: 'done',
      tests: { passed: 12, failed: 0 },
      filesTouched: [boardFile, planFiles.A],
    });
  }
});

test.each<[string, string | undefined, string]>([
  ['missing', undefined, 'not found'],
  ['empty', ' \n', 'empty'],
])('a log that is %s: nothing else is run', (_, text, message) => {
  const result = check(text);
  expect(said(result)).toEqual([`log_readable null null ${message}`]);
  expect(new Set(result.checks.slice(1).map(({ status }) => status))).toEqual(new Set(['not_run']));
});

describe('the draft', () => {
  test('is judged by fields, sections and plan only', () => {
    const text = logText('2026-01-15', {
      files: ['<path>'],
      tests: '<numbers>',
      status: '<Done | Blocked>',
      followUps: '<ids>',
    });
    expect(check(text, { stage: 'draft' })).toMatchObject({ pass: true, outcome: null });
    expect(check(text).errors.length).toBeGreaterThan(4);
  });
  test.each<[string, string, string[]]>([
    ['another day', logText('2026-01-14'), ['date_agrees_with_name null 3 2026-01-14, the name has 2026-01-15']],
    ['a field missing', logText('2026-01-15').replace(/- \*\*Role.*\n/, ''), ['log_fields null null no field Role']],
    [
      'a field that says nothing',
      logText('2026-01-15').replace('Automation', 'tbd'),
      ['log_fields null 4 Role says nothing'],
    ],
    [
      'no section',
      logText('2026-01-15').replace('## Outcome', '### Outcome'),
      ['sections null null no section Outcome'],
    ],
    [
      'sections in another order',
      logText('2026-01-15')
        .replace('## Changes', '## X')
        .replace('## Plan (3-6 bullets)', '## Changes')
        .replace('## X', '## Plan'),
      ['sections null 7 Changes stands before the section that precedes it'],
    ],
  ])('%s', (_, text, expected) =>
    expect(said(check(text, { stage: 'draft' })).filter((line) => !line.startsWith('plan_'))).toEqual(expected),
  );

  test.each<[string, readonly string[], string[]]>([
    ['two bullets', [`${planFiles.A}, DELAY, Offline-first`, 'x'], ['plan_bullets null 7 2 bullets, expected 3 to 6']],
    [
      'a placeholder',
      [planFiles.A, 'DELAY', 'Offline-first', '<more>'],
      ['plan_bullets null 11 not filled in: <more>'],
    ],
    ['by stem and id', ['PlanA_Gauges', 'DELAY', 'Offline-first'], []],
    ['by the part before _', ['PlanA first', 'Automation Gates', 'Plan-first collaboration'], []],
    [
      'nothing cited',
      ['Plan A', 'the thresholds', 'well'],
      [
        `plan_cites_gates null 7 the plan section names neither ${gatesFile} nor a gate of it`,
        `plan_cites_plan ST-A-001 7 the plan section does not name ${planFiles.A}`,
        'plan_names_core_idea null 7 the plan section names no core idea',
      ],
    ],
  ])('the plan: %s', (_, plan, expected) => expect(checked({ plan })).toEqual(expected));

  test.each<[string, string[]]>([
    ['docs/agents/sessions/2026-02-30_session-0001.md', ['log_name null null expected YYYY-MM-DD_session-NNNN.md']],
    ['docs/2026-01-15_session-0001.md', ['log_name null null not in docs/agents/sessions']],
  ])('the name %s', (name, expected) => expect(said(check(logText('2026-01-15'), { log: name }))).toEqual(expected));

  test.each<[string, string[]]>([
    ['the card of last week', ['task_named null 5 Task board card names no task (ST-[A-Z]{1,2}-\\d{3,})']],
    ['ST-Z-009 | x', ['task_named ST-Z-009 5 not on the board']],
    ['ST-A-001 | follows ST-Z-009', []],
  ])('the card %j', (card, expected) => expect(checked({ card })).toEqual(expected));
});

describe('the end', () => {
  test.each<[string, LogParts, string[]]>([
    [
      'a file that is not there',
      { files: [boardFile, 'src/gone.ts'] },
      ['files_touched null 15 no such file: src/gone.ts'],
    ],
    ['no files', { files: [] }, ['files_touched null 13 no list of files touched']],
    [
      'no result',
      { tests: 'fine' },
      ['validation_result null 20 no result: expected numbers passed and failed, or Not run with a reason'],
    ],
    [
      'not run, no reason',
      { tests: 'Not run' },
      ['validation_result null 20 no result: expected numbers passed and failed, or Not run with a reason'],
    ],
    ['not run, a reason', { tests: 'Not run (documents only)' }, []],
    ['all passed', { tests: 'all tests passed' }, []],
    ['all of a number passed', { tests: 'all 12 tests passed' }, []],
    ...['Not all tests passed', 'not all 12 tests passed', 'all tests passed except two'].map(
      (tests): [string, { tests: string }, string[]] => [
        tests,
        { tests },
        ['validation_result null 20 no result: expected numbers passed and failed, or Not run with a reason'],
      ],
    ),
    [
      'failed tests of a second suite',
      { tests: '12 passed, 0 failed; smoke 3 passed, 2 failed' },
      ['validation_passed null 19 done with 2 failed tests'],
    ],
    ['failed tests', { tests: '12 passed, 1 failed' }, ['validation_passed null 19 done with 1 failed tests']],
    [
      'another status',
      { status: 'Pending review' },
      ["outcome_status null 23 status 'Pending review', expected Done or Blocked"],
    ],
    [
      'another outcome',
      { status: 'Blocked: no corpus' },
      ["outcome_agrees ST-A-001 23 'Blocked: no corpus', board has 'Done - 2026-01-10'"],
    ],
    [
      'blocked by nothing',
      { status: 'Blocked.' },
      [
        'blocked_reason null 23 blocked, and neither status nor follow-ups say by what',
        "outcome_agrees ST-A-001 23 'Blocked.', board has 'Done - 2026-01-10'",
      ],
    ],
    [
      'paths',
      { validation: ['see `Logs/poller.json`, Logs/none.json and /tmp/x.log'] },
      ['cited_paths null 21 no such file: Logs/none.json', 'cited_paths null 21 outside the repository: /tmp/x.log'],
    ],
    [
      'a follow-up of nobody',
      { followUps: 'ST-B-001, ST-Z-009' },
      ['follow_ups_known ST-Z-009 24 a follow-up that is not on the board'],
    ],
  ])('%s', (_, parts, expected) => expect(checked(parts).sort()).toEqual(expected.sort()));

  test('files touched are those that git says', () => {
    const base = {
      shown: 'abc1234',
      changed: [boardFile, 'src/deleted.ts', log, 'audit/sessions/x/session_start.json', 'src/new.ts'],
    };
    const text = logText('2026-01-15', { files: [boardFile, 'src/deleted.ts', planFiles.A] });
    expect(said(check(text, { base }))).toEqual([
      'files_touched_agree null 13 changed since abc1234 but not listed: src/new.ts',
      `files_touched_agree null 13 listed but not changed since abc1234: ${planFiles.A}`,
    ]);
  });
});

test.each<[string, object | undefined]>([
  ['Passed: 244, Failed: 0', { passed: 244, failed: 0 }],
  ['12 passed, 1 failed', { passed: 12, failed: 1 }],
  ['1,204 tests passed, 0 tests failed', { passed: 1204, failed: 0 }],
  ['passed 3 failed 2', { passed: 3, failed: 2 }],
  ['3 passed 2 failed', { passed: 3, failed: 2 }],
  ['12 passed', undefined],
  ['all well', undefined],
])('%j has the counts %j', (text, counts) => expect(testCounts(text)).toEqual(counts));
