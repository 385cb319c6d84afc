#!/usr/bin/env bash
# Follows a run until it is over; the options are those of monitor-gate-run (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
exec "${GATEHOUSE_BIN:-$bin}/monitor-gate-run" "$@"
