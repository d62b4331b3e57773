// Lists in pages by key: whatever the order, all pages together are the whole list, each record once.
#include "common/protocol/result_table.h"
#include "server/storage/cursor.h"
#include "tests/storage/sample_records.h"
#include "tests/support/catch.h"

#include <QSet>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Query listOf(const QList<SortKey> &sort, int limit)
{
    Query query;
    query.entity = "person";
    query.columns = {"id"};
    query.sort = sort;
    query.limit = limit;
    return query;
}

QList<qint64> allPages(FreshStore &store, Query query, const Caller &caller = *Caller::programItself(),
                       const std::function<void()> &betweenPages = {})
{
    QList<qint64> ids;
    for (int page = 0; page < 500; ++page) {
        const Result<wire::Rows> rows = store.run(query, caller);
        INFO((rows ? QString() : rows.error().english()).toStdString());
        REQUIRE(rows);
        const ResultTable table(*rows);
        REQUIRE(table.rowCount() <= query.limit);
        for (int row = 0; row < table.rowCount(); ++row)
            ids.append(table.id(row));
        if (table.next().isEmpty())
            return ids;
        REQUIRE(table.rowCount() == query.limit);
        query.after = table.next();
        if (betweenPages)
            betweenPages();
    }
    FAIL("the list has no end");
    return ids;
}

// The order that was asked for, and the id as the last word.
QList<qint64> inOrder(const SampleRecords &records, const QList<SortKey> &sort)
{
    QList<Record> persons = records.reference().all("person");
    const Order last = sort.isEmpty() ? Descending : sort.constLast().order;
    std::sort(persons.begin(), persons.end(), [&](const Record &a, const Record &b) {
        for (const SortKey &key : sort) {
            QByteArray path = key.path;
            if (records.reference().at(a, path).first->kind == Kind::Ref)
                path += ".name"; // links are ordered by their titles
            const int order =
                Reference::compare(records.reference().at(a, path).second, records.reference().at(b, path).second);
            if (order != 0)
                return key.order == Ascending ? order < 0 : order > 0;
        }
        return last == Ascending ? a.id() < b.id() : a.id() > b.id();
    });
    QList<qint64> ids;
    for (const Record &person : persons)
        ids.append(person.id());
    return ids;
}

QList<SortKey> randomSort(SampleRecords &records, const QList<FieldSpec> &fields)
{
    QList<SortKey> sort;
    const int mode = records.below(3); // all up, all down, mixed
    for (int i = records.below(4); i > 0; --i) {
        const FieldSpec &field = fields.at(records.below(int(fields.size())));
        const bool down = mode == 1 || (mode == 2 && records.below(2) == 0);
        if (field.kind != Kind::Many)
            sort.append({field.key, down ? Descending : Ascending});
    }
    return sort;
}

std::string told(const QList<SortKey> &sort)
{
    std::string text;
    for (const SortKey &key : sort)
        text += (key.order == Descending ? "-" : "+") + key.path.toStdString() + ' ';
    return text;
}

} // namespace

TEST_CASE("Pages in any order make the whole list, in that order")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect, sampleCatalogue());
    SampleRecords records(store, 77, 120);
    const QList<FieldSpec> fields = sampleFields(*store.catalogue());
    const int rounds = dialect == DialectKind::Sqlite ? 200 : 80;
    for (int round = 0; round < rounds; ++round) {
        const QList<SortKey> sort = randomSort(records, fields);
        const int limit = 1 + records.below(40);
        INFO(told(sort) << " pages of " << limit);
        const QList<qint64> pages = allPages(store, listOf(sort, limit));
        REQUIRE(pages == store.ids(listOf(sort, 1000)));
        REQUIRE(pages == inOrder(records, sort));
    }
}

TEST_CASE("Orders over links, and by the record's own number")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 78, 100);
    for (const QList<SortKey> &sort : {QList<SortKey>{{"k_ref.name", Ascending}},
                                       {{"k_ref.level", Descending}, {"k_ref.parent.name", Ascending}},
                                       {{"id", Ascending}},
                                       {{"id", Descending}},
                                       {{"k_ref", Descending}},
                                       {{"id", Ascending}, {"k_text", Ascending}}}) {
        INFO(told(sort));
        CHECK(allPages(store, listOf(sort, 7)) == inOrder(records, sort));
    }
    CHECK(allPages(store, listOf({}, 9)) == inOrder(records, {})); // the newest first
}

