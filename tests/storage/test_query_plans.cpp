// The lists and searches that people look at all day go by an index for every reader: no whole table is read, and
// nothing is sorted but the page itself. Plans are printed where they are not good.
#include "server/storage/record_store.h"
#include "tests/storage/query_plan.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

const QList<QByteArray> kinds{"customer", "contact", "interaction", "user", "team", "tag", "category", "person"};

struct Reader
{
    const char *name;
    Caller caller;
};

QList<Reader> readers()
{
    Caller administrator;
    administrator.user = 1;
    administrator.administrator = true;
    return {{"administrator", administrator},
            {"team manager", readerOf(kinds, Scope::Team, 2, {11, 12, 13})},
            {"salesperson", readerOf(kinds, Scope::Own, 3, {12})}};
}

// Enough customers that reading all of them would be chosen if it were cheaper.
void fill(FreshStore &store)
{
    store.connection().begin(true);
    for (int i = 0; i < 800; ++i) {
        const qint64 owner = 1 + i % 8;
        const qint64 team = 11 + i % 3;
        const QList<FieldValue> owned{{"owner", Value(owner)}, {"team", Value(team)}, {"branch", Value(qint64(1))}};
        const Record customer = store.insert(
            "customer", owned + QList<FieldValue>{{"name", Value(QStringLiteral("客户%1").arg(i * 7919 % 1000))},
                                                  {"city", Value(QStringLiteral("济南"))},
                                                  {"level", Value(QStringLiteral("A"))}});
        store.insert("contact", owned + QList<FieldValue>{{"customer", Value(customer.id())},
                                                          {"name", Value(QStringLiteral("王%1").arg(i))}});
        store.insert("interaction", owned + QList<FieldValue>{{"customer", Value(customer.id())},
                                                              {"subject", Value(QStringLiteral("回访"))},
                                                              {"channel", Value(QStringLiteral("call"))},
                                                              {"at", Value(Instant{i * qint64(1000)})}});
    }
    store.connection().commit();
}

Query listOf(const char *entity, const QList<SortKey> &sort, const Filter &filter = {})
{
    Query query;
    query.entity = entity;
    query.sort = sort;
    query.filter = filter;
    return query;
}

Query searchOf(const char *entity, const char *typed)
{
    Query query;
    query.entity = entity;
    query.search = typed;
    query.searchCandidates = 200;
    return query;
}

struct Shown
{
    const char *name;
    Query query;
};

QList<Shown> shownAllDay()
{
    const Filter ofCustomer = Filter::compare("customer", Operator::Equal, {Value(qint64(5))});
    return {
        {"customers, newest first", listOf("customer", {})},
        {"customers by name", listOf("customer", {{"name", Ascending}})},
        {"customers by name, downwards", listOf("customer", {{"name", Descending}})},
        {"customers by level", listOf("customer", {{"level", Ascending}})},
        {"customers by city", listOf("customer", {{"city", Ascending}})},
        {"customers by last contact", listOf("customer", {{"last_contact_at", Descending}})},
        {"contacts, newest first", listOf("contact", {})},
        {"contacts by name", listOf("contact", {{"name", Ascending}})},
        {"contacts of a customer", listOf("contact", {}, ofCustomer)},
        {"contacts of a customer by name", listOf("contact", {{"name", Ascending}}, ofCustomer)},
        {"interactions, latest first", listOf("interaction", {{"at", Descending}})},
        {"interactions of a customer", listOf("interaction", {{"at", Descending}}, ofCustomer)},
        {"find a customer by name", searchOf("customer", "济南")},
        {"find a customer by initials", searchOf("customer", "khkh")},
        {"find a customer by phone", searchOf("customer", "13805310001")},
        {"find a contact", searchOf("contact", "wang")},
    };
}

std::string list(const QList<QByteArray> &lines)
{
    return lines.join("; ").toStdString();
}

} // namespace

TEST_CASE("What is looked at all day goes by an index")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    for (const Shown &shown : shownAllDay()) {
        for (const Reader &reader : readers()) {
            const auto compiled =
                compileQuery(shown.query, *store.catalogue(), reader.caller, DialectKind::Sqlite, store.clock());
            REQUIRE(compiled);
            const QueryPlan plan = planOf(store, *compiled);
            INFO(shown.name << ", " << reader.name << ":\n" << plan.text.constData());
            CHECK(list(plan.fullScans()) == "");
            if (shown.query.search.isEmpty()) // a search sorts its candidates, at most 200 of each branch
                CHECK(list(plan.unboundedSorts()) == "");
        }
    }
}

TEST_CASE("What belongs to one customer is found by the customer, whoever reads")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    const Filter ofCustomer = Filter::compare("customer", Operator::Equal, {Value(qint64(5))});
    const Filter ofCall = Filter::compare("channel", Operator::Equal, {Value(QStringLiteral("call"))});
    for (const Query &query :
         {listOf("interaction", {{"at", Descending}}, ofCustomer),
          listOf("interaction", {{"at", Descending}}, Filter::all({ofCall, ofCustomer})),
          listOf("contact", {{"main", Descending}}, ofCustomer), listOf("contact", {}, ofCustomer)}) {
        for (const Reader &reader : readers()) {
            const auto compiled =
                compileQuery(query, *store.catalogue(), reader.caller, DialectKind::Sqlite, store.clock());
            REQUIRE(compiled);
            const QueryPlan plan = planOf(store, *compiled);
            INFO(reader.name << ":\n" << plan.text.constData());
            CHECK(plan.text.contains("(customer=?"));
            CHECK_FALSE(plan.text.contains("(owner=?"));
            CHECK_FALSE(plan.text.contains("(team=?"));
        }
    }
}

