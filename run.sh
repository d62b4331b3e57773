#!/usr/bin/env bash
# Builds Fairdesk and shows it: a server on a demo centre, and the desktop client signed in to it.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/cmake/bootstrap.sh"

usage()
{
    cat <<'TEXT'
Usage: ./run.sh [--fresh] [--user LOGIN] [--stop] [--help]

Builds Fairdesk, starts a server on a demo centre and opens the desktop client.
Without a display it takes pictures of every page instead, leaves the server
running and says how to connect to it.

  --fresh        make the demo centre anew, with a new password
  --user LOGIN   sign in as this person (admin; build/demo/users.csv lists all)
  --stop         stop the server that an earlier run left running
  --help         show this text
TEXT
}

demo_dir=$fd_root/build/demo
data_dir=$demo_dir/data
password_file=$demo_dir/password
pid_file=$demo_dir/server.pid
ready_file=$demo_dir/server.ready
log_file=$demo_dir/server.log
tour_dir=$demo_dir/tour
usual_port=7443
login='admin'
fresh=false
started_pid=
client_pid=

parse_arguments()
{
    while [ $# -gt 0 ]; do
        case $1 in
        --fresh) fresh=true ;;
        --user)
            [ $# -ge 2 ] || fd_fail 2 "--user needs a login"
            login=$2
            shift
            ;;
        --stop)
            stop_left_server
            exit 0
            ;;
        --help | -h)
            usage
            exit 0
            ;;
        *)
            usage >&2
            fd_fail 2 "unknown option $1"
            ;;
        esac
        shift
    done
}

# Prints the id of the server that an earlier run left running; a pid file alone proves nothing, ids are used again.
left_server()
{
    local pid
    pid=$(cat "$pid_file" 2>/dev/null) || return 1
    [ -n "$pid" ] && [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = fairdesk-server ] || return 1
    tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "$data_dir" || return 1
    printf '%s' "$pid"
}

# The server promises to be gone within 5 seconds of SIGTERM; one that is not has lost its chance.
stop_server()
{
    local pid=$1 i
    kill -TERM "$pid" 2>/dev/null || true
    for ((i = 0; i < 80; i++)); do
        # The second test: our own child that has ended but was not waited for yet still answers to kill -0.
        if ! kill -0 "$pid" 2>/dev/null || grep -q '^State:[[:space:]]*Z' "/proc/$pid/status" 2>/dev/null; then
            break
        fi
        sleep 0.1
    done
    kill -KILL "$pid" 2>/dev/null || true
    rm -f "$pid_file" "$ready_file"
}

stop_left_server()
{
    local pid
    if pid=$(left_server); then
        stop_server "$pid"
        fd_say "The server was stopped."
    fi
}

stop_started_server()
{
    if [ -n "$started_pid" ]; then
        stop_server "$started_pid"
        started_pid=
    fi
}

stop_everything()
{
    if [ -n "$client_pid" ]; then
        kill -TERM "$client_pid" 2>/dev/null || true
    fi
    stop_started_server
}

# One random password for all demo users; it lives only as long as the demo and only its owner can read it.
make_demo()
{
    [ "$fresh" = false ] && [ -e "$demo_dir/complete" ] && return
    stop_left_server
    rm -rf "$demo_dir"
    (umask 077 && mkdir -p "$data_dir" && head -c 18 /dev/urandom | base64 >"$password_file")
    fd_say "Making the demo centre…"
    "$fd_bin_dir/fairdesk-server" demo --data "$data_dir" --password-stdin \
        <"$password_file" >"$demo_dir/users.csv" || fd_fail 1 "the demo centre could not be made"
    touch "$demo_dir/complete"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# serve_on PORT: false if the server ends before it is ready.
serve_on()
{
    local i
    rm -f "$ready_file"
    # In a session of its own, out of reach of the terminal's signals: without a display it outlives this script.
    setsid "$fd_bin_dir/fairdesk-server" serve --data "$data_dir" --listen "127.0.0.1:$1" \
        >"$ready_file" 2>"$log_file" </dev/null &
    started_pid=$!
    printf '%s\n' "$started_pid" >"$pid_file"
    for ((i = 0; i < 600; i++)); do
        grep -q '^ready ' "$ready_file" && return 0
        kill -0 "$started_pid" 2>/dev/null || break
        sleep 0.1
    done
    stop_started_server
    return 1
}

start_server()
{
    local pid port=$usual_port
    if pid=$(left_server) && grep -q '^ready ' "$ready_file" 2>/dev/null; then
        if [ ! "$fd_bin_dir/fairdesk-server" -nt "$pid_file" ]; then
            fd_say "The server of an earlier run is used (process $pid)."
            return
        fi
        stop_left_server
    fi
    "$fd_bin_dir/fairdesk-server" migrate --data "$data_dir" >"$log_file" 2>&1 \
        || { cat "$log_file" >&2; fd_fail 1 "the demo data do not fit this version; try ./run.sh --fresh"; }
    if port_is_taken "$port"; then
        fd_say "Port $port is taken; another one is used."
        port=0
    fi
    # Between the look and the start somebody else may have taken the port, so any free port is the second try.
    serve_on "$port" || serve_on 0 || { cat "$log_file" >&2; fd_fail 1 "the server did not start"; }
}

say_how_to_connect()
{
    local sign_in
    sign_in=$(printf ' %q' "${sign_in_options[@]}")
    cat >&2 <<TEXT

Server      $address
Key         $key
People      $demo_dir/users.csv
Password    in $password_file (the same for all)

Desktop     $(printf %q "$fd_bin_dir/fairdesk-client")$sign_in
Commands    $(printf %q "$fd_bin_dir/fairdesk")$sign_in list customer
Log         $log_file
TEXT
}

# Waited for in the background, because bash answers a signal only when it does not sit in a foreground program.
run_client()
{
    local status=0
    "$fd_bin_dir/fairdesk-client" "${sign_in_options[@]}" "$@" &
    client_pid=$!
    wait "$client_pid" || status=$?
    client_pid=
    return "$status"
}

show_tour()
{
    [ -n "$(fc-list :lang=zh)" ] || fd_fail 1 "no font for Chinese is installed: pictures would show empty boxes"
    fd_say "No display: taking pictures of every page."
    rm -rf "$tour_dir"
    QT_QPA_PLATFORM=offscreen run_client --tour "$tour_dir" || fd_fail 1 "the tour is not complete"
    say_how_to_connect
    fd_say "Pictures    $tour_dir"
    fd_say "The server goes on running; stop it with ./run.sh --stop"
    started_pid=
}

show_desktop()
{
    say_how_to_connect
    [ -n "$started_pid" ] && fd_say "Closing the window or Ctrl+C stops the server."
    run_client
}

parse_arguments "$@"
fd_environment
if [ -z "${DISPLAY:-}" ] && [ -n "${WAYLAND_DISPLAY:-}" ]; then
    fd_packages+=(qt6-wayland)
fi
fd_install_packages
fd_fetch_icons
fd_build fairdesk-server fairdesk fairdesk-client

trap stop_everything EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
make_demo
start_server
read -r _ address key <"$ready_file"
# Its own pins: every fresh demo has another key, and a pin in the user's settings would rightly refuse it.
sign_in_options=(--server "$address" --user "$login" --password-file "$password_file"
    --pins "$demo_dir/pins" --trust "$key")
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    show_desktop
else
    show_tour
fi
