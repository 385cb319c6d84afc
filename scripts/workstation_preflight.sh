#!/usr/bin/env bash
# Says whether this machine is fit for a heavy run; the options are those of workstation-preflight (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
exec "${GATEHOUSE_BIN:-$bin}/workstation-preflight" "$@"
