/** docs/stages.md is played as it stands: one decision from S0 to S4, by the built executables. */
import { playPage } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { stageRepository } from './fixtures';

test('the page', () => {
  const { differences, blocks } = playPage('stages.md', stageRepository().root);
  expect(differences).toEqual([]);
  expect(blocks).toBeGreaterThan(10);
}, 420_000);
