#include "server/storage/audit_store.h"

#include "server/storage/audit_text.h"
#include "server/storage/digest.h"
#include "server/storage/schema_store.h"
#include "server/storage/sql_text.h"

#include <QSet>

namespace fairdesk {
namespace {

constexpr char headKey[] = "audit_head"; // "SEQUENCE CHAIN"
constexpr char allColumns[] =
    "a.sequence, a.at, a.user_id, a.origin, a.session, a.entity, a.record, a.action, a.version, a.change_group, "
    "a.job, a.request_key, a.facts, a.value_hash, a.chain";

// One row as it stands in its table: what the chain covers.
struct StoredRow
{
    qint64 sequence = 0;
    qint64 at = 0;
    qint64 user = 0;
    QByteArray origin;
    qint64 session = 0;
    QByteArray entity;
    qint64 record = 0;
    QByteArray action;
    qint64 version = 0;
    qint64 group = 0;
    qint64 job = 0;
    std::optional<QByteArray> requestKey;
    QByteArray facts;
    QByteArray valueHash;
    QByteArray chain;

    // Each column with its length, so that no two rows read the same.
    QByteArray chained(const QByteArray &previous) const
    {
        QByteArray data = previous;
        data.reserve(512);
        const auto add = [&](const QByteArray &column) {
            appendNumber(data, column.size());
            data += ':';
            data += column;
        };
        QByteArray digits;
        for (const qint64 number : {sequence, at, user, session, record, version, group, job}) {
            digits.resize(0);
            appendNumber(digits, number);
            add(digits);
        }
        for (const QByteArray &column : {origin, entity, action, facts, valueHash})
            add(column);
        add(requestKey ? 'k' + *requestKey : QByteArray());
        return sha256Hex(data);
    }
};

StoredRow readStored(const Statement &row)
{
    StoredRow stored;
    stored.sequence = row.integer(0);
    stored.at = row.integer(1);
    stored.user = row.integer(2);
    stored.origin = row.bytes(3);
    stored.session = row.integer(4);
    stored.entity = row.bytes(5);
    stored.record = row.integer(6);
    stored.action = row.bytes(7);
    stored.version = row.integer(8);
    stored.group = row.integer(9);
    stored.job = row.integer(10);
    if (!row.isNull(11))
        stored.requestKey = row.bytes(11);
    stored.facts = row.bytes(12);
    stored.valueHash = row.bytes(13);
    stored.chain = row.bytes(14);
    return stored;
}

AuditRow rowOf(const StoredRow &stored)
{
    AuditRow row;
    row.sequence = stored.sequence;
    row.at = {stored.at};
    row.user = stored.user;
    row.origin = stored.origin;
    row.session = stored.session;
    row.entity = stored.entity;
    row.record = stored.record;
    row.action = stored.action;
    row.version = stored.version;
    row.group = stored.group;
    row.job = stored.job;
    row.requestKey = keyFromStored(stored.requestKey.value_or(QByteArray()));
    const QList<QByteArray> facts = stored.facts.split(';');
    row.before = factsFromText(facts.value(0));
    row.after = factsFromText(facts.value(1));
    return row;
}

// `where` names columns of fd_audit as a; the values come as v.
QList<AuditRow> readRows(Connection &connection, const QByteArray &where, const QList<SqlValue> &values,
                         const std::function<const EntitySpec *(const QByteArray &)> &entityOf)
{
    QList<AuditRow> rows;
    Statement &query = connection.statement(
        QByteArray("SELECT ") + allColumns +
        ", v.changes FROM fd_audit a LEFT JOIN fd_audit_value v ON v.sequence=a.sequence WHERE " + where);
    query.bind(values);
    while (query.step()) {
        AuditRow row = rowOf(readStored(query));
        const QByteArray json = query.isNull(15) ? QByteArray() : query.bytes(15);
        row.erased = json.isEmpty();
        row.changes = changesFromJson(entityOf(row.entity), json, row.record == 0);
        rows.append(std::move(row));
    }
    return rows;
}

QList<AuditRow> readRowsOf(Connection &connection, const EntitySpec &entity, const QByteArray &where,
                           const QList<SqlValue> &values)
{
    return readRows(connection, where, values, [&](const QByteArray &) { return &entity; });
}

QList<AuditRow> readRowsOfAll(Connection &connection, const Catalogue &catalogue, const QByteArray &where,
                              const QList<SqlValue> &values)
{
    return readRows(connection, where, values, [&](const QByteArray &entity) { return catalogue.find(entity).get(); });
}

const QByteArray rowInsert = "INSERT INTO fd_audit(sequence, at, user_id, origin, session, entity, record, action, "
                             "version, change_group, job, request_key, facts, value_hash, chain) VALUES";
const QByteArray rowPlaces = placeholders(15);
const QByteArray valueInsert = "INSERT INTO fd_audit_value(sequence, salt, changes) VALUES";
const QByteArray valuePlaces = placeholders(3);

void insertRow(Connection &connection, const StoredRow &row)
{
    connection.runLater(rowInsert + rowPlaces,
                        {row.sequence, row.at, row.user, row.origin, row.session, row.entity, row.record, row.action,
                         row.version, row.group, row.job, row.requestKey ? SqlValue(*row.requestKey) : SqlValue(),
                         row.facts, row.valueHash, row.chain});
}

void insertRow(BulkRows &rows, const StoredRow &row)
{
    BulkTable &table = rows.table(rowInsert, rowPlaces);
    table.add(row.sequence).add(row.at).add(row.user).add(row.origin).add(row.session).add(row.entity);
    table.add(row.record).add(row.action).add(row.version).add(row.group).add(row.job);
    table.add(row.requestKey ? SqlValue(*row.requestKey) : SqlValue());
    table.add(row.facts).add(row.valueHash).add(row.chain);
}

// A row in its place at the end of the chain, with its values.
struct NewRow
{
    StoredRow stored;
    QByteArray salt;
    QByteArray changes;
};

NewRow chainedOn(AuditStore::Head &head, AuditRow &row, const EntitySpec &entity)
{
    row.sequence = head.sequence + 1;
    if (row.group == 0)
        row.group = row.sequence;
    NewRow made;
    made.changes = changesToJson(entity, row.changes);
    made.salt = newSalt();
    StoredRow &stored = made.stored;
    stored.sequence = row.sequence;
    stored.at = row.at.milliseconds;
    stored.user = row.user;
    stored.origin = row.origin;
    stored.session = row.session;
    stored.entity = row.entity;
    stored.record = row.record;
    stored.action = row.action;
    stored.version = row.version;
    stored.group = row.group;
    stored.job = row.job;
    if (!row.requestKey.isEmpty())
        stored.requestKey = storableKey(row.requestKey);
    stored.facts = factsToText(row.before) + ';' + factsToText(row.after);
    stored.valueHash = sha256Hex(made.salt + made.changes);
    stored.chain = stored.chained(head.chain);
    head = {stored.sequence, stored.chain};
    return made;
}

} // namespace

AuditStore::Head AuditStore::head(Connection &connection)
{
    Statement &query =
        connection.statement("SELECT (SELECT value FROM fd_meta WHERE key=?), (SELECT max(sequence) FROM fd_audit)");
    query.bind({QByteArray(headKey)}).step();
    const QByteArray kept = query.isNull(0) ? QByteArray() : query.bytes(0);
    const qint64 last = query.isNull(1) ? 0 : query.integer(1);
    query.reset();
    const qsizetype space = kept.indexOf(' ');
    Head head{kept.left(qMax<qsizetype>(space, 0)).toLongLong(), kept.mid(space + 1)};
    // A row that somebody slipped in behind the end must not stop the work; verifyChain() names it.
    head.sequence = qMax(head.sequence, last);
    return head;
}

void AuditStore::append(Connection &connection, Head &head, AuditRow &row, const EntitySpec &entity)
{
    Head next = head;
    const NewRow made = chainedOn(next, row, entity);
    insertRow(connection, made.stored);
    connection.runLater(valueInsert + valuePlaces, {made.stored.sequence, made.salt, made.changes});
    head = next;
}

void AuditStore::append(BulkRows &rows, Head &head, AuditRow &row, const EntitySpec &entity)
{
    const NewRow made = chainedOn(head, row, entity);
    insertRow(rows, made.stored);
    rows.table(valueInsert, valuePlaces).add(made.stored.sequence).add(made.salt).add(made.changes);
}

void AuditStore::keepHead(Connection &connection, const Head &head)
{
    const QByteArray value = QByteArray::number(head.sequence) + ' ' + head.chain;
    connection.runLater(
        "INSERT INTO fd_meta(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value=excluded.value",
        {QByteArray(headKey), value});
}

qint64 AuditStore::lastSequence(Connection &connection)
{
    return connection.integer("SELECT max(sequence) FROM fd_audit").value_or(0);
}

QList<AuditRow> AuditStore::history(Connection &connection, const EntitySpec &entity, qint64 record, int limit,
                                    qint64 before)
{
    return readRowsOf(connection, entity, "a.entity=? AND a.record=? AND a.sequence<? ORDER BY a.sequence DESC LIMIT ?",
                      {entity.key, record, before > 0 ? before : std::numeric_limits<qint64>::max(), qint64(limit)});
}

QList<AuditRow> AuditStore::sinceVersion(Connection &connection, const EntitySpec &entity, qint64 record,
                                         qint64 version)
{
    return readRowsOf(connection, entity, "a.entity=? AND a.record=? AND a.version>? ORDER BY a.sequence",
                      {entity.key, record, version});
}

QList<AuditRow> AuditStore::sinceSequence(Connection &connection, const EntitySpec &entity, qint64 record,
                                          qint64 sequence)
{
    return readRowsOf(connection, entity, "a.entity=? AND a.record=? AND a.sequence>? ORDER BY a.sequence",
                      {entity.key, record, sequence});
}

QList<AuditRow> AuditStore::ofGroup(Connection &connection, const Catalogue &catalogue, qint64 group)
{
    return readRowsOfAll(connection, catalogue, "a.change_group=? ORDER BY a.sequence", {group});
}

std::optional<AuditRow> AuditStore::lastOfJob(Connection &connection, qint64 job)
{
    Statement &query =
        connection.statement(QByteArray("SELECT ") + allColumns +
                             " FROM fd_audit a WHERE a.job=? AND a.job<>0 ORDER BY a.sequence DESC LIMIT 1");
    query.bind({job});
    if (!query.step())
        return {};
    AuditRow row = rowOf(readStored(query));
    query.reset();
    return row;
}

QList<qint64> AuditStore::groupsOfJob(Connection &connection, qint64 job, qint64 before, int rows)
{
    QList<qint64> groups;
    Statement &query = connection.statement(
        "SELECT change_group FROM fd_audit WHERE job=? AND job<>0 AND sequence<? ORDER BY sequence DESC LIMIT ?");
    query.bind({job, before > 0 ? before : std::numeric_limits<qint64>::max(), qint64(rows)});
    while (query.step()) {
        if (groups.isEmpty() || groups.last() != query.integer(0))
            groups.append(query.integer(0));
    }
    return groups;
}

QList<qint64> AuditStore::doneTogether(Connection &connection, const QByteArray &action, const QByteArray &entity,
                                       qint64 record, const QByteArray &otherEntity)
{
    QList<qint64> records;
    Statement &query = connection.statement(
        "SELECT DISTINCT record FROM fd_audit WHERE entity=? AND action=? AND change_group="
        "(SELECT max(change_group) FROM fd_audit WHERE entity=? AND record=? AND action=?) ORDER BY record");
    query.bind({otherEntity, action, entity, record, action});
    while (query.step())
        records.append(query.integer(0));
    return records;
}

QList<AuditRow> AuditStore::newest(Connection &connection, const Catalogue &catalogue, const AuditFilter &filter,
                                   qint64 before, int limit)
{
    QByteArray where = "a.sequence<?";
    QList<SqlValue> values{before > 0 ? before : std::numeric_limits<qint64>::max()};
    const auto only = [&](const char *condition, SqlValue value) {
        where += condition;
        values.append(std::move(value));
    };
    if (filter.user)
        only(" AND a.user_id=?", *filter.user);
    if (!filter.entity.isEmpty())
        only(" AND a.entity=?", filter.entity);
    if (filter.record != 0)
        only(" AND a.record=?", filter.record);
    if (!filter.action.isEmpty())
        only(" AND a.action=?", filter.action);
    if (filter.since)
        only(" AND a.at>=?", filter.since->milliseconds);
    if (filter.until)
        only(" AND a.at<?", filter.until->milliseconds);
    values.append(qint64(limit));
    return readRowsOfAll(connection, catalogue, where + " ORDER BY a.sequence DESC LIMIT ?", values);
}

QList<AuditRow> AuditStore::after(Connection &connection, qint64 sequence, int limit)
{
    QList<AuditRow> rows;
    Statement &query = connection.statement(QByteArray("SELECT ") + allColumns +
                                            " FROM fd_audit a WHERE a.sequence>? ORDER BY a.sequence LIMIT ?");
    query.bind({sequence, qint64(limit)});
    while (query.step())
        rows.append(rowOf(readStored(query)));
    return rows;
}

AuditStore::ChainReport AuditStore::verifyChain(Connection &connection)
{
    ChainReport report;
    QByteArray previous;
    // Record -> its first row without values for which no later row has said yet that they were erased.
    QHash<std::pair<QByteArray, qint64>, qint64> emptied;
    Statement &query =
        connection.statement(QByteArray("SELECT ") + allColumns +
                             ", v.salt, v.changes FROM fd_audit a LEFT JOIN fd_audit_value v ON v.sequence=a.sequence "
                             "ORDER BY a.sequence");
    while (query.step()) {
        const StoredRow row = readStored(query);
        ++report.rows;
        const bool hasValues = !query.isNull(16);
        const QByteArray changes = hasValues ? query.bytes(16) : QByteArray();
        const bool erased = hasValues && changes.isEmpty();
        const bool valuesMeet = erased || (hasValues && sha256Hex(query.bytes(15) + changes) == row.valueHash);
        if (!valuesMeet || row.chained(previous) != row.chain) {
            report.firstBroken = row.sequence;
            query.reset();
            return report;
        }
        if (erased) {
            ++report.erased;
            if (!emptied.contains({row.entity, row.record}))
                emptied.insert({row.entity, row.record}, row.sequence);
        }
        // It answers for what came before it; whatever is emptied behind it needs another.
        if (row.action == "erased")
            emptied.remove({row.entity, row.record});
        previous = row.chain;
    }
    for (auto entry = emptied.cbegin(); entry != emptied.cend(); ++entry) {
        if (!report.firstBroken || entry.value() < *report.firstBroken)
            report.firstBroken = entry.value();
    }
    // Cut off at the end: the head knows of rows that are not there.
    const QByteArray kept = SchemaStore::meta(connection, headKey).value_or(QByteArray());
    if (!report.firstBroken && kept.mid(kept.indexOf(' ') + 1) != previous)
        report.firstBroken = qMax<qint64>(kept.left(qMax<qsizetype>(kept.indexOf(' '), 0)).toLongLong(), 1);
    return report;
}

void AuditStore::eraseValues(Connection &connection, Head &head, AuditRow &note, const EntitySpec &entity)
{
    connection.run("UPDATE fd_audit_value SET salt='', changes='' WHERE sequence IN (SELECT sequence FROM fd_audit "
                   "WHERE entity=? AND record=?)",
                   {note.entity, note.record});
    note.action = "erased";
    note.changes.clear();
    append(connection, head, note, entity);
}

} // namespace fairdesk
