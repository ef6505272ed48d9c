# Shared by the scripts in this folder; sourced, not run.

say() { printf '==> %s\n' "$*"; }

give_up() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Redis lives in /usr/sbin or Homebrew's folder on some machines; neither is always on the path.
export PATH="$PATH:/usr/sbin:/usr/local/bin:/opt/homebrew/bin"

has() { command -v "$1" >/dev/null 2>&1; }

on_mac() { [ "$(uname -s)" = Darwin ]; }

# Runs a command with its output kept back: it is shown only when the command fails.
quietly() {
  local log status=0
  log=$(mktemp)
  "$@" >"$log" 2>&1 </dev/null || status=$?
  [ "$status" -eq 0 ] || cat "$log" >&2
  rm -f "$log"
  return "$status"
}

# Runs a command as root: directly, or through sudo, which asks for its password on the terminal itself.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Gives up unless this user can install things; `$*` is what for.
need_root() {
  [ "$(id -u)" -eq 0 ] || has sudo || give_up "Installing $* needs root: run this as root, or as a user with sudo."
}

# Installs Debian or Ubuntu packages, with the package lists brought up to date once a run. A service that a
# package brings is neither started now nor at boot: what we need we start ourselves, on a port of our own.
install_packages() {
  has apt-get || give_up "Please install $* with your system's package manager, then run this again."
  need_root "$*"
  say "Installing $* from the system's packages"
  if [ -z "${PACKAGE_LISTS_READ:-}" ]; then
    quietly as_root apt-get -qq update || give_up "The package lists could not be read; the message is above."
    PACKAGE_LISTS_READ=yes
  fi
  local policy=/usr/sbin/policy-rc.d ours='' status=0
  if [ ! -e "$policy" ]; then
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
  fi
  quietly as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq install -y --no-install-recommends "$@" || status=$?
  [ -z "$ours" ] || as_root rm -f "$policy"
  [ "$status" -eq 0 ] || give_up "$* could not be installed; the message is above."
}
