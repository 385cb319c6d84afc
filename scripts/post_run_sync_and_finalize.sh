#!/usr/bin/env bash
# After a run: fetches it when it was on another host, then finalize, audit, remediation, review, registry, queue, and where stages are kept the check of
# S3 and the session status (contract 11.2).
set -euo pipefail
unset CDPATH
here="$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")"
bin="$here/../bin"
[[ -d "$bin" ]] || bin="$here/../dist/bin"
bin="${GATEHOUSE_BIN:-$bin}"

usage() {
  cat <<'END'
Usage: post_run_sync_and_finalize.sh --tag TAG [options]

  --tag TAG                  decision tag of the run; not needed with both remote paths
  --host USER@HOST           where the run was; without it, here [environment GATEHOUSE_HOST]
  --remote-root DIR          repository there; a relative path stands where a login does [environment GATEHOUSE_REMOTE_ROOT]
  --local-root DIR           repository here [environment GATEHOUSE_LOCAL_ROOT; default the current directory]
  --run-dir-remote DIR       run directory, instead of searching for it
  --report-json-remote FILE  its report, instead of searching for it
  --quiet                    print nothing when all is well

Where decision notes are kept it ends with check-stage --stage S3 and session-status of the tag.

GATEHOUSE_SSH_OPTIONS holds options for ssh, split on blanks by no shell, without quotes, such as "-p 2222 -i /keys/id".

Exit status: 0 done; 1 could not be done; 2 done, and the audit says fail; 75 busy or unreachable, try again.
END
}

say() { printf '%s: %s\n' "${0##*/}" "$1" >&2; }
stop() {
  say "$2"
  exit "$1"
}

tag='' run_dir_remote='' report_json_remote='' quiet=''
host="${GATEHOUSE_HOST:-}" remote_root="${GATEHOUSE_REMOTE_ROOT:-}" local_root="${GATEHOUSE_LOCAL_ROOT:-.}"
while (($# > 0)); do
  case "$1" in
    --help | -h)
      usage
      exit 0
      ;;
    --quiet)
      quiet=--quiet
      shift
      continue
      ;;
    --*=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
  esac
  case "$1" in
    --tag | --host | --remote-root | --local-root | --run-dir-remote | --report-json-remote) ;;
    *) stop 1 "unknown option $1 (--help lists them)" ;;
  esac
  (($# > 1)) || stop 1 "option $1 expects a value, but it is the last word"
  case "$1" in
    --tag) tag="$2" ;;
    --host) host="$2" ;;
    --remote-root) remote_root="$2" ;;
    --local-root) local_root="$2" ;;
    --run-dir-remote) run_dir_remote="$2" ;;
    --report-json-remote) report_json_remote="$2" ;;
  esac
  shift 2
done

for value in "$host" "$remote_root" "$local_root" "$run_dir_remote" "$report_json_remote"; do
  [[ "$value" != *[[:cntrl:]]* ]] || stop 1 'a host or path with control characters'
done
# A name that begins with a dash would be an option of ssh, and others would reach a shell through a ProxyCommand.
[[ -z "$host" || "$host" =~ ^([A-Za-z0-9_][A-Za-z0-9_.+-]*@)?[A-Za-z0-9_][A-Za-z0-9_.-]*$ ]] ||
  stop 1 "option --host: expected NAME or USER@NAME of letters, digits, '.', '_' and '-'; give other addresses a name in your ssh config"
case "$local_root" in
  \~ | \~/*)
    home=~ # known also where HOME is not set
    local_root="$home${local_root:1}"
    ;;
  /*) ;;
  *) local_root="./$local_root" ;;
esac
[[ -d "$local_root" ]] || stop 1 "option --local-root: expected a directory, but there is none at $local_root"
local_root="$(cd -- "$local_root" && pwd)" || stop 1 "option --local-root: $local_root cannot be entered"

# Where the run and its report are.
if [[ -z "$run_dir_remote" || -z "$report_json_remote" ]]; then
  [[ -n "$tag" ]] || stop 1 'option --tag is required, unless both --run-dir-remote and --report-json-remote are given'
  where="$("$bin/monitor-gate-run" --locate --tag "$tag" --host "$host" --remote-root "$remote_root" --root "$local_root")"
  while IFS= read -r line; do
    case "$line" in
      RUN_DIR=*) run_dir_remote="${run_dir_remote:-${line#*=}}" ;;
      REPORT_JSON=*) report_json_remote="${report_json_remote:-${line#*=}}" ;;
    esac
  done <<<"$where"
fi

# Prints the last part of a path, which becomes a name here.
name_of() {
  local path="$1"
  while [[ "$path" == */ ]]; do path="${path%/}"; done
  path="${path##*/}"
  [[ -n "$path" && "$path" != .* ]] || stop 1 "$2: $1 does not end in the name of a run or report"
  printf '%s' "$path"
}
run_name="$(name_of "$run_dir_remote" 'run directory')"
run_dir="$local_root/audit/workstation_runs/$run_name"
report_json='' gate_dir=''
if [[ -n "$report_json_remote" ]]; then
  [[ "$report_json_remote" == */*[!/] ]] || stop 1 "option --report-json-remote: expected a file in a gate folder, got $report_json_remote"
  gate_dir="$local_root/gate_results/$(name_of "${report_json_remote%/*}" 'gate folder')"
  report_json="$gate_dir/${report_json_remote##*/}"
fi

# The path of a directory there as rsync takes it in a list: from / or from where a login stands, and never an option, a pattern or a comment.
there() {
  local path="$1" root="$remote_root"
  case "$root" in
    '~') root='' ;;
    '~'/*) root="${root#'~'/}" ;;
  esac
  [[ "$path" == /* || -z "$root" ]] || path="$root/$path"
  while [[ "$path" == */ ]]; do path="${path%/}"; done
  printf '%s' "$path"
}

