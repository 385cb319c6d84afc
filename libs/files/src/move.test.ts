import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { moveWithin, removeEmptyFolders, removeWithin } from './move';

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

const unchecked = (): void => undefined;

test('removes a link, not what it points to, and takes what is gone for removed', () => {
  const { root, path, read } = temporaryRepository({ 'kept/x': '1', 'gone/y': '2', 'gone/deep/er/z': '3', one: '4' });
  symlinkSync(path('kept'), path('gone/link'));
  symlinkSync(path('kept'), path('alias'));
  for (const name of ['gone', 'gone', 'one', 'alias']) removeWithin(root, name, unchecked);
  expect([existsSync(path('gone')), existsSync(path('one')), readdirSync(root), read('kept/x')]).toEqual([
    false,
    false,
    ['kept'],
    '1',
  ]);
});

test('nothing is removed when the check throws, which is passed on', () => {
  const { root, read } = temporaryRepository({ 'a/x': '1' });
  const refusal = new Error('in use');
  expect(() =>
    removeWithin(root, 'a', () => {
      throw refusal;
    }),
  ).toThrow(refusal);
  expect(read('a/x')).toBe('1');
});

test.each(['trash', 'trash/1', 'trash/1/item'])(
  'removes nothing elsewhere when %s is swapped for a link after the check',
  (swapped) => {
    const outside = temporaryRepository({ '1/item/x': '1', 'item/x': '1', x: '1' });
    const { root, path, exists } = temporaryRepository({ 'trash/1/item/x': '1' });
    const before = outside.files();
    removeWithin(root, 'trash/1/item', () => {
      renameSync(path(swapped), path('aside'));
      symlinkSync(outside.root, path(swapped));
    });
    expect([outside.files(), exists('aside/x')]).toEqual([before, swapped === 'trash/1/item']);
  },
);

test('nothing behind a link is removed, and no empty folder', () => {
  const outside = temporaryRepository({ 'item/x': '1' });
  mkdirSync(outside.path('empty'));
  const { root, path } = temporaryRepository();
  symlinkSync(outside.root, path('trash'));
  expect(() => removeWithin(root, 'trash/item', unchecked)).toThrow(/trash is a link or a file/);
  expect(() => removeEmptyFolders(root, 'trash/empty', 'trash')).toThrow(/trash is a link or a file/);
  expect([outside.exists('item/x'), outside.exists('empty')]).toEqual([true, true]);
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
  const { root, path, files } = temporaryRepository({ 'trash/one/kept': '1' });
  mkdirSync(path('trash/one/deep/er'), { recursive: true });
  removeEmptyFolders(root, 'trash/one/deep/er/gone', 'trash');
  expect([existsSync(path('trash/one/deep')), files()]).toEqual([false, ['trash/one/kept']]);
  removeWithin(root, 'trash/one/kept', unchecked);
  removeEmptyFolders(root, 'trash/one', 'trash');
  expect([existsSync(path('trash/one')), existsSync(path('trash'))]).toEqual([false, true]);
});
