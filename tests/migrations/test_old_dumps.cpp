// What an early build left behind is loaded, brought to the present, and used: nothing lost, nothing asked twice.
// dumps/schema_N_*.sql is the database of schema N; every new schema adds its own and keeps the old ones.
#include "common/catalogue/entities/activity.h"
#include "common/catalogue/value_text.h"
#include "common/protocol/result_table.h"
#include "server/records/change_feed.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/rules/business_rules.h"
#include "server/storage/consistency.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QByteArray dump(DialectKind dialect, int version)
{
    QFile file(QStringLiteral(FAIRDESK_SOURCE_DIR "/tests/migrations/dumps/schema_%1_%2.sql")
                   .arg(version)
                   .arg(dialect == DialectKind::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgres")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

// The database of the dump, brought to the present the way the server does it at its start.
class UpgradedCentre
{
public:
    UpgradedCentre(DialectKind dialect, int version)
        : m_home(dialect)
    {
        openConnection(m_home.location(), false)->execute(dump(dialect, version));
        auto opened = Database::open(m_home.location(), 2);
        REQUIRE(opened);
        m_database = *std::move(opened);
        REQUIRE(upgrade());
        records = std::make_unique<RecordService>(*m_database, state, m_feed, m_rules, m_clock);
        queries = std::make_unique<QueryService>(*m_database, state, m_clock);
    }

    Result<void> upgrade()
    {
        return m_database->writeNow([&](Connection &connection) -> Result<void> {
            if (Result<void> core = SchemaStore::upgrade(connection, *coreCatalogue().build()); !core)
                return core;
            state.reload(connection);
            if (Result<void> custom = SchemaStore::upgrade(connection, *state.catalogue()); !custom)
                return custom;
            // Search rows are no data: a dump in SQL does not hold them.
            for (const EntityPtr &entity : state.catalogue()->entities()) {
                if (entity->isSearchable())
                    SearchStore::rebuild(connection, entity);
            }
            return {};
        });
    }

    CallContext as(const char *login)
    {
        return {state.caller(state.snapshot().access->userByLogin(login)->id), "test"};
    }
    Record load(const char *entity, qint64 id)
    {
        std::optional<Record> record;
        REQUIRE(m_database->read([&](Connection &connection) -> Result<void> {
            record = RecordStore::load(connection, state.catalogue()->find(entity), id);
            return {};
        }));
        REQUIRE(record);
        return *record;
    }
    QList<qint64> ids(const char *login, const Query &query)
    {
        const Result<wire::Rows> rows = queries->query(as(login), query);
        INFO((rows ? QString() : rows.error().english()).toStdString());
        REQUIRE(rows);
        QList<qint64> ids;
        const ResultTable table(*rows);
        for (int row = 0; row < table.rowCount(); ++row)
            ids.append(table.id(row));
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    ConsistencyReport check()
    {
        ConsistencyReport report;
        REQUIRE(m_database->read([&](Connection &connection) -> Result<void> {
            report = checkConsistency(connection, *state.catalogue());
            return {};
        }));
        return report;
    }

    // All records as text, so that a difference has a name.
    QStringList contents()
    {
        QStringList lines;
        REQUIRE(m_database->read([&](Connection &connection) -> Result<void> {
            for (const EntityPtr &entity : state.catalogue()->entities()) {
                RecordStore::forEach(connection, entity, [&](const Record &record) {
                    QString line = QString::fromUtf8(entity->key);
                    for (int i = 0; i < entity->fields.size(); ++i)
                        line += u'|' + valueToText(entity->fields.at(i), record.at(i));
                    lines.append(line);
                });
            }
            return {};
        }));
        return lines;
    }

private:
    OwnDatabase m_home;
    FixedClock m_clock = centreClock();
    ChangeFeed m_feed;
    RuleBook m_rules = businessRules();
    std::unique_ptr<Database> m_database;

public:
    // They end before the database that they stand on.
    ServerState state;
    std::unique_ptr<RecordService> records;
    std::unique_ptr<QueryService> queries;
};

Query listOf(const char *entity)
{
    Query query;
    query.entity = entity;
    return query;
}

} // namespace

TEST_CASE("Every record of the old database is there, with all that it held")
{
    UpgradedCentre centre(GENERATE(from_range(bothDatabases())), 1);
    const Record heavy = centre.load("customer", 1);
    const ConstRow<Customer> customer(heavy);
    CHECK(heavy.version() == 3);
    CHECK(heavy.at("external_id").text() == QStringLiteral("ERP-1001"));
    CHECK(*customer.get(&Customer::name) == QStringLiteral("山东重型机械集团有限公司"));
    CHECK(customer.get(&Customer::roles)->keys == QStringList{QStringLiteral("exhibitor"), QStringLiteral("media")});
    CHECK(*customer.get(&Customer::bankAccount) == QStringLiteral("工行 '济南' 6222 0000"));
    CHECK(*customer.get(&Customer::remarks) == QStringLiteral("第一行\n第二行"));
    CHECK(*customer.get(&Customer::tags) == QList<Id<Tag>>{Id<Tag>{1}, Id<Tag>{2}});
    CHECK(*customer.get(&Customer::categories) == QList<Id<Category>>{Id<Category>{2}});
    CHECK(heavy.at("booth_preference").text() == QStringLiteral("corner"));
    CHECK(heavy.at("halls").integer() == 2);
    // What this program knows and the old one did not is empty.
    CHECK(customer.get(&Customer::completeness).isNull());
    CHECK(customer.get(&Customer::products).isNull());

    CHECK_FALSE(centre.load("customer", 3).at(DeletedAtField).isEmpty());
    CHECK(centre.load("contact", 1).at("birthday") == Value(QDate(1980, 5, 18)));
    CHECK(centre.load("contact", 2).at("name").text() == QStringLiteral("Müller, Jörg"));
    CHECK(centre.load("interaction", 1).at("at") == Value(Instant{1'768'431'600'000}));
    CHECK(*ConstRow<Task>(centre.load("task", 2)).get(&Task::state) == TaskState::Done);
}

TEST_CASE("What administrators had set up still holds")
{
    UpgradedCentre centre(GENERATE(from_range(bothDatabases())), 1);
    const EntityPtr customer = centre.state.catalogue()->find("customer");
    const FieldSpec *preference = customer->field("booth_preference");
    REQUIRE(preference);
    CHECK(preference->kind == Kind::Choice);
    CHECK(preference->choice("island"));
    CHECK(customer->field("level")->choice("D")->retired);
    CHECK(customer->field("level")->choice("A")->label.chinese == QStringLiteral("战略客户"));
    CHECK_FALSE(customer->field("level")->choice("B")); // their list, not ours
    CHECK(centre.state.snapshot().settings.value("centre.name") == QStringLiteral("山东国际会展中心").toUtf8());

    const CallerPtr seller = centre.as("wangfang").caller;
    CHECK(seller->fieldRule(*customer, *customer->field("bank_account")) == FieldRule::Hidden);
    CHECK(seller->may("booking.seePrice"));
    CHECK(centre.as("admin").caller->administrator);
    CHECK_FALSE(centre.state.caller(3)); // has left
}

TEST_CASE("People see what was theirs, and find it")
{
    UpgradedCentre centre(GENERATE(from_range(bothDatabases())), 1);
    CHECK(centre.ids("wangfang", listOf("customer")) == QList<qint64>{1, 2});
    CHECK(centre.ids("wangfang", listOf("person")) == QList<qint64>{1}); // shared with her
    CHECK(centre.ids("admin", listOf("customer")) == QList<qint64>{1, 2});
    Query search = listOf("customer");
    search.search = "sdzx";
    CHECK(centre.ids("wangfang", search) == QList<qint64>{1});
    Query preferring = listOf("customer");
    preferring.filter = Filter::compare("booth_preference", Operator::Equal, {Value(QStringLiteral("corner"))});
    CHECK(centre.ids("wangfang", preferring) == QList<qint64>{1});
    CHECK(centre.ids("wangfang", listOf("note")).isEmpty()); // notes came later
}

TEST_CASE("Work goes on: new records get new numbers, old ones can be changed")
{
    UpgradedCentre centre(GENERATE(from_range(bothDatabases())), 1);
    SaveRequest request;
    request.changes = {
        {RecordChange::Operation::Create, "customer", 0, 0, {{"name", Value(QStringLiteral("新客户"))}}, {}},
        {RecordChange::Operation::Create,
         "note",
         0,
         0,
         {{"customer", Value(qint64(1))}, {"text", Value(QStringLiteral("便条"))}},
         {}},
        {RecordChange::Operation::Update,
         "customer",
         1,
         3,
         {{"halls", Value(qint64(3))}, {"products", Value(QStringLiteral("机床"))}},
         {}}};
    const Result<SaveResult> saved = centre.records->saveNow(centre.as("wangfang"), request);
    INFO((saved ? QString() : saved.error().english()).toStdString());
    REQUIRE(saved);
    CHECK(saved->saved.at(0).id == 4);
    CHECK(centre.load("customer", 4).at("number").text() == QStringLiteral("C2026000004"));
    CHECK(centre.load("customer", 1).at("halls").integer() == 3);
    CHECK(centre.load("customer", 1).version() == 4);
}

TEST_CASE("The store is sound, the same on both databases, and a second start changes nothing")
{
    QByteArray digest;
    QStringList contents;
    for (const DialectKind dialect : bothDatabases()) {
        UpgradedCentre centre(dialect, 1);
        const ConsistencyReport first = centre.check();
        CHECK(first.problems.join(u'\n').toStdString() == "");
        REQUIRE(centre.upgrade());
        const ConsistencyReport second = centre.check();
        CHECK(second.digest == first.digest);
        CHECK(second.problems.isEmpty());
        if (!digest.isEmpty()) {
            CHECK(centre.contents() == contents);
            CHECK(first.digest == digest);
        }
        digest = first.digest;
        contents = centre.contents();
    }
}

TEST_CASE("There is a dump of every released schema")
{
    for (int version = 1; version <= schemaVersion; ++version) {
        for (const DialectKind dialect : {DialectKind::Sqlite, DialectKind::Postgres})
            CHECK_FALSE(dump(dialect, version).isEmpty());
    }
}
