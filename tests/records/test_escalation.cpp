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
    // What reaches her department in her hands reaches another in sales2's, and he is not hers to move about.
    CHECK(outcome(office.give(venue.user("sales2"), office.role)) == "forbidden");
    CHECK(outcome(venue.update("clerk", "user", venue.user("sales2"), {{"department", Value(venue.team("team2"))}})) ==
          "forbidden");
    CHECK(venue.dump() == before);
    CHECK(venue.update("clerk", "user", venue.user("sales2"), {{"phone", text("053188888888")}}));
}

TEST_CASE("what somebody is given reaches no further than its giver, wherever he stands")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    const qint64 service = venue.team("service");
    const qint64 team1 = venue.team("team1");
    const qint64 night =
        venue.create("admin", "team", {{"key", text("night")}, {"name", text("夜班")}, {"parent", Value(service)}});
    const auto hire = [&](const char *by, const char *login, qint64 department) {
        RecordChange hired =
            creation("user", {{"login", text(login)}, {"name", text(login)}, {"department", Value(department)}});
        hired.lines = {{"roles", {{0, {{"role", Value(office.role)}}}}}};
        return venue.save(by, {hired});
    };
    const auto move = [&](qint64 user, qint64 department) {
        return outcome(venue.update("clerk", "user", user, {{"department", Value(department)}}));
    };
    CHECK(outcome(hire("clerk", "spy", team1)) == "forbidden");
    const auto helper = hire("clerk", "helper", service);
    REQUIRE(helper);
    const qint64 hers = helper->saved.first().id;
    CHECK(move(hers, night) == "ok");
    CHECK(move(hers, service) == "ok");
    CHECK(move(hers, team1) == "forbidden");
    CHECK(outcome(venue.update("clerk", "user", hers, {{"active", Value(false)}})) == "ok");
    CHECK(outcome(venue.update("clerk", "user", hers, {{"active", Value(true)}})) == "ok");

    // The same roles in another department are not hers to fetch, nor to take away piece by piece.
    const qint64 theirs = hire("admin", "neighbour", team1)->saved.first().id;
    CHECK(move(theirs, service) == "forbidden");
    CHECK(outcome(office.giveByForm(theirs, {})) == "forbidden");
    CHECK(outcome(venue.update("clerk", "user", theirs, {{"active", Value(false)}})) == "forbidden");
    CHECK(outcome(venue.remove("clerk", "user", theirs)) == "forbidden");
    // He reads all customers but not their phones; with her role he would see the phones of all.
    CHECK(outcome(office.give(venue.user("service1"), office.role)) == "forbidden");
}

TEST_CASE("a role that changes stays within its changer's reach wherever its holders stand")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    const LineChange readsOwn = right("customer", "read", "own");
    const LineChange readsTeam = right("customer", "read", "team");
    const LineChange noAccounts = fieldRule("bank_account", "hidden");
    const auto widened = [&](const char *key, const char *department) {
        const qint64 role = venue.save("clerk", {roleWith(key, {readsOwn}, {noAccounts})})->saved.first().id;
        RecordChange holder = creation("user", {{"login", text(key)},
                                                {"name", text(key)},
                                                {"department", Value(venue.team(QString::fromUtf8(department)))}});
        holder.lines = {{"roles", {{0, {{"role", Value(role)}}}}}};
        REQUIRE(venue.save("admin", {holder}));
        RecordChange wider = change("role", role, {});
        wider.lines = {{"rights", {readsTeam}}};
        return outcome(venue.save("clerk", {wider}));
    };
    CHECK(widened("reader1", "service") == "ok");
    CHECK(widened("reader2", "team1") == "forbidden");
}

TEST_CASE("whoever keeps the departments gives nobody's customers to anybody by hanging them elsewhere")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 sales = venue.team("sales");
    const qint64 team1 = venue.team("team1");
    const qint64 team2 = venue.team("team2");
    QList<LineChange> setUp;
    for (const char *action : {"read", "create", "edit", "delete"})
        setUp.append(right("team", action, "all"));
    const qint64 keeper = venue.save("admin", {roleWith("it", setUp)})->saved.first().id;
    const auto hire = [&](const char *login, qint64 department, const QList<qint64> &roles) {
        RecordChange hired =
            creation("user", {{"login", text(login)}, {"name", text(login)}, {"department", Value(department)}});
        hired.lines = {{"roles", {}}};
        for (const qint64 role : roles)
            hired.lines.first().lines.append({0, {{"role", Value(role)}}});
        REQUIRE(venue.save("admin", {hired}));
    };
    hire("it", venue.team("service"), {keeper});
    hire("chief", sales, {keeper, venue.role("manager")});
    hire("deputy", team1, {keeper, venue.role("manager")});
    const auto hang = [&](const char *by, qint64 team, qint64 under) {
        return outcome(venue.update(by, "team", team, {{"parent", under == 0 ? Value::null() : Value(under)}}));
    };
    const qint64 theirs = venue.create("sales5", "customer", {{"name", text("青岛海诺")}});
    const auto managerReads = [&] {
        return venue.as("manager1").caller->teamTree.contains(venue.value("customer", theirs, "team").integer());
    };

    CHECK(hang("it", team2, team1) == "forbidden");
    CHECK(hang("it", team2, 0) == "forbidden"); // away from those above it
    CHECK(hang("deputy", team2, team1) == "forbidden");
    CHECK_FALSE(managerReads());
    // Names and new departments are hers, but a new one is no bridge.
    CHECK(venue.update("it", "team", team2, {{"name", text("招展二处")}}));
    const auto made =
        venue.tryCreate("it", "team", {{"key", text("t3")}, {"name", text("招展三部")}, {"parent", Value(team1)}});
    REQUIRE(made);
    CHECK(hang("it", team2, made->saved.first().id) == "forbidden");
    const RecordChange bridge =
        creation("team", {{"key", text("t4")}, {"name", text("招展四部")}, {"parent", Value(team1)}}, -1);
    CHECK(outcome(venue.save("it", {bridge, change("team", team2, {{"parent", Value(qint64(-1))}})})) == "forbidden");
    CHECK(venue.save("it", {bridge}));
    // A removed one comes back with all that stood in it.
    const qint64 gone = venue.team("t4");
    CHECK(venue.remove("it", "team", gone));
    CHECK(outcome(venue.restore("it", "team", gone)) == "forbidden");
    CHECK(outcome(venue.restore("chief", "team", gone)) == "forbidden"); // it is not his until it is back
    CHECK(venue.restore("admin", "team", gone));
    CHECK_FALSE(managerReads());
    // The chief of both has what he gives; so has the administrator.
    CHECK(hang("chief", team2, team1) == "ok");
    CHECK(managerReads());
    CHECK(hang("chief", team2, sales) == "ok");
    CHECK(hang("admin", team2, team1) == "ok");
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

TEST_CASE("the program's hand, lent to somebody, lets nobody in whom he may not")
{
    PersonnelOffice office(FOR_BOTH_DATABASES());
    ServerFixture &venue = office.venue;
    const qint64 manager = venue.user("manager1");
    REQUIRE(venue.update("admin", "user", manager, {{"active", Value(false)}}));
    const auto enableFor = [&](const QByteArray &login) {
        auto lent = std::make_shared<Caller>(*venue.as(login).caller);
        lent->system = true;
        SaveRequest request;
        request.changes = {change("user", manager, {{"active", Value(true)}})};
        return outcome(venue.records().saveNow({lent, "test"}, request));
    };
    CHECK(enableFor("clerk") == "forbidden");
    CHECK(enableFor("admin") == "ok");
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
