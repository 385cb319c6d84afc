import { expect, test } from 'vitest';
import { nameOfForeignFormat } from './foreign-format';

test('other formats are known by their first bytes', () => {
  expect(nameOfForeignFormat(Buffer.from('date,ticker'))).toBeUndefined();
  expect(nameOfForeignFormat(Buffer.from([0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26]))).toBe('bzip2');
  expect(nameOfForeignFormat(new Uint8Array(0))).toBeUndefined();
});
