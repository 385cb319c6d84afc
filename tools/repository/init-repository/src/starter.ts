/** The workflow of a repository that has none: where to begin. */

export const starterFile = 'scripts/run_research_workflow.py';

/** Called as every workflow (contract 3.8); the standard library only. */
export const starter = `"""Where to begin: reads the scores, decides one gate, and writes the report of the run. Replace measure() by your own work."""
import argparse
import csv
import json
import os
import statistics

parser = argparse.ArgumentParser()
parser.add_argument("--workflow", required=True)
options, rest = parser.parse_known_args()
arguments = argparse.ArgumentParser()
arguments.add_argument("--scores")
arguments.add_argument("--score-column", default="score")
arguments.add_argument("--decision-tag", default=os.environ.get("GATEHOUSE_DECISION_TAG"))
own, _ = arguments.parse_known_args([word for word in rest if word != "--"])


def measure(path, column):
    """The share of scores above zero: a figure to begin with, and no reason to trade."""
    if path is None:
        return None
    with open(path, newline="", encoding="utf-8") as file:
        scores = [float(row[column]) for row in csv.DictReader(file) if row.get(column)]
    return statistics.fmean(score > 0 for score in scores) if scores else None


share = measure(own.scores, own.score_column)
passed = share is not None and share > 0.25
verdict = "not_evaluable" if share is None else "pass" if passed else "fail"
gate = {"label": "Scores above zero", "verdict": verdict, "measured": share, "rule": "above", "line": 0.25}
if share is None:
    gate["reason"] = "no scores were given: add --scores FILE to the arguments in gatehouse.json"

report = {
    "inputs": {"decision_tag": own.decision_tag, "factor": options.workflow},
    "gates": {"share_positive": passed, "overall_pass": passed},
    "gate_verdicts": {"share_positive": gate},
}
folder = os.environ["GATEHOUSE_REPORT_DIR"]
os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, options.workflow + "_report.json"), "w", encoding="utf-8") as file:
    json.dump(report, file, indent=2)
print("share of scores above zero: " + ("unknown" if share is None else format(share, ".3f")))
`;

/** What freeze-config freezes where a repository has no configuration yet. */
export function starterConfiguration(name: string): string {
  return `# What this strategy is. official-run freezes it before each run: what changes here is another decision.
id: ${name}
universe: all
signal:
  lookback_months: 12
  skip_months: 1
portfolio:
  quantiles: 5
  rebalance: monthly
  cost_bps: 10
`;
}
