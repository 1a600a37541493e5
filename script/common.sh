#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# What the everyday commands share. They source this file; it does nothing by itself.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$*"; }

# die MESSAGE: says what is wrong and stops. 2 is the exit status of a wrong call, 1 of all else.
die() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

wrong_call() {
  printf '%s: %s (--help tells more)\n' "${0##*/}" "$*" >&2
  exit 2
}

# The comment at the top of a command is its help.
show_help() { sed -n '3,/^[^#]/s/^# \{0,1\}//p' "$0"; }

# check_preset NAME: stops unless CMakePresets.json has such a preset.
check_preset() {
  case $1 in
    dev | release | asan | tsan) ;;
    *) wrong_call "no preset '$1': dev, release, asan or tsan" ;;
  esac
}

# build PRESET [TARGET...]: configures where that is needed, then builds. CMake looks after its own
# files once it has configured, but not after the presets.
build() {
  local preset=$1 directory=$root/build/$1
  shift
  if [[ ! -e $directory/build.ninja || $root/CMakePresets.json -nt $directory/build.ninja ]]; then
    say "Configuring the $preset build ..."
    (cd "$root" && cmake --preset "$preset" --log-level=WARNING >/dev/null)
  fi
  say "Building ..."
  cmake --build "$directory" ${1:+--target "$@"}
}
