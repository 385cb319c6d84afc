import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pythonYamlDump } from './python-yaml';

const dump = (text: string): string | undefined => pythonYamlDump(Buffer.from(text));

describe('what PyYAML 6 dumps', () => {
  test.each<[string, string]>([
    ['# a comment\nb: 1 # one\na: "2020-01-02"\n', "a: '2020-01-02'\nb: 1\n"],
    ['grid: [0.35, 0.45]\nempty: []\nnone: {}\n', 'empty: []\ngrid:\n- 0.35\n- 0.45\nnone: {}\n'],
    ['a:\n  - x: 1\n    y: yes\n  - [1, [2]]\n', 'a:\n- x: 1\n  y: true\n- - 1\n  - - 2\n'],
    ['a: 1e5\nb: 1.0e+5\nc: 1.0e-5\nd: .5\n', 'a: 1e5\nb: 100000.0\nc: 1.0e-05\nd: 0.5\n'],
    ['a: 010\nb: 0x1F\nc: 1_000\nd: 08\ne: ~\nf:\n', 'a: 8\nb: 31\nc: 1000\nd: 08\ne: null\nf: null\n'],
    ['a: "it\'s"\nb: "x: y"\nc: "true"\nd: ""\n', "a: it's\nb: 'x: y'\nc: 'true'\nd: ''\n"],
    ['day: 2020-01-02\ninf: .inf\n', 'day: 2020-01-02\ninf: .inf\n'],
    ['a: 1\na: 2\n', 'a: 2\n'],
    [`a: ${'word '.repeat(20)}end\n`, `a: ${'word '.repeat(16).trim()}\n  ${'word '.repeat(4)}end\n`],
    ['{"a": [1, 2.50]}\n', 'a:\n- 1\n- 2.5\n'],
  ])('%j', (text, dumped) => expect(dump(text)).toBe(dumped));

  test.each([
    'a: ü\n',
    'a: |\n  x\n  y\n',
    'a: &x 1\nb: *x\n',
    'a: !!str 1\n',
    '1: a\n',
    'a: 2020-01-02 10:00:00\n',
    'a: 1:30\n',
    '"": 1\n',
    'a: [\n',
    '- 1\n---\n- 2\n',
    'text\n',
    '',
  ])('%j needs more', (text) => expect(dump(text)).toBeUndefined());
});

const python = `
import sys, json, yaml
for line in sys.stdin:
    print(json.dumps(yaml.safe_dump(yaml.safe_load(json.loads(line)))))
`;
const hasPyYaml = spawnSync('python3', ['-c', 'import yaml; assert yaml.__version__ >= "6"']).status === 0;

test.skipIf(!hasPyYaml)('what is dumped is what PyYAML itself dumps', () => {
  const word = fc.constantFrom(
    ...[
      'a',
      'no',
      '1.5',
      '1e5',
      '010',
      '~',
      '- x',
      'x: y',
      'a #b',
      "it's",
      '.5',
      '=',
      '[a',
      '? d',
      ' lead',
      '08',
      ':z',
    ],
    ...[
      'two  spaces',
      'long '.repeat(25).trim(),
      `${'x'.repeat(90)} y z`,
      "a'b ".repeat(30).trim(),
      '-x',
      '0o7',
      '---',
    ],
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      word,
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(word, tie('value'), { maxKeys: 4 }),
    ),
  }));
  const texts = fc
    .sample(fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 }), 500)
    .map((one) => JSON.stringify(one));
  const { stdout } = spawnSync('python3', ['-c', python], {
    input: texts.map((text) => `${JSON.stringify(text)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const expected = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as string);
  const ours = texts.map(dump);
  expect(ours.filter((text) => text !== undefined).length).toBeGreaterThan(300);
  ours.forEach((text, at) => text === undefined || expect(text, texts[at]).toBe(expected[at]));
});
