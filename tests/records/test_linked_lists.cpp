#include "tests/records/story.h"

#include "common/protocol/result_table.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Value ids(std::initializer_list<qint64> list)
{
    QList<qint64> sorted(list);
    std::sort(sorted.begin(), sorted.end());
    return Value(sorted);
}

struct ShownList
{
    Value value;
    QString titles;
};

// The competitors of a customer, as a reader sees them in a list.
ShownList competitorsFor(ServerFixture &venue, const QByteArray &login, qint64 customer)
{
    Query query;
    query.entity = "customer";
    query.columns = {"name", "competitors"};
    query.filter = Filter::compare("id", Operator::Equal, {Value(customer)});
    const auto rows = venue.queries().query(venue.as(login), query);
    REQUIRE(rows);
    const ResultTable table(*rows);
    REQUIRE(table.rowCount() == 1);
    return {table.value(0, "competitors"), table.title(0, table.columnOf("competitors"))};
}

} // namespace

TEST_CASE("of several linked records a reader is shown those that he may see")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 own = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    const qint64 foreign = venue.create("sales5", "customer", {{"name", text("海信")}});
    const qint64 id = venue.create(
        "admin", "customer",
        {{"name", text("海诺")}, {"owner", Value(venue.user("sales1"))}, {"competitors", ids({own, foreign})}});
    CHECK(competitorsFor(venue, "admin", id).value == ids({own, foreign}));
    const ShownList seen = competitorsFor(venue, "sales1", id);
    CHECK(seen.value == ids({own}));
    CHECK(seen.titles == QString::fromUtf8("浪潮"));
    REQUIRE(venue.remove("sales5", "customer", foreign));
    CHECK(competitorsFor(venue, "admin", id).value == ids({own}));
}

TEST_CASE("a list of linked records is empty if its reader sees none of them")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 foreign = venue.create("sales5", "customer", {{"name", text("海信")}});
    const qint64 id =
        venue.create("admin", "customer",
                     {{"name", text("海诺")}, {"owner", Value(venue.user("sales1"))}, {"competitors", ids({foreign})}});
    const auto found = [&](const QByteArray &login, bool empty) {
        Query query;
        query.entity = "customer";
        query.columns = {"id"};
        query.filter = Filter::all({Filter::compare("id", Operator::Equal, {Value(id)}),
                                    Filter::compare("competitors", Operator::Empty, {Value(empty)})});
        const auto rows = venue.queries().query(venue.as(login), query);
        REQUIRE(rows);
        return int(rows->count());
    };
    CHECK(found("admin", false) == 1);
    CHECK(found("admin", true) == 0);
    CHECK(found("sales1", false) == 0);
    CHECK(found("sales1", true) == 1);
}

TEST_CASE("a save keeps the links that its writer could not see")
{
    ServerFixture venue(FOR_BOTH_DATABASES());
    const qint64 own = venue.create("sales1", "customer", {{"name", text("浪潮")}});
    const qint64 other = venue.create("sales1", "customer", {{"name", text("东岳")}});
    const qint64 foreign = venue.create("sales5", "customer", {{"name", text("海信")}});
    const qint64 id = venue.create(
        "admin", "customer",
        {{"name", text("海诺")}, {"owner", Value(venue.user("sales1"))}, {"competitors", ids({own, foreign})}});
    REQUIRE(venue.update("sales1", "customer", id, {{"competitors", ids({other})}}));
    CHECK(venue.value("customer", id, "competitors") == ids({other, foreign}));
    REQUIRE(venue.update("sales1", "customer", id, {{"competitors", Value::null()}}));
    CHECK(venue.value("customer", id, "competitors") == ids({foreign}));
    CHECK(outcome(venue.update("sales1", "customer", own, {{"competitors", ids({foreign})}})) == "invalid");

    SECTION("also those to deleted records, which come back with them")
    {
        REQUIRE(venue.remove("sales5", "customer", foreign));
        REQUIRE(venue.update("admin", "customer", id, {{"competitors", ids({own})}}));
        CHECK(venue.value("customer", id, "competitors") == ids({own, foreign}));
        CHECK(competitorsFor(venue, "admin", id).value == ids({own}));
        REQUIRE(venue.restore("sales5", "customer", foreign));
        CHECK(competitorsFor(venue, "admin", id).value == ids({own, foreign}));
    }
    SECTION("taking back restores exactly what was there")
    {
        const auto saved = venue.update("admin", "customer", id, {{"competitors", ids({own, other})}});
        REQUIRE(venue.records().undo(venue.as("admin"), saved->group));
        CHECK(venue.value("customer", id, "competitors") == ids({foreign}));
    }
}
