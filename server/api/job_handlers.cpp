// Long pieces of work: started, looked at, cancelled.
#include "server/api/handlers.h"
#include "server/api/job_port.h"
#include "server/api/uploads.h"

#include "common/protocol/codec.h"

#include <QJsonDocument>

namespace fairdesk::handlers {
namespace {

// Fails the call and gives nothing where no jobs can be run.
JobPort *jobsFor(ApiServices &services, const ApiCall &call)
{
    if (!services.jobs)
        call.fail(Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "This server runs no imports, exports or other jobs."))));
    return services.jobs;
}

void fillStarted(wire::Envelope &envelope, qint64 job)
{
    envelope.mutable_job_reply()->set_job(job);
    envelope.mutable_job_reply()->set_state("queued");
}

} // namespace

void importStart(ApiServices &services, const ApiCall &call)
{
    JobPort *jobs = jobsFor(services, call);
    if (!jobs)
        return;
    const wire::ImportStart &request = call.request->import_start();
    ImportOrder order;
    order.entity = fromBytes(request.entity());
    order.options = QJsonDocument::fromJson(fromBytes(request.options())).object();
    const Result<UploadPtr> upload = services.uploads.find(request.upload(), call.context.caller->user);
    if (!upload) {
        call.fail(upload.error());
        return;
    }
    // One file is imported once, however often that is asked for: after a broken line the answer is the same job.
    const std::lock_guard lock((*upload)->mutex);
    if ((*upload)->job == 0) {
        const auto file = services.uploads.takeForImport(**upload);
        if (!file) {
            call.fail(file.error());
            return;
        }
        order.file = file->path;
        order.name = file->name;
        const Result<qint64> job = jobs->startImport(call.context, order);
        if (!job) {
            services.uploads.forget((*upload)->id);
            call.fail(job.error());
            return;
        }
        (*upload)->job = *job;
    }
    call.finish(Result<qint64>((*upload)->job), fillStarted);
}

void exportStart(ApiServices &services, const ApiCall &call)
{
    JobPort *jobs = jobsFor(services, call);
    if (!jobs)
        return;
    const wire::ExportStart &request = call.request->export_start();
    Result<Query> query = decode(request.query());
    if (!query) {
        call.fail(query.error());
        return;
    }
    const ExportOrder order{std::move(*query), fromBytes(request.format()), request.machine(),
                            fromUtf8(request.locale()), fromUtf8(request.reason())};
    call.finish(jobs->startExport(call.context, order), fillStarted);
}

void jobStatus(ApiServices &services, const ApiCall &call)
{
    JobPort *jobs = jobsFor(services, call);
    if (!jobs)
        return;
    call.finish(jobs->status(call.context, call.request->job_status().job()),
                [](wire::Envelope &envelope, const JobReport &report) {
                    wire::JobReply *reply = envelope.mutable_job_reply();
                    reply->set_job(report.job);
                    reply->set_state(report.state.toStdString());
                    reply->set_done(report.done);
                    reply->set_total(report.total);
                    reply->set_result(QJsonDocument(report.result).toJson(QJsonDocument::Compact).toStdString());
                    if (report.error)
                        encode(*report.error, reply->mutable_error());
                });
}

void cancelJob(ApiServices &services, const ApiCall &call)
{
    if (JobPort *jobs = jobsFor(services, call))
        call.finish(jobs->cancel(call.context, call.request->cancel_job().job()));
}

} // namespace fairdesk::handlers
