"""Compares board, mirror, backlog and plans of a work queue: the peer of the benchmark. No policy, no positions, no report."""
import csv
import glob
import re


def rows_of(path):
    rows = []
    with open(path, encoding="utf-8") as source:
        for line in source:
            if line.startswith("|"):
                rows.append([cell.strip() for cell in re.split(r"(?<!\\)\|", line.strip())[1:-1]])
    return rows


with open("docs/taskboard/TaskBoard.csv", newline="", encoding="utf-8") as source:
    board = {row["ID"]: row for row in csv.DictReader(source)}
problems = []


def compare(path, title, status):
    found = set()
    for row in rows_of(path):
        task = board.get(row[0])
        if task is None:
            continue
        if row[0] in found:
            problems.append((path, row[0], "twice"))
        found.add(row[0])
        if title is not None and row[title] != task["Title"]:
            problems.append((path, row[0], "title"))
        if status is not None and row[status] != task["Column"]:
            problems.append((path, row[0], "status"))
    return found


mirrored = compare("docs/StateTrace_TaskBoard.md", 1, 2)
waiting = compare("docs/CODEX_BACKLOG.md", 2, None)
planned = set()
for path in sorted(glob.glob("docs/plans/Plan[0-9]*.md")):
    planned |= compare(path, 1, 3)
for name, task in board.items():
    if name not in mirrored or name not in planned:
        problems.append(("board", name, "absent"))
    if task["Column"].startswith("Done") == (name in waiting):
        problems.append(("backlog", name, "absent"))
if problems:
    raise SystemExit(str(problems[:20]))
