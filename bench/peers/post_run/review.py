"""Writes the review of a run: the peer of generate-run-review."""
import argparse
import json
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--run-dir", type=Path, required=True)
parser.add_argument("--report-json", type=Path, required=True)
arguments = parser.parse_args()


def load(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


report, context = load(arguments.report_json), load(arguments.run_dir / "context.json")
audit, plan = load(arguments.run_dir / "governance_audit_check.json"), load(arguments.run_dir / "governance_remediation_plan.json")
quality = load(Path(context.get("data_quality_report_json") or "missing"))
gates = report.get("gates", {})
lines = [f"# Production Gates Run Review ({context.get('decision_tag')})", "", "## 1) Executive Decision", f"- recommendation: {'approve' if gates.get('overall_pass') is True else 'reject/rerun'}", "", "## 2) Cost Stress"]
lines += [f"- x{row['cost_multiplier']}: test_ic={row['test_ic']:.6f}" for row in report.get("cost_stress", [])]
for number, (title, section) in enumerate((("Walk-Forward Stress", "wf_stress"), ("Risk Diagnostics", "risk_diagnostics"), ("Statistical Gates", "statistical_gates")), 3):
    lines += ["", f"## {number}) {title}"] + [f"- {name}: {value:.6f}" if isinstance(value, float) else f"- {name}: {value}" for name, value in report.get(section, {}).items()]
lines += ["", "## 6) Governance and Audit Completeness", f"- audit_overall_pass: {audit.get('overall_pass')}", f"- data_quality_pass: {quality.get('overall_pass')}", f"- remediation_items: {len(plan.get('remediation_items', []))}"]
lines += ["", "## 7) Evidence Paths", f"- run_dir: `{arguments.run_dir}`", f"- report_json: `{arguments.report_json}`"]
target = arguments.report_json.parent / "production_gates_run_review.md"
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"[done] run_review_md={target}")
