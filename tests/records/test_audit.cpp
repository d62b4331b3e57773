#include "tests/records/story.h"

#include "server/storage/audit_store.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

AuditStore::ChainReport verify(ServerFixture &venue)
{
    return venue.read<AuditStore::ChainReport>(
        [](Connection &connection) { return AuditStore::verifyChain(connection); });
}

qint64 lastSequence(ServerFixture &venue)
{
    return venue.read<qint64>([](Connection &connection) { return AuditStore::lastSequence(connection); });
}

} // namespace

TEST_CASE("the trail tells what became of every field")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 tag = venue.create("sales1", "tag", {{"name", text("重点 \"A\" \\ \n")}});
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    REQUIRE(venue.update("manager1", "customer", id,
                         {{"owner", Value(venue.user("sales2"))},
                          {"tags", Value(QList<qint64>{tag})},
                          {"roles", Value(QStringList{"exhibitor", "media"})}}));
    REQUIRE(venue.remove("manager1", "customer", id));
    const auto history = venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *venue.state().catalogue()->find("customer"), id, 10, 0);
    });
    REQUIRE(history.size() == 3);
    CHECK(history.at(0).action == "deleted");
    CHECK(history.at(1).user == venue.user("manager1"));
    CHECK(history.at(1).origin == "127.0.0.1 test");
    CHECK(history.at(1).before.owner == venue.user("sales1"));
    CHECK(history.at(1).after.owner == venue.user("sales2"));
    QHash<QByteArray, AuditFieldChange> changes;
    for (const AuditFieldChange &change : history.at(1).changes)
        changes.insert(change.field, change);
    CHECK(changes.value("owner").before == Value(venue.user("sales1")));
    CHECK(changes.value("tags").after == Value(QList<qint64>{tag}));
    CHECK(changes.value("roles").after == Value(QStringList{"exhibitor", "media"}));
    CHECK(history.at(2).action == "created");
    const auto older = venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *venue.state().catalogue()->find("customer"), id, 1,
                                   history.at(1).sequence);
    });
    REQUIRE(older.size() == 1);
    CHECK(older.first().sequence == history.at(2).sequence);
}

TEST_CASE("tampering with the trail is found where it was done")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    for (int i = 0; i < 6; ++i)
        venue.create("sales1", "customer", {{"name", Value(QStringLiteral("客户 %1").arg(i))}});
    const qint64 last = lastSequence(venue);
    REQUIRE(verify(venue).ok());
    CHECK(verify(venue).rows == last);
    const auto at = [](qint64 sequence) { return QByteArray::number(sequence); };
    const qint64 victim = last - 3;
    qint64 found = victim;

    SECTION("a column changed")
    {
        venue.execute("UPDATE fd_audit SET user_id=1 WHERE sequence=" + at(victim));
    }
    SECTION("a value changed")
    {
        venue.execute("UPDATE fd_audit_value SET changes=replace(changes, '客户', '别人') WHERE sequence=" +
                      at(victim));
    }
    SECTION("values deleted")
    {
        venue.execute("DELETE FROM fd_audit_value WHERE sequence=" + at(victim));
    }
    SECTION("values emptied without a word")
    {
        venue.execute("UPDATE fd_audit_value SET salt='', changes='' WHERE sequence=" + at(victim));
    }
    SECTION("a row deleted")
    {
        venue.execute("DELETE FROM fd_audit WHERE sequence=" + at(victim));
        found = victim + 1;
    }
    SECTION("the newest row deleted")
    {
        venue.execute("DELETE FROM fd_audit WHERE sequence=" + at(last));
        found = last;
    }
    SECTION("a row inserted")
    {
        venue.execute("INSERT INTO fd_audit SELECT sequence+1, at, user_id, origin, session, entity, record, action, "
                      "version, change_group, job, "
                      "request_key, facts, value_hash, chain FROM fd_audit WHERE sequence=" +
                      at(last));
        venue.execute(
            "INSERT INTO fd_audit_value SELECT sequence+1, salt, changes FROM fd_audit_value WHERE sequence=" +
            at(last));
        found = last + 1;
    }
    SECTION("two rows exchanged")
    {
        for (const char *table : {"fd_audit", "fd_audit_value"}) {
            const QByteArray name = table;
            venue.execute("UPDATE " + name + " SET sequence=0 WHERE sequence=" + at(victim));
            venue.execute("UPDATE " + name + " SET sequence=" + at(victim) + " WHERE sequence=" + at(victim + 1));
            venue.execute("UPDATE " + name + " SET sequence=" + at(victim + 1) + " WHERE sequence=0");
        }
    }
    const AuditStore::ChainReport report = verify(venue);
    REQUIRE(report.firstBroken);
    CHECK(*report.firstBroken == found);
    // And work goes on.
    CHECK(venue.tryCreate("sales1", "customer", {{"name", text("新")}}));
    CHECK_FALSE(verify(venue).ok());
}

TEST_CASE("a person's data can be erased without breaking the chain")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "person", {{"name", text("王伟")}, {"phone", text("13800138000")}});
    REQUIRE(venue.update("sales1", "person", id, {{"phone", text("13900139000")}}));
    CHECK(outcome(venue.records().eraseHistory(venue.as("sales1"), "person", id)) == "forbidden");
    REQUIRE(venue.records().eraseHistory(venue.as("admin"), "person", id));
    const AuditStore::ChainReport report = verify(venue);
    CHECK(report.ok());
    CHECK(report.erased == 2);
    CHECK(venue.count("fd_audit_value", "changes LIKE '%13800138000%'") == 0);
    const auto history = venue.read<QList<AuditRow>>([&](Connection &connection) {
        return AuditStore::history(connection, *venue.state().catalogue()->find("person"), id, 10, 0);
    });
    REQUIRE(history.size() == 3);
    CHECK(history.at(0).action == "erased");
    CHECK(history.at(1).erased);
    CHECK(history.at(1).changes.isEmpty());
}

TEST_CASE("an erasing answers for what came before it and for nothing after")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "person", {{"name", text("王伟")}, {"phone", text("13800138000")}});
    REQUIRE(venue.records().eraseHistory(venue.as("admin"), "person", id));
    REQUIRE(venue.update("sales1", "person", id, {{"phone", text("13900139000")}}));
    const auto last = [&] {
        return venue.read<qint64>([](Connection &connection) { return AuditStore::lastSequence(connection); });
    };
    const qint64 hidden = last();
    REQUIRE(venue.update("sales1", "person", id, {{"phone", text("13700137000")}}));
    CHECK(verify(venue).ok());
    // Somebody wants to be forgotten to have written it.
    venue.execute("UPDATE fd_audit_value SET salt='', changes='' WHERE sequence=" + QByteArray::number(hidden));
    CHECK(verify(venue).firstBroken == hidden);
    REQUIRE(venue.records().eraseHistory(venue.as("admin"), "person", id));
    CHECK(verify(venue).ok());
}

TEST_CASE("what was erased is not overwritten unseen either")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    REQUIRE(venue.update("manager1", "customer", id, {{"city", text("青岛")}}));
    REQUIRE(venue.records().eraseHistory(venue.as("admin"), "customer", id));
    const auto stale = venue.update("sales1", "customer", id, {{"city", text("烟台")}}, 1);
    CHECK(outcome(stale) == "conflict");
    CHECK(fieldsOf(stale) == "city");
    CHECK(venue.value("customer", id, "city").text() == QString::fromUtf8("青岛"));
    CHECK(venue.update("sales1", "customer", id, {{"city", text("烟台")}}, 2));
}
