#include "server/app/postgres_dump.h"

#include "common/base/platform_files.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QUrl>

namespace fairdesk {
namespace {

Error notDumped(const QString &detail)
{
    return Error::unavailable(message(
        QT_TRANSLATE_NOOP("Message",
                          "The database must be backed up before it changes, and pg_dump cannot do it (%1). "
                          "Mend that, or take a backup yourself and run “fairdesk-server migrate --no-backup”."),
        detail));
}

} // namespace

Result<void> dumpPostgres(const QString &url, const QString &file)
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("pg_dump"));
    if (program.isEmpty())
        return notDumped(QStringLiteral("not installed"));
    QUrl address(url);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!address.password().isEmpty())
        environment.insert(QStringLiteral("PGPASSWORD"), address.password(QUrl::FullyDecoded));
    address.setPassword({});
    const QString unfinished = file + QStringLiteral(".part");
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program,
                  {QStringLiteral("--format=custom"), QStringLiteral("--no-password"), QStringLiteral("--file"),
                   unfinished, QStringLiteral("--dbname"), address.toString(QUrl::FullyEncoded)});
    // As long as it takes: the schema must not change before.
    const bool done = process.waitForStarted() && process.waitForFinished(-1) &&
                      process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    if (!done) {
        const QString words = QString::fromLocal8Bit(process.readAllStandardError()).trimmed();
        QFile::remove(unfinished);
        return notDumped(words.isEmpty() ? process.errorString() : words.section(u'\n', 0, 0));
    }
    platform::restrictToOwner(unfinished);
    if (!platform::syncToDisk(unfinished) || !QFile::rename(unfinished, file))
        return notDumped(file);
    return {};
}

} // namespace fairdesk
