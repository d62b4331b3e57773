// Commands that move files, and the long pieces of work that come with them.
#include "client/cli/command_context.h"
#include "client/cli/csv.h"
#include "client/data/field_path.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace fairdesk::cli {
namespace {

using namespace std::chrono_literals;

constexpr auto firstPoll = 50ms;
constexpr auto lastPoll = 1000ms;

void pause(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}

// True if the link is back within the command's time.
bool waitForLink(const Context &context)
{
    QDeadlineTimer deadline(context.timeout);
    while (!context.link.isOnline() && context.link.state() == LinkState::Reconnecting && !deadline.hasExpired())
        pause(firstPoll);
    return context.link.isOnline();
}

// The job goes on in the server while the connection is away.
Result<JobInfo> finishedJob(const Context &context, const Result<JobInfo> &started)
{
    if (!started)
        return started.error();
    JobInfo job = *started;
    for (auto interval = firstPoll; !job.isOver();
         interval = std::min<std::chrono::milliseconds>(2 * interval, lastPoll)) {
        pause(interval);
        const auto now = context.answer(context.link.jobStatus(job.job));
        if (!now && !(now.error().code() == ErrorCode::Unavailable && waitForLink(context)))
            return now.error();
        if (now)
            job = *now;
    }
    if (job.error)
        return *job.error;
    if (job.state != "done")
        return Error(ErrorCode::Internal, message(QT_TRANSLATE_NOOP("Message", "The work in the server ended as “%1”."),
                                                  QString::fromUtf8(job.state)));
    return job;
}

Result<QJsonObject> mapping(const QString &text)
{
    QByteArray json = text.toUtf8();
    if (text.startsWith(u'@')) {
        const auto content = fileContent(text.mid(1));
        if (!content)
            return content.error();
        json = *content;
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (!document.isObject())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--map takes a JSON object {\"Header\": \"field\"}.")));
    return document.object();
}

Result<QJsonObject> importOptions(const Context &context)
{
    QJsonObject options;
    if (context.arguments.has(QStringLiteral("--map"))) {
        const auto map = mapping(context.arguments.value(QStringLiteral("--map")));
        if (!map)
            return map.error();
        options.insert(QStringLiteral("map"), *map);
    }
    for (const char *name : {"encoding", "separator", "sheet", "key"}) {
        const QString option = QStringLiteral("--") + QLatin1String(name);
        if (context.arguments.has(option))
            options.insert(QLatin1String(name), context.arguments.value(option));
    }
    if (context.arguments.has(QStringLiteral("--on-duplicate")))
        options.insert(QStringLiteral("on_duplicate"), context.arguments.value(QStringLiteral("--on-duplicate")));
    // The reasons come from the server, as words.
    options.insert(QStringLiteral("locale"), QLocale().name());
    if (context.arguments.has(QStringLiteral("--dry-run")))
        options.insert(QStringLiteral("dry_run"), true);
    return options;
}

Result<int> undoImport(Context &context)
{
    bool ok = false;
    const qint64 job = context.arguments.value(QStringLiteral("--undo")).toLongLong(&ok);
    if (!ok || job <= 0)
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--undo takes the number of the import's job.")));
    const auto started = context.answer(context.link.runAction("import_undo", {}, 0, {{QStringLiteral("job"), job}}));
    if (!started)
        return started.error();
    JobInfo undo;
    undo.job = started->value(QLatin1String("job")).toInteger();
    const auto done = finishedJob(context, undo);
    if (!done)
        return done.error();
    context.output.value(done->result);
    return done->result.value(QLatin1String("kept")).toInteger() > 0 ? DoneInPart : Done;
}

// What was refused, with the reasons; also as a file that can be corrected and imported again.
Result<QJsonArray> rejectedRows(const Context &context, qint64 job)
{
    const auto csv = context.answer(context.link.downloadBytes({"job", job}));
    if (!csv)
        return csv.error();
    const QString path = context.arguments.value(QStringLiteral("--rejects"));
    if (!path.isEmpty()) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(*csv) != csv->size())
            return usageError(
                message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be written: %2"), path, file.errorString()));
    }
    return csvObjects(*csv);
}

Result<Query> exportQuery(const Context &context, const EntitySpec &entity)
{
    auto query = context.conditions(entity.key);
    if (!query)
        return query;
    const auto sort = context.sortKeys(entity.key);
    if (!sort)
        return sort.error();
    const auto columns = context.columns(entity, {});
    if (!columns)
        return columns.error();
    const auto limit = context.number(QStringLiteral("--limit"), 0);
    if (!limit)
        return limit.error();
    query->sort = *sort;
    query->columns = *columns;
    query->limit = int(*limit);
    return query;
}

