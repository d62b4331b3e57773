#include "server/jobs/job_runner.h"

#include "common/base/logging.h"
#include "common/base/platform_files.h"
#include "server/jobs/export_job.h"
#include "server/jobs/import_job.h"
#include "server/jobs/undo_job.h"
#include "server/records/query_service.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/record_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace fairdesk {
namespace {

constexpr size_t mostKept = 500; // finished jobs whose errors are still known word by word
constexpr char queued[] = "queued";
constexpr char running[] = "running";

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

bool isUnfinished(const QByteArray &state)
{
    return state == queued || state == running;
}

// Only its own for everybody; the administrator may look after all.
bool mayLookAt(const CallContext &context, qint64 user)
{
    return context.caller && (context.caller->administrator || context.caller->system || context.caller->user == user);
}

Result<ExportFile::Format> formatOf(const ExportOrder &order)
{
    if (order.format == "xlsx" && !order.machine)
        return ExportFile::Format::Xlsx;
    if (order.format == "csv" || order.format.isEmpty())
        return order.machine ? ExportFile::Format::CsvForPrograms : ExportFile::Format::CsvForPeople;
    return Error(ErrorCode::Usage,
                 message(QT_TRANSLATE_NOOP("Message", "An export is csv or xlsx; the form for programs is csv.")));
}

// The same list with the same wishes is the same request, under whatever name the file was sent.
RequestMark markOf(const ImportOrder &order)
{
    const QByteArray key = order.options.value(QLatin1String("key")).toString().toUtf8();
    if (key.isEmpty())
        return {};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(order.entity + ' ' + compact(order.options) + ' ');
    QFile file(order.file);
    if (file.open(QIODevice::ReadOnly))
        hash.addData(&file);
    return {"import " + key, hash.result().toHex()};
}

Error interrupted()
{
    return Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "The server was stopped while this job was running.")));
}

void removeFile(const QString &path)
{
    if (!path.isEmpty() && QFile::exists(path) && !QFile::remove(path))
        qCWarning(lcJobs, "cannot remove %s", qUtf8Printable(path));
}

} // namespace

JobRunner::JobRunner(JobServices services, QString folder)
    : m_services(services)
    , m_folder(std::move(folder))
{
    QDir().mkpath(m_folder);
    platform::restrictToOwner(m_folder);
    for (QThreadPool *pool : {&m_imports, &m_exports, &m_housekeeping})
        pool->setMaxThreadCount(1);
    recover();
    addOwnScheduled();
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { runDue(); });
    m_timer.start(std::chrono::minutes(1));
}

JobRunner::~JobRunner()
{
    m_timer.stop();
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &[id, job] : m_active)
            job->progress.cancelled = true;
    }
    waitForIdle();
}

void JobRunner::waitForIdle()
{
    for (QThreadPool *pool : {&m_imports, &m_exports, &m_housekeeping})
        pool->waitForDone();
}

QString JobRunner::pathOf(const QByteArray &file) const
{
    return file.isEmpty() ? QString() : QDir(m_folder).filePath(QString::fromUtf8(file));
}

void JobRunner::recover()
{
    const auto done = m_services.database.writeNow([this](Connection &connection) {
        for (StoredJob job : JobStore::unfinished(connection)) {
            job.state = "failed";
            job.finishedAt = m_services.clock.now();
            QJsonObject result = parsed(job.result);
            result.insert(QStringLiteral("error"), interrupted().english());
            job.result = compact(result);
            JobStore::update(connection, job);
        }
        return Result<void>();
    });
    if (!done)
        qCWarning(lcJobs, "old jobs could not be closed: %s", qUtf8Printable(done.error().english()));
}

Result<std::optional<qint64>> JobRunner::startedBefore(const CallContext &context, const RequestMark &mark) const
{
    std::optional<RequestStore::Answered> earlier;
    const auto read = m_services.database.read([&](Connection &connection) -> Result<void> {
        earlier = RequestStore::find(connection, context.caller->user, mark.key);
        return {};
    });
    if (!read)
        return read.error();
    if (!earlier)
        return std::optional<qint64>();
    if (earlier->digest != mark.digest)
        return Error(
            ErrorCode::Usage,
            message(QT_TRANSLATE_NOOP(
                "Message",
                "This key was used for other changes already. Nothing was saved; repeat the request with a new key.")));
    return std::optional<qint64>(earlier->answer.toLongLong());
}

Result<JobRunner::ActivePtr> JobRunner::enter(const CallContext &context, const QByteArray &kind,
                                              const QJsonObject &options, const RequestMark &mark)
{
    if (!context.caller)
        return Error::forbidden();
    auto job = std::make_shared<Active>();
    job->stored.kind = kind;
    job->stored.state = queued;
    job->stored.user = context.caller->user;
    job->stored.createdAt = m_services.clock.now();
    job->stored.options = compact(options);
    const auto done = m_services.database.writeNow([&](Connection &connection) {
        job->stored.id = JobStore::add(connection, job->stored);
        if (!mark.key.isEmpty())
            RequestStore::keep(connection, job->stored.user, mark.key, job->stored.createdAt,
                               {mark.digest, QByteArray::number(job->stored.id)});
        return Result<void>();
    });
    if (!done)
        return done.error();
    const std::lock_guard lock(m_mutex);
    m_active.emplace(job->stored.id, job);
    return job;
}

