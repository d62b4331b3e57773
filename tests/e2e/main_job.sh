#!/usr/bin/env bash
# The main job: a spreadsheet comes in (twice, and nothing doubles), a customer is found and opened, a call is recorded, a
# colleague sees it at once, the history knows who did it, and what was wrong is taken back.
source "$(dirname "$0")/server.sh"
start_centre 300

cat >"$work/exhibitors.csv" <<'CSV'
公司名称,统一社会信用代码,电话,城市,级别,联系人,手机
济南泉峰会展装备有限公司,,0531-88120001,济南,A,秦朗,13805310001
青岛屿岸激光科技有限公司,,0532-88120002,青岛,B,于蓝,13805320002
苏州云砺精密机械有限公司,,0512-88120003,苏州,A级,沈砺,13805120003
没有电话的公司,,不是电话,济南,B,,
CSV

status=0
first=$(as admin import customer "$work/exhibitors.csv" --rejects "$work/rejects.csv" --map '{"联系人":"contact.name","手机":"contact.mobile"}') || status=$?
expect "three rows came in, one was rejected" "$(json '[d["created"], d["rejected"]]' <<<"$first") $status" "[3, 1] 4"
expect "the rejected row is returned with its reason" "$(grep -c 没有电话的公司 "$work/rejects.csv")" 1
status=0
second=$(as admin import customer "$work/exhibitors.csv" --map '{"联系人":"contact.name","手机":"contact.mobile"}') || status=$?
expect "twice: nothing doubles" "$(json '[d["created"], d["skipped"]]' <<<"$second") $status" "[0, 3] 4"

for typed in 云砺精密 yljm yunli 88120003; do
    expect "found by $typed" "$(as admin search "$typed" --entity customer | json '[r["title"] for r in d["results"]][0]')" 苏州云砺精密机械有限公司
done
customer=$(as admin search 云砺精密 --entity customer | json 'd["results"][0]["id"]')
contact=$(as admin list contact --where customer eq "$customer" | json 'd["rows"][0]["id"]')
expect "its contact came with it" "$(as admin get contact "$contact" | json 'd["name"]')" 沈砺

as admin update customer "$customer" owner="$(as admin list user --where login eq sales1 | json 'd["rows"][0]["id"]')" \
    team="$(as admin list user --where login eq sales1 --columns department | json 'd["rows"][0]["department"]["id"]')" >/dev/null
as sales1 watch --count 2 --timeout 30 >"$work/seen" &
watcher=$!
# The colleague must be listening before the call is recorded.
for _ in $(seq 1 100); do
    as admin create note customer="$customer" text=参展意向强 >/dev/null
    sleep 0.1
    [ -s "$work/seen" ] && break
done
call=$(as sales1 create interaction customer="$customer" contact="$contact" channel=call at=2026-01-14T02:00:00Z \
    subject=确认展位面积 content=要七十二平方米半岛展位 result=interested next_action=发送报价 next_at=2026-01-20 | json 'd["id"]')
wait "$watcher"
expect "the colleague sees changes at once" "$(wc -l <"$work/seen")" 2
expect "the call stands on the customer" "$(as admin list interaction --where customer eq "$customer" --columns subject,created_by | json '[r["subject"] for r in d["rows"]]')" '["确认展位面积"]'
expect "the history knows who" "$(as admin history interaction "$call" | json '[d[0]["by"]["login"] if isinstance(d[0]["by"], dict) else d[0]["by"], d[0]["action"]]' | tr -d '[]"' | cut -d, -f2 | tr -d ' ')" created

version=$(as admin get customer "$customer" | json 'd["version"]')
as admin update customer "$customer" short_name=云砺 --version "$version" >/dev/null
as sales1 update customer "$customer" remarks=老客户 --version "$version" >/dev/null
expect "different fields merge" "$(as admin get customer "$customer" | json '[d["short_name"], d["remarks"]]')" '["云砺", "老客户"]'
refused conflict as sales1 update customer "$customer" short_name=云砺精密 --version "$version"

key=once-and-only-once
one=$(as sales1 create task title=回访 customer="$customer" due=2026-01-20 state=open --key "$key" | json 'd["id"]')
two=$(as sales1 create task title=回访 customer="$customer" due=2026-01-20 state=open --key "$key" | json 'd["id"]')
expect "the same key is carried out once" "$one" "$two"

as admin delete contact "$contact" >/dev/null
refused not_found as admin get contact "$contact"
as admin restore contact "$contact" >/dev/null
expect "what was deleted comes back" "$(as admin get contact "$contact" | json 'd["name"]')" 沈砺

as admin create custom_field entity=customer key=stand_wish type=text label_zh=展位偏好 label_en="Stand wish" indexed=true >/dev/null
as admin update customer "$customer" stand_wish=半岛 >/dev/null
expect "a field of one's own is there at once" "$(as sales1 list customer --where stand_wish eq 半岛 --columns stand_wish | json '[r["stand_wish"] for r in d["rows"]]')" '["半岛"]'

expect "fields have their names in both languages" \
    "$(as admin describe customer | json '[[f["label_zh"], f["label_en"]] for f in d["fields"] if f["key"] in ("city", "stand_wish")]')" \
    '[["城市", "City"], ["展位偏好", "Stand wish"]]'
chinese=$(as admin --locale zh_CN get customer 999999999 2>&1 >/dev/null | tail -n 1 || true)
expect "refusals speak Chinese where that is asked for" "$(chinese not_found <<<"$chinese")" 1

printf '展位图草稿' >"$work/plan.txt"
as sales1 attach customer "$customer" "$work/plan.txt" >/dev/null
file=$(as sales1 files customer "$customer" | json 'next(iter(d["rows"] if isinstance(d, dict) else d))["id"]')
as sales1 download "$file" --to "$work/back.txt" >/dev/null
expect "the file comes back byte for byte" "$(cat "$work/back.txt")" 展位图草稿

as admin export customer --machine --columns name,city --where city eq 苏州 --to "$work/out.csv" >/dev/null
expect "the export holds the customer" "$(grep -c 苏州云砺精密机械有限公司 "$work/out.csv")" 1

printf '公司名称,城市\n烟台误导入一号有限公司,烟台\n烟台误导入二号有限公司,烟台\n' >"$work/mistake.csv"
job=$(as admin import customer "$work/mistake.csv" | json 'd["job"]')
expect "a second list came in" "$(as admin count customer --where name contains 误导入 | json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]')" 2
as admin import --undo "$job" >/dev/null
expect "an import is taken back as a whole" "$(as admin count customer --where name contains 误导入 | json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]')" 0

check=$("$bin/fairdesk-server" check)
expect "the store is sound" "$(json '[d["ok"], d["problems"]]' <<<"$check")" '[true, []]'
