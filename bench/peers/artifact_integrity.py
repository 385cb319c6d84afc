"""Reads a curve and its fills as plain Python does, with the same checks: the peer of the benchmark."""
import csv
import hashlib
import json
import math

bad = restarts = bars = 0
first = previous = None
last_time = -1
top, fall, gross, net = -math.inf, 0.0, 0.0, 0.0
returns, times = [], set()
digest = hashlib.sha256()
with open("run/equity_curve.csv", "rb") as source:
    for block in iter(lambda: source.read(1 << 20), b""):
        digest.update(block)
with open("run/equity_curve.csv", newline="", encoding="utf-8") as source:
    rows = csv.reader(source)
    next(rows)
    for cells in rows:
        time, equity, exposure, whole, recorded = int(cells[0]), *map(float, cells[1:])
        bad += time <= last_time
        change = 0.0 if previous is None else equity / previous - 1
        if previous is None:
            first = equity
        restarts += previous is not None and equity == first and previous != equity
        bad += abs(recorded - change) > 1e-9
        returns.append(change)
        times.add(time)
        top = max(top, equity)
        fall = max(fall, (top - equity) / top)
        gross, net = max(gross, abs(whole)), max(net, abs(exposure))
        previous, last_time, bars = equity, time, bars + 1
mean = math.fsum(returns) / bars
deviation = math.sqrt(math.fsum((value - mean) ** 2 for value in returns) / bars)

held, cost, cash = {}, {}, first
turnover, commissions, realized = [], [], []
digest = hashlib.sha256()
with open("run/trades.jsonl", "rb") as source:
    for line in source:
        digest.update(line)
        fill = json.loads(line)
        symbol, quantity, price, commission = fill["symbol"], fill["qty"], fill["price"], fill["commission"]
        turnover.append(abs(quantity * price))
        commissions.append(commission)
        units, average = held.get(symbol, 0.0), cost.get(symbol, 0.0)
        bad += abs(fill["inventory"] - units - quantity) > 1e-6
        if units == 0 or (units > 0) == (quantity > 0):
            total = units + quantity
            cost[symbol] = (units * average + quantity * price) / total if total else 0.0
        else:
            closed = min(abs(quantity), abs(units))
            realized.append(closed * (price - average) * (1 if units > 0 else -1))
            if abs(quantity) > abs(units):
                cost[symbol] = price
        held[symbol] = fill["inventory"]
        bad += abs(fill["cash"] - (cash - quantity * price - commission)) > 0.01
        cash = fill["cash"]
        bad += fill["timestamp"] not in times
sums = [math.fsum(part) for part in (turnover, commissions, realized)]
print(bars, bad, restarts, mean / deviation, fall, gross, net, *sums)
