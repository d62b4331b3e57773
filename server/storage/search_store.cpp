#include "server/storage/search_store.h"

#include "common/base/logging.h"
#include "server/storage/digest.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"

namespace fairdesk {
namespace {

constexpr qint64 rowsPerPiece = 2'000;
constexpr qint64 rowsPerMessage = 100'000;

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
            indexTokens(KeyClass::Email, text.emails), indexTokens(KeyClass::Number, text.numbers),
            scopeTokens(record)};
}

void createTokenIndex(Connection &connection, const QByteArray &table)
{
    connection.execute("CREATE INDEX IF NOT EXISTS " + table + "__tokens ON " + table +
                       " USING gin(names, phones, emails, numbers, scope)");
}

// By which rules the entity's rows are made: what they make of a sample of everything that is searched for, so that
// nobody need remember to count a version up.
QByteArray rulesOf(const EntityPtr &entity)
{
    static const QString sample = QStringLiteral(
        "上海东方國際展览有限公司 重庆 Ⅳ ＡＢＣ Müller & Söhne (Expo) Co., Ltd. x 138-0013-8000 +86 (21) "
        "5888-1234转8 Wang.Fang@expo-center.com HT-2026/0042");
    Record record(entity);
    QByteArray rules;
    for (int i = 0; i < entity->fields.size(); ++i) {
        const auto keyClass = SearchStore::classOf(entity->fields.at(i));
        if (!keyClass)
            continue;
        record.set(i, Value(sample));
        rules += entity->fields.at(i).key + '=' + QByteArray::number(int(*keyClass)) + '\n';
    }
    record.set(OwnerField, Value(qint64(1)));
    record.set(TeamField, Value(qint64(2)));
    record.set(BranchField, Value(qint64(3)));
    const SearchRow row = rowOf(record);
    for (const QByteArray &tokens : {row.names, row.phones, row.emails, row.numbers, row.scope})
        rules += tokens + '\n';
    return sha256Hex(rules);
}

bool isIndexed(const Record *record)
{
    return record && record->at(DeletedAtField).isEmpty();
}

// The same words for one row and for many; they differ by database.
struct RowInsert
{
    QByteArray insert;
    QByteArray row;
};

RowInsert rowInsert(const QByteArray &table, DialectKind dialect)
{
    if (dialect == DialectKind::Sqlite)
        return {"INSERT INTO " + table + "(rowid, names, phones, emails, numbers, scope) VALUES", placeholders(6)};
    return {"INSERT INTO " + table + "(record, names, phones, emails, numbers, scope) VALUES",
            "(?" + QByteArray(",array_to_tsvector(array_remove(string_to_array(?,' '),''))").repeated(5) + ')'};
}

void insertRow(Connection &connection, const QByteArray &table, qint64 id, const SearchRow &row)
{
    const RowInsert words = rowInsert(table, connection.dialect());
    QList<SqlValue> values{id};
    values += row.values();
    connection.runLater(words.insert + words.row, values);
}

// FTS5 merges what was written in small pieces; while very many rows come it shall do so rarely.
void setMerging(Connection &connection, const QByteArray &table, qint64 automatic, qint64 inCrisis, qint64 memory)
{
    const QByteArray sql = "INSERT INTO " + table + "(" + table + ", rank) VALUES(?,?)";
    connection.run(sql, {QByteArray("automerge"), automatic});
    connection.run(sql, {QByteArray("crisismerge"), inCrisis});
    connection.run(sql, {QByteArray("hashsize"), memory});
}

// FTS5 without content must be told what it indexed.
void removeRow(Connection &connection, const QByteArray &table, qint64 id, const SearchRow &row)
{
    if (!connection.isSqlite()) {
        connection.runLater("DELETE FROM " + table + " WHERE record=?", {id});
        return;
    }
    QList<SqlValue> values{id};
    values += row.values();
    connection.run("INSERT INTO " + table + "(" + table +
                       ", rowid, names, phones, emails, numbers, scope) VALUES('delete',?,?,?,?,?,?)",
                   values);
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
        connection.execute("CREATE VIRTUAL TABLE IF NOT EXISTS " + table +
                           " USING fts5(names, phones, emails, numbers, scope, content='', detail=column, "
                           "tokenize=\"unicode61 remove_diacritics 0\")");
        return;
    }
    connection.execute("CREATE TABLE IF NOT EXISTS " + table +
                       "(record BIGINT PRIMARY KEY, names tsvector, phones tsvector, emails tsvector, numbers "
                       "tsvector, scope tsvector)");
    createTokenIndex(connection, table);
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

void SearchStore::beginLoad(Connection &connection, const EntitySpec &entity)
{
    const QByteArray table = searchTable(entity.key);
    if (!entity.isSearchable())
        return;
    if (connection.isSqlite())
        setMerging(connection, table, 0, 64, 64 * 1024 * 1024);
    else
        connection.execute("DROP INDEX IF EXISTS " + table + "__tokens");
}

void SearchStore::append(BulkRows &rows, const Record &record, DialectKind dialect)
{
    if (!record.entity().isSearchable() || !isIndexed(&record))
        return;
    const RowInsert words = rowInsert(searchTable(record.entity().key), dialect);
    const SearchRow row = rowOf(record);
    using Order = BulkTable::Order;
    rows.table(words.insert, words.row, dialect == DialectKind::Sqlite ? Order::OneByOneAtLast : Order::Together)
        .add(record.id())
        .add(row.names)
        .add(row.phones)
        .add(row.emails)
        .add(row.numbers)
        .add(row.scope);
}

void SearchStore::endLoad(Connection &connection, const EntitySpec &entity)
{
    const QByteArray table = searchTable(entity.key);
    if (!entity.isSearchable())
        return;
    if (!connection.isSqlite()) {
        createTokenIndex(connection, table);
        return;
    }
    connection.execute("INSERT INTO " + table + "(" + table + ") VALUES('optimize')");
    setMerging(connection, table, 4, 16, 1024 * 1024); // FTS5's own defaults
}

void SearchStore::rebuild(Connection &connection, const EntityPtr &entity)
{
    const QByteArray table = searchTable(entity->key);
    connection.execute(connection.isSqlite() ? "DROP TABLE IF EXISTS " + table : "DELETE FROM " + table);
    connection.forgetStatements();
    createTable(connection, *entity);
    beginLoad(connection, *entity);
    auto rows = std::make_unique<BulkRows>();
    qint64 count = 0;
    RecordStore::forEach(connection, entity, [&](const Record &record) {
        if (count % rowsPerMessage == 0)
            qCInfo(lcStorage, "making the search rows of %s anew, %lld done", entity->key.constData(),
                   static_cast<long long>(count));
        append(*rows, record, connection.dialect());
        if (++count % rowsPerPiece != 0)
            return;
        rows->write(connection);
        rows = std::make_unique<BulkRows>();
    });
    rows->write(connection);
    endLoad(connection, *entity);
    SchemaStore::setMeta(connection, "search:" + entity->key, rulesOf(entity));
}

void SearchStore::renew(Connection &connection, const Catalogue &catalogue)
{
    for (const EntityPtr &entity : catalogue.entities()) {
        if (entity->isSearchable() && SchemaStore::meta(connection, "search:" + entity->key) != rulesOf(entity))
            rebuild(connection, entity);
    }
}

} // namespace fairdesk
