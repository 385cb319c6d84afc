#!/usr/bin/env bash
# Waits until a run is over, its result there and its last process gone, then does what follows a run (contract 11.3).
set -euo pipefail
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
bin="${GATEHOUSE_BIN:-$bin}"

usage() {
  cat <<'END'
Usage: monitor_then_finalize.sh --tag TAG [options]

  --tag TAG            decision tag of the run, which need not have begun
  --interval SEC       seconds between two looks [default 30]
  --timeout SEC        give up after so many seconds
  --wf-pattern TEXT    text in the command line of a workflow process that has to end too
  --dry-run            only say what would follow the run
  --quiet              print nothing when all is well
  --host USER@HOST, --remote-root DIR, --local-root DIR, --run-dir-remote DIR, --report-json-remote FILE
                       as post_run_sync_and_finalize.sh takes them (its --help explains)

Exit status: that of post_run_sync_and_finalize.sh; 2 also for a lost run; 75 host unreachable; 124 --timeout reached.
END
}

stop() {
  printf '%s: %s\n' "${0##*/}" "$1" >&2
  exit 1
}

tag='' local_root="${GATEHOUSE_LOCAL_ROOT:-.}" dry_run=''
watch=() follow=()
while (($# > 0)); do
  case "$1" in
    --help | -h)
      usage
      exit 0
      ;;
    --dry-run)
      dry_run=1
      shift
      continue
      ;;
    --quiet)
      watch+=("$1")
      follow+=("$1")
      shift
      continue
      ;;
    --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
  esac
  case "$1" in
    --tag | --host | --remote-root | --local-root | --run-dir-remote | --report-json-remote | --interval | --timeout | --wf-pattern) ;;
    *) stop "unknown option $1 (--help lists them)" ;;
  esac
  (($# > 1)) || stop "option $1 expects a value, but it is the last word"
  case "$1" in
    --tag) tag="$2" ;;
    --interval | --timeout | --wf-pattern) watch+=("$1" "$2") ;;
    --host | --remote-root)
      watch+=("$1" "$2")
      follow+=("$1" "$2")
      ;;
    --local-root)
      local_root="$2"
      follow+=("$1" "$2")
      ;;
    *) follow+=("$1" "$2") ;;
  esac
  shift 2
done
[[ -n "$tag" ]] || stop 'option --tag is required'

"$bin/monitor-gate-run" --until-final --tag "$tag" --root "$local_root" ${watch[@]+"${watch[@]}"}

command=(post_run_sync_and_finalize.sh --tag "$tag" ${follow[@]+"${follow[@]}"})
if [[ -n "$dry_run" ]]; then
  printf '[dry-run] skip finalize: bash scripts/%s\n' "$(printf '%q ' "${command[@]}" | sed 's/ $//')"
  exit 0
fi
exec bash "$here/${command[0]}" "${command[@]:1}"
