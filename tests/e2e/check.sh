#!/usr/bin/env bash
# Whether `check` finds what somebody did to the data behind the program's back, and names the place; and in which
# language the server's program speaks.
source "$(dirname "$0")/server.sh"
unset FAIRDESK_DATA
"$bin/fairdesk-server" demo --data "$work/sound" --customers 20 >/dev/null

# tampered NAME PYTHON: a copy of the centre, changed by statements over its database `db`.
tampered() {
    cp -r "$work/sound" "$work/$1"
    python3 - "$work/$1/fairdesk.db" "$2" <<'PY'
import sqlite3, sys
db = sqlite3.connect(sys.argv[1])
exec(sys.argv[2])
db.commit()
PY
    status=0
    report=$("$bin/fairdesk-server" check --data "$work/$1" 2>/dev/null) || status=$?
}

tampered nothing 'db.execute("SELECT 1")'
expect "an untouched centre is sound" "$(json '[d["ok"], d["problems"]]' <<<"$report") $status" '[true, []] 0'
tampered middle 'db.execute("DELETE FROM fd_audit WHERE sequence=7")'
expect "an entry was taken out" "$(json '[d["ok"], "entry 8" in d["problems"][0]]' <<<"$report") $status" '[false, true] 1'
tampered last 'db.execute("DELETE FROM fd_audit WHERE sequence=(SELECT max(sequence) FROM fd_audit)")'
expect "the last entry was taken off" "$(json '[d["ok"], "ends before entry" in d["problems"][0]]' <<<"$report") $status" '[false, true] 1'
tampered user 'db.execute("UPDATE fd_audit SET user_id=user_id+1 WHERE sequence=9")'
expect "a deed was put on somebody else" "$(json '[d["ok"], "entry 9" in d["problems"][0]]' <<<"$report") $status" '[false, true] 1'
tampered value "db.execute(\"UPDATE fd_audit_value SET changes=replace(changes,'demo','omed')||' ' WHERE sequence=11\")"
expect "a value was replaced" "$(json '[d["ok"], "entry 11" in d["problems"][0]]' <<<"$report") $status" '[false, true] 1'

cp -r "$work/sound" "$work/torn"
python3 - "$work/torn/fairdesk.db" <<'PY'
import os, sys
size = os.path.getsize(sys.argv[1])
with open(sys.argv[1], "r+b") as file:
    for page in range(3, size // 4096, 2):
        file.seek(page * 4096)
        file.write(b"\x5a" * 4096)
PY
status=0
report=$("$bin/fairdesk-server" check --data "$work/torn" 2>/dev/null) || status=$?
expect "a torn file is a finding" "$(json '[d["ok"], len(d["problems"]) > 0]' <<<"$report") $status" '[false, true] 1'
printf 'no database at all' >"$work/torn/fairdesk.db"
rm -f "$work/torn/fairdesk.db-wal" "$work/torn/fairdesk.db-shm"
status=0
report=$("$bin/fairdesk-server" check --data "$work/torn" 2>/dev/null) || status=$?
expect "so is a file that is no database" "$(json '[d["ok"], len(d["problems"]) > 0]' <<<"$report") $status" '[false, true] 1'

said=$("$bin/fairdesk-server" backup "$work/nowhere/centre.backup" --data "$work/sound" 2>&1 || true)
expect "a folder that is not there is named" "$(grep -c "not_found.*$work/nowhere" <<<"$said")" 1
said=$(LC_ALL=zh_CN.UTF-8 "$bin/fairdesk-server" check --data "$work/none" 2>&1 || true)
expect "the server's program speaks the language of its user" "$(chinese not_found <<<"$said")" 1
said=$("$bin/fairdesk-server" check --data "$work/none" --locale zh_CN 2>&1 || true)
expect "or the one that is asked for" "$(chinese not_found <<<"$said")" 1
said=$("$bin/fairdesk-server" nonsense --locale=zh_CN 2>&1 || true)
expect "also when it complains about the words" "$(chinese usage <<<"$said")" 1
expect "what programs read is the same in every language" \
    "$("$bin/fairdesk-server" check --data "$work/sound" --locale zh_CN)" "$("$bin/fairdesk-server" check --data "$work/sound" --locale en)"
