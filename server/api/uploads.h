// Files on their way in, piece by piece. Each belongs to the user who started it, survives a broken connection, and is
// forgotten when nothing comes for a while.
#pragma once

#include "common/base/clock.h"
#include "server/api/blob_store.h"

#include <QHash>

#include <atomic>
#include <mutex>

namespace fairdesk {

struct UploadOrder
{
    QByteArray purpose; // attachment import
    QByteArray entity;
    qint64 record = 0;
    QString name;
    qint64 size = 0;
};

struct Upload
{
    qint64 id = 0;
    qint64 user = 0;
    UploadOrder order;
    std::unique_ptr<IncomingFile> file;
    Instant touched;
    bool complete = false;
    // What it became: a request that is repeated gets the same answer.
    qint64 attachment = 0;
    qint64 job = 0;
    std::atomic<bool> spent = false; // its bytes are somewhere else, or in nobody's way any more
    QString waiting;                 // the file that an import has taken over and removes when it is done
    std::mutex mutex;
};
using UploadPtr = std::shared_ptr<Upload>;

struct TakenFile
{
    QString path;
    QString name;
};

class Uploads
{
public:
    static constexpr qsizetype largestPiece = 1024 * 1024;
    static constexpr std::chrono::minutes keptFor{60};

    // What may lie on the disk at once: files that are still coming in, and files that imports are waiting for.
    struct Limits
    {
        int files = 8; // of one user
        qint64 bytesOfUser = 1LL << 30;
        qint64 bytesOfAll = 8LL << 30;
    };

    Uploads(BlobStore &blobs, const Clock &clock)
        : m_blobs(blobs)
        , m_clock(clock)
    {
    }
    void setLimits(Limits limits) { m_limits = limits; } // before the first request

    Result<UploadPtr> start(qint64 user, UploadOrder order, qint64 sizeLimit);
    Result<UploadPtr> find(qint64 id, qint64 user);
    // Appends one piece; a piece that came before is passed over. The upload's mutex must be held.
    Result<void> append(Upload &upload, qint64 offset, const QByteArray &bytes, bool last);
    void forget(qint64 id);
    // A complete file whose purpose is an import leaves the store. The upload's mutex must be held.
    Result<TakenFile> takeForImport(Upload &upload);

private:
    void forgetStale();
    Result<void> checkRoom(qint64 user, qint64 size) const;

    BlobStore &m_blobs;
    const Clock &m_clock;
    Limits m_limits;
    mutable std::mutex m_mutex;
    QHash<qint64, UploadPtr> m_uploads;
    qint64 m_next = 1;
};

} // namespace fairdesk
