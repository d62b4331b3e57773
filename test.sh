#!/usr/bin/env bash
# Installs what is missing, builds everything and runs all tests: ./test.sh [arguments of ctest, such as -R storage].
# Ends with ctest's own summary and exit code; 2 where packages are missing and cannot be installed.
set -euo pipefail
. "$(dirname -- "${BASH_SOURCE[0]}")/cmake/bootstrap.sh"

fd_environment
fd_install_packages
fd_fetch_icons
fd_build
cd "$fd_root"
exec ctest --preset release -j2 --output-on-failure --no-tests=error "$@"
