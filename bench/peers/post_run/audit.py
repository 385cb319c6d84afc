"""Checks the trail of a run: the peer of governance-audit-checker."""
import argparse
import json
from datetime import datetime
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--run-dir", type=Path, required=True)
parser.add_argument("--report-json", type=Path, required=True)
parser.add_argument("--stage-log", type=Path, default=Path("docs/production_research/STAGE_AUDIT_LOG.md"))
arguments = parser.parse_args()
checks, failures = {}, []


def check(name, holds, message):
    checks[name] = bool(holds)
    if not holds:
        failures.append(message)


def load(path):
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


for name in ("preflight.json", "context.json", "command.sh", "run.log", "result.json"):
    check(f"exists::{name}", (arguments.run_dir / name).exists(), f"missing required run artifact: {arguments.run_dir / name}")
check("exists::report_json", arguments.report_json.exists(), f"missing report_json: {arguments.report_json}")
summary = arguments.report_json.parent / "production_gates_final_summary.md"
check("exists::final_summary_md", summary.exists(), f"missing final summary markdown: {summary}")
context, result, report = (load(path) for path in (arguments.run_dir / "context.json", arguments.run_dir / "result.json", arguments.report_json))
check("result_exit_code_zero", result.get("exit_code") == 0, f"result exit_code is not zero: {result.get('exit_code')}")
tag, stated = context.get("decision_tag"), report.get("inputs", {}).get("decision_tag")
check("decision_tag_consistent", tag and tag == stated, f"decision_tag mismatch or missing: context={tag!r}, report={stated!r}")
check("gates_has_overall_pass", "overall_pass" in report.get("gates", {}), "report missing gates.overall_pass")
check("dq_not_skipped", context.get("skip_data_quality_check") == 0, "data quality check was skipped for this run")
quality = Path(context.get("data_quality_report_json") or "missing")
check("dq_report_pass", load(quality).get("overall_pass") is True, f"data quality report overall_pass is not true: {quality}")
check("stage_log_exists", arguments.stage_log.exists(), f"stage log not found: {arguments.stage_log}")
cells = [[cell.strip() for cell in line.split("|")] for line in arguments.stage_log.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
check("stage_log_has_decision_tag", any(len(row) > 3 and row[3] == tag for row in cells), f"stage log missing decision_tag row: {tag}")
audit = {"generated_at": datetime.now().isoformat(), "checks": checks, "details": {"run_dir": str(arguments.run_dir), "report_json": str(arguments.report_json), "decision_tag": tag}, "overall_pass": not failures, "failures": failures}
(arguments.run_dir / "governance_audit_check.json").write_text(json.dumps(audit, indent=2) + "\n", encoding="utf-8")
lines = ["# Governance Audit Check", "", f"- overall_pass: {audit['overall_pass']}", "", "## Checks"] + [f"- {name}: {checks[name]}" for name in sorted(checks)] + ["", "## Failures"] + [f"- {failure}" for failure in failures or ["none"]]
(arguments.run_dir / "governance_audit_check.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"[done] governance_audit_json={arguments.run_dir.resolve() / 'governance_audit_check.json'}")
raise SystemExit(0 if audit["overall_pass"] else 2)
