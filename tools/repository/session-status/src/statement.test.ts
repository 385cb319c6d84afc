import { cpSync } from 'node:fs';
import { temporaryRepository } from '@gatehouse/testkit';
import { expect, test } from 'vitest';
import { namedFile, note, record, runtime, resolveConflicts, type Statement } from './statement';

test.each<[string, Statement[], [string | null, string | null], string[]]>([
  ['nothing is said', [], [null, null], []],
  ['blank and absent say nothing', [runtime(undefined, 'a'), record(null, 'b'), note(' ', 'c')], [null, null], []],
  ['one says it', [record('x', 'ledger')], ['x', 'ledger'], []],
  ['all agree', [runtime('x', 'context'), record(' x ', 'ledger'), note('x', 'note')], ['x', 'context'], []],
  [
    'runtime over record over note',
    [runtime('x', 'context'), record('y', 'ledger'), note('z', 'note')],
    ['x', 'context'],
    ['y ledger record', 'z note note'],
  ],
  [
    'whatever their order',
    [note('z', 'note'), record('y', 'ledger'), runtime('x', 'context')],
    ['x', 'context'],
    ['y ledger record', 'z note note'],
  ],
  ['record over note', [note('z', 'note'), record('y', 'ledger')], ['y', 'ledger'], ['z note note']],
  ['of one rank the first', [record('y', 'ledger'), record('z', 'registry')], ['y', 'ledger'], ['z registry record']],
  [
    'each file that disagrees, each once',
    [runtime('x', 'context'), record('y', 'ledger'), record('y', 'ledger'), record('y', 'registry')],
    ['x', 'context'],
    ['y ledger record', 'y registry record'],
  ],
  ['without a file it is not a claim', [runtime('x', undefined)], [null, null], []],
])('%s', (_, claims, [value, source], disagreeing) => {
  const item = resolveConflicts('owner', claims);
  expect([
    item.value,
    item.source,
    item.disagreeing.map((other) => `${other.value} ${other.source} ${other.rank}`),
  ]).toEqual([value, source, disagreeing]);
});

test('a run has one name: relative, absolute, of the place the repository was copied from, and of one it was moved from', () => {
  const run = 'audit/workstation_runs/2026-03-02_071500_backtest_v1';
  const [original, copy] = [temporaryRepository({ [`${run}/context.json`]: {} }), temporaryRepository()];
  cpSync(original.root, copy.root, { recursive: true });
  for (const named of [run, copy.path(run), original.path(run), `/gone/${run}`])
    expect(namedFile(copy.root, named), named).toBe(run);
  expect(namedFile(copy.root, original.path('f.json'))).toMatch(/^\.\.\/.*\/f\.json$/);
});
