#include "server/storage/consistency.h"

#include "common/catalogue/entities/activity.h"
#include "common/catalogue/entities/attachment.h"
#include "server/storage/audit_store.h"
#include "server/storage/schema.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

void addValue(QCryptographicHash &hash, const Statement &row, int column)
{
    if (row.isNull(column)) {
        hash.addData(QByteArrayView("\x01", 1));
        return;
    }
    // By type, not by the database's own words for a number.
    const SqlValue value = row.sortValue(column);
    if (const auto *number = std::get_if<qint64>(&value))
        hash.addData(QByteArray::number(*number));
    else if (const auto *decimal = std::get_if<double>(&value))
        hash.addData(QByteArray::number(*decimal, 'g', 17));
    else if (const auto *text = std::get_if<QByteArray>(&value))
        hash.addData(*text);
    hash.addData(QByteArrayView("\x02", 1));
}

void addRows(QCryptographicHash &hash, Connection &connection, const QByteArray &sql)
{
    Statement &rows = connection.statement(sql);
    while (rows.step()) {
        const int columns = rows.columns(); // PostgreSQL knows them once it has run
        for (int column = 0; column < columns; ++column)
            addValue(hash, rows, column);
    }
}

QByteArray digestOf(Connection &connection, const Catalogue &catalogue)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const EntityPtr &entity : catalogue.entities()) {
        QList<QByteArray> columns;
        for (const FieldSpec &field : entity->fields) {
            for (const ColumnSpec &column : columnsOf(field))
                columns.append(quoted(column.name));
        }
        hash.addData(entity->key);
        addRows(hash, connection, "SELECT " + columns.join(',') + " FROM " + quoted(entity->key) + " ORDER BY \"id\"");
        for (const TableSpec &table : linkTablesOf(*entity))
            addRows(hash, connection, "SELECT record, target FROM " + quoted(table.name) + " ORDER BY record, target");
    }
    return hash.result().toHex();
}

void checkLinks(Connection &connection, const EntitySpec &entity, QStringList &problems)
{
    for (const FieldSpec &field : entity.fields) {
        if (field.kind != Kind::Ref && field.kind != Kind::Many)
            continue;
        const bool many = field.kind == Kind::Many;
        const QByteArray source = many ? quoted(linkTable(entity.key, field)) : quoted(entity.key);
        const QByteArray column = many ? "s.target" : "s." + quoted(columnName(field));
        const qint64 orphans = connection
                                   .integer("SELECT count(*) FROM " + source + " s WHERE " + column +
                                            " IS NOT NULL AND " + column + "<>0 AND NOT EXISTS (SELECT 1 FROM " +
                                            quoted(field.target) + " x WHERE x.\"id\"=" + column + ')')
                                   .value_or(0);
        if (orphans > 0) {
            problems.append(QStringLiteral("%1.%2: %3 links to records that do not exist")
                                .arg(QString::fromUtf8(entity.key), QString::fromUtf8(field.key))
                                .arg(orphans));
        }
    }
}

// What names a record by its kind and its id, whatever the kind.
struct NamedRecord
{
    QByteArray entity;
    QByteArray kind;
    QByteArray id;
};

QList<NamedRecord> namedRecords()
{
    const Task &task = def<Task>();
    const Attachment &file = def<Attachment>();
    return {{task.spec().key, task.aboutEntity.key(), task.aboutRecord.key()},
            {file.spec().key, file.entity.key(), file.record.key()}};
}

void checkNamedRecords(Connection &connection, const Catalogue &catalogue, const EntitySpec &entity,
                       QStringList &problems)
{
    for (const NamedRecord &named : namedRecords()) {
        if (named.entity != entity.key)
            continue;
        const QByteArray kind = "s." + quoted(columnName(*entity.field(named.kind)));
        const QByteArray id = "s." + quoted(columnName(*entity.field(named.id)));
        QByteArray lost = "SELECT count(*) FROM " + quoted(entity.key) + " s WHERE (" + kind + " IS NULL)<>(" + id +
                          " IS NULL) OR (" + kind + " IS NOT NULL";
        for (const EntityPtr &target : catalogue.entities())
            lost += " AND NOT (" + kind + "='" + target->key + "' AND EXISTS (SELECT 1 FROM " + quoted(target->key) +
                    " x WHERE x.\"id\"=" + id + "))";
        const qint64 orphans = connection.integer(lost + ')').value_or(0);
        if (orphans > 0)
            problems.append(QStringLiteral("%1.%2: %3 name records that do not exist")
                                .arg(QString::fromUtf8(entity.key), QString::fromUtf8(named.id))
                                .arg(orphans));
    }
}

