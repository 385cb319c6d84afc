import { truncateSync, mkdirSync } from 'node:fs';
import { Failure } from '@gatehouse/contracts';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { readTail } from './tail';

test('the last bytes of a file, and whether they are all of it', () => {
  const { write, path } = temporaryRepository();
  write('log', '0123456789');
  expect(readTail(path('log'), 4)).toEqual({ content: Buffer.from('6789'), whole: false });
  expect(readTail(path('log'), 10)).toEqual({ content: Buffer.from('0123456789'), whole: true });
  write('empty', '');
  expect(readTail(path('empty'), 10)).toEqual({ content: Buffer.alloc(0), whole: true });
  expect(readTail(path('none'), 10)).toBeUndefined();
  expect(readTail(path('log/none'), 10)).toBeUndefined();
});

test('a file that no memory could hold is read from its end', () => {
  const { write, path } = temporaryRepository();
  write('log', 'start\n');
  truncateSync(path('log'), 5e9);
  expect(readTail(path('log'), 65536)).toMatchObject({ content: Buffer.alloc(65536), whole: false });
});

test('what is not a regular file is refused', () => {
  const { path } = temporaryRepository();
  mkdirSync(path('folder'));
  for (const file of [path('folder'), '/dev/zero']) expect(() => readTail(file, 10)).toThrow(Failure);
});
