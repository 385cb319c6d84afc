"""What the data gate must say of a table, by the words of the contract (docs/contract/01-data-quality-gate.md) and nothing else.

Standard library only, one character after the other, everything in memory. Reads one JSON case per line from standard input
({"file", "options", "now"}) and answers with one JSON line each.
"""
import datetime as dt
import gzip
import json
import math
import re
import statistics
import sys

MISSING = {
    "", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN", "<NA>", "N/A", "NA", "NULL",
    "NaN", "None", "n/a", "nan", "null",
}
TRUE, FALSE = {"True", "TRUE", "true"}, {"False", "FALSE", "false"}
INFINITE = {"inf": math.inf, "+inf": math.inf, "-inf": -math.inf, "infinity": math.inf, "+infinity": math.inf, "-infinity": -math.inf}
BLANK = " \t\n\r\f\v"
NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", re.ASCII)
INTEGER = re.compile(r"[+-]?[0-9]+", re.ASCII)
COUNTER = re.compile(r"Unnamed: \d+(\.\d+)*|__index_level_\d+__", re.ASCII)


def records_of(data):
    """The records with the line on which each begins, and the faults met on the way as (line, kind)."""
    faults = []
    for number, line in enumerate(re.split(b"\r\n|\r|\n", data), 1):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            faults.append((number, "utf-8"))
    text = data.decode("utf-8", "replace")
    if text.startswith("\ufeff"):
        text = text[1:]
    found, at, line = [], 0, 1
    while at < len(text):
        began, cells, blank_from = line, [], at
        while True:
            cell = ""
            if text[at:at + 1] == '"':
                opened, at = line, at + 1
                while True:
                    if at >= len(text):
                        return found, faults + [(opened, "open")]
                    if text[at] == '"':
                        if text[at + 1:at + 2] == '"':
                            cell, at = cell + '"', at + 2
                            continue
                        at += 1
                        break
                    if text[at] == "\n" or (text[at] == "\r" and text[at + 1:at + 2] != "\n"):
                        line += 1
                    cell, at = cell + text[at], at + 1
                if at < len(text) and text[at] not in ",\r\n":
                    faults.append((began, "after"))
            while at < len(text) and text[at] not in ",\r\n":
                cell, at = cell + text[at], at + 1
            cells.append(cell)
            if text[at:at + 1] != ",":
                break
            at += 1
        raw = text[blank_from:at]
        if raw.strip(" \t"):
            found.append((began, cells, raw))
        at += 2 if text[at:at + 2] == "\r\n" else 1
        line += 1
    return found, faults


def names_of(header):
    """As pandas gives them: a given name goes before one made for an empty cell."""
    given = [cell if cell != "" else f"Unnamed: {index}" for index, cell in enumerate(header)]
    taken, names, counts = set(), list(given), {}
    for index in sorted(range(len(header)), key=lambda place: header[place] == ""):
        name = given[index]
        if name in taken:
            counts.setdefault(name, 0)
            while True:
                counts[name] += 1
                candidate = f"{name}.{counts[name]}"
                if candidate not in given and candidate not in taken:
                    break
            name = candidate
        taken.add(name)
        names[index] = name
    return names


def number(cell):
    """A float; None for what is not a number."""
    if cell.lower() in INFINITE and cell == cell.strip(BLANK):
        return INFINITE[cell.lower()]
    bare = cell.strip(BLANK)
    if not NUMBER.fullmatch(bare):
        return None
    value = float(bare)
    return value if math.isfinite(value) else None


