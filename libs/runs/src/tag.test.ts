import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { locateRunAndReport } from './discovery';
import { findRun, runsNaming } from './run';
import { checkNewTag, checkTag, hiddenIn, isSameTag, lookalikeOf } from './tag';

describe('a new tag', () => {
  test.each([
    ['may_run1\u200b', 'U+200B'],
    ['may\u00ad_run1', 'U+00AD'],
    ['\ufeffmay_run1', 'U+FEFF'],
    ['may\u2060run1', 'U+2060'],
    ['may\u202erun1', 'U+202E'],
    ['may\u034frun1', 'U+034F'],
    ['may\ufe0frun1', 'U+FE0F'],
    ['may\u3164run1', 'U+3164'],
    ['may\u{e0041}run1', 'U+E0041'],
    ['may_run1\u00a0', 'U+00A0'],
    ['may\u2009run1', 'U+2009'],
    ['may\u3000run1', 'U+3000'],
    ['may_run1 ', 'U+0020 at its end'],
    [' may_run1', 'U+0020 at its beginning'],
  ])('%j is refused by its code point', (tag, code) =>
    expect(() => checkNewTag(tag)).toThrow(
      expect.objectContaining({ id: 'usage', message: expect.stringContaining(code) as string }),
    ),
  );
  test.each([
    'may_run1',
    'may run 1',
    'größe_run1',
    'gro\u0308ße_run1',
    '五月_run1',
    'مايو',
    'a/b:c',
    "o'neill-2",
    '🚀run',
    'x'.repeat(128),
  ])('%j may be used', (tag) => expect(() => checkNewTag(tag)).not.toThrow());
  test('an old one may have what a new one may not', () => expect(() => checkTag('may_run1\u200b')).not.toThrow());
});

test.each([
  ['gr\u00f6\u00dfe', 'gro\u0308\u00dfe', true],
  ['\u212bngstr\u00f6m', '\u00c5ngstro\u0308m', true],
  ['run1', 'run1', true],
  ['run1', 'Run1', false],
  ['run1', 'run10', false],
  ['run1', 'run1\u200b', false],
  ['run1', 'run1 ', false],
  ['run\u00b2', 'run2', false],
])('%j and %j are one tag: %s', (a, b, same) => expect(isSameTag(a, b)).toBe(same));

test('a tag that misses a run by what nobody sees says which run is meant', () => {
  const { root } = temporaryRepository({
    'audit/workstation_runs/2031-05-03_140000_production_gates_a/context.json': { decision_tag: 'may_run1' },
    'audit/workstation_runs/2031-05-03_150000_production_gates_b/context.json': { decision_tag: 'gro\u0308\u00dfe' },
  });
  expect(findRun(root, 'gr\u00f6\u00dfe')?.name).toMatch(/_b$/);
  expect(runsNaming(root, 'gr\u00f6\u00dfe')).toHaveLength(1);
  for (const tag of ['may_run1\u200b', 'may_run1 ', '\u00a0may_run1'])
    expect(() => locateRunAndReport(root, { tag })).toThrow(/_gates_a reads alike, 'may_run1', .*\(U\+/);
  expect(() => locateRunAndReport(root, { tag: 'may_run2' })).toThrow(/the newest is/);
});

test.each([
  ['run1\u200b', ['run1', 'run2'], 'run1'],
  ['run1', ['run1\u00a0'], 'run1\u00a0'],
  ['a  b', ['a b'], 'a b'],
  ['run\uff11', ['run1'], 'run1'],
  ['run1', ['run1', 'run2', 'Run1', 'run10', ''], undefined],
])('%j reads as one of %j: %j', (tag, others, expected) => expect(lookalikeOf(tag, others)).toBe(expected));

test('what nobody sees is named', () =>
  expect(hiddenIn(' a\u200b\u00ad\u00a0b')).toBe('U+200B, U+00AD, U+0020, U+00A0'));
