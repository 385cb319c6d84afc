import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  configurationJson,
  differences,
  mergeConfigurations,
  parseConfiguration,
  type Configuration,
  type Value,
  configHash,
} from './configuration';

const parse = (text: string): Configuration => parseConfiguration(Buffer.from(text), 'c.yaml');
const canonical = (text: string): string => configurationJson(parse(text));

const key = fc.string({ unit: 'binary', maxLength: 6 });
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Value>(null, true, false),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary', maxLength: 10 }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name, maxLength: 4 })
      .map((entries) => new Map(entries)),
  ),
}));
const configuration = fc
  .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name, maxLength: 5 })
  .map((entries): Configuration => new Map(entries));

describe('the text that is hashed', () => {
  test.each([
    ['b: 1\na: [x, 1.0, 1e-5, true, null]', '{"a":["x",1.0,1e-05,true,null],"b":1}'],
    ['name: "\u00e9\u{1F600}\u007f"', '{"name":"\\u00e9\\ud83d\\ude00\\u007f"}'],
    ['\u{1F600}: 1\n\uffee: 2', '{"\\uffee":2,"\\ud83d\\ude00":1}'],
    ['big: 123456789012345678901234567890\nhex: 0x10\n1: y', '{"1":"y","big":123456789012345678901234567890,"hex":16}'],
    ['yes: no\ndate: 2026-02-17', '{"date":"2026-02-17","yes":"no"}'],
    ['base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3', '{"base":{"x":1,"y":2},"own":{"x":1,"y":3}}'],
    ['{"a": {"b": [1, 2.50]}}', '{"a":{"b":[1,2.5]}}'],
    ['__proto__: {polluted: 1}\nconstructor: 2', '{"__proto__":{"polluted":1},"constructor":2}'],
  ])('%j is %s', (text, expected) => expect(canonical(text)).toBe(expected));

  test('is what Python makes of it', () => {
    const samples = fc.sample(configuration, 200);
    const script =
      'import json,sys\nfor line in sys.stdin: print(json.dumps(json.loads(line), sort_keys=True, separators=(",", ":")))';
    const python = spawnSync('python3', ['-c', script], {
      input: samples.map((sample) => `${configurationJson(sample)}\n`).join(''),
      encoding: 'utf8',
    });
    expect(python.stderr).toBe('');
    expect(samples.map((sample) => configurationJson(sample))).toEqual(python.stdout.trimEnd().split('\n'));
  });

  test('is the same after it was written for people and read again', () => {
    fc.assert(
      fc.property(
        configuration,
        (sample) => void expect(canonical(configurationJson(sample, ''))).toBe(configurationJson(sample)),
      ),
    );
  });

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(
        configuration,
        (sample) => void expect(configHash(new Map([...sample].reverse()))).toBe(configHash(sample)),
      ),
    );
  });
});

test('what is as deep as it may be is frozen and read again', () => {
  const deep = `a: ${'['.repeat(199)}1${']'.repeat(199)}`;
  const document = `{"configuration": ${canonical(deep)}}`;
  expect(
    configurationJson(parseConfiguration(Buffer.from(document), 'f.json', 1).get('configuration') as Configuration),
  ).toBe(canonical(deep));
  expect(() => parse(`a: ${'['.repeat(200)}1${']'.repeat(200)}`)).toThrow('is nested more than 200 deep');
});

test('a default that is used often is not a bomb', () => {
  const names = Array.from({ length: 500 }, (_, i) => `s${i}`);
  const text = `base: &base {a: 1, b: [2, 3]}\n${names.map((name) => `${name}: {<<: *base, of: *base}\n`).join('')}`;
  expect((parse(text).get('s499') as Configuration).get('b')).toEqual([2n, 3n]);
});

