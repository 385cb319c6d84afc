/**
 * The trail of docs/stages.md, and what a team does after it: plan, review, page, registry, queue, a blocked run, a
 * cleanup.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { binDirectory, cleanEnvironment, workspace } from '@gatehouse/testkit';
import { layOutStages } from '../stages/fixtures';

const page = readFileSync(path.join(workspace, 'docs/stages.md'), 'utf8');
const story = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text ?? '').join('\n');

const before = `
git config user.name research && git config user.email research@example.invalid
`;
const after = `
run="$(ls -d audit/workstation_runs/*_production_gates_momentum_1_gates_r2)"
report="$(ls gate_results/production_gates_*/production_gates_report.json)"
remediation-plan --quiet --audit-json "$run/governance_audit_check.json"
generate-run-review --quiet --run-dir "$run" --report-json "$report" --out-html "\${report%/*}/production_gates_run_review.html"
update-registry --quiet
generate-candidate-queue --quiet
freeze-config --quiet --name after
MIN_CORES=4096 official-run --quiet --workflow production_gates --tag momentum_blocked || true
mkdir -p .cache/prices && echo x > .cache/prices/a
touch -d '2 years ago' .cache/prices/a .cache/prices
plan-cleanup --quiet --out audit/cleanup_plan.json && apply-cleanup --quiet --plan audit/cleanup_plan.json
git add --all && git add --force runs/freeze && git commit --quiet --message 'After the decision'
`;

/** Plays everything in a new folder. Throws with the output when a command fails. */
export function makeTrail(): { root: string; remove(): void } {
  const root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'gatehouse-trail-')));
  layOutStages(root);
  const run = bash(root, `set -e\nexec 2>&1\n${before}${story}${after}echo '#### end'\n`);
  if (!run.stdout.includes('#### end')) throw new Error(run.stdout.slice(-4000));
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}

export function bash(root: string, script: string): { status: number | null; stdout: string; stderr: string } {
  return spawnSync('bash', ['-s'], {
    cwd: root,
    input: script,
    encoding: 'utf8',
    timeout: 600_000,
    env: cleanEnvironment({ PATH: `${binDirectory}:${process.env['PATH'] ?? ''}` }),
  });
}

export function copyOf(root: string, name: string): string {
  const target = path.join(root, '..', `${path.basename(root)}-${name}`);
  cpSync(root, target, { recursive: true, preserveTimestamps: true });
  return target;
}
