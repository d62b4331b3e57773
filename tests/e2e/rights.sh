#!/usr/bin/env bash
# What the server lets whom see and do: own, team, all; shared records; masked and hidden fields; rights that change while
# people are signed in.
source "$(dirname "$0")/server.sh"
start_centre 200

id_of() { as admin list user --where login eq "$1" | json 'd["rows"][0]["id"]'; }
sales1=$(id_of sales1)
sales5=$(id_of sales5)
all=$(as admin count customer | json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]')
own=$(as sales1 count customer | json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]')
team=$(as manager1 count customer | json '(d["rows"] if isinstance(d, dict) else d)[0]["count"]')
expect "a salesperson sees his own, a manager his team's, the administrator all" "$([ "$own" -gt 0 ] && [ "$own" -lt "$team" ] && [ "$team" -lt "$all" ] && echo yes)" yes

mine=$(as admin list customer --where owner eq "$sales1" --limit 1 | json 'd["rows"][0]["id"]')
refused not_found as sales5 get customer "$mine"
refused not_found as sales5 update customer "$mine" remarks=试试
refused not_found as sales5 history customer "$mine"
as admin share customer "$mine" --with user:sales5 --can read >/dev/null
expect "shared: he sees it" "$(as sales5 get customer "$mine" | json 'd["id"]')" "$mine"
refused forbidden as sales5 update customer "$mine" remarks=试试
as admin share customer "$mine" --with user:sales5 --can edit >/dev/null
as sales5 update customer "$mine" remarks=可以 >/dev/null
expect "shared for editing: he edits it" "$(as admin get customer "$mine" | json 'd["remarks"]')" 可以
as admin unshare customer "$mine" --with user:sales5 >/dev/null
refused not_found as sales5 get customer "$mine"

role=$(as admin list role --where key eq sales | json 'd["rows"][0]["id"]')
as admin update customer "$mine" phone=0531-88123456 >/dev/null
rule=$(as admin create field_rule role="$role" entity=customer field=phone rule=masked | json 'd["id"]')
expect "masked: shown in part, and said so" "$(as sales1 get customer "$mine" | json '["phone" in d["_masked"], d["phone"] != "0531-88123456"]')" '[true, true]'
refused invalid as sales1 list customer --where phone contains 8812
refused forbidden as sales1 update customer "$mine" phone=0531-88120000
as admin update field_rule "$rule" rule=hidden >/dev/null
expect "hidden: not there" "$(as sales1 get customer "$mine" | json '"phone" in d')" False
as admin delete field_rule "$rule" >/dev/null
expect "open again, at once" "$(as sales1 get customer "$mine" | json 'd["phone"]')" 0531-88123456

refused forbidden as sales1 delete customer "$mine"
refused forbidden as sales1 update customer "$mine" owner="$sales5"
refused forbidden as auditor1 create customer name=不许
refused not_found as sales1 list role
refused bad_login env FAIRDESK_PASSWORD=wrong "$bin/fairdesk" --trust "$FAIRDESK_PIN" --user sales1 whoami
# The system log: for those who may read it, and without the values.
refused forbidden as sales1 log
expect "the auditor reads who was turned away, and where" "$(as auditor1 log --action denied --who sales1 --limit 0 | json 'any(r["details"]["asked"].startswith("run_action log") for r in d["rows"])')" True
expect "… and who changed what, not to what" "$(as auditor1 log --entity customer --limit 0 | json '[any("phone" in r["fields"] and r["by"] == "admin" for r in d["rows"]), "88123456" in str(d)]')" '[true, false]'
expect "… and that somebody guessed at a password" "$(as auditor1 log --action sign_in_refused --limit 1 | json 'd["rows"][0]["by"]')" sales1
token=$(as auditor1 log --limit 2 | json 'd["next"]')
expect "… page by page" "$(as auditor1 log --limit 2 --after "$token" | json 'len(d["rows"])')" 2
status=0
"$bin/fairdesk" --trust "sha256:$(printf "0%.0s" {1..64})" --user sales1 whoami >/dev/null 2>&1 || status=$?
expect "another key than the pinned one: exit 3" "$status" 3
