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
# Git's variables of a hook or an alias that started this do not count.
# shellcheck disable=SC2046
! command -v git >/dev/null || unset $(git rev-parse --local-env-vars)
# A copy of a linked work tree, or of a submodule, gets a repository of its own: its commits are not those of the original.
own_repository() {
  local common own
  [ -f "$1/.git" ] || return 0
  common="$(git -C "$repository" rev-parse --path-format=absolute --git-common-dir)"
  own="$(git -C "$repository" rev-parse --absolute-git-dir)"
  rm -- "$1/.git"
  cp -a -- "$common" "$1/.git"
  rm -rf -- "$1/.git/worktrees"
  cp -a -- "$own/HEAD" "$own/index" "$1/.git/"
  git config --file "$1/.git/config" --unset-all core.worktree || true
  git config --file "$1/.git/config" core.bare false
}
for side in original gatehouse; do own_repository "$work/$side"; done
# Commits what was installed there and nothing else, so that the tree has no change.
commit_installed() {
  local paths=(scripts/.gatehouse-install.json) line
  if [ ! -d "$1/.git" ] || ! git -C "$1" rev-parse --quiet --verify HEAD >/dev/null 2>&1; then return 0; fi
  while IFS= read -r line; do
    case "$line" in install:* | replace:* | renew:*) ;; *) continue ;; esac
    line="${line#*: }"
    line="${line%% (*}"
    paths+=("$line")
    [ ! -e "$1/$line.replaced" ] || paths+=("$line.replaced")
  done
  (
    cd -- "$1"
    git -c core.hooksPath=/dev/null add --force -- "${paths[@]}"
    git -c core.hooksPath=/dev/null -c commit.gpgSign=false -c user.name=gatehouse -c user.email=gatehouse@localhost \
      commit --quiet --no-verify --message 'the installed names' -- "${paths[@]}"
  ) >/dev/null || printf 'compare-with-replaced.sh: what was installed could not be committed in the copy; git counts it as changes there\n' >&2
}
# One side as it was before any install, the other as it is after one.
[ ! -e "$work/original/scripts/.gatehouse-install.json" ] || "$bin/install-into" --root "$work/original" --uninstall --quiet
"$bin/install-into" --root "$work/gatehouse" --prefix "$work/prefix" | commit_installed "$work/gatehouse"
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
