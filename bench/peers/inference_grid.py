"""Reads a grid of returns as plain Python does: counts, variances and dates of its candidates; the peer of the benchmark."""
import csv
import hashlib

digest = hashlib.sha256()
with open("run/grid_returns.csv", "rb") as source:
    for block in iter(lambda: source.read(1 << 20), b""):
        digest.update(block)
candidates, dates, phases = {}, set(), set()
with open("run/grid_returns.csv", newline="", encoding="utf-8") as source:
    rows = csv.reader(source)
    next(rows)
    for _fold, phase, model, time, _panel, cell in rows:
        value = float(cell)
        count, mean, squares, series = candidates.get(model, (0, 0.0, 0.0, 0))
        count += 1
        delta = value - mean
        mean += delta / count
        candidates[model] = (count, mean, squares + delta * (value - mean), hash((series, value)))
        dates.add(time)
        phases.add(phase)
print(len(candidates), len(dates), phases, len({found[3] for found in candidates.values()}))
