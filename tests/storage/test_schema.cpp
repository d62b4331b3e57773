// The schema follows the catalogue: from nothing, from an older catalogue, and never backwards.
#include "common/catalogue/entities/activity.h"
#include "server/storage/schema_store.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QSet>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QSet<QByteArray> columnsOf(Connection &connection, const QByteArray &table)
{
    const QByteArray sql = connection.isSqlite()
                               ? "SELECT name FROM pragma_table_info(?)"
                               : "SELECT column_name::text FROM information_schema.columns WHERE table_name=?";
    QSet<QByteArray> names;
    Statement &query = connection.statement(sql).bind({table});
    while (query.step())
        names.insert(query.bytes(0));
    return names;
}

QSet<QByteArray> indexesOf(Connection &connection)
{
    Statement &query = connection.statement(connection.isSqlite()
                                                ? "SELECT name FROM sqlite_master WHERE type='index'"
                                                : "SELECT indexname::text FROM pg_indexes WHERE schemaname='public'");
    QSet<QByteArray> names;
    while (query.step())
        names.insert(query.bytes(0));
    return names;
}

void checkComplete(Connection &connection, const Catalogue &catalogue)
{
    const SchemaSpec schema = schemaOf(catalogue);
    for (const TableSpec &table : schema.tables) {
        INFO(table.name.constData());
        const QSet<QByteArray> present = columnsOf(connection, table.name);
        for (const ColumnSpec &column : table.columns) {
            INFO(column.name.constData());
            CHECK(present.contains(column.name));
        }
        CHECK(present.size() == table.columns.size());
    }
    const QSet<QByteArray> indexes = indexesOf(connection);
    for (const IndexSpec &index : schema.indexes) {
        INFO(index.name.constData());
        CHECK(indexes.contains(index.name));
    }
    for (const EntityPtr &entity : catalogue.entities()) {
        if (entity->isSearchable())
            CHECK_FALSE(columnsOf(connection, searchTable(entity->key)).isEmpty());
    }
}

// What the first release may have known: half of the kinds of record, and customers without most of their fields.
CataloguePtr earlierCatalogue()
{
    QList<EntityPtr> entities;
    const CataloguePtr now = coreCatalogue().build();
    for (const EntityPtr &entity : now->entities()) {
        if (entity->key == "task" || entity->key == "note" || entity->key == "person")
            continue;
        auto earlier = std::make_shared<EntitySpec>(*entity);
        if (earlier->key == "customer") {
            earlier->fields.removeIf([](const FieldSpec &field) {
                return !field.is(System) && field.key != "name" && field.key != "number" && field.key != "phone";
            });
            earlier->sections.clear();
        }
        earlier->buildIndex();
        entities.append(std::move(earlier));
    }
    return std::make_shared<Catalogue>(entities);
}

QByteArray goldenSchema(DialectKind dialect)
{
    QFile file(
        QStringLiteral(FAIRDESK_SOURCE_DIR "/tests/catalogue/golden/") +
        (dialect == DialectKind::Sqlite ? QStringLiteral("schema_sqlite.sql") : QStringLiteral("schema_postgres.sql")));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("An empty database gets all that the catalogue demands, once")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    checkComplete(store.connection(), *store.catalogue());
    CHECK(SchemaStore::versionOf(store.connection()) == schemaVersion);
    // The second start finds nothing to do.
    CHECK(SchemaStore::upgrade(store.connection(), *store.catalogue()));
    checkComplete(store.connection(), *store.catalogue());
}

TEST_CASE("The schema in the repository is accepted by the databases themselves")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    const OwnDatabase database(dialect);
    const auto connection = openConnection(database.location(), false);
    connection->execute(goldenSchema(dialect));
    // And is what the program would have made.
    CHECK(SchemaStore::upgrade(*connection, *coreCatalogue().build()));
    checkComplete(*connection, *coreCatalogue().build());
}