Result<QByteArray> exportFormat(const Context &context, const QString &target)
{
    const bool namedXlsx = target.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive);
    const QString format =
        context.arguments.value(QStringLiteral("--format"), namedXlsx ? QStringLiteral("xlsx") : QStringLiteral("csv"));
    if (format != QLatin1String("csv") && format != QLatin1String("xlsx"))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "An export is csv or xlsx.")));
    return format.toUtf8();
}

// To the file of --to, or as it is to standard output.
Result<std::optional<DownloadedFile>> deliver(Context &context, const DownloadRequest &request, const QString &target)
{
    if (target.isEmpty() || target == QLatin1String("-")) {
        const auto content = context.answer(context.link.downloadBytes(request));
        if (!content)
            return content.error();
        context.output.bytes(*content);
        return std::optional<DownloadedFile>();
    }
    // As long as pieces arrive; each of them has its own time.
    const auto file = await(context.link.download(request, target), std::chrono::hours(24));
    return file ? Result<std::optional<DownloadedFile>>(std::optional<DownloadedFile>(*file)) : file.error();
}

} // namespace

Result<int> runAttach(Context &context)
{
    const auto id = context.recordId(context.operand(0), context.arguments.operands.at(1));
    if (!id)
        return id.error();
    const UploadRequest request{context.arguments.operands.at(2), "attachment", context.operand(0), *id,
                                context.arguments.value(QStringLiteral("--name"))};
    const auto uploaded = await(context.link.upload(request), std::chrono::hours(24));
    if (!uploaded)
        return uploaded.error();
    context.output.value(QJsonObject{{QStringLiteral("id"), uploaded->file}});
    return Done;
}

Result<int> runFiles(Context &context)
{
    const auto id = context.recordId(context.operand(0), context.arguments.operands.at(1));
    if (!id)
        return id.error();
    const auto result = context.answer(context.link.runAction("files", context.operand(0), *id));
    if (!result)
        return result.error();
    context.output.value(*result);
    return Done;
}

Result<int> runDownload(Context &context)
{
    const auto file = parseRecordName(context.arguments.operands.first());
    if (!file || file->id == 0)
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "download takes the number of a file; the command files shows it.")));
    const QString target = context.arguments.value(QStringLiteral("--to"));
    if (target.isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "Where to? Use --to PATH.")));
    const auto delivered = deliver(context, {"attachment", file->id}, target);
    if (!delivered)
        return delivered.error();
    if (const auto &done = *delivered) {
        context.output.value(QJsonObject{{QStringLiteral("id"), file->id},
                                         {QStringLiteral("name"), done->name},
                                         {QStringLiteral("size"), done->size},
                                         {QStringLiteral("file"), target}});
    }
    return Done;
}

Result<int> runImport(Context &context)
{
    if (context.arguments.has(QStringLiteral("--undo")))
        return undoImport(context);
    if (context.arguments.operands.size() != 2)
        return usageError(message(QT_TRANSLATE_NOOP("Message", "Write it as: fairdesk %1 %2"), QStringLiteral("import"),
                                  QStringLiteral("ENTITY FILE")));
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    const auto options = importOptions(context);
    if (!options)
        return options.error();
    const auto uploaded =
        await(context.link.upload({context.arguments.operands.at(1), "import", (*entity)->key, 0, {}}),
              std::chrono::hours(24));
    if (!uploaded)
        return uploaded.error();
    const auto job =
        finishedJob(context, context.answer(context.link.startImport({uploaded->upload, (*entity)->key, *options})));
    if (!job)
        return job.error();
    QJsonObject result = job->result;
    result.insert(QStringLiteral("job"), job->job);
    for (const QJsonValue &warning : result.value(QLatin1String("warnings")).toArray())
        context.say(warningLine(warning.toString()));
    const bool hasRejects = result.value(QLatin1String("rejected")).toInteger() > 0;
    QJsonArray rejects;
    if (hasRejects) {
        const auto rows = rejectedRows(context, job->job);
        if (!rows)
            return rows.error();
        rejects = *rows;
    }
    result.insert(QStringLiteral("rejects"), rejects);
    context.output.value(result);
    return hasRejects ? DoneInPart : Done;
}

Result<int> runExport(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    const QString target = context.arguments.value(QStringLiteral("--to"));
    const auto format = exportFormat(context, target);
    if (!format)
        return format.error();
    const auto query = exportQuery(context, **entity);
    if (!query)
        return query.error();
    const ExportRequest request{*query, *format, context.arguments.has(QStringLiteral("--machine")), QLocale().name(),
                                context.arguments.value(QStringLiteral("--reason"))};
    const auto job = finishedJob(context, context.answer(context.link.startExport(request)));
    if (!job)
        return job.error();
    const auto delivered = deliver(context, {"job", job->job}, target);
    if (!delivered)
        return delivered.error();
    if (*delivered) {
        QJsonObject result = job->result;
        result.insert(QStringLiteral("job"), job->job);
        result.insert(QStringLiteral("file"), target);
        context.output.value(result);
    }
    return Done;
}

} // namespace fairdesk::cli
