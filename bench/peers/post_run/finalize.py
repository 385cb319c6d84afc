"""Finds a run and its report by tag, adds the ledger row, writes the summary: the peer of finalize-gate-run."""
import argparse
import json
from datetime import date
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--tag", required=True)
parser.add_argument("--stage-log", default="docs/production_research/STAGE_AUDIT_LOG.md")
parser.add_argument("--objective", default="S3 production gates official rerun")
arguments = parser.parse_args()


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


runs = sorted(Path("audit/workstation_runs").iterdir(), reverse=True)
run = next(run for run in runs if (run / "context.json").exists() and load(run / "context.json").get("decision_tag") == arguments.tag)
reports = sorted(Path("gate_results").glob("production_gates_*/production_gates_report.json"), reverse=True)
report_path = next(path for path in reports if load(path)["inputs"].get("decision_tag") == arguments.tag)
context, report = load(run / "context.json"), load(report_path)
gates = report["gates"]
result = "pass" if gates.get("overall_pass") is True else "fail"
today = date.today().isoformat()
action = "promote to next stage" if result == "pass" else "review failed gate components and rerun"
row = f"| {today} | S3 Production Gates | {arguments.tag} | {context['owner']} | {arguments.objective} | `{run}/command.sh` | `{report_path}` | {result} | {action} |"
ledger = Path(arguments.stage_log)
ledger.parent.mkdir(parents=True, exist_ok=True)
lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.exists() else ["# Stage Audit Log", "", f"Last updated: {today}", "", "## Ledger", "", "| date | stage | decision_tag | owner | objective | command_ref | artifact_ref | result | next_action |", "|---|---|---|---|---|---|---|---|---|"]
if row not in lines:
    at = next((index for index, line in enumerate(lines) if line.startswith("## Update Rule")), len(lines))
    lines.insert(at, row)
    ledger.write_text("\n".join(lines) + "\n", encoding="utf-8")
walk = report.get("wf_stress", {})
summary = [f"# Gate Final Summary ({arguments.tag})", "", f"- date: {today}", f"- owner: {context['owner']}", f"- result: {result}", f"- run_dir: `{run}`", "", "## Key Metrics"]
summary += [f"- wf_{key}: {walk[key]:.6f}" for key in ("test_ic_mean", "test_ic_pos_ratio", "test_ic_n") if key in walk]
summary += ["", "## Cost Stress"] + [f"- x{item['cost_multiplier']}: return_code={item['return_code']}, test_ic={item['test_ic']:.6f}" for item in report.get("cost_stress", [])]
summary += ["", "## Gate Booleans"] + [f"- {name}: {gates[name]}" for name in sorted(gates)]
(report_path.parent / "production_gates_final_summary.md").write_text("\n".join(summary) + "\n", encoding="utf-8")
print(f"finalized: run_dir={run} report_json={report_path}")
