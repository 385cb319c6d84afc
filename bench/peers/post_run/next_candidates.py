"""Chooses the next candidates from the registry: the peer of generate-candidate-queue."""
import argparse
import csv
from datetime import datetime
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--registry-csv", type=Path, default=Path("audit/factor_registry/factor_experiment_registry.csv"))
parser.add_argument("--top-n", type=int, default=4)
parser.add_argument("--min-score", type=float, default=45)
arguments = parser.parse_args()
newest = {}
with open(arguments.registry_csv, newline="", encoding="utf-8") as source:
    for row in csv.DictReader(source):
        if row["factor"] not in newest or row["generated_at"] >= newest[row["factor"]]["generated_at"]:
            newest[row["factor"]] = row
chosen = sorted((row for row in newest.values() if float(row["score_total"]) >= arguments.min_score), key=lambda row: -float(row["score_total"]))[: arguments.top_n]
columns = ["queue_generated_at", "factor", "strategy", "source_decision_tag", "source_score_total", "proposed_decision_tag", "proposed_command"]
now = datetime.now().isoformat()
queue = [[now, row["factor"], row["strategy"], row["decision_tag"], row["score_total"], f"{row['decision_tag']}_next", f"official-run --workflow production_gates --tag {row['decision_tag']}_next"] for row in chosen]
folder = arguments.registry_csv.parent
with open(folder / "factor_candidate_queue.csv", "w", newline="", encoding="utf-8") as target:
    csv.writer(target).writerows([columns] + queue)
(folder / "factor_candidate_queue.md").write_text("# Candidate Queue\n\n" + "\n".join(f"- {row[1]}: `{row[-1]}`" for row in queue) + "\n", encoding="utf-8")
print(f"[done] queue_size={len(queue)}")
