#!/usr/bin/env bash
# Puts the executables under the old names into a research repository: install-into.sh REPO [--prefix DIR] [--uninstall] [--dry-run]
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="${GATEHOUSE_BIN:-$here/../bin}"
[ -x "$bin/install-into" ] || bin="$here/../dist/bin"
if [ "$#" -gt 0 ] && [ "${1#-}" = "$1" ]; then
  repository="$1"
  shift
  set -- --root "$repository" "$@"
fi
exec "$bin/install-into" "$@"
