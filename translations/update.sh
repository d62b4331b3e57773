#!/usr/bin/env bash
# Reads all translatable words out of the sources into the .ts files. New ones are marked unfinished there; translate them
# (Qt Linguist, or any editor) before the next commit, or tests/translations fails.
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.."
lupdate=$(command -v lupdate6 || command -v lupdate-qt6 || command -v lupdate || true)
if [ -z "$lupdate" ] && [ -x /usr/lib/qt6/bin/lupdate ]; then
    lupdate=/usr/lib/qt6/bin/lupdate
fi
[ -n "$lupdate" ] || { echo "lupdate is not installed (package qt6-l10n-tools)" >&2; exit 2; }
"$lupdate" -silent -no-obsolete -locations none -I . common server client -ts translations/fairdesk_zh_CN.ts
"$lupdate" -silent -no-obsolete -locations none -pluralonly -I . common server client -ts translations/fairdesk_en.ts
