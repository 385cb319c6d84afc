import type { InstalledFile, InstallStep } from '@gatehouse/contracts';
import { describe, expect, test } from 'vitest';
import { planInstall, planUninstall, type Plan } from './core';

const wrappers = new Map([['a.py', 'ours']]);
const actions = ({ steps }: Plan): InstallStep['action'][] => steps.map(({ action }) => action);
const entry = (kept: string | null = null, sha256 = 'ours'): InstalledFile => ({ name: 'a.py', sha256, kept });

describe('install', () => {
  test.each<[string, Record<string, string>, InstalledFile[], InstallStep['action'], InstalledFile[]]>([
    ['nothing there', {}, [], 'install', [entry()]],
    ['an original', { 'a.py': 'theirs' }, [], 'replace', [entry('a.py.replaced')]],
    [
      'in place already',
      { 'a.py': 'ours', 'a.py.replaced': 'theirs' },
      [entry('a.py.replaced')],
      'unchanged',
      [entry('a.py.replaced')],
    ],
    ['an older wrapper', { 'a.py': 'older' }, [entry(null, 'older')], 'renew', [entry()]],
    [
      'an older wrapper beside what it replaced',
      { 'a.py': 'older', 'a.py.replaced': 'theirs' },
      [entry('a.py.replaced', 'older')],
      'renew',
      [entry('a.py.replaced')],
    ],
    [
      'changed since',
      { 'a.py': 'edited', 'a.py.replaced': 'theirs' },
      [entry('a.py.replaced')],
      'left',
      [entry('a.py.replaced')],
    ],
    ['changed since, nothing was replaced', { 'a.py': 'edited' }, [entry()], 'left', [entry()]],
    [
      'a foreign file where the original would be kept',
      { 'a.py': 'theirs', 'a.py.replaced': 'another' },
      [],
      'left',
      [],
    ],
    ['killed after the manifest', { 'a.py': 'theirs' }, [entry('a.py.replaced')], 'replace', [entry('a.py.replaced')]],
    [
      'killed after keeping',
      { 'a.py': 'theirs', 'a.py.replaced': 'theirs' },
      [entry('a.py.replaced')],
      'replace',
      [entry('a.py.replaced')],
    ],
    ['killed before a first file', {}, [entry()], 'install', [entry()]],
    ['removed by hand', { 'a.py.replaced': 'theirs' }, [entry('a.py.replaced')], 'install', [entry('a.py.replaced')]],
  ])('%s', (_, present, installed, action, files) => {
    const plan = planInstall(wrappers, new Map(Object.entries(present)), installed);
    expect([actions(plan), plan.files]).toEqual([[action], files]);
  });
});

describe('uninstall', () => {
  test.each<[string, Record<string, string>, InstalledFile, InstallStep['action'], number]>([
    ['what was replaced', { 'a.py': 'ours', 'a.py.replaced': 'theirs' }, entry('a.py.replaced'), 'restore', 0],
    ['where there was nothing', { 'a.py': 'ours' }, entry(), 'remove', 0],
    ['changed since', { 'a.py': 'edited', 'a.py.replaced': 'theirs' }, entry('a.py.replaced'), 'left', 1],
    ['changed since where there was nothing', { 'a.py': 'edited' }, entry(), 'left', 0],
    ['restored before a kill', { 'a.py': 'theirs' }, entry('a.py.replaced', 'ours'), 'left', 0],
    [
      'killed between keeping and replacing',
      { 'a.py': 'theirs', 'a.py.replaced': 'theirs' },
      entry('a.py.replaced'),
      'restore',
      0,
    ],
    ['gone by hand', {}, entry(), 'unchanged', 0],
  ])('%s', (_, present, installed, action, left) => {
    const plan = planUninstall(new Map(Object.entries(present)), [installed]);
    expect([actions(plan), plan.files.length]).toEqual([[action], left]);
  });
});

test('what an earlier install put under other names is neither lost nor touched', () => {
  const other: InstalledFile = { name: 'b.py', sha256: 'theirs', kept: 'b.py.replaced' };
  expect(planInstall(wrappers, new Map([['b.py', 'theirs']]), [other]).files).toEqual([other, entry()]);
  const plan = planUninstall(new Map([['a.py', 'ours']]), [other, entry()], (name) => name === 'a.py');
  expect([actions(plan), plan.files]).toEqual([['remove'], [other]]);
});
