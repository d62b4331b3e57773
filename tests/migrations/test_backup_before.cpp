// Before its schema changes a database is copied, whichever it is; where that cannot be done, nothing changes.
#include "server/app/backup_file.h"
#include "server/storage/database.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct OldCentre
{
    explicit OldCentre(DialectKind dialect)
        : store(dialect)
    {
        store.insert("customer", {{"name", Value(QStringLiteral("东方展览"))}});
        config.dataFolder = folder.path();
        config.databaseUrl = store.location().url;
        auto opened = Database::open(store.location(), 1);
        REQUIRE(opened);
        database = *std::move(opened);
    }

    QStringList backups() const
    {
        return QDir(folder.filePath(QStringLiteral("backups"))).entryList(QDir::Files | QDir::Hidden);
    }

    FreshStore store;
    QTemporaryDir folder;
    ServerConfig config;
    std::unique_ptr<Database> database;
};

// What the program finds on its way, for as long as this lives.
class ProgramsIn
{
public:
    explicit ProgramsIn(const QString &path)
        : m_before(qgetenv("PATH"))
    {
        qputenv("PATH", path.toLocal8Bit());
    }
    ~ProgramsIn() { qputenv("PATH", m_before); }
    ProgramsIn(const ProgramsIn &) = delete;
    ProgramsIn &operator=(const ProgramsIn &) = delete;

private:
    QByteArray m_before;
};

} // namespace

TEST_CASE("A copy of the old data stands in the folder of backups, for its owner alone")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    const OldCentre centre(dialect);
    const auto kept = backupBeforeUpgrade(*centre.database, centre.config, 1);
    INFO((kept ? std::string() : kept.error().english().toStdString()));
    REQUIRE(kept);
    REQUIRE(centre.backups().size() == 1);
    const QString file = centre.folder.filePath(QStringLiteral("backups/") + centre.backups().first());
    CHECK((QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)) == 0);
    if (dialect == DialectKind::Sqlite) {
        const auto copy = openConnection({DialectKind::Sqlite, file, {}}, true);
        CHECK(copy->text("SELECT name FROM customer") == QStringLiteral("东方展览").toUtf8());
        return;
    }
    QProcess restore;
    restore.start(QStringLiteral("pg_restore"), {QStringLiteral("--file=-"), QStringLiteral("--table=customer"), file});
    REQUIRE(restore.waitForFinished(60'000));
    CHECK(restore.exitCode() == 0);
    CHECK(restore.readAllStandardOutput().contains(QStringLiteral("东方展览").toUtf8()));
}

TEST_CASE("Without pg_dump, or when it fails, PostgreSQL's schema is left alone and the way out is told")
{
    if (bothDatabases().size() < 2)
        return;
    OldCentre centre(DialectKind::Postgres);
    const QTemporaryDir nothing;
    const auto refused = [&] {
        const auto kept = backupBeforeUpgrade(*centre.database, centre.config, 1);
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code() == ErrorCode::Unavailable);
        CHECK(kept.error().english().contains(QStringLiteral("--no-backup")));
        CHECK(centre.backups().isEmpty());
    };
    {
        const ProgramsIn empty(nothing.path());
        refused();
    }
    centre.config.databaseUrl.replace(QStringLiteral("postgresql:///"), QStringLiteral("postgresql:///not_there_"));
    refused();
}
