import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { readSuccessors } from './predecessor-chain';

test('notes that may name a predecessor are read in time that grows with their length', () => {
  const many = 1_000_000;
  const { root } = temporaryRepository({
    'docs/production_research/decisions/a.md': `decision_tag: \`b run2\`${'\n'.repeat(many)}predecessor: "b run1"${' '.repeat(many)}\n- x: ${' '.repeat(many)}x\npredecessor: ${'`'.repeat(many)}\npredecessor:${' '.repeat(many)}x`,
  });
  const { of, unread } = readSuccessors(root);
  expect([of('b run1'), unread]).toEqual([['b run2'], []]);
});
