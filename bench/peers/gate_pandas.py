"""The data gate's questions asked of pandas, as a user would write it: the peer of the benchmark."""
import argparse
import json

import numpy as np
import pandas as pd

parser = argparse.ArgumentParser()
parser.add_argument("table")
parser.add_argument("--numeric", default="score")
parser.add_argument("--keys", default="date,ticker")
parser.add_argument("--date", default="date")
arguments = parser.parse_args()

table = pd.read_parquet(arguments.table) if arguments.table.endswith(".parquet") else pd.read_csv(arguments.table)
numeric = {name: pd.to_numeric(table[name], errors="coerce") for name in arguments.numeric.split(",")}
dates = pd.to_datetime(table[arguments.date], errors="coerce", utc=True)
report = {
    "row_count": len(table),
    "duplicate_ratio": float(table.duplicated(subset=arguments.keys.split(","), keep=False).mean()),
    "missing_ratio_by_column": {name: float(ratio) for name, ratio in table.isna().mean().items()},
    "numeric_issues": {name: [float(column.isna().mean()), bool(np.isinf(column).any())] for name, column in numeric.items()},
    "freshness_days": (pd.Timestamp.now(tz="UTC") - dates.max()).total_seconds() / 86400,
}
with open("pandas_report.json", "w") as out:
    json.dump(report, out, indent=2)