# Copies a directory from the host. One that is new comes under .incoming/ and gets its name when all of it is there.
fetch() {
  local from parent="${2%/*}" target start=. status=0
  from="$(there "$1")"
  [[ "/$from/" != */../* ]] || stop 1 "cannot fetch $from: rsync takes no .. in it; give a path without"
  [[ "$from" != /* ]] || start=/
  target="$parent"
  [[ -d "$2" ]] || target="$parent/.incoming"
  mkdir -p -- "$target"
  printf '%s\0' "./${from#/}" |
    rsync --recursive --links --times --perms --protect-args --partial-dir=.rsync-partial --from0 --files-from=- --no-relative \
      --rsh="$ssh" -- "$host:$start" "$target/" 9>&- || status=$?
  case "$status" in
    0) ;;
    10 | 12 | 30 | 35 | 255) stop 75 "connection to $host lost or refused (rsync: $status) while fetching $from; nothing was finalized; try again, what is here is kept" ;;
    *) stop 1 "cannot fetch $from from $host (rsync: $status); nothing was finalized" ;;
  esac
  [[ -d "$target/${2##*/}" ]] || stop 1 "$from on $host is no directory; nothing was finalized"
  [[ -z "$3" || -f "$target/${2##*/}/$3" ]] || stop 1 "$from on $host has no $3: the run is not over there, or lost (monitor_gate_run.sh tells); nothing was finalized"
  if [[ "$target" != "$parent" ]]; then
    sync -f -- "$target" 2>/dev/null || sync
    mv -- "$target/${2##*/}" "$parent/"
    rmdir -- "$target" 2>/dev/null || true
  fi
}

# At a terminal of 60 columns or more: what a step was, how it ended and how long it took, with colour where it is wanted (contract 0.19).
watched=''
if [[ -t 2 && -z "$quiet" && -z "${CI:-}" && "${TERM:-dumb}" != dumb ]]; then watched=1; fi
milliseconds() { # of bash 5; whole seconds before
  local now="${EPOCHREALTIME:-$SECONDS.000000}"
  now="${now/[.,]/}"
  printf '%s' "${now::${#now}-3}"
}
tell() {
  local name="$1" status="$2" ms=$(($(milliseconds) - $3)) state='done' colour=32
  case "$status $name" in
    0*-checker | 0*check-stage) state=pass ;;
    0*) ;;
    2*) state=fail colour=31 ;;
    *) state="failed ($status)" colour=31 ;;
  esac
  state="$(printf '%-12s' "$state")"
  [[ -n "${NO_COLOR:-}" ]] || state=$'\033'"[${colour}m$state"$'\033[39m'
  printf '%-25s %s %d.%d s\n' "$name:" "$state" $((ms / 1000)) $((ms % 1000 / 100)) >&2
}

if [[ -n "$host" ]]; then
  [[ "${GATEHOUSE_SSH_OPTIONS:-}" != *[\"\']* ]] || stop 1 'GATEHOUSE_SSH_OPTIONS is split on blanks and knows no quotes; put values with blanks into your ssh config'
  read -r -d '' -a words <<<"${GATEHOUSE_SSH_OPTIONS:-}" || true
  # rsync splits this at single blanks, and no shell is in between.
  ssh="ssh -o BatchMode=yes -o RemoteCommand=none -o ClearAllForwardings=yes ${words[*]-} -o ConnectTimeout=10 -o ServerAliveInterval=10 -o ServerAliveCountMax=3"
  mkdir -p -- "$local_root/audit/workstation_runs"
  exec 9<"$local_root/audit/workstation_runs"
  if command -v flock >/dev/null; then flock -w 60 9 || stop 75 'another post_run_sync_and_finalize.sh is fetching; try again when it is done'; fi
  began="$(milliseconds)"
  [[ -z "$gate_dir" ]] || fetch "${report_json_remote%/*}" "$gate_dir" ''
  fetch "$run_dir_remote" "$run_dir" result.json
  exec 9<&-
  [[ -z "$watched" ]] || tell 'fetch' 0 "$began"
fi

step() {
  local tool="$1" status=0 began
  began="$(milliseconds)"
  shift
  "$bin/$tool" --root "$local_root" ${quiet:+"$quiet"} "$@" || status=$?
  [[ -z "$watched" ]] || tell "$tool" "$status" "$began"
  return "$status"
}

step finalize-gate-run --run-dir "$run_dir" ${report_json:+--report-json "$report_json"}
# An audit that says fail is what the remediation plan is made from; one that could not be done has left nothing to plan from.
audit_status=0
step governance-audit-checker --run-dir "$run_dir" --report-json "$report_json" --require-final-summary || audit_status=$?
((audit_status == 0 || audit_status == 2)) || exit "$audit_status"
step remediation-plan --audit-json "$run_dir/governance_audit_check.json"
step generate-run-review --run-dir "$run_dir" --report-json "$report_json"
step update-registry --run-dir "$run_dir" --report-json "$report_json"
step generate-candidate-queue
# Where decisions go through stages: what S3 still lacks is said, and is not the status of this script.
research="$local_root/docs/production_research"
if [[ -n "$tag" && (-d "$research/decisions" || -f "$local_root/configs/research/stage_policy.json") ]]; then
  step check-stage --stage S3 --tag "$tag" || true
  step session-status --tag "$tag" || true
fi

[[ -n "$quiet" ]] || printf 'done: synced + finalized\nrun_dir_local=%s\nreport_json_local=%s\n' "$run_dir" "$report_json"
if ((audit_status != 0)); then
  printf 'governance audit check failed (exit=%s). See remediation plan under %s\n' "$audit_status" "$run_dir" >&2
  exit "$audit_status"
fi
