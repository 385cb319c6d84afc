/** docs/stages.md is played as it stands: one decision from S0 to S4, by the built executables. */
import { expect, test } from 'vitest';
import { playPage } from '../play-page';
import { stageRepository } from './fixtures';

test('the page', { timeout: 420_000 }, () => {
  expect(playPage('docs/stages.md', stageRepository().root, 400_000)).toBeGreaterThan(10);
});
