import { dataPolicy, parseDocument } from '@gatehouse/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerFields, KeyScan } from './columns';
import shipped from './data-policy.json';
import { globsIn, rulesOf } from './rules';
import { FileScan, type Place } from './scan';

const policy = parseDocument(dataPolicy, JSON.stringify(shipped), 'shipped');
const rules = rulesOf(policy, ['allowed/**', 'one?.csv']);
/** A path without the word that a scan of this very file would find. */
const home = `/${'home'}/somebody/`;
const scan = (file: string, text: string | Buffer, pieces = 1): Place[] => {
  const one = new FileScan(rules, rules.kindOf(file, rules.isData(file) && !rules.isAllowed(file)));
  const bytes = Buffer.from(text);
  const size = Math.ceil(bytes.length / pieces);
  for (let at = 0; at < bytes.length; at += size) {
    const piece = bytes.subarray(at, at + size);
    one.push(piece);
    piece.fill('?'); // valid until the next
  }
  return one.end();
};
const found = (places: readonly Place[]): string[] => places.map(({ line, label }) => `${line} ${label}`);

describe('what is found', () => {
  test.each<[string, string, string[]]>([
    ['a.md', `x\n${home} ${home}\n`, ['2 private path: Linux home']],
    ['a.md', `${'/home'}/user/x ${'/home'}/you/ ${'/home'}/runner/ ${'/Users'}/.../x /${'home'}/...\n`, []],
    ['a.md', 'C:\\Users\\x\\ and c:\\\\Users\\\\x\\\\\n', ['1 private path: Windows home']],
    ['a.md', 'strike, wrds\n', []],
    ['a.csv', 'date,close\n1,WRDS export\n', ['2 wrds']],
    ['a.csv', 'date,strikes,strike_x\n1,the strike\n', ['2 strike']],
    ['a.csv', '"Strike_Price" , x\n', ['1 column: strike_price']],
    ['a.tsv', 'x\tPERMNO\n', ['1 column: permno']],
    ['a.csv', 'x;cusip\n', ['1 column: cusip']],
    ['a.txt', '\ufeff# secid\n\nx|gvkey\n', ['1 column: gvkey', '1 column: secid']],
    ['a.csv', 'x\npermno\n', []],
    ['a.json', '{"a": [{"sec\\u0069d" : 1}], "x": "permno", "permco"\n: 2}', ['0 column: permco', '0 column: secid']],
    ['a.jsonl', '{"a": 1}\n{"b": "\\"secid\\": 1"}\nbroken "x\n{"PERMNO": 1}\n', ['0 column: permno', '2 secid']],
    ['allowed/x/a.csv', `secid\n${home}\n`, ['2 private path: Linux home']],
    ['one1.csv', 'secid\n', []],
    ['a.parquet', 'PAR1 not one', ['0 damaged: parquet']],
    ['a.parquet', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n', []],
    ['allowed/a.parquet', 'PAR1 not one', []],
    ['a.csv', 'x,permno\r1,2\r', ['1 column: permno']],
  ])('%s %j', (file, text, places) => expect(found(scan(file, text))).toEqual(places));

  test('bytes that are not UTF-8 hide nothing', () =>
    expect(found(scan('a.csv', Buffer.concat([Buffer.from([0xff, 0, 0x0a]), Buffer.from(`${home}\n`)])))).toEqual([
      '2 private path: Linux home',
    ]));

  test('the first twenty places of a label, whatever follows', () => {
    const places = scan('a.csv', `x\n${'wrds\n'.repeat(50)}taq\n`);
    expect(found(places).slice(-2)).toEqual(['21 wrds', '52 taq']);
  });

  test('the same in pieces of any size', () => {
    const text = `date,permno\nx ${home}\n{"secid": 1}\n${'y'.repeat(300)} taq\nstrike\n`;
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: text.length }),
        fc.constantFrom('a.csv', 'a.json', 'a.md'),
        (pieces, file) => {
          expect(scan(file, text, pieces)).toEqual(scan(file, text));
        },
      ),
    );
  });

  test('a line of many megabytes is searched to its end, in parts', () => {
    const long = `{"a": "${'z'.repeat(9 * 1024 * 1024)}", "b": "${home}", "secid": 1}\nwrds\n`;
    expect(found(scan('a.json', long, 10))).toEqual([
      '0 column: secid',
      '1 private path: Linux home',
      '1 secid',
      '2 wrds',
    ]);
  });
});

test('keys of JSON are what JSON.parse has, in pieces of any size', () => {
  const keysOf = (value: unknown): string[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, item]) => [...(Array.isArray(value) ? [] : [key]), ...keysOf(item)]);
  fc.assert(
    fc.property(fc.jsonValue(), fc.integer({ min: 1, max: 9 }), fc.constantFrom(0, 2), (value, size, indent) => {
      const text = JSON.stringify(value, null, indent);
      const keys: string[] = [];
      const one = new KeyScan((key) => keys.push(key));
      for (let at = 0; at < text.length; at += size) one.push(text.slice(at, at + size));
      expect(keys).toEqual(keysOf(JSON.parse(text)));
    }),
  );
});

test('fields of a header', () => {
  expect(headerFields('a,"b,c", d ')).toEqual(expect.arrayContaining(['a', 'b,c', 'd']));
  expect(headerFields('# x;y')).toEqual(expect.arrayContaining(['x', 'y']));
});

test('globs are those of the replaced script: * and ? match / too, case counts', () => {
  const globs = globsIn('# all\n a/*.csv  # samples\n\nb[0-9].json\r\nc/d?e\n');
  expect(globs).toEqual(['a/*.csv', 'b[0-9].json', 'c/d?e']);
  const { isAllowed } = rulesOf(policy, globs);
  expect(['a/x/y.csv', 'b7.json', 'c/d/e'].map(isAllowed)).toEqual([true, true, true]);
  expect(['A/x.csv', 'bx.json', 'a/x.csv2', 'x/a/y.csv'].map(isAllowed)).toEqual([false, false, false, false]);
});

test('any text is a glob that can be used', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('[', ']', '!', '^', '-', '\\', 'a', 'z', '*', '?', '{', '/') }),
      (glob) => {
        expect(rulesOf(policy, [glob]).isAllowed('a/z')).toBeTypeOf('boolean');
      },
    ),
  );
  const allows = (glob: string, file: string): boolean => rulesOf(policy, [glob]).isAllowed(file);
  expect([
    allows('[!a]', 'b'),
    allows('[!a]', 'a'),
    allows('[z-a]', 'z'),
    allows('[]]', ']'),
    allows('[a', '[a'),
  ]).toEqual([true, false, false, true, true]);
});
