#include "tests/records/story.h"

#include "server/storage/audit_store.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

LineChange right(const char *entity, const char *action, const char *scope)
{
    return {0, {{"entity", text(entity)}, {"action", text(action)}, {"scope", text(scope)}}};
}

LineChange line(qint64 id, ServerFixture::Values values = {})
{
    return {id, std::move(values)};
}

// A role with two rights on the desks of two administrators.
class RoleDesk
{
public:
    explicit RoleDesk(DialectKind dialect)
        : venue(dialect)
    {
        RecordChange made = creation("role", {{"key", text("host")}, {"name", text("接待")}});
        made.lines = {{"rights", {right("customer", "read", "all"), right("person", "read", "all")}}};
        const auto saved = venue.save("admin", {made});
        role = saved->saved.at(0).id;
        first = saved->saved.at(1).id;
        second = saved->saved.at(2).id;
    }

    qint64 version() { return venue.value("role", role, "version").integer(); }
    Result<SaveResult> save(const QList<LineChange> &lines, qint64 version)
    {
        RecordChange role = change("role", this->role, {}, version);
        role.lines = {{"rights", lines}};
        return venue.save("admin", {role});
    }
    QString scopeOf(qint64 line) { return venue.value("role_right", line, "scope").text(); }
    bool isThere(qint64 line) { return venue.value("role_right", line, "deleted_at").isNull(); }
    qint64 rights()
    {
        return venue.count("role_right", "role=" + QByteArray::number(role) + " AND deleted_at IS NULL");
    }

    ServerFixture venue;
    qint64 role = 0;
    qint64 first = 0;
    qint64 second = 0;
};

} // namespace

TEST_CASE("a changed line gives its document a new version, and its history tells of it")
{
    RoleDesk desk(FOR_BOTH_DATABASES());
    const qint64 version = desk.version();
    REQUIRE(desk.save({line(desk.first), line(desk.second)}, version)); // nothing changes
    CHECK(desk.version() == version);
    const auto saved = desk.save(
        {line(desk.first, {{"scope", text("team")}}), line(desk.second), right("task", "read", "own")}, version);
    REQUIRE(saved);
    CHECK(desk.version() == version + 1);
    CHECK(saved->saved.first().version == version + 1);
    const auto history = desk.venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *desk.venue.state().catalogue()->find("role"), desk.role, 1, 0);
    });
    REQUIRE(history.size() == 1);
    REQUIRE(history.first().changes.size() == 1);
    CHECK(history.first().changes.first().field == "rights");
    CHECK(history.first().changes.first().before == Value(QList<qint64>{desk.first, desk.second}));
    CHECK(history.first().changes.first().after.valueOr(QList<qint64>()).size() == 3);

    // Written by itself, it is a line of its document all the same.
    REQUIRE(desk.venue.update("admin", "role_right", desk.first, {{"scope", text("own")}}));
    CHECK(desk.version() == version + 2);
    REQUIRE(desk.venue.remove("admin", "role_right", desk.first));
    CHECK(desk.version() == version + 3);
}

TEST_CASE("a line that somebody added meanwhile is not deleted by one who could not know of it")
{
    RoleDesk desk(FOR_BOTH_DATABASES());
    const qint64 seen = desk.version();
    const auto added = desk.save({line(desk.first), line(desk.second), right("task", "read", "own")}, seen);
    REQUIRE(added);
    const qint64 third = added->saved.last().id;
    REQUIRE(desk.save({line(desk.first), line(desk.second, {{"scope", text("team")}})}, seen));
    CHECK(desk.isThere(third));
    CHECK(desk.scopeOf(desk.second) == "team");
    CHECK(desk.rights() == 3);
    // Who has read the newest and leaves it out wants it gone.
    REQUIRE(desk.save({line(desk.first), line(desk.second)}, desk.version()));
    CHECK_FALSE(desk.isThere(third));
}

TEST_CASE("different fields of a line merge, the same field conflicts")
{
    RoleDesk desk(FOR_BOTH_DATABASES());
    const qint64 seen = desk.version();
    REQUIRE(desk.save({line(desk.first, {{"scope", text("team")}}), line(desk.second)}, seen));

    SECTION("another field, and another line")
    {
        REQUIRE(desk.save({line(desk.first, {{"action", text("export")}}), line(desk.second, {{"scope", text("own")}})},
                          seen));
        CHECK(desk.scopeOf(desk.first) == "team");
        CHECK(desk.venue.value("role_right", desk.first, "action").text() == "export");
        CHECK(desk.scopeOf(desk.second) == "own");
    }
    SECTION("a form that sends what it has not touched changes nothing")
    {
        REQUIRE(desk.save({line(desk.first, {{"entity", text("customer")}, {"scope", text("all")}}),
                           line(desk.second, {{"scope", text("own")}})},
                          seen));
        CHECK(desk.scopeOf(desk.first) == "team");
    }
    SECTION("the same field")
    {
        const QByteArray before = desk.venue.dump();
        const auto refused = desk.save({line(desk.first, {{"scope", text("own")}}), line(desk.second)}, seen);
        CHECK(outcome(refused) == "conflict");
        CHECK(fieldsOf(refused) == "rights");
        CHECK(refused.error().english().contains(QString::fromUtf8("管理员")));
        CHECK(desk.venue.dump() == before);
    }
    SECTION("deleting what somebody changed")
    {
        CHECK(outcome(desk.save({line(desk.second)}, seen)) == "conflict");
        CHECK(desk.isThere(desk.first));
    }
}

TEST_CASE("a line that somebody deleted meanwhile stays deleted, unless it was changed")
{
    RoleDesk desk(FOR_BOTH_DATABASES());
    const qint64 seen = desk.version();
    REQUIRE(desk.venue.remove("admin", "role_right", desk.first));
    CHECK(outcome(desk.save({line(desk.first, {{"scope", text("own")}}), line(desk.second)}, seen)) == "conflict");
    REQUIRE(desk.save({line(desk.first), line(desk.second, {{"scope", text("own")}})}, seen));
    CHECK_FALSE(desk.isThere(desk.first));
    CHECK(desk.scopeOf(desk.second) == "own");
    CHECK(fieldsOf(desk.save({line(desk.second + 1000)}, desk.version())) == "rights");
}

TEST_CASE("a save of lines is taken back")
{
    RoleDesk desk(FOR_BOTH_DATABASES());
    const auto saved =
        desk.save({line(desk.second, {{"scope", text("own")}}), right("task", "read", "own")}, desk.version());
    REQUIRE(saved);
    CHECK(desk.rights() == 2);
    REQUIRE(desk.venue.records().undo(desk.venue.as("admin"), saved->group));
    CHECK(desk.rights() == 2);
    CHECK(desk.isThere(desk.first));
    CHECK(desk.scopeOf(desk.second) == "all");
}
