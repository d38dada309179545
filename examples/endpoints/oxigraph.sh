#!/usr/bin/env bash
# Load parts into an Oxigraph store, once, and serve it until Ctrl-C.
# usage: oxigraph.sh PARTS STORE [PORT]
set -euo pipefail
parts=$1 store=$2 port=${3:-7878}

if [ ! -e "$store" ]; then
  oxigraph load --location "$store.loading" --lenient --file "$parts"/part-*.nq.gz
  oxigraph optimize --location "$store.loading"
  mv "$store.loading" "$store"
fi
echo "http://127.0.0.1:$port/query"
exec oxigraph serve-read-only --location "$store" --bind "127.0.0.1:$port"
