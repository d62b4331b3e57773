#include "server/app/move_centre.h"

#include "common/base/logging.h"
#include "common/base/platform_files.h"
#include "server/storage/audit_store.h"
#include "server/storage/consistency.h"
#include "server/storage/schema_store.h"
#include "server/storage/sqlite_connection.h"
#include "server/storage/store_copy.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace fairdesk {
namespace {

Error differs()
{
    return {ErrorCode::Internal,
            message(QT_TRANSLATE_NOOP("Message", "The copy is not the same as the original. Nothing was moved."))};
}

QString kindOf(const StoreLocation &location)
{
    return location.dialect == DialectKind::Sqlite ? QStringLiteral("sqlite") : QStringLiteral("postgresql");
}

// The files of an SQLite store that is not in use.
void removeStore(const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(suffix));
}

class CentreMove
{
public:
    CentreMove(const ServerConfig &config, QString target, const std::function<void(const Text &)> &tell)
        : m_config(config)
        , m_target(std::move(target))
        , m_tell(tell)
    {
    }

    Result<QJsonObject> run()
    {
        if (const auto found = findBoth(); !found)
            return found.error();
        Result<void> moved = openBoth();
        if (moved)
            moved = copy();
        if (moved)
            moved = switchOver();
        m_from.reset();
        m_to.reset();
        if (!moved) {
            if (!m_building.isEmpty())
                removeStore(m_building);
            return moved.error();
        }
        putOldAside();
        return QJsonObject{{QStringLiteral("from"), kindOf(m_source)},
                           {QStringLiteral("to"), kindOf(m_destination)},
                           {QStringLiteral("rows"), m_rows},
                           {QStringLiteral("digest"), QString::fromLatin1(m_digest)}};
    }

private:
    Result<void> findBoth()
    {
        const Result<StoreLocation> source = m_config.store();
        if (!source)
            return source.error();
        const Result<StoreLocation> destination = StoreLocation::parse(m_config.dataFolder, m_target);
        if (!destination)
            return destination.error();
        if (source->dialect == DialectKind::Sqlite && destination->dialect == DialectKind::Sqlite)
            return Error::conflict(message(QT_TRANSLATE_NOOP("Message", "The data are in SQLite already.")));
        m_source = *source;
        m_destination = *destination;
        return {};
    }

    Result<void> openBoth()
    {
        try {
            m_from = openConnection(m_source, true);
            m_from->begin(false);
            if (SchemaStore::versionOf(*m_from) != schemaVersion) {
                return Error::conflict(message(QT_TRANSLATE_NOOP(
                    "Message",
                    "The data are of another version than this program. Run “fairdesk-server migrate” first.")));
            }
            StoreLocation target = m_destination;
            if (target.dialect == DialectKind::Sqlite) {
                if (QFileInfo::exists(target.file))
                    return inTheWay(target.file);
                // Under another name until it is complete.
                target.file += QStringLiteral(".moving");
                removeStore(target.file);
                m_building = target.file;
            }
            m_to = openConnection(target, false);
            if (!m_building.isEmpty())
                platform::restrictToOwner(m_building);
            m_to->begin(true);
            return StoreCopy::isEmpty(*m_to) ? Result<void>() : notEmpty();
        } catch (const SqlFailure &failure) {
            return failure.toError();
        }
    }

    // It may be the whole copy of a move that was broken off between placing it and naming it in the configuration.
    static Result<void> inTheWay(const QString &file)
    {
        return Error::conflict(
            message(QT_TRANSLATE_NOOP("Message",
                                      "%1 is there already, perhaps from a move that was broken off. The centre does "
                                      "not use this file: put it somewhere else, and then move again."),
                    file));
    }

    static Result<void> notEmpty()
    {
        return Error::conflict(message(
            QT_TRANSLATE_NOOP("Message", "The new database is not empty. Choose another one, or empty it first.")));
    }

    Result<void> copy()
    {
        try {
            StoreCopy copy(*m_from, *m_to, [this](const QByteArray &table, qint64 rows) {
                m_tell(message(QT_TRANSLATE_NOOP("Message", "%1: %2 rows copied"), QString::fromUtf8(table), rows));
            });
            if (const auto copied = copy.run(); !copied)
                return copied;
            m_rows = copy.rows();
            m_tell(message(QT_TRANSLATE_NOOP("Message", "Comparing both databases …")));
            return compare(*copy.catalogue());
        } catch (const SqlFailure &failure) {
            return failure.toError();
        }
    }

