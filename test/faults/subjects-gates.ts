/** The executables of the gates, each with a small panel of its own. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Subject } from './subjects';

function write(root: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  }
}

const date = (t: number): string => new Date(Date.UTC(2020, t, 28)).toISOString().slice(0, 10);

/** Twelve assets over 30 months, with an order that changes. */
function panel(root: string): void {
  const rows = (value: (t: number, k: number) => number): string =>
    Array.from({ length: 30 * 12 }, (_, i) => [Math.floor(i / 12), i % 12] as const)
      .map(([t, k]) => `${date(t)},A${k},${value(t, k).toFixed(6)}`)
      .join('\n');
  write(root, {
    'data/scores.csv': `date,asset,score\n${rows((t, k) => Math.sin(t * 1.7 + k * 2.3))}\n`,
    'data/prices.csv': `date,asset,price\n${rows((t, k) => 100 * Math.exp(0.05 * Math.sin(t * 0.9 + k)))}\n`,
    'configs/s.json': JSON.stringify({
      strategy: { id: 'small' },
      production_gates: {
        label: { delay: 1, holding: 1 },
        walk_forward: { train_years: 1, min_train_periods: 6, min_windows: 1 },
        tables: { scores: 'data/scores.csv', prices: 'data/prices.csv' },
      },
    }),
    'gate_results/gate_registry.csv':
      'run_ts,generated_at,decision_tag,factor\r\n2026-01-05_090000,x,earlier,other\r\n',
  });
}

const words = ['--strategy', 'configs/s.json', '--decision-tag', 'fault_gates', '--threads', '1'];
/** Times, stamps and process numbers. */
const varying = /trials\.jsonl$|gate_registry\.csv$|_report\.(json|md)$|trials_report/;

export const gateSubjects: readonly Subject[] = [
  { tool: 'production-gates', words, status: 0, layOut: panel, varying },
  {
    tool: 'production-gates',
    variant: 'a part',
    words: [...words, '--shard', '1/2', '--parts', 'parts'],
    status: 0,
    layOut: panel,
  },
  {
    tool: 'compare-trials',
    words: ['--returns', 'returns.csv', '--reps', '50', '--train', '10', '--test', '5'],
    status: 0,
    layOut: (root) =>
      write(root, {
        'returns.csv': `date,a,b,c\n${Array.from({ length: 30 }, (_, t) => `${date(t)},${[1, 2, 3].map((k) => (Math.sin(t * k) / 50).toFixed(6)).join(',')}`).join('\n')}\n`,
      }),
    varying,
  },
];
