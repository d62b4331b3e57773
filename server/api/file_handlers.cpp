// Files in and out, piece by piece.
#include "server/api/attachments.h"
#include "server/api/file_kind.h"
#include "server/api/handlers.h"
#include "server/api/job_port.h"
#include "server/api/uploads.h"

#include "common/protocol/codec.h"
#include "server/records/server_state.h"

#include <QFileInfo>

namespace fairdesk::handlers {
namespace {

constexpr qint64 mebibyte = 1024 * 1024;

qint64 sizeLimit(const ApiServices &services, const QByteArray &purpose)
{
    const auto settings = services.state.snapshot().settings;
    const qint64 asked = purpose == "import" ? settings.value("import.max_mib", "200").toLongLong()
                                             : settings.value("attachment.max_mib", "50").toLongLong();
    return qBound(qint64(1), asked, qint64(4096)) * mebibyte;
}

Result<void> mayUpload(ApiServices &services, const ApiCall &call, const UploadOrder &order)
{
    if (order.purpose == "import")
        return {};
    if (order.purpose != "attachment")
        return usageError(QStringLiteral("unknown purpose of a file"));
    if (isDangerousName(order.name))
        return Error::invalid(message(
            QT_TRANSLATE_NOOP("Message", "Files with this ending are not accepted, because computers run them.")));
    return services.attachments.mayAdd(call.context, order.entity, order.record);
}

void fillUpload(wire::Envelope &envelope, const Upload &upload)
{
    wire::UploadReply *reply = envelope.mutable_upload_reply();
    reply->set_upload(upload.id);
    reply->set_received(upload.file ? upload.file->size() : upload.order.size);
    reply->set_file(upload.attachment);
}

// The last piece has come: the file becomes what it was sent for.
Result<void> complete(ApiServices &services, const ApiCall &call, Upload &upload)
{
    if (upload.order.purpose != "attachment" || upload.attachment != 0)
        return {};
    const auto added = services.attachments.add(call.context, upload.order.entity, upload.order.record,
                                                upload.order.name, *upload.file);
    if (!added)
        return added.error();
    upload.attachment = *added;
    upload.spent = true;
    upload.file.reset();
    return {};
}

struct Piece
{
    QByteArray data;
    qint64 size = 0;
    QString name;
};

Result<Piece> attachmentPiece(ApiServices &services, const ApiCall &call, qint64 length)
{
    const wire::Download &request = call.request->download();
    const auto file = services.attachments.find(call.context, request.id(), Action::Read);
    if (!file)
        return file.error();
    const auto data = services.blobs.read(file->sha256, request.offset(), length);
    if (!data)
        return data.error();
    return Piece{*data, file->size, file->name};
}

Result<Piece> jobPiece(ApiServices &services, const ApiCall &call, qint64 length)
{
    const wire::Download &request = call.request->download();
    if (!services.jobs)
        return Error::notFound();
    const auto result = services.jobs->openResult(call.context, request.id());
    if (!result)
        return result.error();
    QFile file(result->path);
    if (request.offset() < 0 || !file.open(QIODevice::ReadOnly) || !file.seek(request.offset()))
        return Error::notFound();
    return Piece{file.read(length), file.size(), result->name};
}

} // namespace

void uploadStart(ApiServices &services, const ApiCall &call)
{
    const wire::UploadStart &request = call.request->upload_start();
    UploadOrder order{fromBytes(request.purpose()), fromBytes(request.entity()), request.id(), fromUtf8(request.name()),
                      request.size()};
    if (const auto allowed = mayUpload(services, call, order); !allowed) {
        call.fail(allowed.error());
        return;
    }
    const qint64 limit = sizeLimit(services, order.purpose);
    call.finish(services.uploads.start(call.context.caller->user, std::move(order), limit),
                [](wire::Envelope &envelope, const UploadPtr &upload) { fillUpload(envelope, *upload); });
}

void uploadChunk(ApiServices &services, const ApiCall &call)
{
    const wire::UploadChunk &request = call.request->upload_chunk();
    const Result<UploadPtr> found = services.uploads.find(request.upload(), call.context.caller->user);
    if (!found) {
        call.fail(found.error());
        return;
    }
    Upload &upload = **found;
    const std::lock_guard lock(upload.mutex);
    Result<void> result = services.uploads.append(upload, request.offset(), fromBytes(request.data()), request.last());
    if (result && upload.complete) {
        result = complete(services, call, upload);
        if (!result)
            services.uploads.forget(upload.id);
    }
    if (!result) {
        call.fail(result.error());
        return;
    }
    ApiAnswer answer;
    fillUpload(answer.envelope, upload);
    call.answer(std::move(answer));
}

void download(ApiServices &services, const ApiCall &call)
{
    const wire::Download &request = call.request->download();
    const qint64 length =
        request.length() > 0 ? qMin<qint64>(request.length(), Uploads::largestPiece) : Uploads::largestPiece;
    Result<Piece> piece = Error::notFound();
    if (request.source() == "attachment")
        piece = attachmentPiece(services, call, length);
    else if (request.source() == "job")
        piece = jobPiece(services, call, length);
    call.finish(std::move(piece), [](wire::Envelope &envelope, const Piece &read) {
        wire::DownloadReply *reply = envelope.mutable_download_reply();
        reply->set_size(read.size);
        reply->set_data(read.data.constData(), size_t(read.data.size()));
        reply->set_name(read.name.toStdString());
    });
}

} // namespace fairdesk::handlers
