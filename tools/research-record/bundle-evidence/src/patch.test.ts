import { describe, expect, test } from 'vitest';
import { addedLines, isSamePatch } from './patch';
import { commitsText, parseCommits } from './texts';

const patch = (text: string): Buffer => Buffer.from(text);
const small = [
  'diff --git a/x b/x',
  'index 0123456..89abcde 100644',
  '--- a/x',
  '+++ b/x',
  '@@ -1,2 +1,3 @@ head',
  ' same',
  '-old',
  '+++ new, not a header',
  '+@@ -1 +1 @@ neither',
  '\\ No newline at end of file',
  'diff --git a/y b/y',
  '--- a/y',
  '+++ b/y',
  '@@ -0,0 +1 @@',
  '+last',
  '',
].join('\n');

test('added lines, whatever they look like', () =>
  expect(addedLines(patch(small))).toEqual([
    { line: 8, text: '++ new, not a header' },
    { line: 9, text: '@@ -1 +1 @@ neither' },
    { line: 15, text: 'last' },
  ]));

describe('two patches are the same but for the digits of blobs', () => {
  const full = small.replace('0123456..89abcde', `${'0123456'.padEnd(40, '7')}..${'89abcde'.padEnd(40, '8')}`);
  test.each<[string, string, boolean]>([
    ['seven digits', small, true],
    ['ten digits', small.replace('0123456..89abcde', '0123456777..89abcde888'), true],
    ['another blob', small.replace('89abcde', '89abcdf'), false],
    ['another line', small.replace('same', 'Same'), false],
    ['a line more', `${small}\n`, false],
    ['another mode', small.replace('100644', '100755'), false],
  ])('%s: %#', (_, text, same) => expect(isSamePatch(patch(text), patch(full))).toBe(same));
});

test('COMMITS.txt reads as it is written, and as others write it', () => {
  const [base, head] = ['a'.repeat(40), 'b'.repeat(40)];
  const commits = [{ sha: head, subject: 'ticket-03: x' }];
  expect(parseCommits(commitsText(base, head, commits))).toEqual({ base, head, commits });
  expect(parseCommits('head: HEAD\r\ncommits:\r\nbbbbbbb x\r\nno commit\r\n')).toEqual({
    base: undefined,
    head: 'HEAD',
    commits: [{ sha: 'bbbbbbb', subject: 'x' }],
  });
});
