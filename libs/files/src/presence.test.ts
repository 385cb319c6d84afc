import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { isFile, isFolder, isSameFile } from './presence';

test('files and directories are told apart, through links too, and nothing is thrown', () => {
  const { path } = temporaryRepository({ 'a.json': '{}' });
  mkdirSync(path('folder'));
  symlinkSync('a.json', path('link'));
  symlinkSync('nowhere', path('dangling'));
  const asked = ['a.json', 'folder', 'link', 'dangling', 'absent', 'a.json/below', 'a\0b'].map(
    (name) => `${path('.')}/${name}`,
  );
  expect(asked.map(isFile)).toEqual([true, false, true, false, false, false, false]);
  expect(asked.map(isFolder)).toEqual([false, true, false, false, false, false, false]);
});

test('one file is one, whatever leads to it and though it is not there yet', () => {
  const { path } = temporaryRepository({ 'real/a.csv': '', 'other/a.csv': '' });
  symlinkSync('real', path('linked'));
  symlinkSync('real/a.csv', path('link'));
  symlinkSync('real/a.csv', path('other link'));
  linkSync(path('real/a.csv'), path('hard')); // a name of its own, which keeps what it names
  const same: [string, string, boolean][] = [
    ['real/a.csv', 'linked/a.csv', true],
    ['real/a.csv', 'link', true],
    ['real/a.csv', 'hard', false],
    ['link', 'real/a.csv', true],
    ['link', 'other link', false],
    ['link', 'linked/../link', true],
    ['real/a.csv', 'other/a.csv', false],
    ['real/new', 'linked/new', true],
    ['real/x/new', 'linked/x/new', true],
    ['real/new', 'other/new', false],
    ['real/new', 'real/a.csv', false],
  ];
  expect(same.map(([a, b]) => [a, b, isSameFile(path(a), path(b))])).toEqual(same);
});
