// What a start costs: each tool that does little on a normal call, against a bare Node.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const tag = 'momentum_run1';
const run = `audit/workstation_runs/2026-03-02_070000_production_gates_${tag}`;
const report = 'gate_results/production_gates_2026-03-02_070000/production_gates_report.json';
const calls = {
  'remediation-plan': ['--audit-json', `${run}/governance_audit_check.json`],
  'generate-run-review': ['--run-dir', run, '--report-json', report],
  'finalize-gate-run': ['--tag', tag],
  'monitor-gate-run': ['--tag', tag, '--once'],
  'update-registry': ['--report-json', report],
  'generate-candidate-queue': [],
};

export const suites = [
  {
    name: 'start',
    title: 'start to finish on a small repository, against `node -e 0`',
    rounds: 15,
    python: [],
    programs({ scratch, bin }) {
      const write = (file, document) => {
        mkdirSync(path.dirname(path.join(scratch, file)), { recursive: true });
        writeFileSync(path.join(scratch, file), `${JSON.stringify(document, null, 2)}\n`);
      };
      write(`${run}/context.json`, { decision_tag: tag, owner: 'research' });
      write(`${run}/result.json`, { decision_tag: tag, exit_code: 0 });
      write(`${run}/governance_audit_check.json`, { checks: { x: false }, details: { decision_tag: tag }, overall_pass: false, failures: ['missing report_json: x'] });
      write(report, { generated_at: '2026-03-02T09:00:00', inputs: { decision_tag: tag, factor: 'momentum' }, gates: { overall_pass: true } });
      write('audit/factor_registry/.keep', {});
      writeFileSync(path.join(scratch, 'audit/factor_registry/factor_experiment_registry.csv'), 'generated_at,factor,score_total,recommendation,overall_pass\r\n2026-03-02T09:00:00,momentum,70,watchlist_rerun,True\r\n');
      return { 'node -e 0': { words: [process.execPath, '-e', '0'] }, ...Object.fromEntries(Object.entries(calls).map(([tool, words]) => [tool, { words: [bin(tool), '--quiet', ...words] }])) };
    },
    compare: Object.keys(calls).map((tool) => ({ ours: tool, theirs: 'node -e 0', target: 1.6 })),
  },
];
