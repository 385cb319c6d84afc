#!/usr/bin/env bash
# After a run: fetches it when it was on another host, then finalize, audit, remediation, review, registry, queue, and where stages are kept the check of
# its stage and the session status (contract 11.2). It is finish-run without pages; the options are those of finish-run (--help lists them).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
own="$here/../bin"
[[ -d "$own" ]] || own="$here/../dist/bin"
bin="${GATEHOUSE_BIN:-$own}"
[[ -x "$bin/finish-run" ]] || bin="$own"
case "${1:-}" in
  --help | -h) printf 'Usage: %s --tag TAG [options of finish-run]\n\n' "${0##*/}" ;;
  -* | '') ;;
  *)
    printf '%s: unknown option %s (--help lists them)\n' "${0##*/}" "$1" >&2
    exit 1
    ;;
esac
exec "$bin/finish-run" --no-pages "$@"
