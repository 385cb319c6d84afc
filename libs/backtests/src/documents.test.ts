import { mkdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { artifactPolicy } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { shippedArtifactPolicy } from './artifact-policy';
import { configurationPath, declaredHoldout } from './configuration';
import { bestBy, foldDates, foldsOf } from './folds';
import { RunFiles } from './run-files';
import { remembered } from './table';
import { fieldsOf, numberOf, textOf, WrittenDocument } from './written-document';

test('the shipped policy is of its schema', () => expect(artifactPolicy.fault(shippedArtifactPolicy)).toBeUndefined());

describe('a document', () => {
  const document = new WrittenDocument(
    '{"a": 0, "b": 0.0, "c": [1, 1.0, {"d": 1e2}], "e": null, "f": "x", "g": 12345678901234567890, "h": NaN}',
    'd.json',
  );

  test.each([
    ['a', '0'],
    ['b', '0.0'],
    ['c', "[1, 1.0, {'d': 100.0}]"],
    ['e', 'None'],
    ['f', "'x'"],
    ['g', '12345678901234567890'],
    ['h', 'nan'],
    ['constructor', 'None'],
  ])('shows %s as it was written', (key, shown) => expect(document.shown(document.fields, key)).toBe(shown));

  test('a key twice is damage: nobody knows which of them counts', () =>
    expect(() => new WrittenDocument('{"a": 0, "a": 1}', 'd.json')).toThrow('d.json: has the key "a" twice'));

  test('shows members of what is in it', () => expect(document.shown(document.fields['c'] as object, 1)).toBe('1.0'));

  test('tells numbers from what only looks like one', () => {
    expect([1, 0, -0.5].map(numberOf)).toEqual([1, 0, -0.5]);
    expect([NaN, Infinity, '1', true, null, undefined, []].map(numberOf)).toEqual(Array(7).fill(undefined));
    expect(['', 'x', 1].map(textOf)).toEqual([undefined, 'x', undefined]);
    expect([null, [], 'x'].map(fieldsOf)).toEqual([undefined, undefined, undefined]);
  });
});

describe('the files of a run', () => {
  test('each is read once and hashed in that reading, also one that is given up half-way', async () => {
    const { root, write } = temporaryRepository({ 'runs/r/m.json': '{"a": 1.0}', 'i.csv': 'a\n' });
    const big = Buffer.alloc(3 << 20, 'x,y\n');
    writeFileSync(`${root}/runs/r/c.csv`, big);
    write('runs/r/list.json', '[]');
    const files = new RunFiles(root, `${root}/runs/r`);
    expect(files.document('m.json')).toMatchObject({ state: 'read' });
    expect(files.document('nowhere.json')).toEqual({ state: 'absent' });
    expect(files.document('list.json')).toEqual({ state: 'damaged', fault: 'list.json: must be a JSON object' });
    expect(files.bytes(`${root}/i.csv`)?.toString()).toBe('a\n');
    for await (const piece of files.pieces('c.csv')) {
      expect(piece.length).toBeLessThan(big.length);
      break;
    }
    const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
    expect(files.inputs()).toEqual([
      { path: 'i.csv', sha256: sha256('a\n'), bytes: 2 },
      { path: 'runs/r/c.csv', sha256: sha256(big), bytes: big.length },
      { path: 'runs/r/list.json', sha256: sha256('[]'), bytes: 2 },
      { path: 'runs/r/m.json', sha256: sha256('{"a": 1.0}'), bytes: 10 },
    ]);
  });

  test.each<[string, string | Buffer, 'object' | 'list' | 'any', string]>([
    ['text', 'x', 'object', 'd.json: not valid JSON'],
    ['nothing', '', 'any', 'd.json: not valid JSON'],
    ['half of it', '{"a": ', 'object', 'd.json: not valid JSON'],
    ['Latin-1', Buffer.from([0x22, 0xe9, 0x22]), 'any', 'd.json: not valid JSON'],
    ['an object', '{}', 'list', 'd.json: must be a JSON list'],
    ['a number', '1', 'object', 'd.json: must be a JSON object'],
  ])('%s is damage', (_, content, shape, fault) => {
    const { root } = temporaryRepository();
    writeFileSync(`${root}/d.json`, content);
    expect(new RunFiles(root, root).document('d.json', shape)).toEqual({ state: 'damaged', fault });
  });

  test('a directory under the name of a document is damage, and a file that is not there no input', async () => {
    const { root } = temporaryRepository();
    mkdirSync(`${root}/d.json`);
    const files = new RunFiles(root, root);
    expect(files.document('d.json')).toMatchObject({ state: 'damaged' });
    await expect(files.pieces('nowhere').next()).rejects.toMatchObject({ id: 'missing-input' });
    expect(files.inputs()).toEqual([]);
  });
});

test('folds and the best of a list', () => {
  const [first, second] = foldsOf([
    { train_start: '2020-01-02', train_end: '2020-07-09', test_start: '2020-07-10', test_end: '2020-09-11' },
    7,
  ]);
  expect(second).toBeUndefined();
  expect(first && foldDates(first)).toEqual({
    trainStart: '2020-01-02',
    trainEnd: '2020-07-09',
    testStart: '2020-07-10',
    testEnd: '2020-09-11',
  });
  expect(foldDates({ index: 0, fields: { train_start: '2020-01-02' } })).toBeUndefined();
  const list = [{ s: 1 }, { s: 2 }, { s: NaN }, { s: '3' }, 'x', { s: 2 }];
  expect(bestBy(list, 's')).toMatchObject({ best: [{ s: 2 }, { s: 2 }], value: 2 });
  expect(bestBy(list, 's').candidates).toHaveLength(5);
  expect(bestBy(undefined, 's')).toEqual({ candidates: [], best: [], value: undefined });
});

test.each<[string, string | Buffer, ReturnType<typeof declaredHoldout>]>([
  ['text', 'holdout:\n  start: "2021-07-01"\n  end: "2021-12-31"\n', { start: '2021-07-01', end: '2021-12-31' }],
  ['dates', 'holdout: {start: 2021-07-01, end: 2021-12-31}', { start: '2021-07-01', end: '2021-12-31' }],
  ['half of it', 'holdout: {start: 2021-07-01}', undefined],
  ['none', 'a: 1', undefined],
  ['an empty file', '', undefined],
  ['no YAML', 'a: [1', 'damaged'],
  ['a bomb', `a: &a [x]\n${'b'.repeat(1)}: [${'*a,'.repeat(5000)}]`, 'damaged'],
  ['other bytes', Buffer.from([0x61, 0xe9]), 'damaged'],
])('the holdout of a configuration: %s', (_, text, expected) =>
  expect(declaredHoldout(Buffer.from(text))).toEqual(expected),
);

test.each([
  ['configs/a.yaml', 'configs/a.yaml'],
  ['./configs/a.yaml', 'configs/a.yaml'],
  ['/home/x/repo/configs/a.yaml', 'configs/a.yaml'],
  ['<HOME>/repo/configs/b/a.yaml', 'configs/b/a.yaml'],
  ['C:\\repo\\configs\\a.yaml', 'configs/a.yaml'],
  ['other/a.yaml', 'other/a.yaml'],
  ['/etc/passwd', undefined],
  ['../a.yaml', undefined],
  ['', undefined],
])('the path of a configuration: %s', (recorded, expected) => expect(configurationPath(recorded)).toBe(expected));

test('what was computed for a text is remembered, nothing included', () => {
  const asked: string[] = [];
  const answer = remembered((text) => (asked.push(text), text === 'none' ? null : text.length));
  expect(['a', 'a', 'none', 'none', 'a', '', ''].map(answer)).toEqual([1, 1, null, null, 1, 0, 0]);
  expect(asked).toEqual(['a', 'none', '']);
});
