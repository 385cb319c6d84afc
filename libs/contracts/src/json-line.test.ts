import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from './json';
import { parseJsonLine } from './json-line';

describe('a line of JSON', () => {
  test.each<[string, string]>([
    ['{"a": 1, "a": 2}', 'has the key "a" twice in one object'],
    ['{"a" : 1, "b": 1, "b": 2}', 'has the key "b" twice in one object'],
    ['{"a": {"b": 1, "\\u0062": 2}}', 'has the key "\\u0062" twice in one object'],
    ['{"a": "\\":", "b": 1, "b"\t: 2}', 'has the key "b" twice in one object'],
    ['{"a": NaN, "a": 2}', 'has the key "a" twice in one object'],
    ['{"a": 1', 'not JSON'],
    ['', 'not JSON'],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'is nested more than 500 levels deep'],
    [`{"a": ${'['.repeat(501)}${']'.repeat(501)}}`, 'is nested more than 500 levels deep'],
  ])('%.40j is refused', (text, message) => expect(() => parseJsonLine(text)).toThrow(message));

  test('a bare NaN, escapes and blanks are read as parseJson reads them', () => {
    for (const text of [
      '{"a": NaN}',
      '{"a" : "x\\":y", "b": ["c:", {"d": {}}]}',
      ' [1] ',
      `${'['.repeat(300)}${']'.repeat(300)}`,
    ])
      expect(parseJsonLine(text)).toEqual(parseJson(text, 'x'));
  });

  test('any value', () =>
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(0, 1), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(parseJsonLine(text)).toEqual(JSON.parse(text));
      }),
    ));
});
