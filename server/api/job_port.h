// What requests may ask of long pieces of work. Implemented by whoever runs jobs; without one, such requests are
// answered with "unavailable".
#pragma once

#include "common/base/result.h"
#include "common/catalogue/query.h"
#include "server/records/call_context.h"

#include <QJsonArray>
#include <QJsonObject>

namespace fairdesk {

struct ImportOrder
{
    QString file; // belongs to the job from now on: it removes it
    QString name; // as its sender called it
    QByteArray entity;
    QJsonObject options;
};

struct ExportOrder
{
    Query query;
    QByteArray format;
    bool machine = false;
    QString locale;
    QString reason;
};

struct JobReport
{
    qint64 job = 0;
    QByteArray state; // queued running done failed cancelled
    qint64 done = 0;
    qint64 total = 0;
    QJsonObject result;
    std::optional<Error> error;
};

// A file that a job made, still on the server.
struct JobFile
{
    QString path;
    QString name;
};

class JobPort
{
public:
    virtual ~JobPort() = default;

    // The caller's rights are checked by the job, as it reads and writes for him. Each is asked only for his own jobs;
    // another person's job does not exist.
    virtual Result<qint64> startImport(const CallContext &context, const ImportOrder &order) = 0;
    virtual Result<qint64> startExport(const CallContext &context, const ExportOrder &order) = 0;
    virtual Result<JobReport> status(const CallContext &context, qint64 job) = 0;
    virtual Result<void> cancel(const CallContext &context, qint64 job) = 0;
    virtual Result<JobFile> openResult(const CallContext &context, qint64 job) = 0;
    // Starts another job, and answers with its number: {"job"}.
    virtual Result<QJsonObject> undoImport(const CallContext &context, qint64 job) = 0;

    // For the administrator: what is run by the clock, and running it now; `now` stands in for the clock if it is
    // given.
    virtual QJsonArray schedule() const = 0;
    virtual Result<QJsonObject> runNow(const QByteArray &name, std::optional<Instant> now) = 0;
};

} // namespace fairdesk
