# The figures of a period as a user would compute them with pandas and numpy: rank IC, rank portfolio, turnover, costs, overlap.
# Usage: production_gates.py SCORES RETURNS HOLDING
import json
import sys

import numpy as np
import pandas as pd


def main():
    scores_file, returns_file, holding = sys.argv[1], sys.argv[2], int(sys.argv[3])
    read = pd.read_parquet if scores_file.endswith(".parquet") else pd.read_csv
    scores = read(scores_file).pivot(index="date", columns="asset", values="score")
    returns = read(returns_file).pivot(index="date", columns="asset", values="ret")
    labels = 1.0
    for day in range(2, holding + 2):
        labels = labels * (1 + returns.shift(-day))
    labels = labels - 1
    labels = labels.reindex(scores.index)
    ics, gross, traded, overlap = [], [], [], []
    before, best_before = None, None
    for date in scores.index:
        both = scores.loc[date].notna() & labels.loc[date].notna()
        if both.sum() < 10:
            continue
        score, label = scores.loc[date][both], labels.loc[date][both]
        rank = score.rank()
        ics.append(rank.corr(label.rank()))
        rank = rank - (len(score) + 1) / 2
        weights = rank / (rank.abs().sum() / 2)
        gross.append((weights * label).sum())
        traded.append(weights.sub(before, fill_value=0).abs().sum() if before is not None else weights.abs().sum())
        best = set(score.nlargest(max(1, int(len(score) * 0.2))).index)
        if best_before is not None:
            overlap.append(len(best & best_before) / len(best))
        before, best_before = weights, best
    ics, gross, traded = np.array(ics), np.array(gross), np.array(traded)
    net = gross - 0.002 * traded
    print(json.dumps({"ic": ics.mean(), "t": ics.mean() / ics.std(ddof=1) * len(ics) ** 0.5, "sharpe": net.mean() / net.std(ddof=1), "overlap": float(np.mean(overlap))}))


main()
