import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { settingsAt } from './committed';

const settings = (cores: number): object => ({ schema: 'gatehouse/v1', machine: { min_cores: cores } });

test('a commit has the settings it was made with, whatever the file says now', () => {
  const at = temporaryRepository({ 'gatehouse.json': settings(2) }, { git: true });
  const first = at.git('rev-parse', 'HEAD').trim();
  at.write('gatehouse.json', settings(1));
  expect(settingsAt(at.root, first)?.machine?.min_cores).toBe(2);
  at.git('rm', '--cached', 'gatehouse.json');
  at.git('commit', '-m', 'without');
  expect(settingsAt(at.root, at.git('rev-parse', 'HEAD').trim())).toBeUndefined();
});

test('settings of a root below the top of the work tree are its own', () => {
  const at = temporaryRepository({ 'gatehouse.json': settings(2), 'below/gatehouse.json': settings(3) }, { git: true });
  const commit = at.git('rev-parse', 'HEAD').trim();
  expect(settingsAt(at.path('below'), commit)?.machine?.min_cores).toBe(3);
});

test('outside git there are none', () => {
  expect(settingsAt(temporaryRepository({ 'gatehouse.json': settings(2) }).root, 'unknown')).toBeUndefined();
});

test.each(['HEAD', 'unknown', 'a'.repeat(40), '--help', ''])('%j is not a commit that git has', (commit) => {
  const at = temporaryRepository({ 'gatehouse.json': settings(2) }, { git: true });
  expect(() => settingsAt(at.root, commit)).toThrow(`git has no commit ${JSON.stringify(commit)}`);
});

test('settings that cannot be read are an error, and never the defaults', () => {
  const at = temporaryRepository({ 'gatehouse.json': '{"schema": "gatehouse/v1", "machin": {}}' }, { git: true });
  expect(() => settingsAt(at.root, at.git('rev-parse', 'HEAD').trim())).toThrow(/machin: unknown key/);
});
