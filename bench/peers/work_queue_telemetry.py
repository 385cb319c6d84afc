"""Three figures of JSON lines, line by line: the peer of the benchmark. No checksum, no freshness, no report."""
import json
from array import array

delays, total, count, readings = array("d"), 0.0, 0, 0
with open("Logs/Metrics/readings.ndjson", encoding="utf-8") as source:
    for line in source:
        record = json.loads(line)
        if record.get("event") != "reading":
            continue
        readings += 1
        value = record.get("ms")
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            delays.append(value)
        rows = record.get("rows")
        if isinstance(rows, (int, float)) and not isinstance(rows, bool):
            total += rows
            count += 1
ordered = sorted(delays)
at = 0.95 * (len(ordered) - 1)
low = int(at)
p95 = ordered[low] + (ordered[min(low + 1, len(ordered) - 1)] - ordered[low]) * (at - low)
if not (p95 <= 1000 and total / count >= 1 and readings >= 1000):
    raise SystemExit("the gates do not pass")
