#include "tests/records/story.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

LineChange right(const QByteArray &entity, const QByteArray &action, const QByteArray &scope)
{
    return {0,
            {{"entity", Value(QString::fromUtf8(entity))},
             {"action", Value(QString::fromUtf8(action))},
             {"scope", Value(QString::fromUtf8(scope))}}};
}

RecordChange roleWith(const char *key, const QList<LineChange> &rights, const QList<LineChange> &fieldRules = {})
{
    RecordChange made = creation("role", {{"key", text(key)}, {"name", text(key)}});
    made.lines = {{"rights", rights}, {"field_rules", fieldRules}};
    return made;
}

LineChange fieldRule(const char *field, const char *rule)
{
    return {0, {{"entity", text("customer")}, {"field", text(field)}, {"rule", text(rule)}}};
}

// A clerk of the personnel office keeps users and roles, and reads the customers of her department, but no bank
// accounts.
class PersonnelOffice
{
public:
    explicit PersonnelOffice(DialectKind dialect)
        : venue(dialect)
    {
        QList<LineChange> rights{right("customer", "read", "team")};
        for (const char *entity : {"user", "role", "user_role"}) {
            for (const char *action : {"read", "create", "edit", "delete"})
                rights.append(right(entity, action, "all"));
        }
        role = venue.save("admin", {roleWith("personnel", rights, {fieldRule("bank_account", "hidden")})})
                   ->saved.first()
                   .id;
        RecordChange clerk = creation("user", {{"login", text("clerk")},
                                               {"name", text("孙丽")},
                                               {"department", Value(venue.team("service"))},
                                               {"office", Value(venue.idOf("branch", "key", "hq"))}});
        clerk.lines = {{"roles", {{0, {{"role", Value(role)}}}}}};
        user = venue.save("admin", {clerk})->saved.first().id;
    }

    Result<SaveResult> give(qint64 to, qint64 given)
    {
        return venue.tryCreate("clerk", "user_role", {{"user", Value(to)}, {"role", Value(given)}});
    }
    Result<SaveResult> giveByForm(qint64 to, const QList<qint64> &roles)
    {
        RecordChange form = change("user", to, {});
        form.lines = {{"roles", {}}};
        for (const qint64 given : roles)
            form.lines.first().lines.append({0, {{"role", Value(given)}}});
        return venue.save("clerk", {form});
    }

    ServerFixture venue;
    qint64 role = 0;
    qint64 user = 0;
};

} // namespace

TEST_CASE("whoever may edit users cannot make himself an administrator")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    const QByteArray before = venue.dump();
    CHECK(outcome(office.give(office.user, venue.role("admin"))) == "forbidden");
    CHECK(outcome(office.giveByForm(office.user, {office.role, venue.role("admin")})) == "forbidden");
    CHECK(outcome(office.giveByForm(venue.user("sales2"), {venue.role("admin")})) == "forbidden");
    // Nor more than she is: a manager's rights are not hers.
    CHECK(outcome(office.give(office.user, venue.role("manager"))) == "forbidden");
    CHECK(outcome(venue.update("clerk", "user", office.user, {{"department", Value(venue.team("sales"))}})) ==
          "forbidden");
    CHECK(venue.dump() == before);
    CHECK(office.give(venue.user("sales2"), office.role));
    CHECK(venue.update("clerk", "user", venue.user("sales2"), {{"department", Value(venue.team("team2"))}}));
}

TEST_CASE("an administrator's account is an administrator's business")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    RecordChange second = creation("user", {{"login", text("admin2")}, {"name", text("周强")}});
    second.lines = {{"roles", {{0, {{"role", Value(venue.role("admin"))}}}}}};
    const qint64 admin = venue.save("admin", {second})->saved.first().id;
    CHECK(outcome(venue.update("clerk", "user", admin, {{"active", Value(false)}})) == "forbidden");
    CHECK(outcome(venue.update("clerk", "user", admin, {{"login", text("clerk2")}})) == "forbidden");
    CHECK(outcome(venue.remove("clerk", "user", admin)) == "forbidden");
    CHECK(outcome(office.giveByForm(admin, {})) == "forbidden");
    CHECK(venue.update("clerk", "user", admin, {{"phone", text("053188888888")}}));

    REQUIRE(venue.remove("admin", "user", admin));
    CHECK(outcome(venue.restore("clerk", "user", admin)) == "forbidden");
}

TEST_CASE("a role is made of rights that its maker has")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    const LineChange readsTeam = right("customer", "read", "team");
    const LineChange noAccounts = fieldRule("bank_account", "hidden");
    CHECK(venue.save("clerk", {roleWith("reader", {readsTeam}, {noAccounts})}));
    CHECK(venue.save("clerk", {roleWith("own", {right("customer", "read", "own")}, {noAccounts})}));
    CHECK(outcome(venue.save("clerk", {roleWith("a", {right("customer", "read", "all")}, {noAccounts})})) ==
          "forbidden");
    CHECK(outcome(venue.save("clerk", {roleWith("b", {right("customer", "read", "branch")}, {noAccounts})})) ==
          "forbidden");
    CHECK(outcome(venue.save("clerk", {roleWith("c", {right("customer", "delete", "own")}, {noAccounts})})) ==
          "forbidden");
    CHECK(outcome(venue.save("clerk", {roleWith("d", {right("*", "read", "own")}, {noAccounts})})) == "forbidden");
    CHECK(outcome(venue.save("clerk", {roleWith("e", {readsTeam})})) == "forbidden"); // would open bank accounts
    CHECK(outcome(venue.save("clerk", {roleWith("f", {readsTeam}, {fieldRule("bank_account", "masked")})})) ==
          "forbidden");
    RecordChange named = roleWith("g", {readsTeam}, {noAccounts});
    named.values.append({"permissions", text("duplicates.override")});
    CHECK(outcome(venue.save("clerk", {named})) == "forbidden");
    named.values.last() = {"administrator", Value(true)};
    CHECK(outcome(venue.save("clerk", {named})) == "forbidden");
}

TEST_CASE("one's own role does not grow under one's own hands")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    CHECK(outcome(venue.update("clerk", "role", office.role, {{"administrator", Value(true)}})) == "forbidden");
    CHECK(outcome(venue.update("clerk", "role", office.role, {{"permissions", text("user.manage")}})) == "forbidden");
    CHECK(outcome(venue.update("clerk", "role", venue.role("admin"), {{"name", text("x")}})) == "ok"); // no right of it
    RecordChange more = change("role", office.role, {});
    more.lines = {{"field_rules", {}}}; // who leaves out what hides, sees
    CHECK(outcome(venue.save("clerk", {more})) == "forbidden");
    // A role of more than she has is not hers to cut either: a line less can mean a wider rule behind it.
    RecordChange less = change("role", venue.role("manager"), {});
    less.lines = {{"rights", {}}};
    CHECK(outcome(venue.save("clerk", {less})) == "forbidden");
}
