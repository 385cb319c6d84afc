import type { QueueRow } from '@gatehouse/contracts';
import { markdownCell, markdownCode, pyFloat } from '@gatehouse/render';

const shown = [
  'factor',
  'source_decision_tag',
  'source_score_total',
  'source_recommendation',
  'priority_score',
  'suggested_action',
  'proposed_decision_tag',
] as const satisfies (keyof QueueRow)[];

/** The queue as markdown. */
export function queueMarkdown(rows: readonly QueueRow[], about: { generatedAt: string; registryCsv: string }): string {
  return [
    '# Factor Candidate Queue',
    '',
    `- generated_at: ${about.generatedAt}`,
    `- source_registry: ${markdownCode(about.registryCsv)}`,
    `- queue_size: ${rows.length}`,
    '',
    `| rank | ${shown.join(' | ')} |`,
    '|---|---|---|---:|---|---:|---|---|',
    ...rows.map((row, index) => `| ${[String(index + 1), ...shown.map((name) => cell(row[name]))].join(' | ')} |`),
    '',
    '## Proposed Commands',
    '',
    ...(rows.length === 0
      ? ['- none']
      : rows.flatMap((row) => [
          `- ${markdownCode(row.factor || 'unknown')}: ${markdownCode(row.proposed_command)}`,
          ...(row.proposal_missing ? [`  - missing: ${markdownCode(row.proposal_missing)}`] : []),
        ])),
    '',
  ].join('\n');
}

function cell(value: string | number): string {
  return typeof value === 'number' ? pyFloat(value) : markdownCell(value);
}
