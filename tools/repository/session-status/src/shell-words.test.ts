import { spawnSync } from 'node:child_process';
import { shellCommand } from '@gatehouse/render';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { optionIn, shellWords } from './shell-words';

test.each<[string, string[] | undefined]>([
  ['', []],
  ['a  b\t c\n', ['a', 'b', 'c']],
  [`a 'b  c' "d e" f\\ g`, ['a', 'b  c', 'd e', 'f g']],
  [`'it'"'"'s' "a\\"b\\$c\\\\d\\e"`, [`it's`, 'a"b$c\\d\\e']],
  [`'' ""`, ['', '']],
  [`a=b'c'd`, ['a=bcd']],
  ['a \\\n b', ['a', 'b']],
  [`'a\nb'`, ['a\nb']],
  [`$'\\a\\b\\e\\E\\f\\n\\r\\t\\v\\\\\\'\\"\\?' $'\\xc3\\xa9'`, ['\x07\b\x1b\x1b\f\n\r\t\v\\\'"?', 'é']],
  ...['\\c<', '\\101', '\\0', '\\x00', '\\x4', '\\u00e9', '\\q', '\\xc3'].map((text): [string, undefined] => [
    `$'${text}'`,
    undefined,
  ]),
  [`a 'b`, undefined],
  [`a "b`, undefined],
  ...[
    'a; b',
    'a\nb',
    'a | b',
    'a & b',
    'a > b',
    '$x',
    '"$x"',
    '`x`',
    '"`x`"',
    '$(x)',
    '(a)',
    'a*',
    '?',
    '[a]',
    '~',
    '#a',
    '{a,b}',
    '!x',
  ].map((text): [string, undefined] => [text, undefined]),
])('%j is %j', (text, words) => expect(shellWords(text)).toEqual(words));

const word = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...`'"$\`\\ ;&|*~#!{}-=a`),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }).filter((char) => !/\p{C}/u.test(char)),
  ),
});

test('it reads what the tools write', () =>
  fc.assert(
    fc.property(fc.array(word), (words) => {
      expect(shellWords(shellCommand(words))).toEqual(words);
    }),
  ));

test('what it accepts, bash reads the same, and starts nothing else', () => {
  const unit = fc.constantFrom(...`abcabcabc'''"""\\\\   \t$;|&<>*?[]~#!{}\`\n`);
  const inDollarQuotes = fc
    .string({ unit: fc.constantFrom(...`abcdefnrtuvxEU0179\\\\\\\\"?<{ `), maxLength: 6 })
    .map((text) => `$'${text}'`);
  const texts = fc.oneof(
    fc.string({ unit, maxLength: 12 }),
    fc
      .array(fc.oneof(inDollarQuotes, fc.string({ unit, maxLength: 3 })), { maxLength: 3 })
      .map((parts) => parts.join('')),
  );
  const accepted = fc.sample(texts, 6000).filter((text) => (shellWords(text)?.length ?? 0) > 0);
  expect(accepted.length).toBeGreaterThan(100);
  const script = accepted.map((text) => `words ${text.replace(/\n+$/, '')}\n`).join('');
  const { stdout } = spawnSync('/bin/bash', ['-s'], {
    input: `words() { printf '%s\\0' $# "$@"; }\n${script}`,
    encoding: 'utf8',
    env: { PATH: '/dev/null' },
  });
  expect(stdout.split('\0').slice(0, -1)).toEqual(
    accepted.flatMap((text) => [String(shellWords(text)?.length), ...(shellWords(text) ?? [])]),
  );
});

test.each<[string[], string | undefined]>([
  [['run', '--tag', 'a'], 'a'],
  [['run', '--tag=a'], 'a'],
  [['run', '--tag', 'a', '--tag=b'], 'b'],
  [['run', '--tags', 'a'], undefined],
  [['run', '--tag'], undefined],
])('of %j the tag is %j', (words, value) => expect(optionIn(words, '--tag')).toBe(value));
