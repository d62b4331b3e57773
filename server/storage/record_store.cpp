#include "server/storage/record_store.h"

#include "server/storage/access_writer.h"
#include "server/storage/schema.h"

namespace fairdesk {
namespace {

constexpr char living[] = "\"deleted_at\" IS NULL";
constexpr qsizetype digestLength = 64; // as sha256Hex() gives it

QList<QByteArray> columnNames(const FieldSpec &field)
{
    if (field.kind == Kind::Money)
        return {columnName(field), currencyColumnName(field)};
    return {columnName(field)};
}

void appendColumns(QByteArray &sql, const FieldSpec &field, const char *separator, const char *after = "")
{
    for (const QByteArray &name : columnNames(field)) {
        if (!sql.endsWith('('))
            sql += separator;
        sql += '"' + name + '"' + after;
    }
}

QByteArray selectRows(const EntitySpec &entity)
{
    QByteArray sql = "SELECT (";
    for (const FieldSpec &field : entity.fields) {
        if (field.isStoredInRow())
            appendColumns(sql, field, ",");
    }
    sql.remove(7, 1); // the bracket was only there to mark the start
    return sql + " FROM " + quoted(entity.key);
}

QByteArray insertRow(const EntitySpec &entity)
{
    QByteArray sql = "INSERT INTO " + quoted(entity.key) + " (";
    qsizetype columns = 0;
    for (int i = VersionField; i < entity.fields.size(); ++i) {
        if (!entity.fields.at(i).isStoredInRow())
            continue;
        appendColumns(sql, entity.fields.at(i), ",");
        columns += columnNames(entity.fields.at(i)).size();
    }
    return sql + ") VALUES (?" + QByteArray(",?").repeated(columns - 1) + ") RETURNING \"id\"";
}

// The statements of one entity, made once: putting fifty names together costs more than writing the row.
struct EntityStatements
{
    EntityPtr entity; // keeps the key alive
    QByteArray select;
    QByteArray insert;
    QByteArray links;
    int linkTables = 0;
};

// All link tables in one question; each row says of which field it is.
void addLinkSelect(EntityStatements &statements)
{
    const EntitySpec &entity = *statements.entity;
    for (int i = 0; i < entity.fields.size(); ++i) {
        if (entity.fields.at(i).kind != Kind::Many)
            continue;
        if (statements.linkTables++ > 0)
            statements.links += " UNION ALL ";
        statements.links += "SELECT " + QByteArray::number(i) + ", target FROM " +
                            quoted(linkTable(entity.key, entity.fields.at(i))) + " WHERE record=?";
    }
    if (statements.linkTables > 0)
        statements.links += " ORDER BY 1, 2";
}

EntityStatements statementsOf(const EntityPtr &entity)
{
    constexpr qsizetype most = 500; // snapshots come and go with custom fields
    thread_local QHash<const EntitySpec *, EntityStatements> kept;
    const auto known = kept.constFind(entity.get());
    if (known != kept.constEnd())
        return *known;
    if (kept.size() >= most)
        kept.clear();
    EntityStatements made{entity, selectRows(*entity), insertRow(*entity), {}, 0};
    addLinkSelect(made);
    return *kept.insert(entity.get(), made);
}

Record readRow(const EntityPtr &entity, const Statement &row)
{
    Record record(entity);
    int column = 0;
    for (int i = 0; i < entity->fields.size(); ++i) {
        const FieldSpec &field = entity->fields.at(i);
        if (!field.isStoredInRow())
            continue;
        record.set(i, readValue(field, row, column));
        column += field.kind == Kind::Money ? 2 : 1;
    }
    return record;
}

void readLinks(Connection &connection, Record &record)
{
    const EntityStatements statements = statementsOf(record.entityPtr());
    if (statements.links.isEmpty())
        return;
    QHash<int, QList<qint64>> targets;
    Statement &query = connection.statement(statements.links);
    for (int i = 0; i < statements.linkTables; ++i)
        query.bindInteger(i, record.id());
    while (query.step())
        targets[int(query.integer(0))].append(query.integer(1));
    const QList<FieldSpec> &fields = record.entity().fields;
    for (int i = 0; i < fields.size(); ++i) {
        if (fields.at(i).kind == Kind::Many)
            record.set(i, targets.contains(i) ? Value(targets.value(i)) : Value::null());
    }
}

void writeLinks(Connection &connection, const EntitySpec &entity, const FieldSpec &field, qint64 record,
                const Value &before, const Value &after)
{
    const QList<qint64> old = before.valueOr(QList<qint64>());
    const QList<qint64> now = after.valueOr(QList<qint64>());
    const QByteArray table = quoted(linkTable(entity.key, field));
    for (const qint64 target : old) {
        if (!now.contains(target))
            connection.runLater("DELETE FROM " + table + " WHERE record=? AND target=?", {record, target});
    }
    for (const qint64 target : now) {
        if (!old.contains(target))
            connection.runLater("INSERT INTO " + table + "(record, target) VALUES(?,?)", {record, target});
    }
}

void appendValues(QList<SqlValue> &values, const FieldSpec &field, const Value &value)
{
    values.append(sqlValue(field, value));
    if (field.kind == Kind::Money)
        values.append(currencyValue(value));
}

std::optional<qint64> firstId(Connection &connection, const QByteArray &sql, const QList<SqlValue> &values)
{
    return connection.integer(sql + " ORDER BY \"id\" LIMIT 1", values);
}

} // namespace

RowFacts factsOf(const Record &record)
{
    if (record.isNull())
        return {};
    RowFacts facts;
    facts.id = record.id();
    facts.owner = record.at(OwnerField).integer();
    facts.team = record.at(TeamField).integer();
    facts.branch = record.at(BranchField).integer();
    if (const FieldSpec *followed = record.entity().field(record.entity().follows)) {
        facts.followedEntity = followed->target;
        facts.followed = record.at(followed->key).integer();
    }
    return facts;
}

std::optional<Record> RecordStore::load(Connection &connection, const EntityPtr &entity, qint64 id)
{
    Statement &query = connection.statement(statementsOf(entity).select + " WHERE \"id\"=?").bind({id});
    if (!query.step())
        return {};
    Record record = readRow(entity, query);
    query.reset();
    readLinks(connection, record);
    return record;
}

void RecordStore::forEach(Connection &connection, const EntityPtr &entity,
                          const std::function<void(const Record &)> &visit)
{
    constexpr int chunk = 500;
    qint64 last = 0;
    while (true) {
        // In pieces, because the visitor may use statements of its own on this connection.
        QList<Record> records;
        Statement &query = connection.statement(statementsOf(entity).select + " WHERE \"id\">? ORDER BY \"id\" LIMIT ?")
                               .bind({last, qint64(chunk)});
        while (query.step())
            records.append(readRow(entity, query));
        for (Record &record : records) {
            readLinks(connection, record);
            visit(record);
        }
        if (records.size() < chunk)
            return;
        last = records.last().id();
    }
}

std::optional<RowFacts> RecordStore::facts(Connection &connection, const EntitySpec &entity, qint64 id)
{
    const FieldSpec *followed = entity.field(entity.follows);
    const QByteArray followedColumn = followed ? quoted(columnName(*followed)) : QByteArray("0");
    Statement &query = connection.statement("SELECT \"owner\",\"team\",\"branch\"," + followedColumn + " FROM " +
                                            quoted(entity.key) + " WHERE \"id\"=? AND " + living);
    query.bind({id});
    if (!query.step())
        return {};
    const auto number = [&](int column) { return query.isNull(column) ? qint64(0) : query.integer(column); };
    RowFacts facts{id, number(0), number(1), number(2), followed ? followed->target : QByteArray(), number(3)};
    query.reset();
    return facts;
}

QList<RecordStore::Follower> RecordStore::followers(Connection &connection, const Catalogue &catalogue,
                                                    const QByteArray &entity, qint64 record)
{
    QList<Follower> found;
    for (const EntityPtr &kind : catalogue.entities()) {
        const FieldSpec *followed = kind->field(kind->follows);
        if (!followed || followed->target != entity)
            continue;
        Statement &query =
            connection.statement(R"(SELECT "id","version","owner","team","branch" FROM )" + quoted(kind->key) +
                                 " WHERE " + quoted(columnName(*followed)) + "=? AND " + living + " ORDER BY \"id\"");
        query.bind({record});
        const auto number = [&](int column) { return query.isNull(column) ? qint64(0) : query.integer(column); };
        while (query.step())
            found.append({kind->key, number(1), {number(0), number(2), number(3), number(4), entity, record}});
    }
    return found;
}

qint64 RecordStore::reference(Connection &connection, const EntitySpec &entity, qint64 id, const FieldSpec &ref)
{
    return connection
        .integer("SELECT " + quoted(columnName(ref)) + " FROM " + quoted(entity.key) + " WHERE \"id\"=?", {id})
        .value_or(0);
}

QList<qint64> RecordStore::idsLinking(Connection &connection, const EntitySpec &entity, const FieldSpec &ref,
                                      qint64 target, Deleted deleted)
{
    return idsWith(connection, entity, {ref.key}, {Value(target)}, deleted);
}

SqlPiece RecordStore::lookup(const EntitySpec &entity, const QList<QByteArray> &fields, const QList<Value> &values,
                             Deleted deleted)
{
    SqlPiece piece{"SELECT \"id\" FROM " + quoted(entity.key) + " WHERE ", {}};
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const FieldSpec &field = *entity.field(fields.at(i));
        const SqlValue value = sqlValue(field, values.at(i));
        if (std::holds_alternative<std::monostate>(value)) {
            piece += quoted(columnName(field)) + " IS NULL AND ";
            continue;
        }
        // In the words of the index, where lists are ordered by the field: an import asks this for every row.
        piece += (field.is(Sortable) ? sortExpression(field, {}) : quoted(columnName(field))) + "=? AND ";
        piece.values.append(value);
    }
    piece += QByteArray(deleted == Deleted::With ? "1=1" : living) + " ORDER BY \"id\"";
    return piece;
}