Result<qint64> JobRunner::startImport(const CallContext &context, const ImportOrder &order)
{
    const auto refuse = [&](Error error) -> Result<qint64> {
        removeFile(order.file);
        return error;
    };
    const EntityPtr entity = m_services.state.catalogue()->find(order.entity);
    if (!context.caller || !entity || entity->is(Internal) ||
        context.caller->scope(*entity, Action::Read) == Scope::None)
        return refuse(Error::notFound());
    if (context.caller->scope(*entity, Action::Import) == Scope::None)
        return refuse(Error::forbidden(
            message(QT_TRANSLATE_NOOP("Message", "You may not import into %1."), entity->plural.argument())));
    if (auto options = importOptions(order.options); !options)
        return refuse(options.error());
    const RequestMark mark = markOf(order);
    if (!mark.key.isEmpty()) {
        const auto before = startedBefore(context, mark);
        if (!before)
            return refuse(before.error());
        if (*before) {
            removeFile(order.file);
            return **before;
        }
    }
    QJsonObject described = order.options;
    described.insert(QStringLiteral("entity"), QString::fromUtf8(order.entity));
    described.insert(QStringLiteral("name"), order.name);
    const Result<ActivePtr> job = enter(context, "import", described, mark);
    if (!job)
        return refuse(job.error());
    CallContext own = context;
    own.job = (*job)->stored.id;
    m_imports.start([this, job = *job, own, order] { runImport(job, own, order); });
    return (*job)->stored.id;
}

void JobRunner::runImport(const ActivePtr &job, CallContext context, const ImportOrder &order)
{
    if (begin(job)) {
        const QByteArray rejects = "import-" + QByteArray::number(job->stored.id) + "-rejected.csv";
        const Result<ImportOptions> options = importOptions(order.options);
        ImportJob import({m_services.database, m_services.state, m_services.records, m_services.clock},
                         std::move(context), order.entity, *options, pathOf(rejects));
        m_services.database.setBulk(true);
        const Result<void> done = import.run(order.file, job->progress);
        m_services.database.setBulk(false);
        job->progress.total = import.counts().read;
        job->downloadName = order.name.section(u'.', 0, -2) + QStringLiteral("-rejected.csv");
        finish(job, done, import.result(), import.hasRejects() ? QString::fromUtf8(rejects) : QString());
    }
    removeFile(order.file);
}

Result<qint64> JobRunner::startExport(const CallContext &context, const ExportOrder &order)
{
    if (auto allowed = ExportJob::exporting(context, m_services.state, order.query); !allowed)
        return allowed.error();
    if (auto format = formatOf(order); !format)
        return format.error();
    const QJsonObject described{{QStringLiteral("entity"), QString::fromUtf8(order.query.entity)},
                                {QStringLiteral("format"), QString::fromUtf8(order.format)},
                                {QStringLiteral("machine"), order.machine},
                                {QStringLiteral("reason"), order.reason}};
    const Result<ActivePtr> job = enter(context, "export", described);
    if (!job)
        return job.error();
    CallContext own = context;
    own.job = (*job)->stored.id;
    m_exports.start([this, job = *job, own, order] { runExport(job, own, order); });
    return (*job)->stored.id;
}

void JobRunner::runExport(const ActivePtr &job, CallContext context, const ExportOrder &order)
{
    if (!begin(job))
        return;
    const ExportFile::Format format = *formatOf(order);
    const QString suffix = format == ExportFile::Format::Xlsx ? QStringLiteral("xlsx") : QStringLiteral("csv");
    const QString file = QStringLiteral("export-%1.%2").arg(job->stored.id).arg(suffix);
    const QString reason = order.reason;
    ExportJob work({m_services.database, m_services.state, m_services.queries, m_services.clock}, std::move(context),
                   {order.query, format, order.locale, reason});
    const Result<void> done = work.run(pathOf(file.toUtf8()), job->progress);
    job->downloadName = QString::fromUtf8(order.query.entity) + u'-' +
                        m_services.clock.today().toString(QStringLiteral("yyyyMMdd")) + u'.' + suffix;
    const QJsonObject result{{QStringLiteral("job"), job->stored.id}, {QStringLiteral("rows"), work.rows()}};
    finish(job, done, result, done && !job->progress.cancelled ? file : QString());
}

bool JobRunner::begin(const ActivePtr &job)
{
    if (job->progress.cancelled) {
        finish(job, {}, {{QStringLiteral("job"), job->stored.id}}, {});
        return false;
    }
    {
        const std::lock_guard lock(m_mutex);
        job->stored.state = running;
    }
    store(job);
    return true;
}

