import type { EvidenceEntry } from '@gatehouse/contracts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { entryLine, isPlainPath, parseEntry, sha256 } from './entry';
import verdicts from './verdicts.json';

const opened = verdicts.lines[0] as string;
const entry = JSON.parse(opened) as EvidenceEntry;
const run = 'audit/workstation_runs/2026-03-02_071500_production_gates_momentum_run1';
const file = { path: `${run}/result.json`, bytes: 1, sha256: '0'.repeat(64), kind: 'fixed' as const };
const faultOf = (line: string | Buffer): string | undefined => {
  const parsed = parseEntry(Buffer.from(line));
  return 'fault' in parsed ? parsed.fault : undefined;
};
const withFields = (fields: object): string => JSON.stringify({ ...entry, ...fields });

test('the opening of the worked example', () => {
  expect(opened).toHaveLength(496);
  expect(sha256(opened)).toBe('03ac9677b2c2249d6480a1808a412da7a4fb0a4bc94aa951a1c520af6ed5e91f');
  expect(parseEntry(Buffer.from(opened))).toEqual({ entry });
  expect(entryLine(entry)).toBe(opened);
});

describe('a line is an entry', () => {
  test.each([
    ['with its fields in another order', JSON.stringify(Object.fromEntries(Object.entries(entry).reverse()))],
    ['with fields that nobody knows', withFields({ future: { deep: [1] } })],
    ['with an input outside the repository', withFields({ inputs: [{ ...file, path: '/srv/data/scores.csv' }] })],
    ['with a name that holds a control character', withFields({ files: [{ ...file, path: 'runs/a\u0007b' }] })],
  ])('%s', (_, line) => expect(faultOf(line)).toBeUndefined());
});

describe('a line is not an entry', () => {
  test.each([
    ['empty', '', /not JSON/],
    ['of something else', '{}', /not an evidence-entry: \/ must have required property/],
    ['cut off', opened.slice(0, -1), /not JSON/],
    ['not ASCII', opened.replace('research', 'résearch'), /printable ASCII/],
    ['with a tab', opened.replace('{"schema"', '{\t"schema"'), /printable ASCII/],
    ['longer than a mebibyte', `${opened.slice(0, -1)},"x":"${'x'.repeat(1 << 20)}"}`, /bytes long, more than 1048576/],
    ['nested too deeply', `${opened.slice(0, -1)},"x":${'['.repeat(501)}${']'.repeat(501)}}`, /nested more than 500/],
    ['with an absolute file', withFields({ files: [{ ...file, path: '/etc/passwd' }] }), /"\/etc\/passwd"/],
    ['with a file outside', withFields({ files: [{ ...file, path: '../x' }] }), /"\.\.\/x"/],
    ['with an input that climbs', withFields({ inputs: [{ ...file, path: '/srv/../etc/passwd' }] }), /passwd/],
    [
      'with a view that is not plain',
      withFields({
        views: [
          {
            path: 'a//b',
            before: { rows: 0, sha256: file.sha256 },
            after: { rows: 0, sha256: file.sha256 },
            added: [],
          },
        ],
      }),
      /"a\/\/b"/,
    ],
    [
      'with a removal outside',
      withFields({ removed: [{ path: 'a/./b', listing_sha256: file.sha256, destination: null }] }),
      /a\/\.\/b/,
    ],
    ['with a subject outside', withFields({ subject: '/tmp' }), /"\/tmp"/],
    ['of another version', withFields({ schema: 'evidence-entry/v2' }), /\/schema/],
    ['with a sum in capitals', withFields({ prev: 'A'.repeat(64) }), /\/prev/],
  ])('%s', (_, line, message) => expect(faultOf(line)).toMatch(message));

  test('whatever bytes it has, it is told and nothing is thrown', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void expect(faultOf(Buffer.from(bytes))).toBeDefined()),
    ));
});

test('what is written is read as it was, in ASCII', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (note, tag) => {
      const line = entryLine({ ...entry, note, decision_tag: tag });
      expect(line).toMatch(/^[\x20-\x7e]*$/);
      expect(parseEntry(Buffer.from(line))).toEqual({ entry: { ...entry, note, decision_tag: tag } });
    }),
  ));

test('an entry that is not of its schema is a defect of the writer', () => {
  expect(() => entryLine({ ...entry, prev: 'x' })).toThrow(
    /would write an evidence-entry that is not of its schema: \/prev/,
  );
  expect(() => entryLine({ ...entry, files: [{ ...file, path: '../x' }] })).toThrow(/with the path "\.\.\/x"/);
});

test.each([
  ['a/b', true],
  ['a', true],
  ['.hidden/..x', true],
  ['', false],
  ['/a', false],
  ['a/', false],
  ['a//b', false],
  ['./a', false],
  ['a/..', false],
  ['a\0b', false],
])('%j is a plain path: %s', (path, plain) => expect(isPlainPath(path)).toBe(plain));
