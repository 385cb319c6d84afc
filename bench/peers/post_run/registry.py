"""Scores a report and puts its row into the registry: the peer of update-registry."""
import argparse
import csv
import json
from datetime import datetime
from pathlib import Path

COLUMNS = "generated_at,report_json,run_dir,decision_tag,owner,factor,strategy,overall_pass,cost_ic_x1_5,wf_test_ic_mean,wf_test_ic_pos_ratio,score_total,recommendation".split(",")

parser = argparse.ArgumentParser()
parser.add_argument("--report-json", type=Path, required=True)
parser.add_argument("--run-dir", type=Path, required=True)
parser.add_argument("--registry-csv", type=Path, default=Path("audit/factor_registry/factor_experiment_registry.csv"))
arguments = parser.parse_args()


def load(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def clip(value, low, high):
    return max(low, min(high, value))


report, audit = load(arguments.report_json), load(arguments.run_dir / "governance_audit_check.json")
inputs, walk = report["inputs"], report.get("wf_stress", {})
costs = {row["cost_multiplier"]: row["test_ic"] for row in report.get("cost_stress", [])}
overall = report["gates"].get("overall_pass") is True
score = 6 * (costs.get(1.5, 0) > 0) + 6 * (costs.get(2, 0) > 0) + clip(100 * sum(costs.values()) / max(1, len(costs)), 0, 8)
score += 10 * (walk.get("test_ic_mean", 0) > 0) + clip(120 * walk.get("test_ic_mean", 0), 0, 10) + clip(50 * (walk.get("test_ic_pos_ratio", 0) - 0.5), 0, 10)
score += 20 + 10 * (report.get("statistical_gates", {}).get("factor_gate_pass") is True) + 20 * (audit.get("overall_pass") is True)
row = dict(zip(COLUMNS, [datetime.now().isoformat(), str(arguments.report_json.resolve()), str(arguments.run_dir), inputs.get("decision_tag"), inputs.get("owner"), inputs.get("factor"), inputs.get("strategy"), overall, costs.get(1.5), walk.get("test_ic_mean"), walk.get("test_ic_pos_ratio"), round(score, 4), "promote_candidate" if overall and score >= 80 else "watchlist_rerun"]))
rows = []
if arguments.registry_csv.exists():
    with open(arguments.registry_csv, newline="", encoding="utf-8") as source:
        rows = [old for old in csv.DictReader(source) if old["report_json"] != row["report_json"]]
rows = sorted(rows + [row], key=lambda entry: entry["generated_at"])
arguments.registry_csv.parent.mkdir(parents=True, exist_ok=True)
with open(arguments.registry_csv, "w", newline="", encoding="utf-8") as target:
    writer = csv.DictWriter(target, COLUMNS, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
best = sorted(rows, key=lambda entry: -float(entry["score_total"]))[:20]
lines = ["# Factor Experiment Leaderboard", "", "| rank | factor | score | tag |", "|---|---|---|---|"] + [f"| {rank} | {entry['factor']} | {entry['score_total']} | {entry['decision_tag']} |" for rank, entry in enumerate(best, 1)]
(arguments.registry_csv.parent / "factor_experiment_leaderboard.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"[done] rows_total={len(rows)} updated=1")
