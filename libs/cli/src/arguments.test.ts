import fc from 'fast-check';
import { Failure } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { normalizeArgv, givenValues, bestEffortOptions } from './arguments';
import { commonOptions, type OptionTable } from './option';
import { optionValues } from './values';

const table = {
  'min-rows': { type: 'integer', describe: '', default: 1000 },
  'max-missing-ratio': { type: 'number', describe: '', default: 0.05 },
  'max-duplicate-ratio': { type: 'number', describe: '' },
  notes: { type: 'string', describe: '' },
  mode: { type: 'choice', describe: '', choices: ['', 'mixed', 'robust_only'] },
  format: { type: 'choice', describe: '', choices: ['text', 'junit'], then: { junit: 'junit-file' }, added: true },
  'junit-file': { type: 'path', describe: '', ending: '.xml', added: true },
  'memory-limit': { type: 'string', describe: '', added: true },
  'min-free': { type: 'string', describe: '', added: true },
  'report-json': { type: 'list', describe: '' },
  ...commonOptions,
} as const satisfies OptionTable;

const canonical = (...argv: string[]): string[] => normalizeArgv(argv, table, false).words;
test('of a line that is refused the last text of each whole name is known, unless it can be none', () => {
  const rough = (...argv: string[]): unknown => bestEffortOptions(argv, table);
  expect(rough('--notes', 'a', '--nonsense', '--notes=b=c', '--json', '--min-rows', 'x', 'word', '--not', 'd')).toEqual(
    { notes: 'b=c', 'min-rows': 'x' },
  );
  expect(rough('--format', 'junit', 'j.xml', '--notes')).toEqual({ format: 'junit', 'junit-file': 'j.xml' });
  expect(rough('--format=junit', '--notes', '--format', '--', '--notes', 'late')).toEqual({
    format: 'junit',
    notes: '--format',
  });
  expect(rough('--format', 'other', '--__proto__', 'x', '--constructor=y')).toEqual({});
});

const refusal = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure && error.id === 'usage') return error.message;
    throw error;
  }
  return 'accepted';
};

test('words that belong to no option, where a tool takes them', () => {
  const operands = (...argv: string[]): string[] => normalizeArgv(argv, table, false, 2).operands;
  expect(operands('a', '--notes', '--b', 'c')).toEqual(['a', 'c']);
  expect(operands('--quiet', '--', '--a', 'b')).toEqual(['--a', 'b']);
  expect(operands('-')).toEqual(['-']);
  expect(refusal(() => operands('a', 'b', 'c'))).toContain("unexpected argument 'c': this tool takes at most 2");
  expect(refusal(() => operands('-x'))).toContain("unexpected argument '-x'");
  expect(refusal(() => canonical('a'))).toContain("unexpected argument 'a': expected an option");
});

test('a file that is replaced must be named as such', () => {
  expect(optionValues(table, { 'junit-file': ['a.xml'] }, {})['junit-file']).toBe('a.xml');
  expect(refusal(() => optionValues(table, { 'junit-file': ['audit/context.json'] }, {}))).toContain(
    '--junit-file: expected a name that ends in .xml',
  );
});

test('one value of a choice may take the next word for another option, unless that is an option', () => {
  expect(canonical('--format', 'junit', 'a.xml', '--quiet')).toEqual([
    '--format=junit',
    '--junit-file=a.xml',
    '--quiet',
  ]);
  expect(canonical('--format=junit', '-')).toEqual(['--format=junit', '--junit-file=-']);
  expect(canonical('--format', 'junit', '--quiet')).toEqual(['--format=junit', '--quiet']);
  expect(canonical('--format', 'junit')).toEqual(['--format=junit']);
  expect(refusal(() => canonical('--format', 'text', 'a.xml'))).toContain("'a.xml'");
});

