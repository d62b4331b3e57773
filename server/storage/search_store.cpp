#include "server/storage/search_store.h"

#include "server/storage/record_store.h"
#include "server/storage/schema.h"

namespace fairdesk {
namespace {

struct SearchRow
{
    QByteArray names;
    QByteArray phones;
    QByteArray emails;
    QByteArray numbers;
    QByteArray scope;

    bool operator==(const SearchRow &) const = default;
    QList<SqlValue> values() const { return {names, phones, emails, numbers, scope}; }
};

QByteArray scopeTokens(const Record &record)
{
    QByteArray tokens = "o" + QByteArray::number(record.at(OwnerField).integer());
    tokens += " t" + QByteArray::number(record.at(TeamField).integer());
    tokens += " b" + QByteArray::number(record.at(BranchField).integer());
    return tokens;
}

SearchRow rowOf(const Record &record)
{
    const SearchText text = SearchStore::textOf(record, [](const FieldSpec &) { return true; });
    return {indexTokens(KeyClass::Name, text.names), indexTokens(KeyClass::Phone, text.phones),
            indexTokens(KeyClass::Email, text.emails), indexTokens(KeyClass::Number, text.numbers), scopeTokens(record)};
}

bool isIndexed(const Record *record)
{
    return record && record->at(DeletedAtField).isEmpty();
}

void insertRow(Connection &connection, const QByteArray &table, qint64 id, const SearchRow &row)
{
    const QByteArray sql = connection.isSqlite()
        ? "INSERT INTO " + table + "(rowid, names, phones, emails, numbers, scope) VALUES(?,?,?,?,?,?)"
        : "INSERT INTO " + table
            + "(record, names, phones, emails, numbers, scope) VALUES(?, array_to_tsvector(array_remove(string_to_array(?,' '),'')), "
              "array_to_tsvector(array_remove(string_to_array(?,' '),'')), array_to_tsvector(array_remove(string_to_array(?,' '),'')), "
              "array_to_tsvector(array_remove(string_to_array(?,' '),'')), array_to_tsvector(array_remove(string_to_array(?,' '),'')))";
    QList<SqlValue> values{id};
    values += row.values();
    connection.run(sql, values);
}

// FTS5 without content must be told what it indexed.
void removeRow(Connection &connection, const QByteArray &table, qint64 id, const SearchRow &row)
{
    if (!connection.isSqlite()) {
        connection.run("DELETE FROM " + table + " WHERE record=?", {id});
        return;
    }
    QList<SqlValue> values{id};
    values += row.values();
    connection.run("INSERT INTO " + table + "(" + table + ", rowid, names, phones, emails, numbers, scope) VALUES('delete',?,?,?,?,?,?)", values);
}

} // namespace

std::optional<KeyClass> SearchStore::classOf(const FieldSpec &field)
{
    if (!field.is(Searchable))
        return {};
    if (field.kind == Kind::Phone)
        return KeyClass::Phone;
    if (field.kind == Kind::Email)
        return KeyClass::Email;
    return field.is(NumberLike) ? KeyClass::Number : KeyClass::Name;
}

SearchText SearchStore::textOf(const Record &record, const std::function<bool(const FieldSpec &)> &visible)
{
    SearchText text;
    const QList<FieldSpec> &fields = record.entity().fields;
    for (int i = 0; i < fields.size(); ++i) {
        const auto keyClass = classOf(fields.at(i));
        const QString value = keyClass ? record.at(i).text() : QString();
        if (value.isEmpty() || !visible(fields.at(i)))
            continue;
        QStringList *lists[] = {&text.names, &text.phones, &text.emails, &text.numbers};
        lists[int(*keyClass)]->append(value);
    }
    return text;
}

void SearchStore::createTable(Connection &connection, const EntitySpec &entity)
{
    const QByteArray table = searchTable(entity.key);
    if (connection.isSqlite()) {
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS " + table
                           + " USING fts5(names, phones, emails, numbers, scope, content='', detail=column, "
                             "tokenize=\"unicode61 remove_diacritics 0\")");
        return;
    }
    connection.execute("CREATE TABLE IF NOT EXISTS " + table
                       + "(record BIGINT PRIMARY KEY, names tsvector, phones tsvector, emails tsvector, numbers tsvector, scope tsvector)");
    connection.execute("CREATE INDEX IF NOT EXISTS " + table + "__tokens ON " + table + " USING gin(names, phones, emails, numbers, scope)");
}

void SearchStore::update(Connection &connection, const EntitySpec &entity, const Record *before, const Record *after)
{
    if (!entity.isSearchable())
        return;
    const QByteArray table = searchTable(entity.key);
    const bool was = isIndexed(before);
    const bool is = isIndexed(after);
    if (!was && !is)
        return;
    const SearchRow oldRow = was ? rowOf(*before) : SearchRow();
    const SearchRow newRow = is ? rowOf(*after) : SearchRow();
    if (was && is && oldRow == newRow)
        return;
    if (was)
        removeRow(connection, table, before->id(), oldRow);
    if (is)
        insertRow(connection, table, after->id(), newRow);
}

void SearchStore::rebuild(Connection &connection, const EntityPtr &entity)
{
    const QByteArray table = searchTable(entity->key);
    connection.execute(connection.isSqlite() ? "DROP TABLE IF EXISTS " + table : "DELETE FROM " + table);
    connection.forgetStatements();
    createTable(connection, *entity);
    RecordStore::forEach(connection, entity, [&](const Record &record) {
        if (isIndexed(&record))
            insertRow(connection, table, record.id(), rowOf(record));
    });
}

} // namespace fairdesk
