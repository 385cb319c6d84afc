import type { Table } from '@gatehouse/csv';
import { markdownCell, markdownCode } from '@gatehouse/render';
import { best, textOf, type Entry } from './registry';

const places = 20;
const shown = ['decision_tag', 'factor', 'overall_pass', 'score_total', 'recommendation', 'report_json'] as const;

/**
 * The leaderboard as markdown: the entries with the highest scores (contract 9.4). Rows that stay show what their cells
 * say.
 */
export function leaderboard(entries: readonly Entry[], table: Table | undefined, generatedAt: string): string {
  const rows = best(entries, table, places).map((entry, index) => {
    const texts = shown.map((name) => textOf(entry, name, table));
    return `| ${[String(index + 1), ...texts.map((text, column) => markdownCell(shown[column] === 'report_json' ? markdownCode(text) : text))].join(' | ')} |`;
  });
  return [
    '# Factor Experiment Leaderboard',
    '',
    `- generated_at: ${generatedAt}`,
    `- total_experiments: ${entries.length}`,
    '',
    `| rank | ${shown.join(' | ')} |`,
    '|---|---|---|---|---:|---|---|',
    ...rows,
    '',
  ].join('\n');
}
