#include "tests/records/story.h"

#include "server/storage/audit_store.h"

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("one's own save can be taken back")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 tag = venue.create("sales1", "tag", {{"name", text("重点")}});
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    const auto saved =
        venue.update("sales1", "customer", id,
                     {{"city", text("青岛")}, {"phone", text("13800138000")}, {"tags", Value(QList<qint64>{tag})}});
    REQUIRE(saved);
    REQUIRE(venue.update("manager1", "customer", id, {{"remarks", text("同行")}})); // another field: not in the way
    const auto undone = venue.records().undo(venue.as("sales1"), saved->group);
    REQUIRE(undone);
    CHECK(venue.value("customer", id, "city").text() == QString::fromUtf8("济南"));
    CHECK(venue.value("customer", id, "phone").isNull());
    CHECK(venue.value("customer", id, "tags").isNull());
    CHECK(venue.value("customer", id, "remarks").text() == QString::fromUtf8("同行"));

    SECTION("and the taking back can be taken back")
    {
        REQUIRE(venue.records().undo(venue.as("sales1"), undone->group));
        CHECK(venue.value("customer", id, "city").text() == QString::fromUtf8("青岛"));
        CHECK(venue.value("customer", id, "tags") == Value(QList<qint64>{tag}));
    }
}

TEST_CASE("what was changed since is named and nothing is taken back")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const auto saved = venue.update("sales1", "customer", id, {{"city", text("青岛")}, {"address", text("甲")}});
    REQUIRE(venue.update("manager1", "customer", id, {{"city", text("烟台")}}));
    const QByteArray before = venue.dump();
    const auto refused = venue.records().undo(venue.as("sales1"), saved->group);
    CHECK(outcome(refused) == "conflict");
    CHECK(fieldsOf(refused) == "city");
    CHECK(refused.error().english().contains(QString::fromUtf8("李经理")));
    CHECK(venue.dump() == before);
}

TEST_CASE("a new record goes, a deleted one returns with its lines")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    RecordChange user = creation("user", {{"login", text("zhao")}, {"name", text("赵敏")}});
    user.lines = {{"roles", {{0, {{"role", Value(venue.role("sales"))}}}}}};
    const auto created = venue.save("admin", {user});
    const qint64 id = created->saved.first().id;
    const auto deleted = venue.remove("admin", "user", id);
    REQUIRE(deleted);
    REQUIRE(venue.records().undo(venue.as("admin"), deleted->group));
    CHECK(venue.count("user_role", "\"user\"=" + QByteArray::number(id) + " AND deleted_at IS NULL") == 1);
    CHECK(venue.value("user", id, "deleted_at").isNull());

    const qint64 customer = venue.create("sales1", "customer", {{"name", text("a")}});
    const auto own =
        venue.save("sales1", {creation("customer", {{"name", text("b")}}, -1),
                              creation("contact", {{"name", text("c")}, {"customer", Value(qint64(-1))}})});
    REQUIRE(venue.records().undo(venue.as("sales1"), own->group));
    CHECK(venue.count("customer") == 1);
    CHECK(venue.count("contact") == 0);
    CHECK(outcome(venue.records().undo(venue.as("sales1"), own->group)) == "conflict"); // once
    CHECK(venue.value("customer", customer, "deleted_at").isNull());
}

TEST_CASE("what came and went within one save is as it was before it")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    const RecordChange returning{RecordChange::Operation::Restore, "customer", id, 0, {}, {}};

    const auto back =
        venue.save("sales1", {removal("customer", id), returning, change("customer", id, {{"city", text("青岛")}})});
    REQUIRE(back);
    REQUIRE(venue.records().undo(venue.as("sales1"), back->group));
    CHECK(venue.value("customer", id, "deleted_at").isNull());
    CHECK(venue.value("customer", id, "city").text() == QString::fromUtf8("济南"));

    REQUIRE(venue.remove("sales1", "customer", id));
    const auto gone = venue.save("sales1", {returning, removal("customer", id)});
    REQUIRE(gone);
    const auto undone = venue.records().undo(venue.as("sales1"), gone->group);
    INFO(outcome(undone).toStdString());
    CHECK_FALSE(venue.value("customer", id, "deleted_at").isNull());

    const auto third = venue.save("sales1", {returning, removal("customer", id), returning});
    REQUIRE(third);
    REQUIRE(venue.value("customer", id, "deleted_at").isNull());
    REQUIRE(venue.records().undo(venue.as("sales1"), third->group));
    CHECK_FALSE(venue.value("customer", id, "deleted_at").isNull());
}

