#include "client/link/transfer.h"

#include "common/protocol/codec.h"

#include <QFile>
#include <QFileInfo>

namespace fairdesk {
namespace {

constexpr qint64 pieceSize = 512 * 1024;

Error unexpectedAnswer()
{
    return Error::unavailable(
        message(QT_TRANSLATE_NOOP("Message", "The server gave an answer that does not fit the question.")));
}

} // namespace

UploadTransfer::UploadTransfer(ServerLink &link, UploadRequest request, ServerLink::Progress progress)
    : QObject(&link)
    , m_link(link)
    , m_request(std::move(request))
    , m_progress(std::move(progress))
{
}

QFuture<Result<UploadedFile>> UploadTransfer::start()
{
    m_promise.start();
    auto future = m_promise.future();
    auto file = std::make_unique<QFile>(m_request.path);
    if (!file->open(QIODevice::ReadOnly)) {
        finish(Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"),
                                               m_request.path, file->errorString())));
        return future;
    }
    m_file = std::move(file);
    wire::Envelope envelope;
    wire::UploadStart *start = envelope.mutable_upload_start();
    start->set_purpose(m_request.purpose.toStdString());
    start->set_entity(m_request.entity.toStdString());
    start->set_id(m_request.id);
    start->set_name((m_request.name.isEmpty() ? QFileInfo(m_request.path).fileName() : m_request.name).toStdString());
    start->set_size(m_file->size());
    m_link.post(std::move(envelope), ServerLink::Sending::Once,
                [this](Result<wire::Envelope> &&answer) { onReply(std::move(answer)); });
    return future;
}

void UploadTransfer::onReply(Result<wire::Envelope> &&answer)
{
    if (!answer) {
        finish(answer.error());
        return;
    }
    if (!answer->has_upload_reply()) {
        finish(unexpectedAnswer());
        return;
    }
    const wire::UploadReply &reply = answer->upload_reply();
    m_upload = reply.upload();
    if (m_progress)
        m_progress(m_sent, m_file->size());
    if (m_lastSent) {
        finish(UploadedFile{m_upload, reply.file()});
        return;
    }
    sendNext();
}

void UploadTransfer::sendNext()
{
    const QByteArray piece = m_file->read(pieceSize);
    const bool readAll = m_file->atEnd();
    if (piece.isEmpty() && !readAll) {
        finish(Error(ErrorCode::Usage, message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"),
                                               m_request.path, m_file->errorString())));
        return;
    }
    wire::Envelope envelope;
    wire::UploadChunk *chunk = envelope.mutable_upload_chunk();
    chunk->set_upload(m_upload);
    chunk->set_offset(m_sent);
    chunk->set_data(piece.constData(), size_t(piece.size()));
    chunk->set_last(readAll);
    m_sent += piece.size();
    m_lastSent = readAll;
    m_link.post(std::move(envelope), ServerLink::Sending::Once,
                [this](Result<wire::Envelope> &&answer) { onReply(std::move(answer)); });
}

void UploadTransfer::finish(Result<UploadedFile> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

DownloadTransfer::DownloadTransfer(ServerLink &link, DownloadRequest request, std::unique_ptr<QIODevice> target,
                                   ServerLink::Progress progress, Finished finished)
    : QObject(&link)
    , m_link(link)
    , m_request(std::move(request))
    , m_target(std::move(target))
    , m_progress(std::move(progress))
    , m_finished(std::move(finished))
{
}

void DownloadTransfer::requestNext()
{
    wire::Envelope envelope;
    wire::Download *download = envelope.mutable_download();
    download->set_source(m_request.source.toStdString());
    download->set_id(m_request.id);
    download->set_offset(m_received);
    download->set_length(int(pieceSize));
    m_link.post(std::move(envelope), ServerLink::Sending::Once,
                [this](Result<wire::Envelope> &&answer) { onReply(std::move(answer)); });
}

void DownloadTransfer::onReply(Result<wire::Envelope> &&answer)
{
    if (!answer) {
        finish(answer.error());
        return;
    }
    if (!answer->has_download_reply()) {
        finish(unexpectedAnswer());
        return;
    }
    const wire::DownloadReply &reply = answer->download_reply();
    const std::string &data = reply.data();
    if (m_target->write(data.data(), qint64(data.size())) != qint64(data.size())) {
        finish(Error(ErrorCode::Usage,
                     message(QT_TRANSLATE_NOOP("Message", "The file cannot be written: %1"), m_target->errorString())));
        return;
    }
    m_received += qint64(data.size());
    if (m_progress)
        m_progress(m_received, reply.size());
    if (m_received >= reply.size()) {
        finish(DownloadedFile{fromUtf8(reply.name()), m_received});
        return;
    }
    // A piece of nothing would be asked for again without end.
    if (data.empty())
        finish(unexpectedAnswer());
    else
        requestNext();
}

void DownloadTransfer::finish(Result<DownloadedFile> result)
{
    m_finished(std::move(result), *m_target);
    deleteLater();
}

} // namespace fairdesk
