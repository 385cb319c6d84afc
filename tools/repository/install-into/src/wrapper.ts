/** The files that stand under the old names: each starts our executable with the repository as root (contract 12.2). */
import path from 'node:path';

/** Which scripts are replaced: those around an official run, or the audit scripts of a backtest repository. */
export const families = ['run', 'research-record'] as const;
export type Family = (typeof families)[number];

/**
 * Old name → what it starts: an executable of bin/, or a script of scripts/ under the same name. A name with a folder
 * counts from the repository, any other from its scripts/.
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

/**
 * Where wrappers look for the executables, the same text for everybody who installs them in the same way:
 * `GATEHOUSE_HOME`, else the prefix, which is named by `$HOME` when it lies below it (contract 12.6).
 */
export interface WrapperHome {
  /** As a shell reads it: `${GATEHOUSE_HOME:-$HOME/.local/share/gatehouse}/current`. */
  shell: string;
  /** A Python expression of the same. */
  python: string;
}

/** `prefix` and `userHome` are absolute. */
export function wrapperHome(prefix: string, userHome: string): WrapperHome {
  const below = path.relative(userHome, prefix);
  const isBelow = below !== '' && below !== '..' && !below.startsWith('../');
  // Within double quotes, where a shell still reads $, ` and \.
  const inQuotes = (text: string): string => text.replace(/[$`"\\}]/g, '\\$&');
  const fallback = isBelow ? `$HOME/${inQuotes(below)}` : inQuotes(prefix);
  const python = isBelow ? `os.path.join(os.path.expanduser("~"), ${pythonText(below)})` : pythonText(prefix);
  return {
    shell: `\${GATEHOUSE_HOME:-${fallback}}/current`,
    python: `os.path.join(os.environ.get("GATEHOUSE_HOME") or ${python}, "current")`,
  };
}

/** The text of the wrapper of an old name. */
export function wrapper(name: string, home: WrapperHome): string {
  const target = targets[name] as string;
  return name.endsWith('.py') ? pythonWrapper(target, home) : bashWrapper(target, home);
}

const remedy = 'run install-into in this repository, or set GATEHOUSE_HOME';

function pythonWrapper(tool: string, { python }: WrapperHome): string {
  return `#!/usr/bin/env python3
"""Starts Gatehouse's ${tool}. install-into.sh put this here and keeps what it replaced; --uninstall brings that back."""
import os
import shutil
import sys

if __name__ == "__main__":
    tool = os.path.join(${python}, "bin", ${pythonText(tool)})
    if not os.access(tool, os.X_OK):
        sys.exit(f"{sys.argv[0]}: {tool} is not there: ${remedy}")
    with open(tool, "rb") as file:
        node = os.fsdecode(file.readline().rstrip()[2:])
    node = shutil.which(node[13:]) if node.startswith("/usr/bin/env ") else node
    if not node or not os.path.isfile(node) or not os.access(node, os.X_OK):
        sys.exit(f"{sys.argv[0]}: the Node of {tool} is not there: ${remedy}")
    root = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    try:
        os.execv(tool, [tool, "--root", root, *sys.argv[1:]])
    except OSError as error:
        sys.exit(f"{sys.argv[0]}: cannot start {tool}: {error.strerror}; ${remedy}")
`;
}

function bashWrapper(script: string, { shell }: WrapperHome): string {
  return `#!/usr/bin/env bash
# Starts Gatehouse's ${script}. install-into.sh put this here and keeps what it replaced; --uninstall brings that back.
set -euo pipefail
home="${shell}"
script="$home/scripts/${script}"
if [[ ! -r $script || ! -x $home/bin/official-run ]]; then
  echo "$0: $script is not there: ${remedy}" >&2
  exit 1
fi
IFS= read -r node < "$home/bin/official-run" || true
node=\${node#'#!'}
[[ $node != '/usr/bin/env '* ]] || node=$(command -v -- "\${node#'/usr/bin/env '}") || node=''
if [[ ! -f $node || ! -x $node ]]; then
  echo "$0: the Node of $home is not there: ${remedy}" >&2
  exit 1
fi
cd -- "$(dirname -- "$(readlink -f -- "\${BASH_SOURCE[0]}")")/.."
exec bash "$script" "$@"
`;
}

/** A Python literal; JSON's escapes are Python's too. */
function pythonText(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
