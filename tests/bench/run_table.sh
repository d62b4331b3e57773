#!/bin/bash
# Makes a demo centre, starts a server on it, measures every row for every role and writes the tables of
# docs/performance.md: run_table.sh [CUSTOMERS] [OUTPUT-FOLDER]. BENCH_SECONDS (2), BENCH_CLIENTS (1,16,64),
# BENCH_DATABASE (a PostgreSQL URL of an empty database) and BIN change what is measured and with which programs.
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
bin=${BIN:-$here/build/release/bin}
customers=${1:-100000}
output=${2:-.}
mkdir -p "$output"
{
    echo "$(date +%Y-%m-%d), $customers customers, ${BENCH_DATABASE:+PostgreSQL}${BENCH_DATABASE:-SQLite},"
    echo "$(nproc) cores ($(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)), load before: $(cut -d' ' -f1-3 /proc/loadavg)"
    echo
} | sed 's/PostgreSQLpostgres[^,]*/PostgreSQL/' > "$output/table.md"
"$bin/fairdesk-bench" --customers "$customers" --clients "${BENCH_CLIENTS:-1,16,64}" --seconds "${BENCH_SECONDS:-2}" \
    ${BENCH_DATABASE:+--database "$BENCH_DATABASE"} --json "$output/bench.json" --markdown "$output/rows.md"
cat "$output/rows.md" >> "$output/table.md"
rm "$output/rows.md"
echo "$output/table.md" >&2
