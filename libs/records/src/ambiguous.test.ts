import { describe, expect, test } from 'vitest';
import { ambiguitiesIn } from './ambiguous';

const found = (text: string) => ambiguitiesIn(Buffer.from(text));
const keys = (text: string): string[] => found(text).map(({ key }) => key);

describe('plain words of which YAML 1.1 makes another value', () => {
  test.each([
    ['no', 'the text "no"', 'false'],
    ['Yes', 'the text "Yes"', 'true'],
    ['on', 'the text "on"', 'true'],
    ['OFF', 'the text "OFF"', 'false'],
    ['010', 'the number 10', 'the number 8'],
    ['-017', 'the number -17', 'the number -15'],
    ['08', 'the number 8', 'the text "08"'],
    ['0o14', 'the number 12', 'the text "0o14"'],
    ['1e3', 'the number 1000', 'the text "1e3"'],
    ['1.5e3', 'the number 1500', 'the text "1.5e3"'],
    ['1E-3', 'the number 0.001', 'the text "1E-3"'],
    ['-.5', 'the number -0.5', 'the text "-.5"'],
    ['12:30', 'the text "12:30"', 'the number 750'],
    ['1:30:00', 'the text "1:30:00"', 'the number 5400'],
    ['1_000', 'the text "1_000"', 'the number 1000'],
    ['0b101', 'the text "0b101"', 'the number 5'],
    ['0x_1F', 'the text "0x_1F"', 'the number 31'],
    ['1_000.5', 'the text "1_000.5"', 'the number 1000.5'],
    ['2031-05-04', 'the text "2031-05-04"', 'a date'],
    ['2031-05-04T10:00:00Z', 'the text "2031-05-04T10:00:00Z"', 'a time'],
    ['2031-5-4 10:00:00', 'the text "2031-5-4 10:00:00"', 'a time'],
    ['=', 'the text "="', 'an error'],
    ['<<', 'the text "<<"', 'null'],
  ])('%s: %s, %s', (text, ours, theirs) =>
    expect(found(`a:\n  b: ${text}\n`)).toEqual([
      { key: 'a.b', text, reading: `YAML 1.2 reads ${ours}, Python's PyYAML ${theirs}` },
    ]),
  );

  test.each([
    'false',
    'True',
    'null',
    '~',
    '',
    '12',
    '+12',
    '-3',
    '0',
    '0.5',
    '.5',
    '1.',
    '1.5e-3',
    '1.5e+3',
    '0x1F',
    '.inf',
    'y',
    'n',
    'momentum',
    '"no"',
    "'010'",
    '"12:30"',
    '"2031-05-04"',
    '2031-05',
    '12-1',
    '1.2.3',
    'no trade',
    '!!str no',
    '|\n    no',
    '>\n    1e3',
    '90d',
    '@ada'.replace('@', ''),
    'yES',
  ])('%j has one reading', (text) => expect(found(`a:\n  b: ${text}\n`)).toEqual([]));

  test('in lists, in flow, as a key, behind an anchor; an alias is told once', () => {
    expect(keys('a: [x, no, {c: on}]\nb:\n- 1\n- 010\n')).toEqual(['a.1', 'a.2.c', 'b.1']);
    expect(keys('on: [push]\nyes: 1\n2031: x\n010: y\n')).toEqual(['on', 'yes']);
    expect(keys('a: &x no\nb: *x\nc: {<<: &m {d: off}}\n')).toEqual(['a', 'c.<<.d']);
  });

  test('JSON has one reading', () => expect(found('{"a": 1e3, "b": "no", "c": 10}')).toEqual([]));
});

describe('what others fill in', () => {
  test.each([
    ['a: ${oc.env:HOME}/x', ['a']],
    ['a: "${b}"', ['a']],
    ["a: [1, 'x ${b.c} y']", ['a.1']],
    ['a: |\n  line ${b}\n', ['a']],
    ['{"a": {"b": "${c}"}}', ['a.b']],
    ['a: $HOME', []],
    ['a: "{b}"', []],
    ['a: "cost in $ {x}"', []],
  ])('%j: %j', (text, expected) => expect(keys(text)).toEqual(expected));

  test.each([
    ['defaults:\n- model: xgb\n- _self_\n', ['defaults']],
    ['defaults: [a]\n', ['defaults']],
    ['{"defaults": ["a"]}', ['defaults']],
    ['defaults: {a: 1}\n', []],
    ['a:\n  defaults: [1]\n', []],
    ['default: [1]\n', []],
  ])('%j: %j', (text, expected) => expect(keys(text)).toEqual(expected));
});