TEST_CASE("a state goes back where no transition leads, and rules follow")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "task", {{"title", text("回访")}, {"state", text("doing")}});
    const auto done = venue.update("sales1", "task", id, {{"state", text("done")}});
    REQUIRE(venue.records().undo(venue.as("sales1"), done->group));
    CHECK(venue.value("task", id, "state").text() == "doing");
    CHECK(venue.value("task", id, "done_at").isNull());

    const qint64 customer = venue.create("sales1", "customer", {{"name", text("a")}});
    const qint64 first =
        venue.create("sales1", "contact", {{"name", text("b")}, {"customer", Value(customer)}, {"main", Value(true)}});
    const qint64 second = venue.create("sales1", "contact", {{"name", text("c")}, {"customer", Value(customer)}});
    const auto main = venue.update("sales1", "contact", second, {{"main", Value(true)}});
    REQUIRE(venue.records().undo(venue.as("sales1"), main->group));
    CHECK(venue.value("contact", first, "main") == Value(true));
    CHECK(venue.value("contact", second, "main") == Value(false));
}

TEST_CASE("others' saves, and old ones, are not one's to take back")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    const auto saved = venue.update("sales1", "customer", id, {{"city", text("青岛")}});
    CHECK(outcome(venue.records().undo(venue.as("manager1"), saved->group)) == "not_found");
    CHECK(outcome(venue.records().undo(venue.as("sales1"), 99999)) == "not_found");
    venue.clock().advance(std::chrono::hours(25));
    CHECK(outcome(venue.records().undo(venue.as("sales1"), saved->group)) == "forbidden");
    CHECK(venue.records().undo(venue.as("admin"), saved->group));
}

TEST_CASE("an import is taken back as a whole")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 known = venue.create("sales1", "customer", {{"name", text("旧")}, {"city", text("济南")}});
    CallContext import = venue.as("sales1");
    import.job = 7;
    SaveRequest rows;
    rows.onDuplicate = OnDuplicate::Create;
    qint64 last = 0;
    for (int i = 0; i < 20; ++i) {
        rows.changes = {creation("customer", {{"name", Value(QStringLiteral("新 %1").arg(i))}})};
        last = venue.records().saveNow(import, rows)->saved.first().id;
    }
    rows.changes = {change("customer", known, {{"city", text("青岛")}})};
    REQUIRE(venue.records().saveNow(import, rows));
    REQUIRE(venue.count("customer") == 21);

    SECTION("all of it")
    {
        const auto undone = venue.records().undoJob(venue.as("sales1"), 7);
        REQUIRE(undone);
        CHECK(undone->undone == 21);
        CHECK(undone->kept.isEmpty());
        CHECK(venue.count("customer") == 1);
        CHECK(venue.value("customer", known, "city").text() == QString::fromUtf8("济南"));
        CHECK(outcome(venue.records().undoJob(venue.as("sales1"), 0)) == "not_found");
    }
    SECTION("but for what somebody works with already")
    {
        REQUIRE(venue.update("manager1", "customer", last, {{"city", text("烟台")}}));
        const auto undone = venue.records().undoJob(venue.as("sales1"), 7);
        REQUIRE(undone);
        CHECK(undone->undone == 20);
        CHECK(undone->kept == RecordService::RecordKeys{{"customer", last}});
        CHECK(venue.count("customer") == 2);
        CHECK(venue.value("customer", last, "city").text() == QString::fromUtf8("烟台"));
    }
    SECTION("in pieces, and again from the start where it was broken off")
    {
        const auto part = venue.records().undoJobPart(venue.as("sales1"), 7, 0, 8);
        REQUIRE(part);
        CHECK(part->undone == 8);
        CHECK(part->next != 0);
        CHECK(venue.count("customer") == 14);
        venue.create("sales2", "customer", {{"name", text("别人的")}}); // others get in between
        const auto rest = venue.records().undoJob(venue.as("sales1"), 7);
        REQUIRE(rest);
        CHECK(rest->undone == 13);
        CHECK(rest->kept.isEmpty());
        CHECK(venue.count("customer") == 2);
    }
    SECTION("for 30 days, and by others than the administrator only what is theirs")
    {
        CHECK(outcome(venue.records().undoJob(venue.as("sales2"), 7)) == "not_found");
        venue.clock().advance(std::chrono::hours(24 * 31));
        CHECK(outcome(venue.records().undoJob(venue.as("sales1"), 7)) == "forbidden");
        CHECK(venue.records().undoJob(venue.as("admin"), 7));
    }
}

