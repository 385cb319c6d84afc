#!/usr/bin/env bash
# Adds a finished run to the ledger and writes its summary; the options are those of finalize-gate-run (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
exec "${GATEHOUSE_BIN:-$bin}/finalize-gate-run" "$@"
