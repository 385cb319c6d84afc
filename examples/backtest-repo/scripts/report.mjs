#!/usr/bin/env node
// Writes docs/RESULTS.md about one run: its figures as the holdout has them, and whether it may be a headline.
// Usage: report.mjs RUN_DIRECTORY [blocked]
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const [folder, blocked] = process.argv.slice(2);
const read = (name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
const [manifest, holdout, spa] = ['manifest.json', 'holdout_metrics.json', 'spa.json'].map(read);
const percent = (value) => `${(100 * value).toFixed(2)}%`;
const rows = [
  ['Sharpe', holdout.sharpe_ratio.toFixed(2)],
  ['CAGR', percent(holdout.cagr)],
  ['Max Drawdown', percent(holdout.max_drawdown)],
  ['MAR', holdout.calmar_ratio.toFixed(2)],
  ['Turnover', `$${(holdout.total_turnover / 1e6).toFixed(2)}MM`],
  ['Trades', String(holdout.num_trades)],
  ['SPA p-value', read('metrics.json').spa_p_value.toFixed(3)],
];
writeFileSync(
  'docs/RESULTS.md',
  `<!--
git_sha: ${manifest.git_sha}
-->

# Results

Run **${manifest.run_id}** of ${manifest.walkforward.selected_model}, selected until ${manifest.walkforward.selection_window_end}.

## Headline${blocked === undefined ? '' : ' (blocked)'}

The holdout, ${manifest.walkforward.holdout_start} to ${manifest.walkforward.holdout_end}, after costs:

| Metric | Value |
| --- | ---: |
${rows.map(([label, value]) => `| ${label} | ${value} |`).join('\n')}

Before the holdout, the best of ${spa.n_strategies} candidates beats cash with a p-value of ${spa.p_value.toFixed(3)}:
${spa.p_value < 0.05 ? 'more than luck explains.' : 'no more than luck explains.'}
`,
);
console.log('docs/RESULTS.md');
