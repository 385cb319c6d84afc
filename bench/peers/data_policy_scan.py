"""What a plain Python pass over the tracked files costs: the same patterns, line by line, and nothing else."""
import re
import subprocess

private = [
    re.compile(p)
    for p in (
        r"/Users/(?!\.\.\.)[A-Za-z0-9._-]+/",
        r"/Volumes/(?!\.\.\.)[A-Za-z0-9._-]+/",
        r"/home/(?!\.\.\.|user/|you/|runner/)[A-Za-z0-9._-]+/",
        r"[A-Za-z]:(\\\\|\\)Users(\\\\|\\)(?!\.\.\.)[A-Za-z0-9._-]+(\\\\|\\)",
    )
]
words = ("secid", "market_iv", "best_bid", "best_ask", "best_offer", "strike", "optionmetrics", "taq", "wrds")
keywords = [re.compile(rf"\b{word}\b", re.IGNORECASE) for word in words]
found = 0
for name in subprocess.run(["git", "ls-files", "-z"], capture_output=True, check=True).stdout.decode().split("\0")[:-1]:
    patterns = private + (keywords if name.endswith(".csv") else [])
    with open(name, encoding="utf-8", errors="ignore") as lines:
        for line in lines:
            for pattern in patterns:
                if pattern.search(line):
                    found += 1
print(found)
