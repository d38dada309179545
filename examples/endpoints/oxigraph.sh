#!/usr/bin/env bash
# Load parts into an Oxigraph store, once, and serve it until Ctrl-C.
# usage: oxigraph.sh PARTS STORE [PORT]
set -euo pipefail
shopt -s nullglob
parts=$1 store=$2 port=${3:-7878}
derived=${DERIVED:-https://w3id.org/stancegraph/graph/derived}

load() { # FILES… [--graph IRI]
  [ "${1-}" ] && [ "$1" != --graph ] || return 0
  oxigraph load --location "$store.loading" --lenient --file "$@"
}

if [ ! -e "$store" ]; then
  load "$parts"/part-*.nq.gz
  load "$parts"/asserted-*.nt.gz
  load "$parts"/derived-*.nt.gz --graph "$derived"
  oxigraph optimize --location "$store.loading"
  mv "$store.loading" "$store"
fi
echo "http://127.0.0.1:$port/query"
exec oxigraph serve-read-only --location "$store" --bind "127.0.0.1:$port"
