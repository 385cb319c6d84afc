/** The files that stand under the old names: each starts our executable with the repository as root (contract 12.2). */
import { shellWord } from '@gatehouse/render';

/** Which scripts are replaced: those around an official run, or the audit scripts of a backtest repository. */
export const families = ['run', 'research-record'] as const;
export type Family = (typeof families)[number];

/**
 * Old name → what it starts: an executable of bin/, or a script of scripts/ under the same name. A name with a folder counts from the repository,
 * any other from its scripts/.
 */
export const oldNames: Readonly<Record<Family, Readonly<Record<string, string>>>> = {
  run: {
    'data_quality_gate.py': 'data-quality-gate',
    'governance_audit_checker.py': 'governance-audit-checker',
    'governance_remediation_plan.py': 'remediation-plan',
    'generate_run_review.py': 'generate-run-review',
    'update_factor_experiment_registry.py': 'update-registry',
    'generate_candidate_queue.py': 'generate-candidate-queue',
    'finalize_gate_run.py': 'finalize-gate-run',
    'workstation_official_run.sh': 'workstation_official_run.sh',
    'workstation_preflight.sh': 'workstation_preflight.sh',
    'monitor_gate_run.sh': 'monitor_gate_run.sh',
    'finalize_gate_run.sh': 'finalize_gate_run.sh',
    'monitor_then_finalize.sh': 'monitor_then_finalize.sh',
    'post_run_sync_and_finalize.sh': 'post_run_sync_and_finalize.sh',
  },
  'research-record': {
    'validate_run_logs.py': 'validate-run-logs',
    'build_runs_index.py': 'build-runs-index',
    'check_data_policy.py': 'check-data-policy',
    'diagnose_artifact_integrity.py': 'diagnose-artifact-integrity',
    'tools/gpt_bundle.py': 'bundle-evidence',
  },
};

const targets: Readonly<Record<string, string>> = Object.assign({}, ...Object.values(oldNames)) as Record<
  string,
  string
>;

/** Path of an old name from the repository. */
export function pathOf(name: string): string {
  return name.includes('/') ? name : `scripts/${name}`;
}

/** The text of the wrapper of an old name for executables installed at `home`, an absolute path. */
export function wrapper(name: string, home: string): string {
  const target = targets[name] as string;
  return name.endsWith('.py') ? pythonWrapper(target, home) : bashWrapper(target, home);
}

function pythonWrapper(tool: string, home: string): string {
  return `#!/usr/bin/env python3
"""Starts Gatehouse's ${tool}. install-into.sh put this here and keeps what it replaced; --uninstall brings that back."""
import os
import sys

if __name__ == "__main__":
    tool = ${pythonText(`${home}/bin/${tool}`)}
    root = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    try:
        os.execv(tool, [tool, "--root", root, *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"{sys.argv[0]}: cannot start {tool}: {error.strerror}; run install-into.sh again")
`;
}

function bashWrapper(script: string, home: string): string {
  return `#!/usr/bin/env bash
# Starts Gatehouse's ${script}. install-into.sh put this here and keeps what it replaced; --uninstall brings that back.
set -euo pipefail
cd -- "$(dirname -- "$(readlink -f -- "\${BASH_SOURCE[0]}")")/.."
exec bash ${shellWord(`${home}/scripts/${script}`)} "$@"
`;
}

/** A Python literal; JSON's escapes are Python's too. */
function pythonText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
