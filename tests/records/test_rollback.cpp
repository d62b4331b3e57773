// A save that dies in the middle leaves nothing behind: not in the store, not in the feed, not in the numbers.
#include "tests/records/story.h"

#include "common/catalogue/entities/activity.h"
#include "common/catalogue/entities/customer.h"
#include "server/rules/business_rules.h"
#include "server/storage/audit_store.h"

#include <QSemaphore>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// Strikes once the third record of the save is written.
Result<void> powerCut(RuleContext &context)
{
    if (context.after().title() == QStringLiteral("cut"))
        throw SqlFailure(SqlFailure::Reason::Other, "the power is gone");
    return {};
}

RuleBook rulesWithPowerCut()
{
    RuleBook book = businessRules();
    book.follow<Task>(powerCut);
    return book;
}

QList<RecordChange> doomed(qint64 customer)
{
    return {change("customer", customer, {{"city", text("青岛")}, {"name", text("改名")}}),
            creation("customer", {{"name", text("新客户")}, {"phone", text("13800138000")}}, -1),
            creation("contact", {{"customer", Value(qint64(-1))}, {"name", text("王强")}}),
            creation("task", {{"title", text("cut")}})};
}

} // namespace

TEST_CASE("a save that dies in the middle leaves the store as it was")
{
    ServerFixture venue(FOR_BOTH_DATABASES(), rulesWithPowerCut());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}, {"city", text("济南")}});
    QList<FeedEntry> heard;
    const int listener = venue.feed().addListener([&](const FeedBatchPtr &batch) { heard += batch->entries; });
    const QByteArray before = venue.dump();
    CHECK(outcome(venue.save("sales1", doomed(id), "key")) == "internal");
    CHECK(venue.dump() == before);
    CHECK(heard.isEmpty());

    // The next save takes the number and the place in the trail that the dead one had.
    const qint64 next = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    venue.feed().removeListener(listener);
    CHECK(venue.value("customer", next, "number").text() == "C2026000002");
    REQUIRE(heard.size() == 1);
    CHECK(heard.first().id == next);
    CHECK(
        venue.read<AuditStore::ChainReport>([](Connection &connection) { return AuditStore::verifyChain(connection); })
            .ok());
}

TEST_CASE("one that dies in a group takes nobody with it")
{
    ServerFixture venue(FOR_BOTH_DATABASES(), rulesWithPowerCut());
    const qint64 id = venue.create("sales1", "customer", {{"name", text("海诺")}});
    QSemaphore finished;
    QList<QByteArray> outcomes;
    const auto note = [&](const Result<SaveResult> &result) {
        outcomes.append(outcome(result)); // in the writer's thread, one after the other
        finished.release();
    };
    const CallContext context = venue.as("sales1");
    for (int i = 0; i < 30; ++i) {
        SaveRequest request;
        request.onDuplicate = OnDuplicate::Create;
        request.changes =
            i % 3 == 1 ? doomed(id)
                       : QList<RecordChange>{creation("customer", {{"name", Value(QStringLiteral("客户 %1").arg(i))}})};
        venue.records().save(context, request, note);
    }
    finished.acquire(30);
    CHECK(outcomes.count("ok") == 20);
    CHECK(venue.count("customer") == 21);
    CHECK(venue.count("task") == 0);
    CHECK(venue.value("customer", id, "name").text() == QString::fromUtf8("海诺"));
    CHECK(
        venue.read<AuditStore::ChainReport>([](Connection &connection) { return AuditStore::verifyChain(connection); })
            .ok());
}

TEST_CASE("an import keeps its good rows when one is refused, and loses all when it is given up")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const CallContext context = venue.as("sales1");
    QList<FeedEntry> heard;
    const int listener = venue.feed().addListener([&](const FeedBatchPtr &batch) { heard += batch->entries; });
    const auto importRows = [&](bool giveUp) {
        return venue.database().writeNow([&, giveUp](Connection &connection) -> Result<void> {
            for (const char *name : {"甲", "", "乙"}) {
                SaveRequest row;
                row.onDuplicate = OnDuplicate::Create;
                row.changes = {creation("customer", {{"name", text(name)}}, -1),
                               creation("contact", {{"customer", Value(qint64(-1))}, {"name", text("x")}})};
                const auto saved = venue.records().saveIn(connection, context, row);
                if (saved.ok() == (*name == '\0'))
                    return Error::internal(QStringLiteral("the wrong row was refused"));
            }
            return giveUp ? Result<void>(Error::busy(message("given up"))) : Result<void>();
        });
    };
    const QByteArray before = venue.dump();
    CHECK(outcome(importRows(true)) == "busy");
    CHECK(venue.dump() == before);
    CHECK(heard.isEmpty());
    REQUIRE(importRows(false));
    venue.feed().removeListener(listener);
    CHECK(venue.count("customer") == 2);
    CHECK(venue.count("contact") == 2);
    CHECK(heard.size() == 4);
    CHECK(
        venue.read<AuditStore::ChainReport>([](Connection &connection) { return AuditStore::verifyChain(connection); })
            .ok());
}
