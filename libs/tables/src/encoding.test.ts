import { expect, test } from 'vitest';
import { Utf8Check } from './encoding';

const check = (...pieces: number[][]): boolean => {
  const utf8 = new Utf8Check();
  const valid = pieces.map((piece) => utf8.push(Uint8Array.from(piece)));
  return valid.every(Boolean) && utf8.end();
};

test('a character may lie in several pieces', () => {
  expect(check([0x61, 0xf0], [0x9f], [0x99], [0x82, 0x61])).toBe(true);
  expect(check([0xe6, 0x97], [0xa5])).toBe(true);
});

test('what is cut and does not go on is not UTF-8', () => {
  expect(check([0xe6, 0x97], [0x61])).toBe(false);
  expect(check([0xe6], [0xe6, 0x97, 0xa5])).toBe(false);
  expect(check([0x61, 0xc3])).toBe(false);
  expect(check([0xc3], [], [0xa9])).toBe(true);
});

test('overlong forms, surrogates and lone continuations are not UTF-8', () => {
  for (const bytes of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0x80], [0xf5, 0x80, 0x80, 0x80], [0xff]])
    expect(check(bytes)).toBe(false);
});
