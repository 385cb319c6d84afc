import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citedPaths } from './cited-paths';
import { applyEdits, type TextEdit } from './edits';
import { globMatcher } from './glob';
import { momentOf } from './moment';
import { unifiedDiff } from './unified-diff';
import { byCodePoint, namesWord, placeholdersIn, sameTitle, withoutCode } from './words';

test.each<[string, string[]]>([
  ['`Logs/a.json`, Logs\\b.csv.', ['Logs/a.json', 'Logs/b.csv']],
  ['see docs/x.md#part and [here](docs/y.md)', ['docs/x.md', 'docs/y.md']],
  ['pattern Logs/<date>.json and Logs/*.json and **Logs/x.json**', []],
  ['https://example.org/a/b.html', []],
  ['../up/x.md and a/../b.md', []],
  ['n/a, and/or, 12/14, v1/2.5', []],
  ['README.md', []],
  ['path=Logs/x.json;next', ['Logs/x.json']],
  ['Logs/a.json<br>Logs/b.json', ['Logs/a.json', 'Logs/b.json']],
  ['Logs/a.json Logs/a.json', ['Logs/a.json']],
  ['Zähler/größe.csv', ['Zähler/größe.csv']],
])('%j cites %j', (text, expected) => expect(citedPaths(text).map(({ path }) => path)).toEqual(expected));

test.each(['C:\\Users\\x\\y.json', 'C:/x/y.json', '/home/me/x.json', '/tmp/x.log'])('%j lies outside', (text) =>
  expect(citedPaths(text)).toEqual([{ path: text, isOutside: true }]),
);

test.each<[string, string, boolean]>([
  ['Logs/**', 'Logs/a/b.json', true],
  ['Logs/**', 'Logs', false],
  ['Logs/*.json', 'Logs/a.json', true],
  ['Logs/*.json', 'Logs/a/b.json', false],
  ['**/*.raw', 'x.raw', true],
  ['**/*.raw', 'a/.hidden/x.raw', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a.c', 'abc', false],
  ['docs/plans/Plan*.md', 'docs/plans/PlanA.md', true],
])('%s and %s: %s', (glob, file, expected) => expect(globMatcher([glob])(file)).toBe(expected));

describe('words', () => {
  test('order is by code point', () => {
    expect(['\u{1f600}', '\uffee', 'b', 'B', 'a'].sort(byCodePoint)).toEqual(['B', 'a', 'b', '\uffee', '\u{1f600}']);
  });
  test.each<[string, string, boolean]>([
    ['A *page* of  `x`.', 'a page of x', true],
    ['Trial [one](docs/x.md)', 'Trial one', true],
    ['two<br>lines', 'two lines', true],
    ['Write latency', 'Read latency', false],
  ])('titles %j and %j: %s', (a, b, expected) => expect(sameTitle(a, b)).toBe(expected));
  test.each<[string, string[]]>([
    ['- Unit tests: <numbers>', ['<numbers>']],
    ['<Done | Blocked> and <…>', ['<Done | Blocked>', '<…>']],
    ['a <br> b </p> <https://x.y> <me@example.org>', []],
    ['Map<string> and 3 < 4 and 5 > 4 and p95<120 or x>3', []],
  ])('placeholders in %j', (text, expected) => expect(placeholdersIn(text)).toEqual(expected));
  test('code and comments are taken out of a line', () => {
    expect(withoutCode('a `<b>` c ``<d> ` `` e <!-- <f> --> g')).toBe('a  c  e  g');
  });
  test.each<[string, string, boolean]>([
    ['see PlanA.', 'PlanA', true],
    ['PlanA_Routing', 'PlanA', false],
    ['PlanAF', 'PlanA', false],
    ['docs/plans/PlanA.md, first', 'docs/plans/PlanA.md', true],
    ['OFFLINE-first', 'Offline-first', true],
  ])('%j names %j: %s', (text, name, expected) => expect(namesWord(text, name)).toBe(expected));
});

test.each<[unknown, string | undefined]>([
  ['2026-01-10T00:00:00.1234567-07:00', '2026-01-10T07:00:00.123Z'],
  ['2026-01-10T00:00:00', '2026-01-10T00:00:00.000Z'],
  ['2026-01-10 12:30+0530', '2026-01-10T07:00:00.000Z'],
  ['2026-01-10', '2026-01-10T00:00:00.000Z'],
  ['/Date(1767312000000)/', '2026-01-02T00:00:00.000Z'],
  ['/Date(1767312000000+0100)/', '2026-01-02T00:00:00.000Z'],
  ['2026-02-30T00:00:00Z', undefined],
  ['2026-01-10T25:00:00Z', undefined],
  ['soon', undefined],
  [1767312000, undefined],
  ['/Date(99999999999999999)/', undefined],
])('%j is the moment %j', (value, expected) => {
  const moment = momentOf(value);
  expect(moment === undefined ? undefined : new Date(moment).toISOString()).toBe(expected);
});

describe('edits', () => {
  test('a line behind a last one without a line end has none either', () => {
    const at = (text: string): TextEdit[] => [{ start: text.length, end: text.length, text: 'c', lineEnd: '\r\n' }];
    expect(applyEdits('a\r\nb', at('a\r\nb'))).toBe('a\r\nb\r\nc');
    expect(applyEdits('a\r\nb\r\n', at('a\r\nb\r\n'))).toBe('a\r\nb\r\nc\r\n');
    expect(applyEdits('a\nb', [...at('a\nb'), ...at('a\nb')])).toBe('a\nb\r\nc\r\nc');
  });
  test('what is not edited stays, whatever stands in the new text', () => {
    expect(applyEdits('one two three', [{ start: 4, end: 7, text: '$1 $& \\1' }])).toBe('one $1 $& \\1 three');
  });
});

/** The new text that patch(1) would make of the old one. */
function patched(before: string, diff: readonly string[]): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  for (const line of diff.slice(2)) {
    const head = /^@@ -(\d+),(\d+) /.exec(line);
    if (head !== null) {
      const start = Number(head[1]) - (head[2] === '0' ? 0 : 1);
      out.push(...old.slice(at, start));
      at = start;
    } else if (line.startsWith('+')) out.push(`${line.slice(1)}\n`);
    else if (line.startsWith('\\')) out[out.length - 1] = (out.at(-1) as string).replace(/\n$/, '');
    else {
      if (line.startsWith(' ')) out.push(old[at] as string);
      at += 1;
    }
  }
  return [...out, ...old.slice(at)].join('');
}

describe('unified diff', () => {
  test('is what diff -u prints', () => {
    const before = Array.from({ length: 12 }, (_, at) => `line ${at + 1}\n`).join('');
    expect(unifiedDiff('a/b.md', before, before.replace('line 6', 'line six'))).toEqual([
      '--- a/a/b.md',
      '+++ b/a/b.md',
      '@@ -3,7 +3,7 @@',
      ' line 3',
      ' line 4',
      ' line 5',
      '-line 6',
      '+line six',
      ' line 7',
      ' line 8',
      ' line 9',
    ]);
    expect(unifiedDiff('x', 'a\n', 'a\n')).toEqual([]);
  });
  test('applied to the old text it gives the new one', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 })
      .map((lines) => lines.map((line) => `${line}\n`).join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const diff = unifiedDiff('x', before, after);
        expect(before === after ? before : patched(before, diff)).toBe(after);
      }),
    );
  });
});
