#!/usr/bin/env bash
# Runs a replaced script and ours on copies of one repository and compares what came of it, so that you can convince yourself before you
# switch: compare-with-replaced.sh REPO [--keep] -- python scripts/data_quality_gate.py --input-csv ...
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="${GATEHOUSE_BIN:-$here/../bin}"
[ -x "$bin/compare-directories" ] || bin="$here/../dist/bin"
usage() {
  printf 'compare-with-replaced.sh: %s\nusage: compare-with-replaced.sh REPO [--keep] -- <old invocation>\n' "$1" >&2
  exit 1
}
[ "$#" -ge 1 ] || usage 'expected a repository'
repository="$1"
shift
[ -d "$repository" ] || usage "$repository is not a directory"
keep=no
if [ "${1:-}" = --keep ]; then
  keep=yes
  shift
fi
[ "${1:-}" = -- ] || usage 'expected -- and the old invocation behind it'
shift
[ "$#" -ge 1 ] || usage 'expected the old invocation behind --'

work="$(mktemp -d)"
if [ "$keep" = no ]; then trap 'rm -rf -- "$work"' EXIT; fi
for side in original gatehouse; do
  mkdir -- "$work/$side"
  cp -a -- "$repository/." "$work/$side"
done
# One side as it was before any install, the other as it is after one.
[ ! -e "$work/original/scripts/.gatehouse-install.json" ] || "$bin/install-into" --root "$work/original" --uninstall --quiet
"$bin/install-into" --root "$work/gatehouse" --prefix "$work/prefix" --quiet
for side in original gatehouse; do
  status=0
  (cd -- "$work/$side" && "$@") >"$work/$side.stdout" 2>"$work/$side.stderr" </dev/null || status="$?"
  printf '%s: status %s\n' "$side" "$status"
  printf '%s' "$status" >"$work/$side.status"
done
[ "$keep" = no ] || printf 'kept: %s\n' "$work"
"$bin/compare-directories" --expected "$work/original" --actual "$work/gatehouse" --ignore scripts \
  --expected-stdout "$work/original.stdout" --actual-stdout "$work/gatehouse.stdout" \
  --expected-status "$(cat -- "$work/original.status")" --actual-status "$(cat -- "$work/gatehouse.status")"
