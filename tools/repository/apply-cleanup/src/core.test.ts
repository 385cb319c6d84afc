import type { CleanupItem, CleanupLogEntry } from '@gatehouse/contracts';
import { expect, test } from 'vitest';
import { CleanupLog, logEntry, overlapping } from './core';

const itemAt = (path: string, listing = 'a'): CleanupItem => ({
  path,
  kind: 'cache',
  rule: 'caches',
  reason: 'because',
  decision_tag: null,
  record: null,
  age_days: 1,
  bytes: 1,
  files: 1,
  listing_sha256: listing.repeat(64),
});
const entryOf = (
  item: CleanupItem,
  event: CleanupLogEntry['event'],
  place = `audit/trash/1/${item.path}`,
): CleanupLogEntry => ({
  ...logEntry(item, place, {
    at: new Date(0),
    delete: false,
    planSha256: 'b'.repeat(64),
    by: { user: 'u', host: 'h', pid: 1 },
  }),
  event,
});

test.each([
  [['a', 'ab', 'a-b/c'], undefined],
  [['a', 'b', 'a'], 'a'],
  [['a/b/c', 'a'], 'a/b/c'],
  [['a', 'a-b', 'a/b'], 'a/b'],
  [[], undefined],
])('of %j overlaps %s', (paths, path) => expect(overlapping(paths.map((one) => itemAt(one)))).toBe(path));

test('of very many items it is told in time that grows with their number', () => {
  expect(overlapping(Array.from({ length: 100_000 }, (_, index) => itemAt(`runs/cache/${index}`)))).toBeUndefined();
});

test('the log says the last of an item with its listing, and which intents nothing follows', () => {
  const log = new CleanupLog([
    entryOf(itemAt('x'), 'intent'),
    entryOf(itemAt('x'), 'moved'),
    entryOf(itemAt('y'), 'intent'),
  ]);
  expect([
    log.lastOf(itemAt('x'))?.event,
    log.lastOf(itemAt('x', 'c')),
    log.unfinished().map(({ path }) => path),
  ]).toEqual(['moved', undefined, ['y']]);
  log.add(entryOf(itemAt('y'), 'put_back'));
  log.add(entryOf(itemAt('x'), 'intent', 'audit/trash/2/x'));
  expect([log.lastOf(itemAt('y'))?.event, log.unfinished().map(({ destination }) => destination)]).toEqual([
    'put_back',
    ['audit/trash/2/x'],
  ]);
});
