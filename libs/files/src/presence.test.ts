import { mkdirSync, symlinkSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { isFile, isFolder } from './presence';

test('files and directories are told apart, through links too, and nothing is thrown', () => {
  const { path } = temporaryRepository({ 'a.json': '{}' });
  mkdirSync(path('folder'));
  symlinkSync('a.json', path('link'));
  symlinkSync('nowhere', path('dangling'));
  const asked = ['a.json', 'folder', 'link', 'dangling', 'absent', 'a.json/below', 'a\0b'].map((name) => `${path('.')}/${name}`);
  expect(asked.map(isFile)).toEqual([true, false, true, false, false, false, false]);
  expect(asked.map(isFolder)).toEqual([false, true, false, false, false, false, false]);
});
