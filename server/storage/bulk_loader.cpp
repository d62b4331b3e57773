#include "server/storage/bulk_loader.h"

#include "server/storage/database.h"
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

void appendValue(BulkTable &table, const FieldSpec &field, const Value &value)
{
    if (!value.isPresent())
        table.addNull();
    else if (const auto *text = std::get_if<QString>(&value.data()))
        table.addText(*text);
    else
        table.add(sqlValue(field, value));
    if (field.kind == Kind::Money)
        table.add(currencyValue(value));
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

// A transaction of its own: the log of all of them together would be as large as the store.
Result<void> step(Database &database, const std::function<void(Connection &)> &work)
{
    return database.writeNow([&](Connection &connection) {
        connection.forgetStatements();
        work(connection);
        return Result<void>();
    });
}

} // namespace

// Where the rows of one entity go.
struct BulkLoader::EntityRows
{
    BulkTable *records = nullptr;
    std::vector<int> fields;                        // those in the row
    std::vector<std::pair<int, BulkTable *>> links; // Many
};

BulkLoader::BulkLoader(DialectKind dialect, const AuditStore::Head &head, QByteArray origin, BulkTrail trail)
    : m_dialect(dialect)
    , m_head(head)
    , m_origin(std::move(origin))
    , m_trail(trail)
    , m_rows(std::make_shared<BulkRows>())
{
}

BulkLoader::EntityRows &BulkLoader::rowsOf(const EntitySpec &entity)
{
    std::shared_ptr<EntityRows> &rows = m_entities[&entity];
    if (rows)
        return *rows;
    rows = std::make_shared<EntityRows>();
    QList<QByteArray> names;
    for (int i = 0; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        for (const ColumnSpec &column : columnsOf(field))
            names.append(quoted(column.name));
        if (field.isStoredInRow())
            rows->fields.push_back(i);
    }
    rows->records = &m_rows->table("INSERT INTO " + quoted(entity.key) + " (" + names.join(',') + ") VALUES",
                                   placeholders(names.size()));
    for (int i = SystemFieldCount; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        if (field.kind == Kind::Many) {
            rows->links.push_back(
                {i, &m_rows->table("INSERT INTO " + quoted(linkTable(entity.key, field)) + "(record, target) VALUES",
                                   placeholders(2))});
        }
    }
    return *rows;
}

void BulkLoader::add(const BulkRecord &item)
{
    const Record &record = item.record;
    const EntitySpec &entity = record.entity();
    const EntityRows &rows = rowsOf(entity);
    for (const int field : rows.fields)
        appendValue(*rows.records, entity.fields.at(field), record.at(field));
    for (const auto &[field, table] : rows.links) {
        if (const auto *targets = record.at(field).as<QList<qint64>>()) {
            for (const qint64 target : *targets)
                table->add(record.id()).add(target);
        }
    }
    SearchStore::append(*m_rows, record, m_dialect);
    DuplicateStore::append(*m_rows, entity.key, record.id(), duplicateKeysOf(record));
    appendTrail(nullptr, item.first.isNull() ? record : item.first);
    if (!item.first.isNull())
        appendTrail(&item.first, record);
}

std::function<void(Connection &)> BulkLoader::take()
{
    m_entities.clear();
    return [rows = std::exchange(m_rows, std::make_shared<BulkRows>()), head = m_head](Connection &connection) {
        rows->write(connection);
        AuditStore::keepHead(connection, head);
    };
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
    if (before || m_trail == BulkTrail::Values)
        row.changes = changesBetween(before, after);
    AuditStore::append(*m_rows, m_head, row, after.entity());
}

qint64 BulkLoader::nextId(Connection &connection, const EntitySpec &entity)
{
    return connection.integer("SELECT max(\"id\") FROM " + quoted(entity.key)).value_or(0) + 1;
}

Result<void> BulkLoader::begin(Database &database, const Catalogue &catalogue, const QList<QByteArray> &entities)
{
    return step(database, [&](Connection &connection) {
        for (const IndexSpec &index : readingIndexes(catalogue, entities))
            connection.execute("DROP INDEX IF EXISTS " + quoted(index.name));
        for (const QByteArray &key : entities)
            SearchStore::beginLoad(connection, *catalogue.find(key));
        DuplicateStore::beginLoad(connection);
    });
}

Result<void> BulkLoader::end(Database &database, const Catalogue &catalogue, const QList<QByteArray> &entities)
{
    Result<void> done = step(database, [](Connection &connection) { DuplicateStore::endLoad(connection); });
    for (const QByteArray &key : entities) {
        if (done)
            done =
                step(database, [&](Connection &connection) { SearchStore::endLoad(connection, *catalogue.find(key)); });
    }
    for (const IndexSpec &index : readingIndexes(catalogue, entities)) {
        if (done)
            done = step(database, [&](Connection &connection) { connection.execute(createIndex(index)); });
    }
    if (!done || database.dialect() == DialectKind::Sqlite)
        return done; // SQLite takes the largest id that it met
    return step(database, [&](Connection &connection) {
        for (const QByteArray &key : entities) {
            connection.integer("SELECT setval(pg_get_serial_sequence(?, 'id'), (SELECT coalesce(max(\"id\"), 0) + 1 "
                               "FROM " +
                                   quoted(key) + "), false)",
                               {quoted(key)});
        }
    });
}

} // namespace fairdesk
