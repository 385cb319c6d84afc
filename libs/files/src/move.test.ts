import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { moveWithin, removeEmptyFolders, removeTree } from './move';

test('moves a file or a folder to a place that is made', () => {
  const { root, read, files } = temporaryRepository({ 'a/x': '1', 'a/y/z': '2', b: '3' });
  moveWithin(root, 'a', 'deep/er/a');
  moveWithin(root, 'b', 'deep/b');
  expect(files()).toEqual(['deep/b', 'deep/er/a/x', 'deep/er/a/y/z']);
  expect(read('deep/er/a/x')).toBe('1');
});

test('never over something', () => {
  const { root, path, read } = temporaryRepository({ a: 'mine', b: 'theirs' });
  mkdirSync(path('empty'));
  mkdirSync(path('folder'));
  symlinkSync('nowhere', path('dangling'));
  expect(() => moveWithin(root, 'a', 'b')).toThrow(/exists already/);
  expect(() => moveWithin(root, 'folder', 'empty')).toThrow(/exists already/);
  expect(() => moveWithin(root, 'a', 'dangling')).toThrow(/exists already/);
  expect([read('a'), read('b')]).toEqual(['mine', 'theirs']);
});

test('removes a link, not what it points to, and takes what is gone for removed', () => {
  const { path, read } = temporaryRepository({ 'kept/x': '1', 'gone/y': '2' });
  symlinkSync(path('kept'), path('gone/link'));
  removeTree(path('gone'));
  removeTree(path('gone'));
  expect([existsSync(path('gone')), read('kept/x')]).toEqual([false, '1']);
});

test('goes through no link, neither there nor back', () => {
  const outside = temporaryRepository({ 'precious/x': '1' });
  const { root, path, files } = temporaryRepository({ 'a/x': '1' });
  symlinkSync(outside.path('precious'), path('link'));
  expect(() => moveWithin(root, 'link/x', 'taken')).toThrow(/link is a link or a file/);
  expect(() => moveWithin(root, 'a/x', 'link/deep/x')).toThrow(/link is a link or a file/);
  expect(() => moveWithin(root, 'a/x', 'a/x/y')).toThrow(/a\/x is a link or a file/);
  expect([files(), outside.files()]).toEqual([['a/x', 'link'], ['precious/x']]);
});

test('empty folders go up to the top, others stay', () => {
  const { path, files } = temporaryRepository({ 'trash/one/kept': '1' });
  mkdirSync(path('trash/one/deep/er'), { recursive: true });
  removeEmptyFolders(path('trash/one/deep/er/gone'), path('trash'));
  expect([existsSync(path('trash/one/deep')), files()]).toEqual([false, ['trash/one/kept']]);
  removeTree(path('trash/one/kept'));
  removeEmptyFolders(path('trash/one'), path('trash'));
  expect([existsSync(path('trash/one')), existsSync(path('trash'))]).toEqual([false, true]);
});