    Result<void> compare(const Catalogue &catalogue)
    {
        const ConsistencyReport before = checkConsistency(*m_from, catalogue);
        const ConsistencyReport after = checkConsistency(*m_to, catalogue);
        const AuditStore::ChainReport chainBefore = AuditStore::verifyChain(*m_from);
        const AuditStore::ChainReport chainAfter = AuditStore::verifyChain(*m_to);
        m_digest = after.digest;
        const bool same = before.digest == after.digest && chainBefore.rows == chainAfter.rows &&
                          chainBefore.erased == chainAfter.erased && chainBefore.firstBroken == chainAfter.firstBroken;
        return same ? Result<void>() : Result<void>(differs());
    }

    Result<void> switchOver()
    {
        try {
            m_to->commit();
            m_from->rollback();
        } catch (const SqlFailure &failure) {
            return failure.toError();
        }
        if (!m_building.isEmpty()) {
            if (const auto placed = placeFile(); !placed)
                return placed;
        }
        ServerConfig next = m_config;
        next.databaseUrl = m_destination.url;
        if (const auto saved = next.save(); !saved) {
            undoCopy();
            return saved;
        }
        return {};
    }

    Result<void> placeFile()
    {
        try {
            if (auto *sqlite = dynamic_cast<SqliteConnection *>(m_to.get()))
                sqlite->checkpoint(true);
        } catch (const SqlFailure &failure) {
            return failure.toError();
        }
        m_to.reset();
        platform::syncToDisk(m_building);
        if (!QFile::rename(m_building, m_destination.file))
            return Error::unavailable(
                message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be written."), m_destination.file));
        platform::syncToDisk(m_config.dataFolder);
        m_building = m_destination.file; // still to be removed if the rest fails
        return {};
    }

    void undoCopy()
    {
        if (m_destination.dialect == DialectKind::Sqlite)
            return; // the file goes with m_building
        try {
            m_to->begin(true);
            StoreCopy::removeAll(*m_to);
            m_to->commit();
        } catch (const SqlFailure &failure) {
            qCCritical(lcStorage, "the new database could not be emptied again: %s", failure.what());
        }
    }

    // All that stands in the log comes into the file itself.
    static bool foldLog(const QString &file)
    {
        try {
            SqliteConnection(file, false).checkpoint(true);
            return true;
        } catch (const SqlFailure &) {
            return false;
        }
    }

    // Whoever looks at the folder shall not take the old file for the one in use.
    void putOldAside()
    {
        if (m_source.dialect != DialectKind::Sqlite) {
            m_tell(message(QT_TRANSLATE_NOOP(
                "Message", "The old database was left as it was. Delete it when you no longer need it.")));
            return;
        }
        const QString folder = m_config.dataFolder + QStringLiteral("/backups");
        const QString time = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
        const QString kept = folder + QStringLiteral("/before-move-%1.db").arg(time);
        const bool ready = QDir().mkpath(folder) && platform::restrictToOwner(folder) && foldLog(m_source.file);
        if (!ready || !QFile::rename(m_source.file, kept)) {
            qCWarning(lcStorage, "the old database could not be put aside: %s", qUtf8Printable(m_source.file));
            return;
        }
        removeStore(m_source.file);
        m_tell(message(
            QT_TRANSLATE_NOOP("Message", "The old database is kept as %1. Delete it when you no longer need it."),
            kept));
    }

    const ServerConfig &m_config;
    QString m_target;
    const std::function<void(const Text &)> &m_tell;
    StoreLocation m_source;
    StoreLocation m_destination;
    std::unique_ptr<Connection> m_from;
    std::unique_ptr<Connection> m_to;
    QString m_building; // an SQLite file that is not in use yet
    qint64 m_rows = 0;
    QByteArray m_digest;
};

} // namespace

Result<QJsonObject> moveCentre(const ServerConfig &config, const QString &target,
                               const std::function<void(const Text &)> &tell)
{
    return CentreMove(config, target, tell).run();
}

} // namespace fairdesk
