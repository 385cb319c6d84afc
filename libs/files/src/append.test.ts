import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { bundleProgram, temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { appendLine, wholeLines } from './append';

test('adds lines and makes file and folder', () => {
  const { path, read } = temporaryRepository();
  appendLine(path('a/log'), 'one');
  appendLine(path('a/log'), 'two');
  expect(read('a/log')).toBe('one\ntwo\n');
  expect(wholeLines(read('a/log'))).toEqual(['one', 'two']);
});

test.each([
  ['first\nsec', 'first\nnew\n'],
  ['fir', 'new\n'],
  ['', 'new\n'],
])('what a killed writer left of a line is passed over and removed: %j', (before, after) => {
  const { path, read } = temporaryRepository({ log: before });
  expect(wholeLines(before)).toEqual(before.includes('\n') ? ['first'] : []);
  appendLine(path('log'), 'new');
  expect(read('log')).toBe(after);
});

test('refuses a link, a directory and an endless last line', () => {
  const { path, read } = temporaryRepository({ precious: 'mine\n', endless: 'x'.repeat(2 ** 20 + 1) });
  symlinkSync(path('precious'), path('link'));
  mkdirSync(path('folder'));
  expect(() => appendLine(path('link'), 'x')).toThrow(/symbolic link/);
  expect(() => appendLine(path('folder'), 'x')).toThrow(/is a directory/);
  expect(() => appendLine(path('endless'), 'x')).toThrow(/longer than/);
  expect(read('precious')).toBe('mine\n');
});

test('a line that did not fit is reported, and is not kept', () => {
  const { root, path, read } = temporaryRepository({ log: 'first\n' });
  const program = bundleProgram(
    root,
    `import { appendLine } from '@gatehouse/files';
    try { appendLine(${JSON.stringify(path('log'))}, 'x'.repeat(5000)); console.log('done'); } catch (error) { console.log(error.message); }`,
  );
  const { stdout } = spawnSync('bash', ['-c', 'ulimit -f 1; exec "$@"', 'bash', process.execPath, program], {
    encoding: 'utf8',
  });
  expect(stdout).toBe(`cannot write ${path('log')}: larger than a file may be here (EFBIG)\n`);
  expect(wholeLines(read('log'))).toEqual(['first']);
});
