import { expect, test } from 'vitest';
import { foreignFormat } from './foreign-format';

const tar = Buffer.alloc(512);
tar.write('scores.csv');
tar.write('ustar', 257);

test.each<[string, Uint8Array | string, string]>([
  ['bzip2', Uint8Array.from([0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26]), 'bzip2'],
  ['tar', tar, 'tar'],
  ['an old workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'Excel'],
  ['UTF-16 with a mark', Uint8Array.from([0xff, 0xfe, 0x64, 0]), 'UTF-16 text'],
  ['UTF-16 without one', Buffer.from('date,a\n', 'utf16le'), 'UTF-16 text without'],
  ['big-endian UTF-16 without one', Buffer.from('date,a\n', 'utf16le').swap16(), 'UTF-16 text without'],
  ['UTF-32', Uint8Array.from([0xff, 0xfe, 0, 0, 0x64, 0, 0, 0]), 'UTF-32'],
  ['a page', '\n<!DOCTYPE html>\n<html>', 'HTML'],
  ['a table of a page', '<table><tr><td>date</td>', 'HTML'],
  ['an error of a store', '<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code>', 'XML'],
  ['lines of JSON', '{"date": "2026-01-01", "score": 1}\n', 'JSON'],
  ['a list of JSON behind a mark', '\ufeff[\n  {"date": "2026-01-01"}\n]', 'JSON'],
  ['rows of JSON', '[["date", "score"], ["2026-01-01", 1]]', 'JSON'],
  ['nothing in JSON', '{}', 'JSON'],
  ['a pointer', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', 'git lfs pull'],
])('%s is named', (_, head, named) => {
  expect(foreignFormat(Buffer.from(head as string))).toContain(named);
});

test.each([
  '',
  'date,ticker',
  '<TICKER>,<PER>,<DATE>,<CLOSE>',
  '<header>,<html5>',
  '[date],[ticker]',
  '{id},score',
  'version,https://example.org',
  'PK,score',
  'BZ,score',
  'ustar,score',
  'Obj,score',
  'Rar,score',
  '"date","score"',
])('%j is a table', (head) => {
  expect(foreignFormat(Buffer.from(head))).toBeUndefined();
});
