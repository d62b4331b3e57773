#include "server/storage/schema_store.h"

#include "common/base/logging.h"
#include "server/storage/migrations/migrations.h"
#include "server/storage/search_store.h"

#include <QSet>

namespace fairdesk {
namespace {

bool hasTable(Connection &connection, const QByteArray &table)
{
    const QByteArray sql = connection.isSqlite() ? "SELECT 1 FROM sqlite_master WHERE type='table' AND name=?"
                                                 : "SELECT 1 FROM information_schema.tables WHERE table_schema='public' AND table_name=?";
    return connection.integer(sql, {table}).has_value();
}

QSet<QByteArray> columnsIn(Connection &connection, const QByteArray &table)
{
    const QByteArray sql = connection.isSqlite()
        ? "SELECT name FROM pragma_table_info(?)"
        : "SELECT column_name::text FROM information_schema.columns WHERE table_schema='public' AND table_name=?";
    QSet<QByteArray> columns;
    Statement &query = connection.statement(sql).bind({table});
    while (query.step())
        columns.insert(query.bytes(0));
    return columns;
}

void ensureTable(Connection &connection, const TableSpec &table)
{
    if (!hasTable(connection, table.name)) {
        connection.execute(createTable(table, connection.dialect()));
        return;
    }
    const QSet<QByteArray> present = columnsIn(connection, table.name);
    for (const ColumnSpec &column : table.columns) {
        if (!present.contains(column.name))
            connection.execute(addColumn(table.name, column, connection.dialect()));
    }
}

} // namespace

int SchemaStore::versionOf(Connection &connection)
{
    if (!hasTable(connection, "fd_meta"))
        return 0;
    return meta(connection, "schema_version").value_or("0").toInt();
}

Result<void> SchemaStore::upgrade(Connection &connection, const Catalogue &catalogue)
{
    const int version = versionOf(connection);
    if (version > schemaVersion) {
        return Error(ErrorCode::Unavailable,
                     message(QT_TRANSLATE_NOOP("Message", "The data were written by a newer version of Fairdesk (schema %1, this program knows %2). "
                                                          "Install the newer program."),
                             qint64(version), qint64(schemaVersion)));
    }
    if (version > 0)
        runMigrations(connection, version);
    const SchemaSpec schema = schemaOf(catalogue);
    for (const TableSpec &table : schema.tables)
        ensureTable(connection, table);
    for (const IndexSpec &index : schema.indexes)
        connection.execute(createIndex(index));
    for (const EntityPtr &entity : catalogue.entities()) {
        if (entity->isSearchable())
            SearchStore::createTable(connection, *entity);
    }
    setMeta(connection, "schema_version", QByteArray::number(schemaVersion));
    connection.forgetStatements();
    return {};
}

void SchemaStore::addField(Connection &connection, const EntitySpec &entity, const FieldSpec &field)
{
    const QSet<QByteArray> present = columnsIn(connection, entity.key);
    for (const ColumnSpec &column : columnsOf(field)) {
        if (!present.contains(column.name))
            connection.execute(addColumn(entity.key, column, connection.dialect()));
    }
    if (field.kind == Kind::Many) {
        ensureTable(connection, {linkTable(entity.key, field),
                                 {{"record", ColumnType::Integer, true}, {"target", ColumnType::Integer, true}},
                                 {"record", "target"}});
    }
}

void SchemaStore::addIndexes(Connection &connection, const EntitySpec &entity, const FieldSpec &field)
{
    for (const IndexSpec &index : indexesOf(entity, field))
        connection.execute(createIndex(index));
}

std::optional<QByteArray> SchemaStore::meta(Connection &connection, const QByteArray &key)
{
    return connection.text("SELECT value FROM fd_meta WHERE key=?", {key});
}

void SchemaStore::setMeta(Connection &connection, const QByteArray &key, const QByteArray &value)
{
    connection.run("INSERT INTO fd_meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value=excluded.value", {key, value});
}

} // namespace fairdesk
