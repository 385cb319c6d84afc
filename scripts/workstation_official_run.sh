#!/usr/bin/env bash
# Performs an official run; the options are those of official-run (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
# Node forgets that nohup had SIGHUP ignored.
[[ -z "$(trap -p HUP)" ]] || export GATEHOUSE_IGNORE_HUP=1
exec "${GATEHOUSE_BIN:-$bin}/official-run" "$@"
