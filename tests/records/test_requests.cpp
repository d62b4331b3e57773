#include "tests/records/story.h"

#include <QSemaphore>

using namespace fairdesk;
using namespace fairdesk::test;

TEST_CASE("a key stands for one request and not for another one")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const RecordChange wanted = creation("customer", {{"name", text("海诺")}});
    const auto first = venue.save("sales1", {wanted}, "k1");
    REQUIRE(first);
    const auto repeated = venue.save("sales1", {wanted}, "k1");
    REQUIRE(repeated);
    CHECK(repeated->saved.first().id == first->saved.first().id);
    CHECK(venue.count("customer") == 1);

    const auto other = venue.save("sales1", {creation("customer", {{"name", text("浪潮")}})}, "k1");
    CHECK(outcome(other) == "usage");
    CHECK(venue.count("customer") == 1);
    CHECK(outcome(venue.save("sales1", {wanted}, "k1", OnDuplicate::Refuse)) == "usage");
    CHECK(venue.save("sales2", {creation("customer", {{"name", text("浪潮")}})}, "k1")); // another person's key
}

TEST_CASE("each job of the program has keys of its own")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const auto run = [&](const QByteArray &job, const char *tag) {
        SaveRequest request;
        request.key = "2026-05-18";
        request.changes = {creation("tag", {{"name", text(tag)}})};
        return venue.records().saveNow(CallContext::ofProgram(job), request);
    };
    REQUIRE(run("birthdays", "生日"));
    REQUIRE(run("recycling", "公海"));
    REQUIRE(run("birthdays", "生日"));
    CHECK(venue.count("tag") == 2);
}

TEST_CASE("rights that were taken away are gone for the save that waits behind")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    // The writer is held, so that both saves wait together and would go in one commit.
    QSemaphore held;
    QSemaphore go;
    QSemaphore done;
    venue.database().write(
        [&](Connection &) {
            held.release();
            go.acquire();
            return Result<void>();
        },
        [](const Result<void> &) {});
    held.acquire();
    SaveRequest disarm;
    disarm.changes = {change("user", venue.user("sales1"), {})};
    disarm.changes.first().lines = {{"roles", {}}};
    SaveRequest late;
    late.changes = {change("customer", id, {{"city", text("青岛")}})};
    std::optional<Result<SaveResult>> disarmed;
    std::optional<Result<SaveResult>> tooLate;
    const quint64 commits = venue.database().commits();
    venue.records().save(venue.as("admin"), disarm, [&](const Result<SaveResult> &result) {
        disarmed = result;
        done.release();
    });
    venue.records().save(venue.as("sales1"), late, [&](const Result<SaveResult> &result) {
        tooLate = result;
        done.release();
    });
    go.release();
    done.acquire(2);
    CHECK(*disarmed);
    CHECK(outcome(*tooLate) == "not_found");
    CHECK(venue.database().commits() > commits + 1);
    CHECK(venue.value("customer", id, "city").isNull());
}

TEST_CASE("while nobody knows who may do what, only the administrator works")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    Query list;
    list.entity = "customer";
    const auto readAs = [&](const QByteArray &login) { return outcome(venue.queries().query(venue.as(login), list)); };
    venue.execute("ALTER TABLE fd_share RENAME TO fd_mislaid");
    // The setting is saved; reading everything anew fails.
    REQUIRE(venue.tryCreate("admin", "setting", {{"key", text("centre.name")}, {"value", text("济南会展")}}));
    CHECK(venue.state().isDoubtful());
    CHECK(outcome(venue.update("sales1", "customer", id, {{"city", text("x")}})) == "unavailable");
    CHECK(readAs("sales1") == "unavailable");
    CHECK(readAs("admin") == "ok");
    CHECK(venue.update("admin", "customer", id, {{"city", text("济南")}}));

    venue.execute("ALTER TABLE fd_mislaid RENAME TO fd_share");
    CHECK_FALSE(venue.state().isDoubtful()); // every commit has tried again
    CHECK(readAs("sales1") == "ok");
    CHECK(venue.update("sales1", "customer", id, {{"city", text("青岛")}}));
}
