# Sourced by the stories: a demo centre in a temporary folder, its server on a free port, and the words to check with.
set -euo pipefail

bin=$1
work=$(mktemp -d)
export FAIRDESK_PASSWORD="Fair-$RANDOM-$RANDOM-desk"
export FAIRDESK_DATA="$work/data"
export XDG_CONFIG_HOME="$work/config"
server_process=

finish() {
    local code=$?
    if [ -n "$server_process" ]; then
        kill -TERM "$server_process" 2>/dev/null || true
        wait "$server_process" 2>/dev/null || true
    fi
    if [ "$code" -ne 0 ] && [ -f "$work/server.log" ]; then
        tail -n 20 "$work/server.log" >&2
    fi
    rm -rf "$work"
    exit "$code"
}
trap finish EXIT

start_centre() { # customers
    "$bin/fairdesk-server" demo --customers "$1" >"$work/users.csv"
    "$bin/fairdesk-server" serve --listen 127.0.0.1:0 >"$work/ready" 2>"$work/server.log" &
    server_process=$!
    for _ in $(seq 1 300); do
        [ -s "$work/ready" ] && break
        kill -0 "$server_process" 2>/dev/null || { echo "the server ended before it was ready" >&2; exit 1; }
        sleep 0.1
    done
    read -r _ FAIRDESK_SERVER FAIRDESK_PIN <"$work/ready"
    export FAIRDESK_SERVER FAIRDESK_PIN
}

as() { # LOGIN arguments…
    local login=$1
    shift
    "$bin/fairdesk" --trust "$FAIRDESK_PIN" --user "$login" "$@"
}

# json EXPRESSION: evaluates a Python expression over the document on standard input, named d.
json() {
    python3 -c 'import json,sys
d = json.load(sys.stdin)
value = eval(sys.argv[1])
print(json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value)' "$1"
}

expect() { # WHAT ACTUAL EXPECTED
    if [ "$2" != "$3" ]; then
        printf 'FAILED: %s\n  is:       %s\n  expected: %s\n' "$1" "$2" "$3" >&2
        exit 1
    fi
    printf 'ok: %s\n' "$1"
}

# refused CODE command…: the command must fail with exactly this code.
refused() {
    local code=$1 said status
    shift
    status=0
    said=$("$@" 2>&1 >/dev/null) || status=$?
    expect "refused with $code: ${*:2}" "$(printf '%s\n' "$said" | tail -n 1 | cut -d: -f1-2) $status" "error: $code $([ "$code" = usage ] && echo 2 || echo 1)"
}

# chinese CODE: 1 if the last line on standard input is this error in Chinese.
chinese() {
    python3 -c 'import re, sys
line = sys.stdin.read().strip().split("\n")[-1]
print(int(bool(re.match("error: " + sys.argv[1] + ": .*[\u4e00-\u9fff]", line))))' "$1"
}
