#include "tests/support/postgres_cluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>

#include <cstdio>

namespace fairdesk::test {
namespace {

QString findProgram(const QString &name)
{
    const QString inPath = QStandardPaths::findExecutable(name);
    if (!inPath.isEmpty())
        return inPath;
    // Debian keeps the server's programs out of the path, a folder a version.
    QDir versions(QStringLiteral("/usr/lib/postgresql"));
    QStringList names = versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed);
    for (const QString &version : std::as_const(names)) {
        const QString file = versions.filePath(version + QStringLiteral("/bin/") + name);
        if (QFile::exists(file))
            return file;
    }
    return {};
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(60'000);
    return process.readAllStandardOutput().trimmed();
}

class RunningCluster final : public PostgresCluster
{
public:
    ~RunningCluster() override
    {
        m_server.terminate();
        if (!m_server.waitForFinished(5000)) {
            m_server.kill();
            m_server.waitForFinished(5000);
        }
    }

    bool start()
    {
        const QString initdb = findProgram(QStringLiteral("initdb"));
        const QString postgres = findProgram(QStringLiteral("postgres"));
        if (initdb.isEmpty() || postgres.isEmpty() || !m_folder.isValid())
            return say("PostgreSQL is not installed");
        // PostgreSQL refuses to run as root.
        m_isRoot = outputOf(QStringLiteral("id"), {QStringLiteral("-u")}) == "0";
        if (m_isRoot && QProcess::execute(QStringLiteral("chown"), {QStringLiteral("postgres"), m_folder.path()}) != 0)
            return say("there is no user postgres to run it as");
        const QString data = m_folder.filePath(QStringLiteral("data"));
        QStringList arguments{QStringLiteral("-D"),
                              data,
                              QStringLiteral("-A"),
                              QStringLiteral("trust"),
                              QStringLiteral("-E"),
                              QStringLiteral("UTF8"),
                              QStringLiteral("--locale=C.UTF-8"),
                              QStringLiteral("--no-sync")};
        if (m_isRoot)
            arguments += {QStringLiteral("-U"), QStringLiteral("root")};
        QProcess init;
        launch(init, initdb, arguments);
        if (!init.waitForFinished(120'000) || init.exitCode() != 0)
            return say(init.readAllStandardError());
        launch(m_server, postgres, serverArguments(data));
        return waitUntilReady();
    }

    StoreLocation createDatabase(const QByteArray &name, const QByteArray &copyOf) override
    {
        const QByteArray copy = copyOf.isEmpty() ? QByteArray() : " TEMPLATE " + copyOf;
        openConnection(location("postgres"), false)->execute("CREATE DATABASE " + name + copy);
        return location(name);
    }

    void dropDatabase(const QByteArray &name) override
    {
        openConnection(location("postgres"), false)->execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

private:
    static bool say(const QByteArray &reason)
    {
        std::fprintf(stderr, "SKIPPED: all stories on PostgreSQL – %s\n", reason.constData());
        return false;
    }

    // The server goes with this process, even when it crashes.
    void launch(QProcess &process, const QString &program, QStringList arguments)
    {
        process.setWorkingDirectory(m_folder.path());
        QStringList all{QStringLiteral("--pdeathsig"), QStringLiteral("INT")};
        if (m_isRoot)
            all += {QStringLiteral("--reuid=postgres"), QStringLiteral("--regid=postgres"),
                    QStringLiteral("--clear-groups")};
        all += QStringLiteral("--");
        all += program;
        all += arguments;
        process.setStandardOutputFile(QProcess::nullDevice());
        process.setStandardErrorFile(m_folder.filePath(QStringLiteral("messages")), QIODevice::Append);
        process.start(QStringLiteral("setpriv"), all);
    }

    QStringList serverArguments(const QString &data) const
    {
        QStringList arguments{QStringLiteral("-D"), data, QStringLiteral("-k"), m_folder.path()};
        for (const char *setting : {"listen_addresses=", "fsync=off", "full_page_writes=off", "synchronous_commit=off",
                                    "max_connections=60", "shared_buffers=32MB", "autovacuum=off", "timezone=UTC"})
            arguments += {QStringLiteral("-c"), QString::fromLatin1(setting)};
        return arguments;
    }

    bool waitUntilReady()
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 60'000) {
            try {
                openConnection(location("postgres"), false);
                return true;
            } catch (const SqlFailure &) {
                if (m_server.waitForFinished(50))
                    break; // it gave up by itself
            }
        }
        return say("the server did not start");
    }

    StoreLocation location(const QByteArray &database) const
    {
        return {DialectKind::Postgres,
                {},
                QStringLiteral("postgresql:///%1?host=%2").arg(QString::fromLatin1(database), m_folder.path())};
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    bool m_isRoot = false;
};

std::unique_ptr<RunningCluster> cluster;

} // namespace

PostgresCluster *PostgresCluster::instance()
{
    static const bool running = [] {
        auto fresh = std::make_unique<RunningCluster>();
        if (!fresh->start())
            return false;
        cluster = std::move(fresh);
        qAddPostRoutine([] { cluster.reset(); });
        return true;
    }();
    return running ? cluster.get() : nullptr;
}

} // namespace fairdesk::test