describe('damage', () => {
  const bomb = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...[...'bcdefgh'].map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(', ')}]`),
  ].join('\n');
  const mergeBomb = [
    'a0: &a0 {x: 1}',
    ...Array.from(
      { length: 30 },
      (_, i) => `a${i + 1}: &a${i + 1} {<<: [${Array(9).fill(`*a${i}`).join(', ')}], k${i}: 1}`,
    ),
  ].join('\n');
  test.each<[string, string | Buffer, string]>([
    ['nothing', '', 'expected a map of settings, but found nothing'],
    ['a list', '- a', 'but found a list'],
    ['a text', 'just words', 'but found a single value'],
    ['a key that comes twice', 'a: 1\na: 2', 'Map keys must be unique'],
    ['a key that comes twice as text', '1: a\n"1": b', 'the key comes twice'],
    ['two documents', 'a: 1\n---\nb: 2', 'multiple documents'],
    ['a tag of Python', 'a: !!python/object/apply:os.system ["true"]', 'Unresolved tag'],
    ['a local tag', 'a: !secret x', 'Unresolved tag'],
    ['aliases that multiply', bomb, 'aliases that stand for more than 10000 values'],
    ['merge keys that multiply', mergeBomb, 'aliases that stand for more than 10000 values'],
    [
      'aliases beyond number',
      `a: &a x\nb: [${'*a, '.repeat(10_001)}]`,
      'aliases that stand for more than 10000 values',
    ],
    ['an alias that holds itself', 'a: &a [*a]', 'aliases that stand for more than 10000 values'],
    ['an alias of nothing', 'a: *b', 'Unresolved alias'],
    ['a number that JSON lacks', 'a: {b: .nan}', '/a/b: nan is a number that JSON does not have'],
    ['an infinity', 'a: -.inf', '/a: -inf is a number'],
    ['a key that is a list', '? [a]\n: 1', 'a key is a list or a map'],
    ['cut-off JSON', '{"a": [1, 2', 'is not YAML that can be used'],
    ['a tab for indentation', 'a:\n\tb: 1', 'is not YAML that can be used'],
    ['other bytes', Buffer.from([0x61, 0x3a, 0x20, 0xff]), 'expected UTF-8'],
    ...['[', '{a: ', '- ', '? '].map((deeper): [string, string, string] => [
      `a deep well of ${deeper}`,
      deeper.repeat(100_000),
      'is nested more than 200 deep',
    ]),
    [
      'a deep well by indentation',
      Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'is nested more than 200 deep',
    ],
  ])('%s', (_, text, message) => {
    expect(() => parseConfiguration(Buffer.from(text), 'c.yaml')).toThrow(message);
    expect(() => parseConfiguration(Buffer.from(text), 'c.yaml')).toThrow('c.yaml: ');
  });
});

test('the strategy wins, maps merge deeply, anything else is replaced', () => {
  const protocol = parse('cost: {bps: 10, by: {open: 1, close: 2}}\nlist: [1, 2]\nkept: x\nnull_me: 1\nmap: {a: 1}');
  const strategy = parse('cost: {bps: 20, by: {close: 3}}\nlist: [9]\nnull_me: null\nmap: text');
  expect(configurationJson(mergeConfigurations(protocol, strategy))).toBe(
    '{"cost":{"bps":20,"by":{"close":3,"open":1}},"kept":"x","list":[9],"map":"text","null_me":null}',
  );
});

test('differences name each setting', () => {
  const found = differences(
    parse('a: {b: [1, 2], c: x}\nd: 1.0\ngone: true'),
    parse('a: {b: [1, 3, 4], c: x}\nd: 1\n"new key": y'),
  );
  expect(found.map(({ key: name, old, new: now }) => `${name}: ${old} \u2192 ${now}`)).toEqual([
    'a.b[1]: 2 \u2192 3',
    'a.b[2]: (absent) \u2192 4',
    'd: 1.0 \u2192 1',
    'gone: true \u2192 (absent)',
    '"new key": (absent) \u2192 "y"',
  ]);
});