TEST_CASE("A database of an earlier catalogue grows and keeps what is in it")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect, earlierCatalogue());
    CHECK_FALSE(columnsOf(store.connection(), "customer").contains("city"));
    CHECK(columnsOf(store.connection(), "task").isEmpty());
    const Record old = store.insert(
        "customer", {{"name", Value(QStringLiteral("山东重机"))}, {"phone", Value(QStringLiteral("0531 8812 3456"))}});

    const CataloguePtr now = coreCatalogue().build();
    REQUIRE(SchemaStore::upgrade(store.connection(), *now));
    checkComplete(store.connection(), *now);
    CHECK(store.connection().text("SELECT name FROM customer WHERE id=?", {old.id()}) ==
          QStringLiteral("山东重机").toUtf8());
    CHECK_FALSE(store.connection().text("SELECT city FROM customer WHERE id=?", {old.id()}));
    CHECK(store.connection().run("UPDATE customer SET city=? WHERE id=?", {QByteArray("Jinan"), old.id()}) == 1);
}

TEST_CASE("A custom field gets its column and its index, and no field of a later release meets it")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect);
    for (const Kind kind :
         {Kind::Text, Kind::Integer, Kind::Decimal, Kind::Date, Kind::Money, Kind::Choice, Kind::Ref, Kind::Many}) {
        FieldSpec field;
        field.key = QByteArray("name_") + kindKey(kind);
        field.kind = kind;
        field.flags = Custom | Indexed;
        field.target = "tag";
        const EntityPtr customer = store.catalogue()->find("customer");
        INFO(field.key.constData());
        SchemaStore::addField(store.connection(), *customer, field);
        SchemaStore::addField(store.connection(), *customer, field); // a restart in between
        SchemaStore::addIndexes(store.connection(), *customer, field);
        const bool inRow = columnsOf(store.connection(), "customer").contains("x_" + field.key);
        CHECK(inRow == field.isStoredInRow());
        CHECK((inRow || !columnsOf(store.connection(), "customer__x_" + field.key).isEmpty()));
        for (const IndexSpec &index : fairdesk::indexesOf(*customer, field))
            CHECK(indexesOf(store.connection()).contains(index.name));
    }
}

TEST_CASE("The data of a newer program are not touched")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    SchemaStore::setMeta(store.connection(), "schema_version", QByteArray::number(schemaVersion + 1));
    store.connection().execute("DROP TABLE note");
    const Result<void> refused = SchemaStore::upgrade(store.connection(), *store.catalogue());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code() == ErrorCode::Unavailable);
    CHECK(columnsOf(store.connection(), "note").isEmpty());
    CHECK(SchemaStore::versionOf(store.connection()) == schemaVersion + 1);
}

TEST_CASE("Small values of the program are kept and replaced")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    CHECK_FALSE(SchemaStore::meta(store.connection(), "locale"));
    SchemaStore::setMeta(store.connection(), "locale", "zh_CN");
    SchemaStore::setMeta(store.connection(), "locale", "en");
    CHECK(SchemaStore::meta(store.connection(), "locale") == QByteArray("en"));
}

TEST_CASE("Unique means unique among the living")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record first = store.insert("tag", {{"name", Value(QStringLiteral("VIP"))}});
    CHECK_THROWS_AS(store.insert("tag", {{"name", Value(QStringLiteral("VIP"))}}), SqlFailure);
    store.remove(first);
    store.insert("tag", {{"name", Value(QStringLiteral("VIP"))}});
    // Nothing is not a value: any number of records have no external id.
    store.insert("tag", {{"name", Value(QStringLiteral("A"))}});
    store.insert("tag", {{"name", Value(QStringLiteral("B"))}});

    // One name below each parent, and one among those without.
    store.insert("category", {{"name", Value(QStringLiteral("Machines"))}});
    CHECK_THROWS_AS(store.insert("category", {{"name", Value(QStringLiteral("Machines"))}}), SqlFailure);
    store.insert("category", {{"name", Value(QStringLiteral("Machines"))}, {"parent", Value(qint64(1))}});
}
