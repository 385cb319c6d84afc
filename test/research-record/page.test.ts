/**
 * docs/research-record.md is played as it stands: one run from its first commit to a verified bundle, by the built
 * executables.
 */
import { playPage } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { backtestRepository, identity } from './fixtures';

test('the page', () => {
  const { differences, blocks } = playPage('research-record.md', backtestRepository().root, identity);
  expect(differences).toEqual([]);
  expect(blocks).toBeGreaterThan(10);
}, 420_000);
