# What run.sh and test.sh share: the packages a fresh Debian 12 needs, a sane environment, icons, configure and build.
# Sourced, never run. Functions begin with fd_; messages go to stderr, so that stdout stays free for results.

fd_root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
fd_build_dir=$fd_root/build/release
fd_bin_dir=$fd_build_dir/bin

# Plug-ins, fonts and Qt's own translations stand here by name, because nothing links them and no dependency brings them.
fd_packages=(
    build-essential cmake ninja-build ccache pkg-config git
    qt6-base-dev qt6-base-dev-tools libqt6sql6-sqlite
    qt6-charts-dev libqt6opengl6-dev libgl-dev qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-translations-l10n
    libprotobuf-dev protobuf-compiler libsodium-dev libssl-dev libsqlite3-dev libpq-dev libxlsxwriter-dev libzip-dev libuchardet-dev
    python3 catch2 breeze-icon-theme
    postgresql-15 openssl xvfb xauth fontconfig fonts-noto-cjk faketime
)

# The icon set is pinned together with its checksum: a changed tarball is refused, and the Breeze icons are used instead.
fd_icons_package=@fluentui/svg-icons@1.1.343
fd_icons_sha256=50f442c6aebe83383b39fccbc1d13f16de2587e805cbe088d932990c2a0e15c0
fd_icons_dir=$fd_root/build/third-party/fluentui-svg-icons

fd_say() { printf '%s\n' "$*" >&2; }

fd_fail()
{
    local code=$1
    shift
    fd_say "error: $*"
    exit "$code"
}

# Qt 6 complains about LANG=C and about a missing runtime directory, which root and CI users do not have.
fd_environment()
{
    export LC_ALL=C.UTF-8
    export CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    if [ -z "${CCACHE_DIR:-}" ] && { [ -z "${HOME:-}" ] || [ ! -w "${HOME:-/}" ]; }; then
        export CCACHE_DIR=$fd_root/build/ccache
    fi
    if [ -n "${XDG_RUNTIME_DIR:-}" ] && [ -d "$XDG_RUNTIME_DIR" ] && [ -w "$XDG_RUNTIME_DIR" ]; then
        return
    fi
    local dir
    dir=${TMPDIR:-/tmp}/fairdesk-runtime-$(id -u)
    mkdir -m 0700 "$dir" 2>/dev/null || true
    # Somebody else may have made a directory of this name: only our own real directory will do.
    if [ -L "$dir" ] || [ ! -d "$dir" ] || [ ! -O "$dir" ]; then
        dir=$(mktemp -d)
    fi
    chmod 0700 "$dir"
    export XDG_RUNTIME_DIR=$dir
}

fd_missing_packages()
{
    local known package
    known=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for package in "$@"; do
        grep -qxF "$package installed" <<<"$known" || printf '%s\n' "$package"
    done
}

# Prints how root's rights can be had: "" for root itself, "sudo", "sudo -n" where nobody can type a password.
fd_root_command()
{
    if [ "$(id -u)" -eq 0 ]; then
        return 0
    fi
    command -v sudo >/dev/null 2>&1 || return 1
    if [ -t 0 ] && [ "${CI:-}" != true ]; then
        printf 'sudo'
        return 0
    fi
    sudo -n true 2>/dev/null || return 1
    printf 'sudo -n'
}

# Debian starts a cluster on port 5432 when it installs PostgreSQL, unless it is told not to beforehand. The tests make
# their own clusters, and a developer's machine should not get a server that nobody asked for.
fd_keep_postgresql_quiet()
{
    local file=/etc/postgresql-common/createcluster.conf
    [ -e "$file" ] && return
    "$@" mkdir -p "${file%/*}"
    printf 'create_main_cluster = false\n' | "$@" tee "$file" >/dev/null
}

fd_install_packages()
{
    if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
        fd_say "Not a Debian system: the packages of cmake/bootstrap.sh are taken for granted."
        return
    fi
    local missing root_command
    mapfile -t missing < <(fd_missing_packages "${fd_packages[@]}" "$@")
    [ ${#missing[@]} -eq 0 ] && return

    if ! root_command=$(fd_root_command); then
        fd_say "Packages are missing and can be installed only by root. Ask an administrator to run:"
        fd_say "  apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        exit 2
    fi
    local become=(env)
    # shellcheck disable=SC2206 # "sudo -n" is meant to become two words
    [ -n "$root_command" ] && become=($root_command env)
    local apt=("${become[@]}" DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=600 -o Acquire::Retries=3)

    fd_say "Installing ${#missing[@]} packages: ${missing[*]}"
    fd_keep_postgresql_quiet "${become[@]}"
    "${apt[@]}" update >&2 || fd_fail 1 "apt-get update failed"
    "${apt[@]}" install -y --no-install-recommends -o Dpkg::Options::=--force-confold "${missing[@]}" >&2 \
        || fd_fail 1 "the packages could not be installed"
}

# Never fatal: without npm or network the build takes its icons from breeze-icon-theme.
fd_fetch_icons()
{
    [ -e "$fd_icons_dir/.complete" ] && return
    if ! command -v npm >/dev/null 2>&1; then
        fd_say "npm is not installed: icons come from breeze-icon-theme."
        return
    fi
    local work tarball
    mkdir -p "${fd_icons_dir%/*}"
    work=$(mktemp -d "${fd_icons_dir%/*}/icons.XXXXXX")
    if ! (cd "$work" && timeout 120 npm pack --silent --fetch-retries=1 "$fd_icons_package") >/dev/null 2>&1; then
        fd_say "The icon package cannot be fetched: icons come from breeze-icon-theme."
        rm -rf "$work"
        return
    fi
    tarball=$(find "$work" -name '*.tgz' -print -quit)
    if ! printf '%s  %s\n' "$fd_icons_sha256" "$tarball" | sha256sum --check --status; then
        fd_say "The icon package has an unexpected checksum and is not used: icons come from breeze-icon-theme."
        rm -rf "$work"
        return
    fi
    # Unpacked beside its place and moved there at once: an interrupted run leaves nothing half-done behind.
    mkdir "$work/set"
    tar -xzf "$tarball" -C "$work/set"
    touch "$work/set/.complete"
    rm -rf "$fd_icons_dir"
    mv "$work/set" "$fd_icons_dir"
    rm -rf "$work"
}

# A compiler takes about 0.6 GB: more jobs than memory would swap.
fd_jobs()
{
    local cores memory by_memory
    cores=$(nproc)
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo 2>/dev/null || true)
    by_memory=$(( ${memory:-2048} / 700 ))
    [ "$by_memory" -lt 1 ] && by_memory=1
    printf '%s' $(( by_memory < cores ? by_memory : cores ))
}

# fd_build [TARGET…]: everything without a target.
fd_build()
{
    local target targets=()
    for target in "$@"; do
        targets+=(--target "$target")
    done
    (cd "$fd_root" && cmake --preset release && cmake --build --preset release -j "$(fd_jobs)" "${targets[@]}") >&2 \
        || fd_fail 1 "the build failed"
}