describe('which option a word belongs to', () => {
  test.each([
    [['--min-rows', '5'], ['--min-rows=5']],
    [['--min-rows=5'], ['--min-rows=5']],
    [['--notes', '--rerun'], ['--notes=--rerun']],
    [['--notes=a=b'], ['--notes=a=b']],
    [['--notes='], ['--notes=']],
    [['--notes', ''], ['--notes=']],
    [['--max-m', '-1'], ['--max-missing-ratio=-1']],
    [
      ['--notes', '-h', '--quiet'],
      ['--notes=-h', '--quiet'],
    ],
    [['-h'], ['--help']],
    [
      ['--notes', '--', '--json'],
      ['--notes=--', '--json'],
    ],
  ])('%j is %j', (argv, words) => expect(canonical(...argv)).toEqual(words));

  test('an abbreviation of the replaced script keeps its meaning whatever was added', () => {
    expect(canonical('--min', '5')).toEqual(['--min-rows=5']);
    expect(canonical('--min-f', 'x')).toEqual(['--min-free=x']);
    expect(refusal(() => canonical('--max', '5'))).toBe(
      'option --max is ambiguous: it may mean --max-missing-ratio, --max-duplicate-ratio',
    );
    expect(canonical('--mem', '1GB')).toEqual(['--memory-limit=1GB']);
  });

  test.each([
    [['--min-rowz', '1'], 'unknown option --min-rowz; did you mean --min-rows? (--help lists them)'],
    [['--nonsense'], 'unknown option --nonsense (--help lists them)'],
    [['--__proto__', '1'], 'unknown option --__proto__ (--help lists them)'],
    [['--=1'], 'unknown option -- (--help lists them)'],
    [['stray'], "unexpected argument 'stray': expected an option that begins with --"],
    [['-x'], "unexpected argument '-x': expected an option that begins with --"],
    [['--notes'], 'option --notes expects a value, but it is the last word'],
    [['--quiet=yes'], "option --quiet takes no value, but 'yes' was given"],
    [['--', 'rest'], "unexpected argument 'rest' after --: this tool takes options only"],
  ])('%j is refused', (argv, message) => expect(refusal(() => canonical(...argv))).toBe(message));

  test('what stands after -- is passed on untouched', () => {
    expect(normalizeArgv(['--notes', 'x', '--', '--a', '--', 'b'], table, true)).toEqual({
      words: ['--notes=x'],
      rest: ['--a', '--', 'b'],
      operands: [],
    });
    expect(normalizeArgv([], table, true).rest).toBeUndefined();
    expect(normalizeArgv(['--notes', '--', '--', '--notes=x'], table, 'options')).toEqual({
      words: ['--notes=--', '--notes=x'],
      rest: undefined,
      operands: [],
    });
  });

  test.each(["'quoted'", '"quoted"', "'", '""', '-x', '--notes=x', 'a=b', 'a\nb', '1e3', 'true'])(
    '%s survives',
    (value) => expect(optionValues(table, { notes: [value] }, {}).notes).toBe(value),
  );

  test('any value of any option survives', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect(canonical('--notes', value)).toEqual([`--notes=${value}`]);
        expect(givenValues(canonical('--notes', value))).toEqual({ notes: [value] });
        fc.pre(!value.includes('\0'));
        const { notes, 'report-json': reports } = optionValues(table, { notes: [value], 'report-json': [value] }, {});
        expect([notes, reports]).toEqual([value, value === '' ? [] : [value]]);
      }),
    );
  });
});

test('words give each option its texts in their order, and a flag true', () => {
  expect(
    givenValues(
      canonical(
        '--min',
        '5',
        '--report-json',
        'a',
        '--quiet',
        '--report-json=b=c',
        '--min-rows',
        '6',
        '--quiet',
        '--notes=',
      ),
    ),
  ).toEqual({
    'min-rows': ['5', '6'],
    'report-json': ['a', 'b=c'],
    quiet: true,
    notes: [''],
  });
});

describe('values', () => {
  const withEnv = {
    ...table,
    'min-rows': { type: 'integer', describe: '', default: 1000, env: 'MIN_ROWS' },
    clean: { type: 'flag', describe: '', env: 'CLEAN' },
  } as const satisfies OptionTable;

  test('an option beats the environment, the environment the default, an empty variable nothing', () => {
    expect(optionValues(withEnv, { 'min-rows': ['5'] }, { MIN_ROWS: '7' })['min-rows']).toBe(5);
    expect(optionValues(withEnv, {}, { MIN_ROWS: '7' })['min-rows']).toBe(7);
    expect(optionValues(withEnv, {}, { MIN_ROWS: '' })['min-rows']).toBe(1000);
  });

  test('only 1 switches a flag on from the environment', () => {
    expect(['1', '0', 'true', 'yes', ''].map((CLEAN) => optionValues(withEnv, {}, { CLEAN }).clean)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });

  test('the last of a repeated one counts, a list collects', () => {
    const values = optionValues(table, { 'min-rows': ['5', '6'], 'report-json': ['a', 'b'], quiet: true }, {});
    expect([values['min-rows'], values['report-json'], values.quiet]).toEqual([6, ['a', 'b'], true]);
  });

  test.each([
    ['min-rows', 'many', "option --min-rows: expected a whole number, got 'many'"],
    ['min-rows', '1.5', "option --min-rows: expected a whole number, got '1.5'"],
    ['min-rows', '', "option --min-rows: expected a whole number, got ''"],
    ['min-rows', '99999999999999999999', "option --min-rows: expected a whole number, got '99999999999999999999'"],
    ['max-missing-ratio', 'nan', "option --max-missing-ratio: expected a finite number, got 'nan'"],
    ['max-missing-ratio', '0x1', "option --max-missing-ratio: expected a finite number, got '0x1'"],
    ['max-missing-ratio', '1e999', "option --max-missing-ratio: expected a finite number, got '1e999'"],
    ['mode', 'other', 'option --mode: got "other", expected one of "mixed", "robust_only"'],
  ])('--%s %j is refused', (name, text, message) =>
    expect(refusal(() => optionValues(table, { [name]: [text] }, {}))).toBe(message),
  );

  test.each([
    ['-1e3', -1000],
    ['+.5', 0.5],
    ['5.', 5],
    [' 7 ', 7],
  ])('a number may be written %j', (text, value) => {
    expect(optionValues(table, { 'max-missing-ratio': [text] }, {})['max-missing-ratio']).toBe(value);
  });

  test('a number from the environment is named by its variable', () => {
    expect(refusal(() => optionValues(withEnv, {}, { MIN_ROWS: 'x' }))).toBe(
      "environment variable MIN_ROWS: expected a whole number, got 'x'",
    );
  });
});
