#!/usr/bin/env bash
# Installs the Debian packages that the tests need and that are not there yet; says what it does. Needs root, or sudo, only for those.
set -euo pipefail

packages=(
  git python3             # the example repository; the replaced scripts' language
  openssh-client openssh-server rsync # a run on another host
  make                    # targets that call wrappers of install-into
  python3-yaml            # what the replaced scripts' YAML dumps
  shellcheck              # the scripts themselves
  strace e2fsprogs        # faults: failing system calls, a disk that loses power
  cmark-gfm               # Markdown as GitHub reads it
  faketime                # a clock that is set back
  cron systemd           # schedules: a real cron, a check of the units
  zsh fish man-db groff-base       # completions and man pages
  python3-prometheus-client        # a reader of metrics
  chromium-headless-shell # pages as a browser shows them
  slurmctld slurmd slurm-client    # a private cluster for launched runs
  util-linux bsdutils mount procps # flock, unshare, a terminal, loop devices, processes
)

missing=()
for package in "${packages[@]}"; do
  state="$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)"
  [[ "$state" == installed ]] || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "Debian packages: all ${#packages[@]} are installed"
  exit 0
fi

echo "Debian packages to install: ${missing[*]}"
if ! command -v apt-get >/dev/null; then
  echo "ci-packages.sh: this system has no apt-get; install what gives these packages' programs" >&2
  exit 1
fi
as_root=()
((EUID == 0)) || as_root=(sudo --non-interactive)
export DEBIAN_FRONTEND=noninteractive
# The lists of a fresh container are empty or old.
"${as_root[@]}" apt-get update --quiet=2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet=2 --no-install-recommends "${missing[@]}"
echo "Debian packages installed: ${missing[*]}"