def moment(cell):
    """An aware datetime in UTC; None for what is not a date."""
    text = cell.strip(BLANK)
    for pattern in (
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[Tt ](?P<H>\d\d)(?::(?P<M>\d\d)(?::(?P<S>\d\d)(?:[.,](?P<f>\d+))?)?)?(?: ?(?P<z>[Zz]|UTC|[+-]\d\d(?::?\d\d)?))?)?",
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)(?:[Tt ](?P<H>\d\d)(?::?(?P<M>\d\d)(?::?(?P<S>\d\d)(?:[.,](?P<f>\d+))?)?)?(?: ?(?P<z>[Zz]|UTC|[+-]\d\d(?::?\d\d)?))?)?",
        r"(?P<y>\d{4})-(?P<m>\d\d)",
        r"(?P<y>\d{4})/(?P<m>\d\d?)/(?P<d>\d\d?)",
    ):
        match = re.fullmatch(pattern, text, re.ASCII)
        if match:
            part = match.groupdict()
            zone = part.get("z") or "Z"
            offset = dt.timedelta()
            if zone[0] in "+-":
                digits = zone[1:].replace(":", "")
                hours, minutes = int(digits[:2]), int(digits[2:] or 0)
                if hours > 23 or minutes > 59:
                    return None
                offset = dt.timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
            try:
                local = dt.datetime(
                    int(part["y"]), int(part["m"]), int(part.get("d") or 1), int(part.get("H") or 0),
                    int(part.get("M") or 0), int(part.get("S") or 0), int(((part.get("f") or "") + "000000")[:6]),
                )
                return in_range(local - offset)
            except (ValueError, OverflowError):
                return None
    match = re.fullmatch(r"(\d\d?)/(\d\d?)/(\d{4})", text, re.ASCII)
    if match:
        first, second, year = map(int, match.groups())
        month, day = (second, first) if first > 12 else (first, second)
        return dated(year, month, day)
    match = re.fullmatch(r"([A-Za-z]+) +(\d\d?)(?:,| ) *(\d{4})|(\d\d?) +([A-Za-z]+),? +(\d{4})", text, re.ASCII)
    if match:
        word, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
        for style in ("%b", "%B"):
            try:
                month = dt.datetime.strptime("sep" if word.lower() == "sept" else word, style).month
                return dated(int(year), month, int(day))
            except ValueError:
                pass
    return None


def dated(year, month, day):
    try:
        return in_range(dt.datetime(year, month, day))
    except ValueError:
        return None


def in_range(value):
    low, high = dt.datetime(1677, 9, 21, 0, 12, 43, 145225), dt.datetime(2262, 4, 11, 23, 47, 16, 854775)
    return value if low <= value <= high else None


def canonical(column):
    """The column with each cell as what it is compared by; None where it is missing."""
    present = [cell for cell in column if cell is not None]
    if all(INTEGER.fullmatch(cell.strip(BLANK)) for cell in present):
        return [None if cell is None else int(cell) for cell in column]
    if all(number(cell) is not None for cell in present):
        return [None if cell is None else number(cell) for cell in column]
    if all(cell in TRUE | FALSE for cell in present):
        return [None if cell is None else cell in TRUE for cell in column]
    return column


def judge(case):
    options = case["options"]
    opened = gzip.open if case["file"].endswith(".gz") else open
    with opened(case["file"], "rb") as file:
        data = file.read()
    found, faults = records_of(data)
    if not found and not faults:
        faults.append((1, "empty"))
    header = found[0][1] if found else None
    if header is not None and "\0" in found[0][2]:
        faults.append((found[0][0], "nul"))
    body = found[1:]
    odd = {}
    for line, cells, raw in body:
        if len(cells) > len(header):
            faults.append((line, "wide"))
        for kind, is_so in (
            ("short", len(cells) < len(header)),
            ("header", [cells[0].removeprefix("\ufeff") if cells else "", *cells[1:]] == header or reread(raw) == header),
            ("nul", "\0" in raw),
        ):
            if is_so:
                count, first = odd.get(kind, (0, line))
                odd[kind] = (count + 1, first)
    if faults:
        return {"structure": sorted(faults)[0][0]}
    names = names_of(header)
    rows = [[None if meaning(cell) in MISSING else cell for cell in cells + [""] * (len(header) - len(cells))] for _, cells, _ in body]
    columns = {name: [row[index] for row in rows] for index, name in enumerate(names)}
    lines = [line for line, _, _ in body]
    return {
        "structure": None, "odd": odd, "shown": shown(columns, lines, options),
        **measured(columns, len(rows), options, case["now"]),
    }


