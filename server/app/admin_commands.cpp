#include "server/app/admin_commands.h"

#include "common/protocol/result_table.h"
#include "server/app/backup_file.h"
#include "server/storage/consistency.h"
#include "server/storage/schema_store.h"

#include <QFileInfo>

namespace fairdesk {
namespace {

Result<QJsonObject> migrate(ServerCore &, const QJsonObject &)
{
    // Opening the store did it, or the server that is running did.
    return QJsonObject{{QStringLiteral("schema"), schemaVersion}};
}

// What is wrong with the bytes that are kept under this name; empty if nothing.
QString blobProblem(const BlobStore &blobs, const QByteArray &hash)
{
    QFile file(blobs.pathOf(hash));
    QCryptographicHash actual(QCryptographicHash::Sha256);
    if (!BlobStore::isHash(hash) || !file.open(QIODevice::ReadOnly))
        return QStringLiteral("its file is missing");
    if (!actual.addData(&file) || actual.result().toHex() != hash)
        return QStringLiteral("its file was changed");
    return {};
}

// Attachments whose bytes are missing, or were changed on the disk: all of them, page by page.
Result<QStringList> fileProblems(ServerCore &core)
{
    Query files;
    files.entity = "attachment";
    files.columns = {"id", "sha256"};
    files.limit = 0;
    QHash<QByteArray, QString> known; // many records may share one file
    QStringList problems;
    do {
        Result<wire::Rows> rows = core.queries().query(CallContext::ofProgram("check"), files);
        if (!rows)
            return rows.error();
        const ResultTable table(std::move(*rows));
        files.after = table.next();
        for (int row = 0; row < table.rowCount(); ++row) {
            const QByteArray hash = table.value(row, "sha256").text().toLatin1();
            auto problem = known.constFind(hash);
            if (problem == known.constEnd())
                problem = known.insert(hash, blobProblem(core.blobs(), hash));
            if (!problem->isEmpty())
                problems.append(QStringLiteral("attachment %1: %2").arg(table.id(row)).arg(*problem));
        }
    } while (!files.after.isEmpty());
    return problems;
}

QJsonObject checkReport(int schema, const QStringList &problems, const QByteArray &digest)
{
    return {{QStringLiteral("ok"), problems.isEmpty()},
            {QStringLiteral("schema"), schema},
            {QStringLiteral("problems"), QJsonArray::fromStringList(problems)},
            {QStringLiteral("digest"), QString::fromLatin1(digest)}};
}

Result<QJsonObject> check(ServerCore &core, const QJsonObject &)
{
    ConsistencyReport report;
    int version = 0;
    const auto work = [&](Connection &connection) -> Result<void> {
        report = checkConsistency(connection, *core.state().catalogue());
        version = SchemaStore::versionOf(connection);
        return {};
    };
    const auto read = core.database().read(work, Patience::Program);
    if (!read)
        report.problems.append(read.error().english());
    const Result<QStringList> files = fileProblems(core);
    report.problems += files ? *files : QStringList{QStringLiteral("attachments: ") + files.error().english()};
    return checkReport(version, report.problems, report.digest);
}

Result<QJsonObject> backup(ServerCore &core, const QJsonObject &arguments)
{
    const QString file = arguments.value(QLatin1String("file")).toString();
    if (const auto written = writeBackup(core.database(), core.config(), file); !written)
        return written.error();
    return QJsonObject{{QStringLiteral("file"), file}, {QStringLiteral("size"), QFileInfo(file).size()}};
}

Result<JobPort *> jobsOf(ServerCore &core)
{
    if (!core.jobs())
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "This server runs no imports, exports or other jobs.")));
    return core.jobs();
}

Result<QJsonObject> listJobs(ServerCore &core, const QJsonObject &)
{
    const auto jobs = jobsOf(core);
    if (!jobs)
        return jobs.error();
    return QJsonObject{{QStringLiteral("rows"), (*jobs)->schedule()}, {QStringLiteral("next"), QJsonValue::Null}};
}

Result<QJsonObject> runJob(ServerCore &core, const QJsonObject &arguments)
{
    const auto jobs = jobsOf(core);
    if (!jobs)
        return jobs.error();
    std::optional<Instant> now;
    const QString given = arguments.value(QLatin1String("now")).toString();
    if (!given.isEmpty()) {
        const QDateTime time = QDateTime::fromString(given, Qt::ISODate);
        if (!time.isValid())
            return usageError(QStringLiteral("--now must be like 2026-01-15T09:00:00Z"));
        now = Instant::from(time);
    }
    return (*jobs)->runNow(arguments.value(QLatin1String("name")).toString().toUtf8(), now);
}

QHash<QByteArray, AdminCommands::Handler> allCommands()
{
    QHash<QByteArray, AdminCommands::Handler> table{
        {"migrate", migrate}, {"check", check}, {"backup", backup}, {"job.list", listJobs}, {"job.run", runJob},
    };
    table.insert(userCommands());
    return table;
}

} // namespace

QJsonObject checkUnopened(const ServerConfig &config, const Error &reason)
{
    QStringList problems{reason.english()};
    const Result<StoreLocation> location = config.store();
    const auto database = location ? Database::open(*location, 1) : Result<std::unique_ptr<Database>>(location.error());
    if (database) {
        const auto work = [&](Connection &connection) -> Result<void> {
            problems += storeProblems(connection);
            return {};
        };
        const auto read = (*database)->read(work, Patience::Program);
        if (!read)
            problems.append(read.error().english());
    }
    problems.removeDuplicates();
    return checkReport(0, problems, {});
}

Result<QJsonObject> AdminCommands::run(const QByteArray &command, const QJsonObject &arguments)
{
    static const QHash<QByteArray, Handler> table = allCommands();
    const Handler handler = table.value(command);
    if (!handler)
        return usageError(QStringLiteral("unknown command ") + QString::fromUtf8(command));
    return handler(m_core, arguments);
}

} // namespace fairdesk