TEST_CASE("A list by level of the A customers begins where they begin")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    const Filter levelA = Filter::compare("level", Operator::Equal, {Value(QStringLiteral("A"))});
    const Filter inJinan = Filter::compare("city", Operator::Equal, {Value(QStringLiteral("济南"))});
    for (const Filter &filter : {levelA, Filter::all({levelA, inJinan}), Filter::all({levelA})}) {
        const Query query = listOf("customer", {{"level", Descending}}, filter);
        for (const Reader &reader : readers()) {
            const auto compiled =
                compileQuery(query, *store.catalogue(), reader.caller, DialectKind::Sqlite, store.clock());
            REQUIRE(compiled);
            const QueryPlan plan = planOf(store, *compiled);
            INFO(reader.name << ":\n" << plan.text.constData());
            CHECK(plan.text.contains("<expr>=?"));
            CHECK(store.run(query, readers().first().caller)->count() == 50);
        }
    }
}

TEST_CASE("The next page goes by the same index, from where the last one ended")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    for (Shown &shown : shownAllDay()) {
        if (!shown.query.search.isEmpty())
            continue;
        for (const Reader &reader : readers()) {
            shown.query.after.clear();
            shown.query.limit = 20;
            const Result<wire::Rows> first = store.run(shown.query, reader.caller);
            REQUIRE(first);
            shown.query.after = QByteArray::fromStdString(first->next());
            if (shown.query.after.isEmpty())
                continue; // all on one page
            const auto compiled =
                compileQuery(shown.query, *store.catalogue(), reader.caller, DialectKind::Sqlite, store.clock());
            REQUIRE(compiled);
            const QueryPlan plan = planOf(store, *compiled);
            INFO(shown.name << ", " << reader.name << ":\n" << plan.text.constData());
            CHECK(list(plan.fullScans()) == "");
            CHECK(list(plan.fromTheStart()) == "");
            CHECK(list(plan.unboundedSorts()) == "");
        }
    }
}

TEST_CASE("A plan that reads a whole table or sorts it is noticed")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    CompiledQuery bad;
    bad.select = {"SELECT * FROM customer t ORDER BY t.address LIMIT 50", {}};
    CHECK(planOf(store, bad).fullScans().size() == 1);
    CHECK(planOf(store, bad).unboundedSorts().size() == 1);
    bad.select = {"SELECT * FROM customer t WHERE t.owner=1 AND t.deleted_at IS NULL ORDER BY t.address LIMIT 50", {}};
    CHECK(planOf(store, bad).fullScans().isEmpty());
    CHECK(planOf(store, bad).unboundedSorts().size() == 1);
}

TEST_CASE("What imports and deletions look up goes by an index")
{
    FreshStore store(DialectKind::Sqlite);
    fill(store);
    store.connection().execute("ANALYZE");
    const auto plan = [&](const SqlPiece &piece) {
        QByteArray text;
        Statement &rows = store.connection().statement("EXPLAIN QUERY PLAN " + piece.sql).bind(piece.values);
        while (rows.step())
            text += rows.bytes(3) + '\n';
        return text;
    };
    int looked = 0;
    for (const EntityPtr &entity : store.catalogue()->entities()) {
        // A cell of a list names a linked record by its title or by a unique field.
        const QList<Catalogue::Link> links = store.catalogue()->linksTo(entity->key);
        const bool isLinked = std::any_of(links.begin(), links.end(),
                                          [](const Catalogue::Link &link) { return link.field->kind != Kind::Lines; });
        for (const FieldSpec &field : entity->fields) {
            if (!field.is(Unique) && !(field.is(Title) && isLinked))
                continue;
            const QByteArray how = plan(RecordStore::lookup(*entity, {field.key}, {Value(QStringLiteral("某某"))}));
            INFO(entity->key.constData() << '.' << field.key.constData() << ": " << how.constData());
            const bool isShort = entity->is(Configuration) && !field.is(Sortable);
            CHECK((isShort || how.startsWith("SEARCH")));
            ++looked;
        }
        // Who still refers to what shall be deleted, and what goes with it?
        for (const Catalogue::Link &link : links) {
            if (link.field->kind != Kind::Ref || deletionRule(*link.entity, *link.field, *entity) == OnDelete::Keep)
                continue;
            const bool isShort = link.entity->is(Configuration) || link.entity->is(Unowned);
            const QByteArray how = plan(RecordStore::lookup(*link.entity, {link.field->key}, {Value(qint64(7))}));
            INFO(link.entity->key.constData() << '.' << link.field->key.constData() << ": " << how.constData());
            CHECK((isShort || how.startsWith("SEARCH")));
            ++looked;
        }
    }
    CHECK(looked > 40);
}
