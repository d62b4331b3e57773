#include "tests/support/own_database.h"

#include "tests/support/postgres_cluster.h"

#include <QCoreApplication>
#include <QFile>

#include <map>
#include <stdexcept>

namespace fairdesk::test {
namespace {

QByteArray nextDatabaseName()
{
    static int number = 0;
    return "fd_own_" + QByteArray::number(++number);
}

} // namespace

std::vector<DialectKind> dialects()
{
    if (PostgresCluster::instance())
        return {DialectKind::Sqlite, DialectKind::Postgres};
    return {DialectKind::Sqlite};
}

OwnDatabase::OwnDatabase(DialectKind dialect)
{
    if (dialect == DialectKind::Sqlite) {
        m_location = {dialect, m_folder.filePath(QStringLiteral("fairdesk.db")), {}};
        return;
    }
    m_name = nextDatabaseName();
    m_location = PostgresCluster::instance()->createDatabase(m_name);
}

OwnDatabase::OwnDatabase(const OwnDatabase &original)
{
    if (original.m_name.isEmpty()) {
        m_location = {DialectKind::Sqlite, m_folder.filePath(QStringLiteral("fairdesk.db")), {}};
        if (!QFile::copy(original.m_location.file, m_location.file))
            throw std::runtime_error("the database could not be copied");
        return;
    }
    m_name = nextDatabaseName();
    m_location = PostgresCluster::instance()->createDatabase(m_name, original.m_name);
}

OwnDatabase::~OwnDatabase()
{
    if (!m_name.isEmpty())
        PostgresCluster::instance()->dropDatabase(m_name);
}

std::unique_ptr<OwnDatabase> OwnDatabase::copyOf(const char *name, DialectKind dialect,
                                                 const std::function<void(const StoreLocation &)> &fill)
{
    static std::map<std::pair<QByteArray, DialectKind>, std::unique_ptr<OwnDatabase>> made;
    // Before the cluster goes, which was started earlier.
    static const bool registered = [] {
        dialects();
        qAddPostRoutine([] { made.clear(); });
        return true;
    }();
    Q_UNUSED(registered)
    auto &original = made[{name, dialect}];
    if (!original) {
        auto fresh = std::make_unique<OwnDatabase>(dialect);
        fill(fresh->location());
        original = std::move(fresh);
    }
    return std::make_unique<OwnDatabase>(*original);
}

} // namespace fairdesk::test
