"""Reads a registry whole and writes it with one row more, as cheaply as Python's csv module can: the peer of the benchmark."""
import csv
import os

with open("registry.csv", newline="", encoding="utf-8") as source:
    rows = list(csv.reader(source))
rows.append(["x"] * len(rows[0]))
with open("registry.new", "w", newline="", encoding="utf-8") as target:
    csv.writer(target).writerows(rows)
os.replace("registry.new", "registry.csv")
