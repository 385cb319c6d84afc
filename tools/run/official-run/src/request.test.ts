import { commonOptions } from '@gatehouse/cli';
import { Failure } from '@gatehouse/contracts';
import { officialOptions } from '@gatehouse/runs';
import { describe, expect, test } from 'vitest';
import { workflowRules } from '@gatehouse/settings';
import { options } from './options';
import { checkRequest, type GivenRequest, type RunRequest } from './request';

const given: GivenRequest = {
  rules: workflowRules(undefined, 'production_gates'),
  tag: 'run1',
  owner: undefined,
  notes: undefined,
  threads: 8,
  requireClean: false,
  inputCsv: 'data/in.csv',
  skipDataQuality: false,
  words: ['--freeze-file', 'f.json'],
};
const check = (change: Partial<GivenRequest>): RunRequest => checkRequest({ ...given, ...change });
const refusal = (change: Partial<GivenRequest>): string => {
  try {
    check(change);
  } catch (error) {
    if (error instanceof Failure) return error.message;
  }
  return 'accepted';
};

describe('rules', () => {
  test.each<[Partial<GivenRequest>, RegExp]>([
    [{ words: [] }, /^Missing workflow args after --/],
    [{ inputCsv: undefined }, /--dq-input-csv/],
    [{ inputCsv: '-' }, /expected a file/],
    [{ words: ['--factor', 'x'] }, /--freeze-file/],
    [{ words: ['--freeze-file'] }, /expected a file/],
    [{ words: ['--freeze-file', 'f.json', '--freeze'] }, /expected a file/],
    [{ rules: workflowRules(undefined, '../up') }, /--workflow/],
    [{ rules: workflowRules(undefined, '') }, /--workflow/],
    [{ tag: '' }, /is empty/],
    [{ tag: '../up' }, /could leave/],
    [{ threads: 0 }, /--threads/],
    [{ words: [...given.words, '--decision-tag', 'run2'] }, /--decision-tag run2 but --tag is run1/],
    [{ words: [...given.words, '--decision-tag=run2'] }, /--decision-tag run2 but --tag is run1/],
    [{ words: [...given.words, '--decision', 'run2'] }, /--decision-tag run2 but --tag is run1/],
  ])('%j is refused', (change, message) => expect(refusal(change)).toMatch(message));

  test.each(['--skip-guardrails', '--skip-risk-diagnostics', '--skip-statistical-gates'])(
    '%s is refused in every spelling Python takes',
    (flag) => {
      for (const spelling of [flag, `${flag}=true`, flag.slice(0, -3), `${flag.slice(0, 9)}=1`]) {
        expect(refusal({ words: [...given.words, spelling] }), spelling).toContain(`is not allowed in an official run`);
      }
      expect(refusal({ rules: workflowRules(undefined, 'statistical_gates'), words: [flag] })).toContain(flag);
    },
  );

  test('other workflows need neither data nor freeze, and a skip is explicit', () => {
    expect(
      check({ rules: workflowRules(undefined, 'statistical_gates'), inputCsv: undefined, words: ['--x'] }).freezeFile,
    ).toBeUndefined();
    expect(check({ inputCsv: undefined, skipDataQuality: true }).inputCsv).toBeUndefined();
    expect(check({ inputCsv: 'in.csv', skipDataQuality: true }).inputCsv).toBe('in.csv');
  });
});

test('of an option that argparse takes, also by a beginning of it, the last one is judged', () => {
  const rest = [
    '--freeze-file',
    'f.json',
    '--strat=s.yaml',
    '--freeze-fil',
    'g.json',
    '--proto',
    'p.yaml',
    '--strategy',
    't.yaml',
    '--fre=h.json',
    '--freeze-file-list',
    'x',
    '--strategies',
    'x',
  ];
  expect(check({ words: rest })).toMatchObject({
    freezeFile: 'h.json',
    configurations: [
      { option: '--protocol', file: 'p.yaml' },
      { option: '--strategy', file: 't.yaml' },
    ],
  });
});

describe('what the workflow is told', () => {
  test('the tag always, owner and notes when given and not said already', () => {
    expect(check({ owner: 'research', notes: '--rerun' }).workflowArguments).toEqual([
      '--freeze-file',
      'f.json',
      '--decision-tag',
      'run1',
      '--owner',
      'research',
      '--notes',
      '--rerun',
    ]);
    expect(
      check({ owner: 'x', words: ['--freeze-file=f.json', '--owner', 'desk', '--decision-tag=run1'] }),
    ).toMatchObject({
      workflowArguments: ['--freeze-file=f.json', '--owner', 'desk', '--decision-tag=run1'],
      owner: 'x',
      freezeFile: 'f.json',
    });
    expect(check({ words: ['--freeze-file', 'f.json', '--owner', 'desk', '--notes=why'] })).toMatchObject({
      owner: 'desk',
      notes: 'why',
    });
  });
});

test('a text in angle brackets is a place to be filled in', () => {
  for (const option of ['owner', 'notes'] as const)
    expect(() => checkRequest({ ...given, [option]: '<root cause>' })).toThrow(
      `option --${option}: <root cause> stands for`,
    );
});

test('the recorded call is read by the options that the tool has', () => {
  const own = Object.entries({ ...options, ...commonOptions }).map(([name, spec]) => [
    name,
    { takesValue: spec.type !== 'flag', added: 'added' in spec },
  ]);
  expect(Object.fromEntries(own)).toEqual(officialOptions);
});
