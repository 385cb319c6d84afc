import { cleanupPlan as planDocument } from '@gatehouse/contracts';
import { shippedRetentionPolicy } from '@gatehouse/retention';
import { expect, test } from 'vitest';
import { cleanupPlan, planLines, size, type EvaluatedItem } from './core';

const facts = {
  generatedAt: new Date('2026-01-01T00:00:00Z'),
  repository: '/srv/research',
  policy: { source: 'shipped default', sha256: 'a'.repeat(64), document: shippedRetentionPolicy },
  problems: [],
};
const weighed = (path: string, kept: string[] = [], bytes = 10): EvaluatedItem => ({
  named: { path, kind: 'cache', rule: 'caches', tag: undefined },
  judgement: { kept, reason: 'it is a cache', record: null, tag: undefined, ageDays: 20.55 },
  listing: kept.length > 0 ? undefined : { sha256: 'b'.repeat(64), bytes, files: 1 },
});

test('what nothing keeps is an item, the rest is said with all that keeps it', () => {
  const plan = cleanupPlan([weighed('runs/cache/a'), weighed('runs/cache/b', ['one', 'two'])], facts);
  expect(planDocument.fault(plan)).toBeUndefined();
  expect(plan.items).toEqual([
    expect.objectContaining({
      path: 'runs/cache/a',
      reason: 'it is a cache; unchanged for 20 days',
      age_days: 20.5,
      decision_tag: null,
      listing_sha256: 'b'.repeat(64),
    }),
  ]);
  expect(plan.kept).toEqual([{ path: 'runs/cache/b', reasons: ['one', 'two'] }]);
});

test('what could not be listed is not an item, and an item within another is part of it', () => {
  const plan = cleanupPlan(
    [weighed('a'), weighed('a/b', [], 5), weighed('ab', [], 7), { ...weighed('c'), listing: undefined }],
    facts,
  );
  expect([plan.items.map(({ path }) => path), plan.total_bytes]).toEqual([['a', 'ab'], 17]);
});

test('the lines for people', () => {
  expect(planLines(cleanupPlan([weighed('a', [], 2048), weighed('b', ['why'])], facts), '/x/plan.json')).toEqual([
    'a  2.0 KiB  it is a cache; unchanged for 20 days',
    '[done] cleanup_plan=/x/plan.json',
    '[done] items=1 bytes=2048 kept=1 of 2 named by the policy (shipped default)',
  ]);
  expect([0, 1023, 1024, 1.5 * 2 ** 40, 2 ** 60].map(size)).toEqual([
    '0 B',
    '1023 B',
    '1.0 KiB',
    '1.5 TiB',
    '1048576.0 TiB',
  ]);
});

test('a plan of very many items is made in time that grows with their number', () => {
  const many = Array.from({ length: 200_000 }, (_, index) => weighed(`runs/cache/${index}`));
  expect(cleanupPlan([...many, weighed('runs/cache/7/x')], facts).items).toHaveLength(200_000);
});