TEST_CASE("Pages within a filter, and of a reader who sees only some of the records")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 79, 10);
    QSet<qint64> visible;
    store.connection().begin(true);
    for (int i = 0; i < 120; ++i) {
        const qint64 owner = 1 + i % 5;
        const qint64 team = 10 + i % 3;
        const Record person = store.insert("person", {{"name", Value(QStringLiteral("p%1").arg(i % 17))},
                                                      {"owner", Value(owner)},
                                                      {"team", Value(team)},
                                                      {"k_integer", Value(qint64(i % 4))}});
        const bool given = i % 20 == 7;
        if (given)
            store.share("person", person.id(), {1, 0, ShareIndex::Can::Read});
        if ((owner == 1 || team == 11 || team == 12 || given) && i % 4 != 2)
            visible.insert(person.id());
    }
    store.connection().commit();
    Query query = listOf({{"name", Ascending}}, 6);
    query.filter = Filter::all({Filter::compare("k_integer", Operator::NotEqual, {Value(2)}),
                                Filter::compare("k_integer", Operator::Empty, {Value(false)}),
                                Filter::compare("name", Operator::StartsWith, {Value(QStringLiteral("p"))})});
    const Caller caller = readerOf({"person"}, Scope::Team, 1, {11, 12});
    const QList<qint64> ids = allPages(store, query, caller);
    CHECK(QSet<qint64>(ids.begin(), ids.end()) == visible);
    CHECK(ids.size() == visible.size()); // no record twice, though several ways lead to it
    query.limit = 1000;
    CHECK(ids == store.ids(query, caller));
}

TEST_CASE("What is added or removed meanwhile disturbs no page")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 80, 60);
    const QList<SortKey> sort{{"s_integer", Ascending}, {"s_text", Ascending}};
    const QList<qint64> before = store.ids(listOf(sort, 1000));
    QList<Record> persons = records.reference().all("person");
    int round = 0;
    const QList<qint64> pages = allPages(store, listOf(sort, 7), *Caller::programItself(), [&] {
        // One before all others, one behind them, and one of the last pages goes.
        store.insert("person", {{"name", Value(QStringLiteral("early"))}, {"s_integer", Value(qint64(-100 - round))}});
        store.insert("person", {{"name", Value(QStringLiteral("late"))}, {"s_integer", Value(qint64(100 + round))}});
        ++round;
    });
    REQUIRE(round > 5);
    // All that were there come once, in their order; those behind the end may come too.
    QList<qint64> old;
    for (const qint64 id : pages) {
        if (before.contains(id))
            old.append(id);
    }
    CHECK(old == before);
    CHECK(QSet<qint64>(pages.begin(), pages.end()).size() == pages.size());
}

TEST_CASE("A jump into the list shows what stands there")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 81, 50);
    Query query = listOf({{"s_text", Descending}}, 10);
    const QList<qint64> whole = store.ids(listOf({{"s_text", Descending}}, 1000));
    for (const qint64 offset : {0, 1, 10, 45, 50, 100}) {
        query.offset = offset;
        CHECK(store.ids(query) == whole.mid(offset, 10));
    }
    query.offset = std::numeric_limits<qint64>::max();
    CHECK(store.ids(query).isEmpty());
}

TEST_CASE("How many there are is told when it is asked for")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 82, 50);
    Query query = listOf({}, 10);
    CHECK(store.run(query)->total() == -1);
    query.withTotal = true;
    CHECK(store.run(query)->total() == 50);
    query.filter = Filter::compare("k_boolean", Operator::Equal, {Value(true)});
    CHECK(store.run(query)->total() == records.reference().idsWhere("person", query.filter).size());
    query.limit = 0;
    CHECK(store.run(query)->count() == uint32_t(store.run(query)->total()));
}

TEST_CASE("A page is as long as an answer may be, and says how it goes on")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    store.connection().begin(true);
    for (int i = 0; i < largestPage + 5; ++i)
        store.insert("tag", {{"name", Value(QString::number(i))}});
    store.connection().commit();
    Query query;
    query.entity = "tag";
    for (const int limit : {0, largestPage, 100'000}) {
        query.limit = limit;
        query.after.clear();
        const Result<wire::Rows> first = store.run(query);
        REQUIRE(first);
        CHECK(first->count() == largestPage);
        query.after = QByteArray::fromStdString(first->next());
        const Result<wire::Rows> second = store.run(query);
        REQUIRE(second);
        CHECK(second->count() == 5);
        CHECK(second->next().empty());
    }
}

TEST_CASE("A damaged continuation is refused, with words for people")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 83, 30);
    const QList<SortKey> sort{{"s_integer", Ascending}, {"s_text", Ascending}};
    Query query = listOf(sort, 5);
    const QByteArray good = QByteArray::fromStdString(store.run(query)->next());
    REQUIRE_FALSE(good.isEmpty());
    const QList<QByteArray> damaged{"x", "!!!!", good.left(good.size() / 2), writeCursor({qint64(1)}), writeCursor({}),
                                    // right in number, wrong in kind
                                    writeCursor({QByteArray("a"), qint64(5), qint64(5)}),
                                    writeCursor({qint64(1), QByteArray("a"), QByteArray("b")}),
                                    writeCursor({0.5, QByteArray("a"), 0.5})};
    for (const QByteArray &after : damaged) {
        query.after = after;
        const Result<wire::Rows> rows = store.run(query);
        INFO(after.constData());
        REQUIRE_FALSE(rows);
        CHECK(rows.error().code() == ErrorCode::Invalid);
    }
    query.after = good;
    CHECK(store.run(query));
}

TEST_CASE("What cannot be an order is refused")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    for (const char *path : {"k_many", "no_such_field", "k_ref.categories", "", "k_ref."}) {
        const Result<wire::Rows> rows = store.run(listOf({{path, Ascending}}, 5));
        INFO(path);
        REQUIRE_FALSE(rows);
        CHECK(rows.error().code() == ErrorCode::Invalid);
    }
}
