import path from 'node:path';
import { temporaryRepository } from '@gatehouse/testkit';
import { describe, expect, test } from 'vitest';
import { scan } from './scan';

const report = 'production_gates_report.json';

describe('scan', () => {
  const files = [
    `gate_results/production_gates_2026-01-02_000000/${report}`,
    `gate_results/production_gates_2026-01-01_000000_10/${report}`,
    `gate_results/production_gates_2026-01-01_000000_2/${report}`,
    `gate_results/production_gates_2026-01-01_000000/${report}`,
    `gate_results/production_gates_mine/${report}`,
    `gate_results/production_gates_2026-01-03_000000/other.json`,
    `gate_results/.production_gates_2026-01-04_000000/${report}`,
    `gate_results/other_2026-01-05_000000/${report}`,
    `deep/er/[x]/a.json`,
  ];
  test.each<[string, string[]]>([
    [
      `gate_results/production_gates_*/${report}`,
      [
        'production_gates_mine',
        'production_gates_2026-01-01_000000',
        'production_gates_2026-01-01_000000_2',
        'production_gates_2026-01-01_000000_10',
        'production_gates_2026-01-02_000000',
      ].map((name) => `gate_results/${name}/${report}`),
    ],
    [`./gate_results//*-0[3]_000000/*.json`, ['gate_results/production_gates_2026-01-03_000000/other.json']],
    [`gate_results/*-0[!1-3]_*/*`, [`gate_results/other_2026-01-05_000000/${report}`]],
    ['gate_results/production_gates_????/*', [`gate_results/production_gates_mine/${report}`]],
    ['gate_results/.prod*/*', [`gate_results/.production_gates_2026-01-04_000000/${report}`]],
    ['**/a.json', ['deep/er/[x]/a.json']],
    ['deep/er/[[]x]/*', ['deep/er/[x]/a.json']],
    ['deep/er/[x]/*', []],
    ['gate_results/*/x/*', []],
    ['nowhere/*', []],
    [
      'gate_results/production_gates_mine/production_gates_report.json',
      [`gate_results/production_gates_mine/${report}`],
    ],
    ['gate_results/(production_gates_mine|.*)/*', []],
    ['[', []],
    ['gate_results/[z-a]*/*', []],
  ])('%s', (pattern, expected) => {
    const repository = temporaryRepository(Object.fromEntries(files.map((file) => [file, ''])));
    expect(scan(repository.root, pattern).map((file) => path.relative(repository.root, file))).toEqual(expected);
    expect(scan('/', `${repository.root}/${pattern}`).map((file) => path.relative(repository.root, file))).toEqual(
      expected,
    );
  });

  test('the base is not a pattern', () => {
    const repository = temporaryRepository({ 'a[b]*/x.json': '', 'ab/x.json': '' });
    expect(scan(repository.path('a[b]*'), '*.json')).toEqual([repository.path('a[b]*/x.json')]);
  });
});
