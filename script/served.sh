#!/usr/bin/env bash
# SPDX-License-Identifier: MIT OR Apache-2.0
# A server of corpus/, and of more where that is wanted, for as long as a test runs. Scripts that ask one source this file, after common.sh, and
# set `trap clean_up EXIT`; it does nothing by itself.

# shellcheck disable=SC2034  # `address` is for those who source this
: "${root:?by common.sh}"
work='' server='' address=''
sources=("$root/corpus") # what is indexed; who sources this file may add to it

# Stops the server, and gives its exit status: 0 after a clean end.
stop_server() {
  [[ -n $server ]] || return 0
  local pid=$server
  server=''
  kill -TERM "$pid" 2>/dev/null || true
  for _ in {1..100}; do
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.1
  done
  kill -KILL "$pid" 2>/dev/null || true
  wait "$pid"
}

clean_up() {
  stop_server || true
  [[ -z $work ]] || rm -rf "$work"
}

# start_server BIN [OPTION OF plumbline-serve...]: indexes `sources` afresh, serves it on a free port, sets
# `work` (a directory of its own), `server` and `address`.
start_server() {
  local bin=$1
  shift
  work=$(mktemp -d)
  local db=$work/plumbline.db
  "$bin/plumbline-index" "${sources[@]}" --db "$db" --quiet || die "plumbline-index failed"
  # The server ends with this script, however that ends. It tells its address once it listens.
  setpriv --pdeathsig TERM "$bin/plumbline-serve" --db "$db" --host 127.0.0.1 --port 0 "$@" \
    </dev/null >"$work/server.log" 2>&1 &
  server=$!
  for _ in {1..600}; do
    address=$(grep -Eo -m 1 'http://127\.0\.0\.1:[0-9]+' "$work/server.log" 2>/dev/null) && return
    kill -0 "$server" 2>/dev/null || break
    sleep 0.1
  done
  tail -n 30 "$work/server.log" >&2
  die "plumbline-serve did not start"
}
