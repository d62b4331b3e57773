// Queries as values: how conditions are joined and what the typed builder writes.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/query.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace fairdesk;

namespace {

Filter levelA()
{
    return Filter::compare("level", Operator::Equal, {Value(QStringLiteral("A"))});
}

Filter inJinan()
{
    return Filter::compare("city", Operator::Equal, {Value(QStringLiteral("济南"))});
}

} // namespace

TEST_CASE("The builder writes what it says")
{
    const Query query = fairdesk::query<Interaction>()
                            .where(&Interaction::customer, Id<Customer>{7})
                            .where(&Interaction::at, Operator::Less, Instant{1000})
                            .orderBy(&Interaction::at, Descending)
                            .columns(&Interaction::subject, &Interaction::channel)
                            .limit(10);
    CHECK(query.entity == "interaction");
    CHECK(query.columns == QList<QByteArray>{"subject", "channel"});
    CHECK(query.sort == QList<SortKey>{{"at", Descending}});
    CHECK(query.limit == 10);
    REQUIRE(query.filter.type == Filter::Type::And);
    REQUIRE(query.filter.children.size() == 2);
    CHECK(query.filter.children.at(0) == Filter::compare("customer", Operator::Equal, {Value(qint64(7))}));
    CHECK(query.filter.children.at(1).op == Operator::Less);
    CHECK_FALSE(query.isGrouped());
}

TEST_CASE("Everything adds nothing to an “and” and swallows an “or”")
{
    CHECK(Filter::all({}).isEverything());
    CHECK(Filter::all({Filter(), Filter()}).isEverything());
    CHECK(Filter::all({Filter(), levelA()}) == levelA());
    CHECK(Filter::any({levelA(), Filter()}).isEverything());
    CHECK(Filter::any({levelA()}) == levelA());
    CHECK(Filter::all({levelA(), inJinan()}).children.size() == 2);
}

TEST_CASE("Every comparison has a key of its own")
{
    QSet<QByteArray> keys;
    for (int i = 0; i <= int(Operator::Within); ++i) {
        const QByteArray key = operatorKey(Operator(i));
        CHECK_FALSE(keys.contains(key));
        keys.insert(key);
        CHECK(operatorFromKey(key) == Operator(i));
    }
    CHECK_FALSE(operatorFromKey("like"));
}

TEST_CASE("A group or an aggregate makes a grouped query")
{
    Query query;
    CHECK_FALSE(query.isGrouped());
    query.aggregates = {{AggregateFunction::Sum, "price"}};
    CHECK(query.isGrouped());
    query.aggregates.clear();
    query.groups = {{"level", Bucket::None}};
    CHECK(query.isGrouped());
}
