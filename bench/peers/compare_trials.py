# Stationary bootstrap of the maximum and combinatorially symmetric cross-validation with numpy. Usage: compare_trials.py RETURNS REPS BLOCKS
import itertools
import json
import sys

import numpy as np
import pandas as pd


def main():
    table = pd.read_csv(sys.argv[1]).set_index("date").to_numpy()
    reps, blocks = int(sys.argv[2]), int(sys.argv[3])
    n, k = table.shape
    random = np.random.Generator(np.random.Philox(1))
    mean, sd = table.mean(0), table.std(0, ddof=1)
    reached = 0
    statistic = (np.sqrt(n) * mean / sd).max()
    for _ in range(reps):
        start = random.random(n) < 0.5
        start[0] = True
        first = random.integers(0, n, n)
        index = np.empty(n, dtype=np.int64)
        at = 0
        for t in range(n):
            at = first[t] if start[t] else (at + 1) % n
            index[t] = at
        reached += (np.sqrt(n) * (table[index].mean(0) - mean) / sd).max() >= statistic
    size = n // blocks
    parts = table[n - size * blocks :].reshape(blocks, size, k)
    failed, count = 0, 0
    for half in itertools.combinations(range(blocks), blocks // 2):
        other = [b for b in range(blocks) if b not in half]
        inside, outside = parts[list(half)].reshape(-1, k), parts[other].reshape(-1, k)
        ratio = lambda x: x.mean(0) / x.std(0, ddof=1)
        winner = ratio(inside).argmax()
        out = ratio(outside)
        failed += (out < out[winner]).sum() + 1 <= (k + 1) / 2
        count += 1
    print(json.dumps({"p": (1 + int(reached)) / (reps + 1), "pbo": failed / count}))


main()
