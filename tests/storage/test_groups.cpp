// Counts and sums by group: the same numbers, in the same order, from both databases.
#include "common/protocol/result_table.h"
#include "tests/storage/sample_records.h"
#include "tests/support/catch.h"

#include <map>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Query grouped(const QList<GroupKey> &groups, const QList<Aggregate> &aggregates = {})
{
    Query query;
    query.entity = "person";
    query.groups = groups;
    query.aggregates = aggregates;
    if (groups.isEmpty() && aggregates.isEmpty())
        query.aggregates = {{AggregateFunction::Count, {}}};
    return query;
}

ResultTable table(FreshStore &store, const Query &query)
{
    const Result<wire::Rows> rows = store.run(query);
    INFO((rows ? QString() : rows.error().english()).toStdString());
    REQUIRE(rows);
    return ResultTable(*rows);
}

// What the reference counts for each value, the missing one as "".
std::map<QByteArray, qint64> countedBy(const SampleRecords &records, const QByteArray &path,
                                       const std::function<QByteArray(const Value &)> &name)
{
    std::map<QByteArray, qint64> counts;
    for (const Record &person : records.reference().all("person")) {
        const Value value = records.reference().at(person, path).second;
        ++counts[value.isPresent() ? name(value) : QByteArray()];
    }
    return counts;
}

std::map<QByteArray, qint64> countsIn(const ResultTable &table, const std::function<QByteArray(const Value &)> &name)
{
    std::map<QByteArray, qint64> counts;
    for (int row = 0; row < table.rowCount(); ++row) {
        const Value key = table.value(row, 0);
        counts[key.isPresent() ? name(key) : QByteArray()] += table.value(row, "count").integer();
    }
    return counts;
}

QByteArray textOf(const Value &value)
{
    return value.text().toUtf8();
}

} // namespace

TEST_CASE("Groups count each record once")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 12, 200);
    for (const char *path : {"k_choice", "s_choice", "k_text", "k_ref.name", "k_ref.level"}) {
        INFO(path);
        CHECK(countsIn(table(store, grouped({{path, Bucket::None}})), textOf) == countedBy(records, path, textOf));
    }
    const auto number = [](const Value &value) { return QByteArray::number(value.integer()); };
    CHECK(countsIn(table(store, grouped({{"k_integer", Bucket::None}})), number) ==
          countedBy(records, "k_integer", number));
    CHECK(countsIn(table(store, grouped({{"k_ref", Bucket::None}})), number) == countedBy(records, "k_ref", number));
    CHECK(table(store, grouped({})).value(0, "count").integer() == 200);
}

TEST_CASE("Days and moments are counted by year, month and day at the centre")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 13, 200);
    const std::pair<Bucket, int> lengths[] = {{Bucket::Year, 4}, {Bucket::Month, 7}, {Bucket::Day, 10}};
    for (const auto &[bucket, length] : lengths) {
        const auto name = [length = length](const Value &value) {
            QDate day = value.valueOr(QDate());
            if (const auto *instant = value.as<Instant>())
                day = instant->utc().addSecs(8 * 3600).date();
            return (day.isValid() ? day.toString(Qt::ISODate) : value.text()).left(length).toUtf8();
        };
        for (const char *path : {"k_date", "k_instant"})
            CHECK(countsIn(table(store, grouped({{path, bucket}})), name) == countedBy(records, path, name));
    }
}

TEST_CASE("Sums, averages and extremes are those of the records of the group")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 14, 200);
    const ResultTable answer =
        table(store, grouped({{"k_choice", Bucket::None}}, {{AggregateFunction::Sum, "k_integer"},
                                                            {AggregateFunction::Average, "k_integer"},
                                                            {AggregateFunction::Minimum, "k_date"},
                                                            {AggregateFunction::Maximum, "k_instant"},
                                                            {AggregateFunction::Sum, "k_money"},
                                                            {AggregateFunction::Maximum, "k_decimal"}}));
    REQUIRE(answer.rowCount() == 5);
    for (int row = 0; row < answer.rowCount(); ++row) {
        const Value key = answer.value(row, 0);
        qint64 sum = 0;
        qint64 fen = 0;
        int numbers = 0;
        Value earliest;
        Value latest;
        Value largest;
        for (const Record &person : records.reference().all("person")) {
            const Value choice = person.at("k_choice");
            if (choice.isPresent() != key.isPresent() || choice.text() != key.text())
                continue;
            numbers += person.at("k_integer").isPresent() ? 1 : 0;
            sum += person.at("k_integer").integer();
            fen += person.at("k_money").valueOr(Money()).minor;
            const Value date = person.at("k_date");
            if (date.isPresent() && (!earliest.isPresent() || Reference::compare(date, earliest) < 0))
                earliest = date;
            const Value instant = person.at("k_instant");
            if (instant.isPresent() && (!latest.isPresent() || Reference::compare(instant, latest) > 0))
                latest = instant;
            const Value decimal = person.at("k_decimal");
            if (decimal.isPresent() && (!largest.isPresent() || Reference::compare(decimal, largest) > 0))
                largest = decimal;
        }
        INFO(key.text().toStdString());
        CHECK(answer.value(row, "sum_k_integer").integer() == sum);
        CHECK(answer.value(row, "avg_k_integer").valueOr(99.0) == Approx(double(sum) / numbers));
        CHECK(answer.value(row, "min_k_date") == earliest);
        CHECK(answer.value(row, "max_k_instant") == latest);
        CHECK(answer.value(row, "sum_k_money") == Value(Money{fen, "CNY"}));
        CHECK(answer.value(row, "max_k_decimal") == largest);
    }
}