// The copies of the followed record's owner, team and branch.
void checkFollowers(Connection &connection, const EntitySpec &entity, QStringList &problems)
{
    const FieldSpec *followed = entity.follows.isEmpty() ? nullptr : entity.field(entity.follows);
    if (!followed)
        return;
    const qint64 wrong = connection
                             .integer("SELECT count(*) FROM " + quoted(entity.key) + " f JOIN " +
                                      quoted(followed->target) + " p ON p.\"id\"=f." + quoted(columnName(*followed)) +
                                      " WHERE coalesce(f.\"owner\",0)<>coalesce(p.\"owner\",0) OR "
                                      "coalesce(f.\"team\",0)<>coalesce(p.\"team\",0) "
                                      "OR coalesce(f.\"branch\",0)<>coalesce(p.\"branch\",0)")
                             .value_or(0);
    if (wrong > 0)
        problems.append(QStringLiteral("%1: %2 records do not follow their %3")
                            .arg(QString::fromUtf8(entity.key))
                            .arg(wrong)
                            .arg(QString::fromUtf8(entity.follows)));
}

void checkSearchRows(Connection &connection, const EntitySpec &entity, QStringList &problems)
{
    if (!entity.isSearchable() || connection.isSqlite())
        return; // FTS5 without content keeps no rows to count
    const qint64 living =
        connection.integer("SELECT count(*) FROM " + quoted(entity.key) + " WHERE \"deleted_at\" IS NULL").value_or(0);
    const qint64 found = connection.integer("SELECT count(*) FROM " + searchTable(entity.key)).value_or(0);
    if (living != found)
        problems.append(QStringLiteral("%1: %2 records, but %3 search rows")
                            .arg(QString::fromUtf8(entity.key))
                            .arg(living)
                            .arg(found));
}

void checkPages(Connection &connection, QStringList &problems)
{
    if (!connection.isSqlite())
        return;
    Statement &check = connection.statement("PRAGMA integrity_check(10)");
    while (check.step()) {
        if (check.bytes(0) != "ok")
            problems.append(check.string(0));
    }
}

// Where somebody was at the trail, so that an administrator can look into the backup of the day before.
void checkTrail(Connection &connection, QStringList &problems)
{
    const AuditStore::ChainReport trail = AuditStore::verifyChain(connection);
    if (trail.ok())
        return;
    Statement &row = connection.statement("SELECT entity, record, action FROM fd_audit WHERE sequence=?");
    row.bind({*trail.firstBroken});
    if (!row.step()) {
        problems.append(
            QStringLiteral("audit trail: it ends before entry %1, which was the last one; entries are missing")
                .arg(*trail.firstBroken));
        return;
    }
    problems.append(
        QStringLiteral("audit trail: broken at entry %1 (%2 %3 %4): it was changed, or one before it is missing")
            .arg(QString::number(*trail.firstBroken), row.string(0), QString::number(row.integer(1)), row.string(2)));
    row.reset();
}

// What cannot even be read is a finding too, and must not keep the others from being made.
template<class Look>
void look(const QString &at, QStringList &problems, Look look)
{
    try {
        look();
    } catch (const std::exception &failure) {
        problems.append(at + QStringLiteral(": ") + QString::fromUtf8(failure.what()));
    }
}

} // namespace

QStringList storeProblems(Connection &connection)
{
    QStringList problems;
    look(QStringLiteral("database"), problems, [&] { checkPages(connection, problems); });
    look(QStringLiteral("audit trail"), problems, [&] { checkTrail(connection, problems); });
    return problems;
}

ConsistencyReport checkConsistency(Connection &connection, const Catalogue &catalogue)
{
    ConsistencyReport report{storeProblems(connection), {}};
    for (const EntityPtr &entity : catalogue.entities()) {
        look(QString::fromUtf8(entity->key), report.problems, [&] {
            checkLinks(connection, *entity, report.problems);
            checkNamedRecords(connection, catalogue, *entity, report.problems);
            checkFollowers(connection, *entity, report.problems);
            checkSearchRows(connection, *entity, report.problems);
        });
    }
    look(QStringLiteral("digest"), report.problems, [&] { report.digest = digestOf(connection, catalogue); });
    return report;
}

} // namespace fairdesk
