import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { move, removeTree } from './move';

test('moves a file or a folder to a place that is made', () => {
  const { path, read, files } = temporaryRepository({ 'a/x': '1', 'a/y/z': '2', b: '3' });
  move(path('a'), path('deep/er/a'));
  move(path('b'), path('deep/b'));
  expect(files()).toEqual(['deep/b', 'deep/er/a/x', 'deep/er/a/y/z']);
  expect(read('deep/er/a/x')).toBe('1');
});

test('never over something', () => {
  const { path, read } = temporaryRepository({ a: 'mine', b: 'theirs' });
  mkdirSync(path('empty'));
  mkdirSync(path('folder'));
  symlinkSync('nowhere', path('dangling'));
  expect(() => move(path('a'), path('b'))).toThrow(/exists already/);
  expect(() => move(path('folder'), path('empty'))).toThrow(/exists already/);
  expect(() => move(path('a'), path('dangling'))).toThrow(/exists already/);
  expect([read('a'), read('b')]).toEqual(['mine', 'theirs']);
});

test('removes a link, not what it points to, and takes what is gone for removed', () => {
  const { path, read } = temporaryRepository({ 'kept/x': '1', 'gone/y': '2' });
  symlinkSync(path('kept'), path('gone/link'));
  removeTree(path('gone'));
  removeTree(path('gone'));
  expect([existsSync(path('gone')), read('kept/x')]).toEqual([false, '1']);
});