void JobRunner::finish(const ActivePtr &job, const Result<void> &done, QJsonObject result, const QString &file)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!done) {
            job->error = done.error();
            result.insert(QStringLiteral("error"), done.error().english());
            result.insert(QStringLiteral("code"), QString::fromLatin1(errorKey(done.error().code())));
            qCWarning(lcJobs, "job %lld failed: %s", static_cast<long long>(job->stored.id),
                      qUtf8Printable(done.error().english()));
        }
        result.insert(QStringLiteral("name"), job->downloadName);
        job->result = result;
        job->stored.result = compact(result);
        job->stored.file = file.toUtf8();
        job->stored.finishedAt = m_services.clock.now();
        job->stored.state = !done ? "failed" : job->progress.cancelled ? "cancelled" : "done";
    }
    store(job);
    forgetOldest();
}

void JobRunner::store(const ActivePtr &job)
{
    StoredJob stored;
    {
        const std::lock_guard lock(m_mutex);
        job->stored.done = job->progress.done;
        job->stored.total = job->progress.total;
        stored = job->stored;
    }
    const auto done = m_services.database.writeNow([&](Connection &connection) {
        JobStore::update(connection, stored);
        return Result<void>();
    });
    if (!done)
        qCWarning(lcJobs, "job %lld: its state could not be kept: %s", static_cast<long long>(stored.id),
                  qUtf8Printable(done.error().english()));
}

void JobRunner::forgetOldest()
{
    const std::lock_guard lock(m_mutex);
    for (auto entry = m_active.begin(); entry != m_active.end() && m_active.size() > mostKept;)
        entry = isUnfinished(entry->second->stored.state) ? std::next(entry) : m_active.erase(entry);
}

Result<JobRunner::ActivePtr> JobRunner::find(const CallContext &context, qint64 job) const
{
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_active.find(job);
        if (found != m_active.end())
            return mayLookAt(context, found->second->stored.user) ? Result<ActivePtr>(found->second)
                                                                  : Result<ActivePtr>(Error::notFound());
    }
    std::optional<StoredJob> stored;
    const auto done = m_services.database.read([&](Connection &connection) {
        stored = JobStore::find(connection, job);
        return Result<void>();
    });
    if (!done)
        return done.error();
    if (!stored || !mayLookAt(context, stored->user))
        return Error::notFound();
    auto kept = std::make_shared<Active>();
    kept->stored = *stored;
    kept->progress.done = stored->done;
    kept->progress.total = stored->total;
    kept->result = parsed(stored->result);
    kept->downloadName = kept->result.value(QLatin1String("name")).toString();
    if (stored->state == "failed") {
        const auto code = errorFromKey(kept->result.value(QLatin1String("code")).toString().toLatin1());
        kept->error = Error(code.value_or(ErrorCode::Unavailable),
                            Text::verbatim(kept->result.value(QLatin1String("error")).toString()));
    }
    return kept;
}

JobReport JobRunner::reportOf(const Active &job) const
{
    const std::lock_guard lock(m_mutex);
    JobReport report{job.stored.id, job.stored.state, job.progress.done, job.progress.total, job.result, job.error};
    for (const char *own : {"name", "error", "code"})
        report.result.remove(QLatin1String(own));
    return report;
}

Result<JobReport> JobRunner::status(const CallContext &context, qint64 job)
{
    const Result<ActivePtr> found = find(context, job);
    return found ? Result<JobReport>(reportOf(**found)) : Result<JobReport>(found.error());
}

Result<void> JobRunner::cancel(const CallContext &context, qint64 job)
{
    const Result<ActivePtr> found = find(context, job);
    if (!found)
        return found.error();
    (*found)->progress.cancelled = true;
    return {};
}

Result<JobFile> JobRunner::openResult(const CallContext &context, qint64 job)
{
    const Result<ActivePtr> found = find(context, job);
    if (!found)
        return found.error();
    const std::lock_guard lock(m_mutex);
    const QString path = pathOf((*found)->stored.file);
    if (path.isEmpty() || isUnfinished((*found)->stored.state) || !QFile::exists(path))
        return Error::notFound();
    return JobFile{path, (*found)->downloadName};
}

Result<QJsonObject> JobRunner::undoImport(const CallContext &context, qint64 job)
{
    const Result<ActivePtr> found = find(context, job);
    if (!found)
        return found.error();
    if (isUnfinished(reportOf(**found).state))
        return Error::busy(message(QT_TRANSLATE_NOOP("Message", "The import is still running. Cancel it first.")));
    const Result<ActivePtr> undo = enter(context, "undo", {{QStringLiteral("import"), job}});
    if (!undo)
        return undo.error();
    CallContext own = context;
    own.job = (*undo)->stored.id;
    (*undo)->progress.total = (*found)->progress.total.load();
    // One after the other with the imports: what is taken back is not imported again meanwhile.
    m_imports.start([this, undo = *undo, own, job] { runUndo(undo, own, job); });
    return QJsonObject{{QStringLiteral("job"), own.job}};
}

void JobRunner::runUndo(const ActivePtr &job, CallContext context, qint64 import)
{
    if (!begin(job))
        return;
    UndoJob work(m_services.records, std::move(context), import);
    const Result<void> done = work.run(job->progress);
    finish(job, done, work.result(), {});
}

} // namespace fairdesk
