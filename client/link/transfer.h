// A file on its way: pieces one after the other, so that other requests find their place between them.
#pragma once

#include "client/link/server_link.h"

#include <memory>

class QIODevice;

namespace fairdesk {

// Sends a file in pieces; deletes itself when it is done.
class UploadTransfer : public QObject
{
    Q_OBJECT
public:
    UploadTransfer(ServerLink &link, UploadRequest request, ServerLink::Progress progress);

    QFuture<Result<UploadedFile>> start();

private:
    void onReply(Result<wire::Envelope> &&answer);
    void sendNext();
    void finish(Result<UploadedFile> result);

    ServerLink &m_link;
    UploadRequest m_request;
    ServerLink::Progress m_progress;
    QPromise<Result<UploadedFile>> m_promise;
    std::unique_ptr<QIODevice> m_file;
    qint64 m_upload = 0;
    qint64 m_sent = 0;
    bool m_lastSent = false;
};

// Fetches a file in pieces into a device; deletes itself when it is done.
class DownloadTransfer : public QObject
{
    Q_OBJECT
public:
    using Finished = std::function<void(Result<DownloadedFile> &&result, QIODevice &target)>;

    DownloadTransfer(ServerLink &link, DownloadRequest request, std::unique_ptr<QIODevice> target,
                     ServerLink::Progress progress, Finished finished);

    void start() { requestNext(); }

private:
    void requestNext();
    void onReply(Result<wire::Envelope> &&answer);
    void finish(Result<DownloadedFile> result);

    ServerLink &m_link;
    DownloadRequest m_request;
    std::unique_ptr<QIODevice> m_target;
    ServerLink::Progress m_progress;
    Finished m_finished;
    qint64 m_received = 0;
};

} // namespace fairdesk
