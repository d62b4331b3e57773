#!/usr/bin/env bash
# The main job as the README tells it: its own lines, run as they stand there.
set -euo pipefail
bin=$1
readme=$(dirname "$0")/../../README.md
home=$(mktemp -d)
trap 'code=$?; kill $(jobs -p) 2>/dev/null || true; rm -rf "$home"; exit $code' EXIT
export TMPDIR=$home XDG_CONFIG_HOME=$home/config

sed -n '/^## The main job/,/^## /p' "$readme" | sed -n '/^```bash$/,/^```$/p' | sed '/^```bash$/d; /^```$/q' | sed '$d' >"$home/job.sh"
sed -i "s|^PATH=.*|PATH=$bin:\$PATH|" "$home/job.sh"
timeout 120 bash -euo pipefail "$home/job.sh" >"$home/out" 2>"$home/err" || { cat "$home/out" "$home/err" >&2; exit 1; }

told() { # WHAT PATTERN FILE
    grep -q -- "$2" "$3" || { printf 'FAILED: %s\n' "$1" >&2; cat "$home/out" "$home/err" >&2; exit 1; }
    printf 'ok: %s\n' "$1"
}
told "one row came in" '"created":1' "$home/out"
told "again: nothing doubles" '"created":0' "$home/out"
told "found by initials" 苏州云砺精密机械有限公司 "$home/out"
told "the colleague saw the call" '"entity":"interaction"' "$home/out"
told "the other team sees nothing" '^error: not_found' "$home/err"
