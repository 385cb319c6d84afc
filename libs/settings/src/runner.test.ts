import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { findRunner } from './runner';

test('a runner without a slash is a file of the repository, else the sibling of that name, never one on PATH', () => {
  const { root, path } = temporaryRepository({ 'scripts/mine': '#!/bin/sh\n', mine: '#!/bin/sh\n' });
  mkdirSync(path('bin'));
  for (const file of ['bin/production-gates', 'bin/mine', 'mine', 'scripts/mine']) {
    writeFileSync(path(file), '#!/bin/sh\n');
    chmodSync(path(file), 0o755);
  }
  const find = (option: string | undefined, settings?: string): string[] =>
    findRunner(root, { option, settings, siblings: path('bin') }, path('bin'));
  expect(find('production-gates')).toEqual([process.execPath, path('bin/production-gates')]);
  expect(find(undefined, 'production-gates')).toEqual([process.execPath, path('bin/production-gates')]);
  expect(find('mine')).toEqual([path('mine')]);
  expect(find('scripts/mine')).toEqual([path('scripts/mine')]);
  expect(() => find('ls')).toThrow(/option --runner: expected an executable file/);
});