TEST_CASE("an imported customer on whom a colleague has worked stays with all of his row")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    CallContext import = venue.as("sales1");
    import.job = 7;
    const auto row = [&](const char *name) {
        SaveRequest request;
        request.changes = {creation("customer", {{"name", text(name)}}, -1),
                           creation("contact", {{"name", text("王强")}, {"customer", Value(qint64(-1))}})};
        return venue.records().saveNow(import, request)->saved.first().id;
    };
    const qint64 worked = row("海诺");
    const qint64 other = row("浪潮");
    REQUIRE(venue.tryCreate("manager1", "interaction",
                            {{"customer", Value(worked)},
                             {"channel", text("call")},
                             {"subject", text("回访")},
                             {"at", Value(venue.clock().now())}}));
    const auto undone = venue.records().undoJob(venue.as("sales1"), 7);
    REQUIRE(undone);
    CHECK(undone->undone == 2);
    CHECK(undone->kept.size() == 2);
    CHECK(venue.value("customer", worked, "deleted_at").isNull());
    CHECK_FALSE(venue.value("customer", other, "deleted_at").isNull());
    CHECK(venue.count("contact", "deleted_at IS NULL AND customer=" + QByteArray::number(worked)) == 1);
    CHECK(venue.count("interaction") == 1);
}

TEST_CASE("that a record was shared since is no obstacle")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto created = venue.tryCreate("sales1", "customer", {{"name", text("海诺")}});
    const qint64 id = created->saved.first().id;
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", id, {venue.user("sales5"), 0}, true));
    const auto changed = venue.update("sales1", "customer", id, {{"city", text("济南")}});
    REQUIRE(venue.records().unshare(venue.as("sales1"), "customer", id, {venue.user("sales5"), 0}));
    REQUIRE(venue.records().undo(venue.as("sales1"), changed->group));
    CHECK(venue.value("customer", id, "city").isNull());
    // The taking back itself has changed it since, which a second one would lose.
    CHECK(outcome(venue.records().undo(venue.as("sales1"), created->group)) == "conflict");

    const auto fresh = venue.tryCreate("sales1", "customer", {{"name", text("浪潮")}});
    const qint64 second = fresh->saved.first().id;
    REQUIRE(venue.records().share(venue.as("sales1"), "customer", second, {venue.user("sales5"), 0}, false));
    REQUIRE(venue.records().undo(venue.as("sales1"), fresh->group));
    CHECK_FALSE(venue.value("customer", second, "deleted_at").isNull());
}

TEST_CASE("a file that was removed comes back by whoever may edit its record")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 customer = venue.create("sales1", "customer", {{"name", text("海诺")}});
    auto attaching = std::make_shared<Caller>(*venue.as("sales1").caller);
    attaching->system = true; // as files are attached: the program's rights, the person's name
    const auto attach = [&](RecordChange wanted) {
        SaveRequest request;
        request.changes = {std::move(wanted)};
        return venue.records().saveNow({attaching, "test"}, request);
    };
    const auto added = attach(creation("attachment", {{"entity", text("customer")},
                                                      {"record", Value(customer)},
                                                      {"name", text("合同.pdf")},
                                                      {"sha256", text("00")}}));
    const qint64 file = added->saved.first().id;
    const auto removed = attach(removal("attachment", file));
    REQUIRE(removed);
    CHECK(outcome(venue.restore("sales5", "attachment", file)) == "not_found");
    REQUIRE(venue.restore("sales1", "attachment", file));
    CHECK(venue.value("attachment", file, "deleted_at").isNull());
    CHECK(outcome(venue.remove("sales1", "attachment", file)) == "invalid"); // not by a save from outside

    const auto again = attach(removal("attachment", file));
    REQUIRE(venue.records().undo(venue.as("sales1"), again->group));
    CHECK(venue.value("attachment", file, "deleted_at").isNull());
}
