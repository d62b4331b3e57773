#include "server/storage/store_copy.h"

#include "server/storage/catalogue_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"

#include <QCryptographicHash>
#include <QSet>

namespace fairdesk {
namespace {

struct FoundColumn
{
    QByteArray name;
    ColumnType type = ColumnType::Text;
};

QList<QByteArray> tableNames(Connection &connection)
{
    QList<QByteArray> names;
    Statement &query = connection.statement(
        connection.isSqlite()
            ? "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            : "SELECT table_name::text FROM information_schema.tables WHERE table_schema='public' ORDER BY 1");
    while (query.step())
        names.append(query.bytes(0));
    return names;
}

ColumnType typeNamed(const QByteArray &name)
{
    if (name == "integer" || name == "bigint")
        return ColumnType::Integer;
    if (name == "real" || name == "double precision")
        return ColumnType::Decimal;
    return name == "blob" || name == "bytea" ? ColumnType::Blob : ColumnType::Text;
}

// As the table really is: a field that was deleted and made anew with another type has kept its first column.
QList<FoundColumn> columnsOfTable(Connection &connection, const QByteArray &table)
{
    QList<FoundColumn> columns;
    Statement &query = connection.statement(
        connection.isSqlite() ? "SELECT name, type FROM pragma_table_info(?)"
                              : "SELECT column_name::text, data_type::text FROM information_schema.columns "
                                "WHERE table_schema='public' AND table_name=? ORDER BY ordinal_position");
    query.bind({table});
    while (query.step())
        columns.append({query.bytes(0), typeNamed(query.bytes(1).toLower())});
    return columns;
}

TableSpec asFound(TableSpec table, const QList<FoundColumn> &found)
{
    for (const FoundColumn &column : found) {
        const auto known = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&](const ColumnSpec &spec) { return spec.name == column.name; });
        if (known == table.columns.end())
            table.columns.append({column.name, column.type, false});
        else if (known->type != ColumnType::Id)
            known->type = column.type;
    }
    return table;
}

bool isSearchTable(const QByteArray &name)
{
    return name.startsWith(searchTable({})); // with what FTS5 keeps beside it
}

bool isLinkTable(const QByteArray &name, const QList<FoundColumn> &columns)
{
    return name.contains("__") && columns.size() == 2 && columns.at(0).name == "record" &&
           columns.at(1).name == "target";
}

const ColumnSpec *idColumn(const TableSpec &table)
{
    for (const ColumnSpec &column : table.columns) {
        if (column.type == ColumnType::Id)
            return &column;
    }
    return nullptr;
}

QByteArray selectAll(const TableSpec &table)
{
    QList<QByteArray> names;
    for (const ColumnSpec &column : table.columns)
        names.append(quoted(column.name));
    QList<QByteArray> order;
    for (const QByteArray &name : table.primaryKey)
        order.append(quoted(name));
    if (const ColumnSpec *id = idColumn(table))
        order = {quoted(id->name)};
    return "SELECT " + names.join(',') + " FROM " + quoted(table.name) + " ORDER BY " + order.join(',');
}

// Puts one value where it belongs and into the hash.
void transfer(const Statement &from, Statement *to, int index, ColumnType type, QCryptographicHash &hash)
{
    if (from.isNull(index)) {
        hash.addData(QByteArrayView("n"));
        if (to)
            to->bindNull(index);
        return;
    }
    QByteArray bytes;
    switch (type) {
    case ColumnType::Id:
    case ColumnType::Integer:
        bytes = QByteArray::number(from.integer(index));
        if (to)
            to->bindInteger(index, from.integer(index));
        break;
    case ColumnType::Decimal:
        bytes = QByteArray::number(from.decimal(index), 'g', 17);
        if (to)
            to->bindDecimal(index, from.decimal(index));
        break;
    case ColumnType::Text:
        bytes = from.bytes(index);
        if (to)
            to->bindText(index, from.text(index));
        break;
    case ColumnType::Blob:
        bytes = from.blob(index);
        if (to)
            to->bindBlob(index, bytes);
        break;
    }
    hash.addData(QByteArray::number(bytes.size()) + ':');
    hash.addData(bytes);
}

QByteArray hashOf(Connection &connection, const TableSpec &table)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    Statement &rows = connection.statement(selectAll(table)).stream();
    while (rows.step()) {
        for (int i = 0; i < table.columns.size(); ++i)
            transfer(rows, nullptr, i, table.columns.at(i).type, hash);
    }
    return hash.result();
}

Error strangeTable(const QByteArray &table)
{
    return {
        ErrorCode::Conflict,
        message(QT_TRANSLATE_NOOP(
                    "Message", "The database holds a table “%1” that this program does not know. Nothing was moved."),
                QString::fromUtf8(table))};
}

} // namespace