TEST_CASE("Both databases give groups in one order, the missing value first")
{
    QList<QStringList> answers;
    for (const DialectKind dialect : bothDatabases()) {
        FreshStore store(dialect, sampleCatalogue());
        SampleRecords records(store, 15, 200);
        QStringList order;
        for (const char *path : {"k_text", "k_choice", "k_ref", "k_boolean", "k_money"}) {
            const ResultTable answer = table(store, grouped({{path, Bucket::None}, {"k_integer", Bucket::None}}));
            CHECK(answer.value(0, 0).isNull());
            for (int row = 0; row < answer.rowCount(); ++row) {
                const Money money = answer.value(row, 0).valueOr(Money());
                order.append(answer.value(row, 0).text() + u'|' +
                             QString::number(answer.value(row, 0).integer() + money.minor) + u'|' +
                             (answer.value(row, 1).isNull() ? QStringLiteral("-")
                                                            : QString::number(answer.value(row, 1).integer())));
            }
        }
        answers.append(order);
    }
    for (const QStringList &order : answers)
        CHECK(order == answers.first());
}

TEST_CASE("What cannot be grouped or summed is refused")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    const auto isRefused = [&](const Query &query) {
        const Result<wire::Rows> rows = store.run(query);
        return !rows && rows.error().code() == ErrorCode::Invalid;
    };
    CHECK(isRefused(grouped({{"k_many", Bucket::None}})));
    CHECK(isRefused(grouped({{"k_long_text", Bucket::None}})));
    CHECK(isRefused(grouped({{"k_text", Bucket::Month}})));
    CHECK(isRefused(grouped({{"no_such_field", Bucket::None}})));
    CHECK(isRefused(grouped({}, {{AggregateFunction::Sum, "k_text"}})));
    CHECK(isRefused(grouped({}, {{AggregateFunction::Sum, "k_date"}})));
    CHECK(isRefused(grouped({}, {{AggregateFunction::Minimum, "k_choice"}})));
    CHECK(isRefused(grouped({}, {{AggregateFunction::Sum, "no_such_field"}})));
}

TEST_CASE("No records make one row of nothing without groups, and none with them")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    const ResultTable all = table(store, grouped({}, {{AggregateFunction::Sum, "k_integer"}}));
    REQUIRE(all.rowCount() == 1);
    CHECK(all.value(0, "count").integer() == 0);
    CHECK(all.value(0, "sum_k_integer").isNull());
    CHECK(table(store, grouped({{"k_choice", Bucket::None}})).rowCount() == 0);
}

TEST_CASE("Yuan and dollars are never added up: one row a currency")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    const auto add = [&](const char *level, const Value &money) {
        store.insert("person", {{"name", Value(QStringLiteral("王芳"))},
                                {"k_text", Value(QString::fromLatin1(level))},
                                {"k_money", money}});
    };
    add("gold", Value(Money{100'00, "CNY"}));
    add("gold", Value(Money{50'00, "CNY"}));
    add("gold", Value(Money{70'00, "USD"}));
    add("gold", Value::null());
    add("silver", Value(Money{5'00, "USD"}));
    const QList<Aggregate> sums{{AggregateFunction::Sum, "k_money"}, {AggregateFunction::Maximum, "k_money"}};
    const auto rowsOf = [](const ResultTable &table) {
        QStringList rows;
        for (int row = 0; row < table.rowCount(); ++row) {
            const Money sum = table.value(row, "sum_k_money").valueOr(Money{0, "-"});
            const Money most = table.value(row, "max_k_money").valueOr(Money{0, "-"});
            rows.append(QStringLiteral("%1 %2 %3 %4")
                            .arg(table.value(row, "count").integer())
                            .arg(sum.minor)
                            .arg(QLatin1String(sum.currency))
                            .arg(most.minor));
        }
        return rows;
    };
    // Who has no amount counts with the centre's own currency.
    CHECK(rowsOf(table(store, grouped({}, sums))) == QStringList{"3 15000 CNY 10000", "2 7500 USD 7000"});
    CHECK(rowsOf(table(store, grouped({{"k_text", Bucket::None}}, sums))) ==
          QStringList{"3 15000 CNY 10000", "1 7000 USD 7000", "1 500 USD 500"});
    CHECK(rowsOf(table(store, grouped({{"k_text", Bucket::None}}))).size() == 2);

    Query nobody = grouped({}, sums);
    nobody.filter = Filter::compare("k_text", Operator::Equal, {Value(QStringLiteral("bronze"))});
    const ResultTable nothing = table(store, nobody);
    REQUIRE(nothing.rowCount() == 1);
    CHECK(nothing.value(0, "count").integer() == 0);
    CHECK(nothing.value(0, "sum_k_money").isNull());
}