def reread(raw):
    """The cells of a record behind a byte order mark, where a quote may open."""
    if not raw.startswith("\ufeff"):
        return None
    again, faults = records_of(raw[1:].encode())
    return again[0][1] if again and not faults else None


def meaning(cell):
    return "" if cell.strip("\0") == "" else cell


def shown(columns, lines, options):
    """What warnings tell of single cells, with the lines on which they stand."""
    def first(column, is_so):
        return next((line for line, cell in zip(lines, column) if is_so(cell)), None)

    keys = [name for name in options["keys"] if name in columns]
    found = {
        "number": {}, "day first": None, "month first": None, "not a date": None,
        "counters": [
            name for name in [name for name in columns if COUNTER.fullmatch(name)][:20]
            if not options["keys"] and len(lines) > 1 and None not in columns[name] and len(set(columns[name])) == len(lines)
        ],
        "missing keys": {},
    }
    if len(keys) == len(options["keys"]):
        found["missing keys"] = {
            name: [columns[name].count(None), first(columns[name], lambda cell: cell is None)] for name in keys if None in columns[name]
        }
    for name in options["numeric"]:
        column = columns.get(name, [])
        present = [cell for cell in column if cell is not None]
        is_truth = present and all(cell in TRUE | FALSE for cell in present)
        line = first(column, lambda cell: cell is None or not (is_truth or finite(number(cell))))
        if line is not None:
            found["number"][name] = line
    days = columns.get(options["date"], [])
    orders = {"day first": lambda a, b: a > 12, "month first": lambda a, b: a <= 12 and a != b}
    by_order = {order: first(days, lambda cell: is_ordered(cell, fits)) for order, fits in orders.items()}
    if None not in by_order.values():
        found.update(by_order)
    found["not a date"] = first(days, lambda cell: cell is not None and moment(cell) is None)
    return found


def is_ordered(cell, fits):
    match = re.fullmatch(r"(\d\d?)/(\d\d?)/\d{4}", "" if cell is None else cell.strip(BLANK), re.ASCII)
    return match is not None and moment(cell) is not None and fits(int(match[1]), int(match[2]))


