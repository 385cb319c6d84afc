#!/bin/bash
# Runs the filter over the raw series of a day: telemetry/raw-DAY.ndjson becomes telemetry/filter-DAY.ndjson. Usage: replay_filter.sh DAY
set -eu
raw="telemetry/raw-$1.ndjson"
if [ ! -f "$raw" ]; then
  echo "no raw series of $1: $raw is not there" >&2
  exit 1
fi
node - "$raw" > "telemetry/filter-$1.ndjson" <<'END'
const readings = require('node:fs').readFileSync(process.argv[2], 'utf8').trim().split('\n').map((line) => JSON.parse(line));
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const far = 30; // cm
readings.forEach(({ at, level_cm: level }, index) => {
  const near = readings.slice(Math.max(0, index - 2), index + 3).map((reading) => reading.level_cm);
  const isGood = Math.abs(level - median(near)) <= far;
  console.log(JSON.stringify({ event: 'averaged', at, good: isGood ? 1 : 0, kept: isGood ? 1 : 0, spike: false }));
});
END
