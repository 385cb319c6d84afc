#!/usr/bin/env bash
# Performs an official run; the options are those of official-run (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
exec "${GATEHOUSE_BIN:-$bin}/official-run" "$@"