def measured(columns, count, options, now):
    failures, checks, metrics = [], {}, {"row_count": count, "column_count": len(columns)}
    required = [name for name in options["required"] if name not in columns]
    checks["required_columns_present"] = not required
    if required:
        failures.append(f"missing required columns: {required}")
    checks["min_rows"] = count >= options["min_rows"]
    if not checks["min_rows"]:
        failures.append(f"row_count={count} below min_rows={options['min_rows']}")

    keys = options["keys"] or list(columns)
    absent = [name for name in options["keys"] if name not in columns]
    ratio = None
    if not absent and count:
        groups = {}
        for index, key in enumerate(zip(*(canonical(columns[name]) for name in keys))):
            groups.setdefault(key, []).append(index)
        ratio = sum(len(group) for group in groups.values() if len(group) > 1) / count
    checks["duplicate_ratio"] = ratio is not None and ratio <= options["max_duplicate_ratio"]
    metrics["duplicate_ratio"] = ratio
    if absent:
        failures.append(f"key columns missing for duplicate check: {absent}")
    if not checks["duplicate_ratio"]:
        failures.append(f"duplicate_ratio={ratio} exceeds max_duplicate_ratio={float(options['max_duplicate_ratio'])}")

    gaps = {name: sum(cell is None for cell in column) / count for name, column in columns.items()} if count else {}
    violations = [name for name, share in gaps.items() if share > options["max_missing_ratio"]]
    metrics["missing_ratio_by_column"] = gaps
    checks["missing_ratio"] = not violations
    if violations:
        failures.append(f"missing ratio exceeded: {violations}")

    issues, profile = {}, {}
    for name in options["numeric"]:
        if name not in columns:
            issues[name] = "column missing"
            continue
        column = columns[name]
        present = [cell for cell in column if cell is not None]
        if present and all(cell in TRUE | FALSE for cell in present):
            share, has_inf = (1 - len(present) / count, False)
        else:
            numbers = [number(cell) for cell in present]
            share = (count - sum(value is not None for value in numbers)) / count if count else 1.0
            has_inf = any(value is not None and math.isinf(value) for value in numbers)
        if share > 0 or has_inf:
            issues[name] = f"nan_ratio={share:.6f}, has_inf={has_inf}"
        profile[name] = figures([value for value in map(number, present) if value is not None and math.isfinite(value)])
    checks["numeric_integrity"] = not issues
    if issues:
        failures.append(f"numeric issues: {issues}")

    date = options["date"]
    checks["freshness"], metrics["freshness_days"] = True, None
    if date:
        if date not in columns:
            checks["freshness"] = False
            failures.append(f"date column missing: {date}")
        else:
            moments = [None if cell is None else moment(cell) for cell in columns[date]]
            valid = [each for each in moments if each is not None]
            strangers = sum(cell is not None and each is None for cell, each in zip(columns[date], moments))
            metrics["strangers"] = strangers
            metrics["dates"] = len({each.date() for each in valid})
            if not valid:
                checks["freshness"] = False
                failures.append(f"date column invalid or empty: {date}")
            else:
                age = dt.datetime.fromisoformat(now) - max(valid)
                days = age / dt.timedelta(days=1)
                metrics["freshness_days"] = days
                limit = options["max_staleness_days"]
                checks["freshness"] = days <= limit
                if days > limit:
                    failures.append(f"staleness={days:.2f} days exceeds max_staleness_days={float(limit)}")
                metrics["assets_per_date"] = per_date(moments, columns, options)
    metrics["distinct_by_column"] = {
        name: len({cell for cell in values(name, columns[name], [] if absent else keys, options) if cell is not None}) for name in columns
    }
    metrics["numeric_profile"] = profile
    return {"checks": checks, "metrics": metrics, "failures": failures}


def values(name, column, keys, options):
    """As they are compared: numbers in numeric columns, in keys as keys, else as they are written."""
    if name in options["numeric"]:
        return [None if cell is None else own if finite(own := number(cell)) else cell for cell in column]
    return canonical(column) if name in keys else column


def finite(value):
    return value is not None and math.isfinite(value)


def per_date(moments, columns, options):
    """Assets of each date: smallest, median and largest number."""
    date = options["date"]
    if options["keys"]:
        named = [name for name in options["keys"] if name != date] if all(name in columns for name in options["keys"]) else []
    else:
        named = [name for name in ("asset", "ticker", "symbol") if name in columns][:1]
    parts = [canonical(columns[name]) for name in named]
    per = {}
    for index, each in enumerate(moments):
        if each is not None:
            key = tuple(part[index] for part in parts) if named else index
            per.setdefault(each.date(), set()).add(key)
    counts = [len(assets) for assets in per.values()]
    return {"min": min(counts), "median": statistics.median(counts), "max": max(counts)}


def figures(numbers):
    if not numbers:
        return {"min": None, "q25": None, "median": None, "q75": None, "max": None, "zeros": 0}
    quarters = statistics.quantiles(numbers, n=4, method="inclusive") if len(numbers) > 1 else [numbers[0]] * 3
    return {
        "min": min(numbers), "q25": quarters[0], "median": quarters[1], "q75": quarters[2], "max": max(numbers),
        "zeros": sum(value == 0 for value in numbers),
    }


for line in sys.stdin:
    print(json.dumps(judge(json.loads(line))))