QList<qint64> RecordStore::idsWith(Connection &connection, const EntitySpec &entity, const QList<QByteArray> &fields,
                                   const QList<Value> &values, Deleted deleted)
{
    const SqlPiece piece = lookup(entity, fields, values, deleted);
    QList<qint64> ids;
    Statement &query = connection.statement(piece.sql).bind(piece.values);
    while (query.step())
        ids.append(query.integer(0));
    return ids;
}

std::optional<Instant> RecordStore::newest(Connection &connection, const EntitySpec &entity, const FieldSpec &instant,
                                           const FieldSpec &ref, qint64 target)
{
    const auto found = connection.integer("SELECT " + quoted(columnName(instant)) + " FROM " + quoted(entity.key) +
                                              " WHERE " + quoted(columnName(ref)) + "=? AND " + living + " ORDER BY " +
                                              sortExpression(instant, {}) + " DESC LIMIT 1",
                                          {target});
    return found ? std::optional<Instant>(Instant{*found}) : std::nullopt;
}

std::optional<qint64> RecordStore::sameValue(Connection &connection, const Record &record, const FieldSpec &field)
{
    return firstId(connection,
                   "SELECT \"id\" FROM " + quoted(record.entity().key) + " WHERE " + quoted(columnName(field)) +
                       "=? AND \"id\"<>? AND " + living,
                   {sqlValue(field, record.at(field.key)), record.id()});
}

