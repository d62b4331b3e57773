#include "server/api/uploads.h"

#include "server/api/file_kind.h"

#include <QFileInfo>

namespace fairdesk {
namespace {

Error noSuchUpload()
{
    return {ErrorCode::NotFound, message(QT_TRANSLATE_NOOP("Message", "The transfer was given up. Start it again."))};
}

} // namespace

Result<UploadPtr> Uploads::start(qint64 user, UploadOrder order, qint64 sizeLimit)
{
    if (order.size < 0 || order.size > sizeLimit) {
        return Error(ErrorCode::TooLarge,
                     message(QT_TRANSLATE_NOOP("Message", "The file is too large: at most %1 MiB are accepted."),
                             qint64(sizeLimit / (1024 * 1024))));
    }
    const std::lock_guard lock(m_mutex);
    forgetStale();
    if (const auto room = checkRoom(user, order.size); !room)
        return room.error();
    Result<std::unique_ptr<IncomingFile>> file = m_blobs.receive(order.size);
    if (!file)
        return file.error();
    auto upload = std::make_shared<Upload>();
    upload->id = m_next++;
    upload->user = user;
    upload->order = std::move(order);
    upload->file = std::move(*file);
    upload->touched = m_clock.now();
    m_uploads.insert(upload->id, upload);
    return upload;
}

// Imports wait for each other, and their files wait on the disk: whoever sends more than can be worked off is told so
// before it is full.
Result<void> Uploads::checkRoom(qint64 user, qint64 size) const
{
    int files = 0;
    qint64 bytesOfUser = 0;
    qint64 bytesOfAll = 0;
    for (const UploadPtr &upload : m_uploads) {
        const qint64 bytes = !upload->spent              ? upload->order.size
                             : upload->waiting.isEmpty() ? 0
                                                         : QFileInfo(upload->waiting).size();
        bytesOfAll += bytes;
        if (upload->user != user)
            continue;
        bytesOfUser += bytes;
        files += upload->spent ? 0 : 1;
    }
    if (files >= m_limits.files)
        return Error::busy(message(
            QT_TRANSLATE_NOOP("Message", "Too many files are being transferred at once. Wait for some of them.")));
    // A single file that is allowed at all is always taken.
    const bool isFirst = bytesOfUser == 0;
    if ((!isFirst && bytesOfUser + size > m_limits.bytesOfUser) || bytesOfAll + size > m_limits.bytesOfAll)
        return Error::busy(message(QT_TRANSLATE_NOOP(
            "Message", "Too much is waiting to be imported. Send this file when some of it is done.")));
    return {};
}

Result<UploadPtr> Uploads::find(qint64 id, qint64 user)
{
    const std::lock_guard lock(m_mutex);
    const UploadPtr upload = m_uploads.value(id);
    if (!upload || upload->user != user)
        return noSuchUpload();
    upload->touched = m_clock.now();
    return upload;
}

Result<void> Uploads::append(Upload &upload, qint64 offset, const QByteArray &bytes, bool last)
{
    if (bytes.size() > largestPiece)
        return Error(ErrorCode::TooLarge, message(QT_TRANSLATE_NOOP("Message", "A piece of the file is too large.")));
    if (upload.complete)
        return {};
    const qint64 received = upload.file->size();
    const bool repeated = offset + bytes.size() <= received && offset >= 0 && !bytes.isEmpty();
    if (!repeated && offset != received)
        return Error::conflict(
            message(QT_TRANSLATE_NOOP("Message", "A piece of the file is missing; %1 bytes have arrived."), received));
    if (!repeated) {
        if (received + bytes.size() > upload.order.size)
            return Error(ErrorCode::TooLarge,
                         message(QT_TRANSLATE_NOOP("Message", "The file is larger than was announced.")));
        if (const auto written = upload.file->append(bytes); !written)
            return written.error();
    }
    if (!last)
        return {};
    if (upload.file->size() != upload.order.size)
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The file is shorter than was announced.")));
    if (const auto closed = upload.file->close(); !closed)
        return closed.error();
    upload.complete = true;
    return {};
}

void Uploads::forget(qint64 id)
{
    const std::lock_guard lock(m_mutex);
    m_uploads.remove(id);
}

Result<TakenFile> Uploads::takeForImport(Upload &upload)
{
    if (upload.order.purpose != "import" || !upload.complete || !upload.file)
        return noSuchUpload();
    const std::lock_guard lock(m_mutex);
    upload.waiting = upload.file->release();
    upload.file.reset();
    upload.spent = true;
    return TakenFile{upload.waiting, cleanFileName(upload.order.name)};
}

void Uploads::forgetStale()
{
    const qint64 limit = m_clock.now().milliseconds - std::chrono::milliseconds(keptFor).count();
    m_uploads.removeIf([limit](const auto &entry) {
        const Upload &upload = *entry.value();
        const bool isWaiting = !upload.waiting.isEmpty() && QFileInfo::exists(upload.waiting);
        return upload.touched.milliseconds < limit && !isWaiting;
    });
}

} // namespace fairdesk
