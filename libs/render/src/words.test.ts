import { spawnSync } from 'node:child_process';
import { temporaryRepository } from '@gatehouse/testkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownCell, markdownLine, markdownRow } from './markdown';
import { shellCommand } from './shell';
import { printable } from './terminal';
import { localTimestamp, stamp, utcTimestamp, zonedTimestamp } from './time';

const word = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'\'"`$();|&<>*?[]{}~#!\\ \n\r\t-=\u001b\u0007\u007f\u0085\u009b\u202e\u200f\u061cé動😀'),
    fc.string({ minLength: 1, maxLength: 1 }).filter((char) => char !== '\0' && char !== '\u0001'),
  ),
});

test('bash reads a command as exactly the words it was made of', () => {
  const commands = fc.sample(fc.array(word, { minLength: 1, maxLength: 4 }), 200);
  const script = commands.map((words) => `printf '%s\\0' ${shellCommand(words)}; printf '\\1'`).join('\n');
  for (const locale of ['C', 'C.UTF-8']) {
    const out = spawnSync('bash', ['-s'], { input: script, env: { ...process.env, LC_ALL: locale } })
      .stdout.toString()
      .split('\u0001')
      .slice(0, -1);
    expect(out.map((text) => text.split('\0').slice(0, -1))).toEqual(commands);
  }
});

test('bash makes nothing of any two characters, also where there are files that a pattern would match', () => {
  const { root } = temporaryRepository({ a: '', aa: '', '-': '' });
  const ascii = Array.from({ length: 0x7f }, (_, code) => String.fromCharCode(code)).slice(1);
  const words = [
    '',
    '~root',
    '{a,b}',
    'a{1..3}',
    '=(a)',
    '$a',
    '!!',
    ...ascii,
    ...ascii.flatMap((one) => ascii.map((other) => one + other)),
  ];
  const out = spawnSync('bash', ['-s'], {
    cwd: root,
    input: `set -o history -o histexpand\nprintf '%s\\0' ${shellCommand(words)}`,
    maxBuffer: 1 << 24,
  }).stdout.toString();
  expect(out.split('\0').slice(0, -1)).toEqual(words);
});

test('a command is one line that commands no terminal, also where no UTF-8 is spoken', () => {
  fc.assert(fc.property(fc.array(word), (words) => printable(shellCommand(words)) === shellCommand(words)));
  expect(shellCommand(["it's \u001b[2J\n\u202e", 'a b', 'a\0b'])).toBe(
    "$'it\\'s \\x1b[2J\\n\\xe2\\x80\\xae' 'a b' $'a\\xef\\xbf\\xbdb'",
  );
});

test('a row gives back the cells it was made of, one line each', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
      const row = `| ${cells.map(markdownCell).join(' | ')} |`;
      expect(row).not.toMatch(/[\r\n]/);
      expect(markdownRow(row)).toEqual(cells.map((cell) => markdownLine(cell).trim()));
    }),
  );
});

test('nothing printed commands a terminal', () => {
  expect(printable('a\u001b[31mb\u0007\r\n\u202ec\u009b\ttab')).toBe('a\\x1b[31mb\\x07\\r\\n\\u202ec\\x9b\ttab');
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  const commands = all.filter((char) => char !== '\t' && /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(char));
  expect(all.filter((char) => printable(char) !== char)).toEqual(commands);
});

test('times', () => {
  const moment = new Date(2026, 2, 1, 7, 5, 9, 42);
  expect(stamp(moment)).toBe('2026-03-01_070509');
  expect(localTimestamp(moment)).toBe('2026-03-01T07:05:09.042000');
  expect(utcTimestamp(new Date('2026-03-01T07:05:09.042Z'))).toBe('2026-03-01T07:05:09.042000+00:00');
  expect(zonedTimestamp(moment)).toMatch(/^2026-03-01T07:05:09[+-]\d{4}$/);
});