std::optional<qint64> RecordStore::sameValues(Connection &connection, const Record &record, const UniqueRule &rule)
{
    const EntitySpec &entity = record.entity();
    QByteArray sql = "SELECT \"id\" FROM " + quoted(entity.key) + " WHERE ";
    QList<SqlValue> values;
    for (const QByteArray &key : rule.fields) {
        // The expression of the unique index, in which nothing equals nothing.
        const FieldSpec &field = *entity.field(key);
        const QByteArray stored = sortExpression(field, {});
        sql += stored + '=' + QByteArray(stored).replace(quoted(columnName(field)), "?") + " AND ";
        values.append(sqlValue(field, record.at(key)));
    }
    if (!rule.unlessField.isEmpty()) {
        sql += quoted(columnName(*entity.field(rule.unlessField))) + "<>? AND ";
        values.append(rule.unlessChoice);
    }
    values.append(record.id());
    return firstId(connection, sql + "\"id\"<>? AND " + living, values);
}

QList<qint64> RecordStore::idsDeletedBefore(Connection &connection, const EntitySpec &entity, Instant time, int limit)
{
    QList<qint64> ids;
    Statement &query = connection.statement("SELECT \"id\" FROM " + quoted(entity.key) +
                                            " WHERE \"deleted_at\"<? ORDER BY \"deleted_at\", \"id\" LIMIT ?");
    query.bind({time.milliseconds, qint64(limit)});
    while (query.step())
        ids.append(query.integer(0));
    return ids;
}

