/** docs/stages.md is played as it stands: one decision from S0 to S4, by the built executables. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { playPage, workspace } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { stageRepository } from './fixtures';

test('the page', () => {
  const { differences, blocks } = playPage('stages.md', stageRepository().root);
  expect(differences).toEqual([]);
  expect(blocks).toBeGreaterThan(10);
}, 420_000);

test('the page writes no record by hand', () => {
  const page = readFileSync(path.join(workspace, 'docs/stages.md'), 'utf8');
  const programs = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, body = '']) => body);
  const byHand = /\bsed -i|\(\) *\{|<<|> *docs\/|> *"?\$(research|pack)/;
  expect(programs.filter((program) => byHand.test(program))).toEqual([]);
});
