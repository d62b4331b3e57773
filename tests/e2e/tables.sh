#!/usr/bin/env bash
# Lists on their way out and in again through the command line: the form for programs, cards, what is wrong with a row,
# and the values that are refused.
source "$(dirname "$0")/server.sh"
start_centre 40

rows() { json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]'; }
counts() { json '[d["created"], d["updated"], d["skipped"], d["rejected"]]'; }

as admin export customer --machine >"$work/customers.csv"
as admin list customer --csv --limit 0 --sort id >"$work/listed.csv"
expect "the form for programs holds all that the list holds" "$(python3 - "$work/customers.csv" "$work/listed.csv" <<'PY'
import csv, sys
exported, listed = (list(csv.DictReader(open(name, newline="", encoding="utf-8"))) for name in sys.argv[1:])
print(len(exported) == len(listed) == 40 and all(all(a.get(key) == b[key] for key in b) for a, b in zip(exported, listed)))
PY
)" True
expect "unchanged, it changes nothing" "$(as admin import customer "$work/customers.csv" | counts)" "[0, 0, 40, 0]"
customer=$(as admin list customer --limit 1 | json 'd["rows"][0]["id"]')
name=$(as admin get customer "$customer" | json 'd["name"]')
sed "s/$name/$name（新）/" "$work/customers.csv" >"$work/changed.csv"
expect "what was changed in the sheet is changed" "$(as admin import customer "$work/changed.csv" | counts)" "[0, 1, 39, 0]"
expect "and nothing doubled" "$(as admin count customer | rows)" 40
expect "the history names both" "$(as admin history customer "$customer" | json 'd[0]["changes"]["name"]["new"]')" "$name（新）"

for entity in team category tag customer contact; do
    as admin export "$entity" --machine >"$work/$entity.csv"
done
children=$(as admin count team --where parent empty false | rows)
"$bin/fairdesk-server" init --data "$work/other" >/dev/null
FAIRDESK_DATA="$work/other" "$bin/fairdesk-server" serve --listen 127.0.0.1:0 >"$work/ready2" 2>/dev/null &
other=$!
for _ in $(seq 1 100); do [ -s "$work/ready2" ] && break; sleep 0.1; done
read -r _ there pin <"$work/ready2"
away() { "$bin/fairdesk" --server "$there" --trust "$pin" --user admin "$@"; }
for entity in team category tag customer contact; do
    away import "$entity" "$work/$entity.csv" >"$work/result" 2>/dev/null || { cat "$work/result" >&2; exit 1; }
done
expect "a new centre took them all" "$(away count customer | rows)" 40
expect "every contact found its customer" "$(away count contact | rows)" "$(as admin count contact | rows)"
expect "and every team the one above it" "$(away count team --where parent empty false | rows)" "$children"
kill -TERM "$other"
wait "$other" || true

cat >"$work/card.vcf" <<'VCF'
BEGIN:VCARD
VERSION:3.0
FN:沈砺
N:沈;砺;;;
ORG:苏州云砺精密机械有限公司
TEL;TYPE=CELL:13805120003
EMAIL:shen@yunli.example
END:VCARD
VCF
expect "a card brings a firm and its contact" "$(as admin import customer "$work/card.vcf" | counts)" "[1, 0, 0, 0]"
expect "with the number of its phone" "$(as admin list contact --where mobile eq 13805120003 | json 'd["rows"][0]["name"]')" 沈砺

printf '公司名称,级别,城市\n济南泉峰会展装备有限公司,Z,济南\n' >"$work/bad.csv"
as admin --locale zh_CN import customer "$work/bad.csv" --rejects "$work/rejects.csv" >/dev/null 2>&1 || true
expect "the reasons are in the reader's language" "$(head -n 1 "$work/rejects.csv" | grep -c 原因) $(tail -n 1 "$work/rejects.csv" | grep -c '级别.*没有\|不是.*级别\|级别')" "1 1"
printf 'name,city\n济南泉峰\xff会展,济南\n青岛屿岸激光,青岛\n' >"$work/spoiled.csv"
status=0
spoiled=$(as admin import customer "$work/spoiled.csv" 2>/dev/null) || status=$?
expect "bytes that are no characters are not saved" "$(counts <<<"$spoiled") $status" "[1, 0, 0, 1] 4"

refused usage as admin get customer external_id=
refused usage as admin delete customer external_id=
refused usage as admin create customer name=甲 name=乙
refused invalid as admin list customer --where level eq Z
refused invalid as admin list customer --filter '{}'
expect "none of no conditions holds" "$(as admin count customer --filter '{"or":[]}' | rows)" 0
refused invalid as admin create interaction customer="$customer" channel=call subject=x at=2026-01-14T02:00:00
refused invalid as admin create interaction customer="$customer" channel=call subject=x at=2026-01-14
refused invalid as admin update customer "$customer" website='no page'
refused invalid as admin update customer "$customer" credit_code=91370102MA3D5XEH3A
refused invalid as admin create choice list=colours key=red label_zh=红 label_en=Red
refused invalid as admin create field_rule role="$(as admin list role --limit 1 --sort -id | json 'd["rows"][0]["id"]')" entity=customer field=id rule=hidden
expect "a choice field names its list" "$(as admin describe customer | json '[f["list"] for f in d["fields"] if f["key"] == "level"]')" '["customer_level"]'
head -c 9000000 /dev/zero | tr '\0' x >"$work/large.txt"
refused too_large as admin update customer "$customer" remarks=@"$work/large.txt"
said=$(as admin --locale zh_CN get customer external_id= 2>&1 || true)
expect "wrong use is told in Chinese" "$(chinese usage <<<"$said")" 1