void RecordStore::remove(Connection &connection, const Catalogue &catalogue, const Record &record)
{
    const EntitySpec &entity = record.entity();
    for (const FieldSpec &field : entity.fields) {
        if (field.kind == Kind::Many)
            connection.run("DELETE FROM " + quoted(linkTable(entity.key, field)) + " WHERE record=?", {record.id()});
    }
    for (const Catalogue::Link &link : catalogue.linksTo(entity.key)) {
        if (link.field->kind == Kind::Many)
            connection.run("DELETE FROM " + quoted(linkTable(link.entity->key, *link.field)) + " WHERE target=?",
                           {record.id()});
    }
    connection.run("DELETE FROM " + quoted(entity.key) + " WHERE \"id\"=?", {record.id()});
}

qint64 RecordStore::insert(Connection &connection, const Record &record)
{
    const EntitySpec &entity = record.entity();
    QList<SqlValue> values;
    values.reserve(entity.fields.size() + 4);
    for (int i = VersionField; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        if (!field.isStoredInRow())
            continue;
        appendValues(values, field, record.at(i));
    }
    const qint64 id = connection.integer(statementsOf(record.entityPtr()).insert, values).value_or(0);
    for (int i = SystemFieldCount; i < entity.fields.size(); ++i) {
        if (entity.fields.at(i).kind == Kind::Many)
            writeLinks(connection, entity, entity.fields.at(i), id, {}, record.at(i));
    }
    return id;
}

bool RecordStore::update(Connection &connection, const Record &before, const Record &after, const RowAccess &access,
                         const Caller &caller)
{
    const EntitySpec &entity = after.entity();
    QByteArray sql = "UPDATE " + quoted(entity.key) + " AS r SET (";
    QList<SqlValue> values;
    for (int i = VersionField; i < entity.fields.size(); ++i) {
        const FieldSpec &field = entity.fields.at(i);
        if (!field.isStoredInRow() || before.at(i) == after.at(i))
            continue;
        appendColumns(sql, field, ",", "=?");
        appendValues(values, field, after.at(i));
    }
    if (values.isEmpty())
        return true;
    sql.remove(sql.indexOf('('), 1);
    const SqlPiece predicate = accessCondition(access, caller, entity, "r");
    sql += " WHERE r.\"id\"=? AND " + predicate.sql;
    values.append(after.id());
    values += predicate.values;
    if (connection.run(sql, values) == 0)
        return false;
    for (int i = SystemFieldCount; i < entity.fields.size(); ++i) {
        if (entity.fields.at(i).kind == Kind::Many && before.at(i) != after.at(i))
            writeLinks(connection, entity, entity.fields.at(i), after.id(), before.at(i), after.at(i));
    }
    return true;
}

std::optional<RecordStore::SequenceRow> RecordStore::sequence(Connection &connection, const QByteArray &key)
{
    Statement &query = connection.statement(
        QByteArray("SELECT \"id\",\"pattern\",\"next\" FROM \"sequence\" WHERE \"key\"=? AND ") + living);
    query.bind({key});
    if (!query.step())
        return {};
    SequenceRow row{query.integer(0), query.bytes(1), query.isNull(2) ? qint64(1) : query.integer(2)};
    query.reset();
    return row;
}

void RecordStore::setNextNumber(Connection &connection, qint64 sequence, qint64 next)
{
    connection.runLater("UPDATE \"sequence\" SET \"next\"=? WHERE \"id\"=?", {next, sequence});
}

// One value holds both: the digest is of fixed length and stands first.
std::optional<RequestStore::Answered> RequestStore::find(Connection &connection, qint64 user, const QByteArray &key)
{
    Statement &query =
        connection.statement("SELECT answer FROM fd_request WHERE user_id=? AND key=?").bind({user, storableKey(key)});
    if (!query.step())
        return {};
    const QByteArray kept = query.blob(0);
    query.reset();
    return Answered{kept.left(digestLength), kept.mid(digestLength)};
}

void RequestStore::keep(Connection &connection, qint64 user, const QByteArray &key, Instant at,
                        const Answered &answered)
{
    Statement &insert = connection.statement("INSERT INTO fd_request(user_id, key, at, answer) VALUES(?,?,?,?)");
    insert.bind({user, storableKey(key), at.milliseconds});
    insert.bindBlob(3, answered.digest.leftJustified(digestLength, '0', true) + answered.answer);
    insert.runLater();
}

void RequestStore::forgetBefore(Connection &connection, Instant time)
{
    connection.run("DELETE FROM fd_request WHERE at<?", {time.milliseconds});
}

} // namespace fairdesk
