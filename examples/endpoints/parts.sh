#!/usr/bin/env bash
# A graph as compressed parts of N-Quads, which servers load side by side.
# usage: parts.sh GRAPH PARTS [LINES]
set -euo pipefail
graph=$1 parts=$2 lines=${3:-5000000}

# The store is written out as it lies on the disk, subject by subject, so that memory stays small.
# Where there is no `oxigraph`: stancegraph export GRAPH --out - --format nq
mkdir -p "$parts"
oxigraph dump --location "$graph/store" --format nq |
  split --lines "$lines" --numeric-suffixes --suffix-length 4 --additional-suffix .nq.gz \
    --filter 'gzip -1 > "$FILE"' - "$parts/part-"
