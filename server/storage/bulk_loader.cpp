#include "server/storage/bulk_loader.h"

#include "server/storage/duplicate_store.h"
#include "server/storage/duplicate_values.h"
#include "server/storage/record_store.h"
#include "server/storage/schema.h"
#include "server/storage/search_store.h"
#include "server/storage/sql_text.h"

#include <QSet>

namespace fairdesk {
namespace {

// The same as the write path tells: what stands in the trail's own columns needs no place among the changes.
bool isTold(const FieldSpec &field, int place)
{
    if (field.kind == Kind::Lines)
        return false;
    return place == ExternalIdField || place == OwnerField || place == TeamField || place == BranchField ||
           place >= SystemFieldCount;
}

QList<AuditFieldChange> changesBetween(const Record *before, const Record &after)
{
    QList<AuditFieldChange> changes;
    const QList<FieldSpec> &fields = after.entity().fields;
    for (int i = 0; i < fields.size(); ++i) {
        const bool differs = before ? before->at(i) != after.at(i) : !after.at(i).isEmpty();
        if (differs && isTold(fields.at(i), i))
            changes.append({fields.at(i).key, before ? before->at(i) : Value::null(), after.at(i)});
    }
    return changes;
}

QByteArray insertStatement(const EntitySpec &entity)
{
    QList<QByteArray> names;
    for (const FieldSpec &field : entity.fields) {
        for (const ColumnSpec &column : columnsOf(field))
            names.append(quoted(column.name));
    }
    return "INSERT INTO " + quoted(entity.key) + " (" + names.join(',') + ") VALUES (?" +
           QByteArray(",?").repeated(names.size() - 1) + ')';
}

QList<IndexSpec> readingIndexes(const Catalogue &catalogue, const QList<QByteArray> &entities)
{
    QSet<QByteArray> tables{"fd_audit", "fd_duplicate_key"}; // read by none of this work
    for (const QByteArray &key : entities) {
        tables.insert(key);
        for (const TableSpec &table : linkTablesOf(*catalogue.find(key)))
            tables.insert(table.name);
    }
    QList<IndexSpec> indexes = schemaOf(catalogue).indexes;
    indexes.removeIf([&](const IndexSpec &index) { return index.unique || !tables.contains(index.table); });
    return indexes;
}

} // namespace

BulkLoader::BulkLoader(Connection &connection, QByteArray origin)
    : m_connection(connection)
    , m_origin(std::move(origin))
    , m_head(AuditStore::head(connection))
{
}

void BulkLoader::add(const BulkRecord &item)
{
    const Record &record = item.record;
    insert(record);
    insertLinks(record);
    SearchStore::update(m_connection, record.entity(), nullptr, &record);
    DuplicateStore::replace(m_connection, record.entity().key, record.id(), {}, duplicateKeysOf(record));
    appendTrail(nullptr, item.first.isNull() ? record : item.first);
    if (!item.first.isNull())
        appendTrail(&item.first, record);
}

void BulkLoader::finish()
{
    AuditStore::keepHead(m_connection, m_head);
}

void BulkLoader::insert(const Record &record)
{
    const EntitySpec &entity = record.entity();
    QByteArray &sql = m_inserts[entity.key];
    if (sql.isEmpty())
        sql = insertStatement(entity);
    QList<SqlValue> values;
    values.reserve(entity.fields.size() + 4);
    for (int i = 0; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        if (!field.isStoredInRow())
            continue;
        values.append(sqlValue(field, record.at(i)));
        if (field.kind == Kind::Money)
            values.append(currencyValue(record.at(i)));
    }
    m_connection.run(sql, values);
}

void BulkLoader::insertLinks(const Record &record)
{
    const EntitySpec &entity = record.entity();
    for (int i = SystemFieldCount; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        if (field.kind != Kind::Many)
            continue;
        const QByteArray sql = "INSERT INTO " + quoted(linkTable(entity.key, field)) + "(record, target) VALUES(?,?)";
        for (const qint64 target : record.at(i).valueOr(QList<qint64>()))
            m_connection.run(sql, {record.id(), target});
    }
}

void BulkLoader::appendTrail(const Record *before, const Record &after)
{
    AuditRow row;
    row.at = after.at(ChangedAtField).valueOr(Instant());
    row.user = after.at(ChangedByField).integer();
    row.origin = m_origin;
    row.entity = after.entity().key;
    row.record = after.id();
    row.action = before ? "updated" : "created";
    row.version = after.version();
    row.before = before ? factsOf(*before) : RowFacts();
    row.after = factsOf(after);
    row.changes = changesBetween(before, after);
    AuditStore::append(m_connection, m_head, row, after.entity());
}

qint64 BulkLoader::nextId(Connection &connection, const EntitySpec &entity)
{
    return connection.integer("SELECT max(\"id\") FROM " + quoted(entity.key)).value_or(0) + 1;
}

void BulkLoader::dropIndexes(Connection &connection, const Catalogue &catalogue, const QList<QByteArray> &entities)
{
    connection.forgetStatements();
    for (const IndexSpec &index : readingIndexes(catalogue, entities))
        connection.execute("DROP INDEX IF EXISTS " + quoted(index.name));
}

void BulkLoader::makeIndexes(Connection &connection, const Catalogue &catalogue, const QList<QByteArray> &entities)
{
    connection.forgetStatements();
    for (const IndexSpec &index : readingIndexes(catalogue, entities))
        connection.execute(createIndex(index));
    if (connection.isSqlite())
        return; // it takes the largest id that it met
    for (const QByteArray &key : entities) {
        connection.integer("SELECT setval(pg_get_serial_sequence(?, 'id'), (SELECT coalesce(max(\"id\"), 0) + 1 FROM " +
                               quoted(key) + "), false)",
                           {quoted(key)});
    }
}

} // namespace fairdesk