StoreCopy::StoreCopy(Connection &from, Connection &to, Progress progress)
    : m_from(from)
    , m_to(to)
    , m_progress(std::move(progress))
{
}

bool StoreCopy::isEmpty(Connection &connection)
{
    return tableNames(connection).isEmpty();
}

void StoreCopy::removeAll(Connection &connection)
{
    connection.forgetStatements();
    for (const QByteArray &table : tableNames(connection)) {
        // Those that FTS5 keeps go with the table that they belong to.
        if (!connection.isSqlite() || !isSearchTable(table) || table.count('_') == 2)
            connection.execute("DROP TABLE IF EXISTS " + quoted(table));
    }
}

Result<void> StoreCopy::run()
{
    m_catalogue = CatalogueStore::load(m_from);
    const Result<QList<TableSpec>> all = tables();
    if (!all)
        return all.error();
    // Indexes come last: they cost less when all rows are there.
    for (const TableSpec &table : *all)
        m_to.execute(createTable(table, m_to.dialect()));
    for (const TableSpec &table : *all) {
        if (const auto copied = copyTable(table); !copied)
            return copied;
        copyNumbering(table);
    }
    if (const auto completed = SchemaStore::upgrade(m_to, *m_catalogue); !completed)
        return completed;
    for (const EntityPtr &entity : m_catalogue->entities()) {
        if (entity->isSearchable())
            SearchStore::rebuild(m_to, entity);
    }
    if (!m_to.isSqlite())
        m_to.execute("ANALYZE"); // or the first queries are planned as if all tables were empty
    return {};
}

Result<QList<TableSpec>> StoreCopy::tables()
{
    QHash<QByteArray, TableSpec> known;
    for (const TableSpec &table : schemaOf(*m_catalogue).tables)
        known.insert(table.name, table);
    QList<TableSpec> all;
    for (const QByteArray &name : tableNames(m_from)) {
        if (isSearchTable(name))
            continue;
        const QList<FoundColumn> columns = columnsOfTable(m_from, name);
        if (known.contains(name))
            all.append(asFound(known.take(name), columns));
        else if (isLinkTable(name, columns)) // of a field that was deleted, and may come back
            all.append(asFound({name,
                                {{"record", ColumnType::Integer, true}, {"target", ColumnType::Integer, true}},
                                {"record", "target"}},
                               columns));
        else
            return strangeTable(name);
    }
    return all;
}

Result<void> StoreCopy::copyTable(const TableSpec &table)
{
    QList<QByteArray> names;
    for (const ColumnSpec &column : table.columns)
        names.append(quoted(column.name));
    const QByteArray insert = "INSERT INTO " + quoted(table.name) + '(' + names.join(',') + ") VALUES(?" +
                              QByteArray(",?").repeated(names.size() - 1) + ')';
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 count = 0;
    Statement &rows = m_from.statement(selectAll(table)).stream();
    while (rows.step()) {
        Statement &target = m_to.statement(insert);
        for (int i = 0; i < table.columns.size(); ++i)
            transfer(rows, &target, i, table.columns.at(i).type, hash);
        target.runLater();
        ++count;
    }
    if (hashOf(m_to, table) != hash.result()) {
        return Error(
            ErrorCode::Internal,
            message(QT_TRANSLATE_NOOP("Message", "The table “%1” did not arrive as it was. Nothing was moved."),
                    QString::fromUtf8(table.name)));
    }
    m_rows += count;
    if (count > 0)
        m_progress(table.name, count);
    return {};
}

// A number that was given out once is never given out again, even where its row is gone.
void StoreCopy::copyNumbering(const TableSpec &table)
{
    const ColumnSpec *id = idColumn(table);
    if (!id)
        return;
    qint64 last = m_to.integer("SELECT max(" + quoted(id->name) + ") FROM " + quoted(table.name)).value_or(0);
    const QByteArray counterOf = "SELECT pg_get_serial_sequence(?, ?)";
    if (m_from.isSqlite()) {
        last = qMax(last, m_from.integer("SELECT seq FROM sqlite_sequence WHERE name=?", {table.name}).value_or(0));
    } else if (const auto counter = m_from.text(counterOf, {quoted(table.name), id->name})) {
        last = qMax(
            last, m_from.integer("SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM " + *counter)
                      .value_or(0));
    }
    if (last == 0)
        return;
    if (m_to.isSqlite()) {
        m_to.run("DELETE FROM sqlite_sequence WHERE name=?", {table.name});
        m_to.run("INSERT INTO sqlite_sequence(name, seq) VALUES(?,?)", {table.name, last});
    } else if (const auto counter = m_to.text(counterOf, {quoted(table.name), id->name})) {
        m_to.integer("SELECT setval('" + *counter + "', " + QByteArray::number(last) + ')');
    }
}

} // namespace fairdesk
