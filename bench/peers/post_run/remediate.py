"""Turns the failures of an audit into work: the peer of remediation-plan."""
import argparse
import json
from datetime import datetime
from pathlib import Path

RULES = [(("data quality", "dq_"), "High", "DataQuality"), (("decision_tag",), "High", "Consistency"), (("exit_code",), "High", "Runtime"), (("stage log",), "Medium", "Ledger"), (("report_json", "report_md", "final summary", "missing required run artifact"), "High", "Artifacts")]
ORDER = {"High": 0, "Medium": 1, "Low": 2}

parser = argparse.ArgumentParser()
parser.add_argument("--audit-json", type=Path, required=True)
arguments = parser.parse_args()
audit = json.loads(arguments.audit_json.read_text(encoding="utf-8"))
items = []
for number, failure in enumerate(audit["failures"], 1):
    severity, domain = next(((severity, domain) for words, severity, domain in RULES if any(word in failure.lower() for word in words)), ("Medium", "General"))
    items.append({"id": f"RM-{number:03d}", "severity": severity, "domain": domain, "failure": failure})
items.sort(key=lambda item: ORDER[item["severity"]])
plan = {"generated_at": datetime.now().isoformat(), "audit_json": str(arguments.audit_json), "n_failures": len(items), "remediation_items": items}
(arguments.audit_json.parent / "governance_remediation_plan.json").write_text(json.dumps(plan, indent=2) + "\n", encoding="utf-8")
lines = ["# Governance Remediation Plan", ""] + [f"- {item['id']} [{item['severity']}] {item['failure']}" for item in items]
(arguments.audit_json.parent / "governance_remediation_plan.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
print(f"[done] remediation_json={arguments.audit_json.parent / 'governance_remediation_plan.json'}")
