#!/usr/bin/env bash
# Makes the Debian packages, unpacks them into clean folders and looks at what an administrator would get:
#   check_packages.sh BUILD_DIR VERSION
# Exit 77 (skipped) where the tools to make packages are missing.
set -euo pipefail
export LC_ALL=C.UTF-8

build_dir=$1
version=$2
failures=0

fail()
{
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

for tool in cpack dpkg-deb dpkg-shlibdeps; do
    if ! command -v "$tool" >/dev/null 2>&1; then
        echo "SKIPPED: $tool is not installed, no package can be made"
        exit 77
    fi
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cpack --config "$build_dir/CPackConfig.cmake" -G DEB -B "$work/packages" >"$work/cpack.log" 2>&1 \
    || { cat "$work/cpack.log"; echo "FAILED: cpack"; exit 1; }

# unpack PACKAGE: its files to $work/PACKAGE, its control files to $work/PACKAGE.control
unpack()
{
    local file
    file=$(find "$work/packages" -maxdepth 1 -name "$1_${version}-1_*.deb" -print -quit)
    if [ -z "$file" ]; then
        fail "there is no package $1 of version $version"
        return 1
    fi
    dpkg-deb -x "$file" "$work/$1"
    dpkg-deb -e "$file" "$work/$1.control"
}

# expect_files PACKAGE FILE…: exactly these, no more and no fewer.
expect_files()
{
    local package=$1 difference
    shift
    difference=$(diff <(printf '%s\n' "$@" | sort) <(cd "$work/$package" && find . ! -type d -printf '%P\n' | sort)) \
        || fail "the files of $package differ (< expected, > found):"$'\n'"$difference"
    if [ -n "$(find "$work/$package" -perm /022 ! -type l -print -quit)" ]; then
        fail "$package has files that others may write"
    fi
}

expect_dependencies()
{
    local package=$1 depends name
    shift
    depends=$(sed -n 's/^Depends: //p' "$work/$package.control/control")
    for name in "$@"; do
        grep -qE "(^|[ |])$name([ ,(:]|\$)" <<<"$depends" || fail "$package does not depend on $name, only on: $depends"
    done
}

# expect_version PACKAGE PROGRAM…: the unpacked programs run and say who they are.
expect_version()
{
    local package=$1 program answer
    shift
    for program in "$@"; do
        if ! answer=$(QT_QPA_PLATFORM=offscreen "$work/$package/usr/bin/$program" --version 2>&1); then
            fail "$program --version: $answer"
        elif [[ $answer != *"$version"* ]]; then
            fail "$program --version says '$answer', not $version"
        fi
        if readelf -d "$work/$package/usr/bin/$program" | grep -qE 'R(UN)?PATH'; then
            fail "$program looks for libraries in a folder of the build machine"
        fi
    done
}

check_unit()
{
    local root=$work/fairdesk-server unit=usr/lib/systemd/system/fairdesk-server.service exposure
    if ! command -v systemd-analyze >/dev/null 2>&1; then
        echo "SKIPPED in part: systemd-analyze is not installed, the unit file was not verified"
        return
    fi
    # The programs that the unit starts are looked up on this machine, so their paths lead into the unpacked tree.
    sed "s,/usr/bin/fairdesk-server,$root/usr/bin/fairdesk-server," "$root/$unit" >"$work/fairdesk-server.service"
    systemd-analyze verify --man=no "$work/fairdesk-server.service" >"$work/verify.log" 2>&1 \
        || fail "systemd-analyze verify: $(cat "$work/verify.log")"
    if grep -q 'fairdesk-server.service' "$work/verify.log"; then
        fail "the unit file has mistakes: $(cat "$work/verify.log")"
    fi
    exposure=$(systemd-analyze security --offline=true --no-pager "$root/$unit" \
        | sed -n 's/.*Overall exposure level.*: \([0-9.]*\) .*/\1/p')
    awk -v level="${exposure:-10}" 'BEGIN { exit !(level <= 2.0) }' \
        || fail "the unit's exposure is ${exposure:-unknown}, more than 2.0"
}

check_scripts()
{
    local script
    for script in postinst prerm postrm; do
        [ -x "$work/fairdesk-server.control/$script" ] || fail "$script is missing or cannot be run"
        sh -n "$work/fairdesk-server.control/$script" || fail "$script is not a shell script"
    done
}

check_desktop_entry()
{
    local entry=$work/fairdesk-client/usr/share/applications/fairdesk.desktop program icon
    program=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$entry")
    icon=$(sed -n 's/^Icon=//p' "$entry")
    [ -x "$work/fairdesk-client/usr/bin/$program" ] || fail "the desktop entry starts '$program', which is not there"
    [ -f "$work/fairdesk-client/usr/share/icons/hicolor/scalable/apps/$icon.svg" ] || fail "icon '$icon' is not there"
    if command -v desktop-file-validate >/dev/null 2>&1; then
        desktop-file-validate "$entry" || fail "the desktop entry is not valid"
    fi
}

if unpack fairdesk-server; then
    expect_files fairdesk-server \
        usr/bin/fairdesk-server \
        usr/lib/systemd/system/fairdesk-server.service \
        usr/lib/sysusers.d/fairdesk-server.conf \
        usr/share/doc/fairdesk-server/README.Debian \
        usr/share/doc/fairdesk-server/CHANGELOG.md \
        usr/share/doc/fairdesk-server/copyright
    expect_dependencies fairdesk-server libc6 libqt6core6 libqt6sql6-sqlite libpq5
    expect_version fairdesk-server fairdesk-server
    check_scripts
    check_unit
fi
if unpack fairdesk-client; then
    expect_files fairdesk-client \
        usr/bin/fairdesk \
        usr/bin/fairdesk-client \
        usr/share/applications/fairdesk.desktop \
        usr/share/icons/hicolor/scalable/apps/fairdesk.svg \
        usr/share/doc/fairdesk-client/CHANGELOG.md \
        usr/share/doc/fairdesk-client/copyright
    expect_dependencies fairdesk-client libc6 libqt6core6 libqt6svg6 qt6-translations-l10n fonts-noto-cjk
    expect_version fairdesk-client fairdesk fairdesk-client
    check_desktop_entry
fi

if [ "$failures" -gt 0 ]; then
    echo "$failures problems"
    exit 1
fi
echo "Both packages are as they should be."
