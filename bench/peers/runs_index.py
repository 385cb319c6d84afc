"""What a plain Python pass over the runs costs: read each manifest, write a row for it."""
import csv
import json
from pathlib import Path

rows = [json.loads(path.read_text()) for path in sorted(Path("artifacts").glob("*/*/manifest.json"))]
Path("reports/summaries").mkdir(parents=True, exist_ok=True)
with open("reports/summaries/peer.csv", "w", newline="") as file:
    writer = csv.DictWriter(file, ["run_id", "git_sha", "config_path", "config_sha256", "run_invalid"])
    writer.writeheader()
    writer.writerows(rows)
