#!/usr/bin/env bash
# Start Virtuoso on this machine, load the parts that it has not loaded yet, and serve until Ctrl-C.
# usage: [MEMORY=2] virtuoso.sh PARTS FOLDER [PORT [SQL_PORT]]     MEMORY is in gigabytes
set -euo pipefail
parts=$(realpath "$1") folder=$2 port=${3:-8890} sql=${4:-1111}
asserted=${ASSERTED:-https://w3id.org/stancegraph/graph/asserted}
derived=${DERIVED:-https://w3id.org/stancegraph/graph/derived}

mkdir -p "$folder"
cat > "$folder/virtuoso.ini" << END
[Parameters]
ServerPort = 127.0.0.1:$sql
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = $parts
NumberOfBuffers = $((85000 * ${MEMORY:-2}))
MaxDirtyBuffers = $((65000 * ${MEMORY:-2}))
MaxSortedTopRows = 1000000
[HTTPServer]
ServerPort = 127.0.0.1:$port
ServerRoot = .
END
(cd "$folder" && exec virtuoso-t +foreground +configfile virtuoso.ini > virtuoso.out 2>&1) &
server=$!
trap 'kill $server; wait $server' EXIT

ask() { isql-vt "127.0.0.1:$sql" dba dba ERRORS=STDOUT "exec=$1"; }
until ask 'SELECT 1;' > /dev/null 2>&1; do
  kill -0 $server || { tail "$folder/virtuoso.out" "$folder/virtuoso.log" >&2; exit 1; }
  sleep 0.5
done

# What no line names a graph for is what was asserted.
ask "ld_dir('$parts', 'part-*.nq.gz', '$asserted');" > /dev/null
ask "ld_dir('$parts', 'asserted-*.nt.gz', '$asserted');" > /dev/null
ask "ld_dir('$parts', 'derived-*.nt.gz', '$derived');" > /dev/null
loaders=()
for _ in $(seq "$(nproc)"); do
  ask 'rdf_loader_run();' > /dev/null &
  loaders+=($!)
done
wait "${loaders[@]}"
ask 'checkpoint;' > /dev/null
failed=$(ask 'SELECT ll_file, ll_error FROM DB.DBA.load_list WHERE ll_state <> 2 OR ll_error IS NOT NULL;')
grep -q '^0 Rows' <<< "$failed" || { echo "$failed" >&2; exit 1; }
echo "http://127.0.0.1:$port/sparql"
wait $server
