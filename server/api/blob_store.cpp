#include "server/api/blob_store.h"

#include "common/base/platform_files.h"
#include "server/api/file_kind.h"

#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QStorageInfo>
#include <QUuid>

namespace fairdesk {
namespace {

constexpr qint64 spaceLeftFree = 64 * 1024 * 1024;

Error fileProblem(const QFile &file)
{
    if (file.error() == QFile::ResourceError || file.error() == QFile::WriteError)
        return Error::unavailable(message(
            QT_TRANSLATE_NOOP("Message", "The server's disk is full. Nothing was saved; tell your administrator.")));
    return Error::internal(file.errorString());
}

} // namespace

IncomingFile::IncomingFile(const QString &path)
    : m_file(path)
{
}

IncomingFile::~IncomingFile()
{
    m_file.close();
    if (!m_released)
        m_file.remove();
}

Result<void> IncomingFile::open()
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return fileProblem(m_file);
    return {};
}

Result<void> IncomingFile::append(const QByteArray &bytes)
{
    if (m_file.write(bytes) != bytes.size())
        return fileProblem(m_file);
    if (m_head.size() < sniffedBytes)
        m_head += bytes.left(sniffedBytes - m_head.size());
    m_hash.addData(bytes);
    m_size += bytes.size();
    return {};
}

Result<void> IncomingFile::close()
{
    if (!m_file.flush())
        return fileProblem(m_file);
    m_file.close();
    if (!platform::syncToDisk(m_file.fileName()))
        return Error::internal(QStringLiteral("a file did not reach the disk"));
    return {};
}

QString IncomingFile::release()
{
    m_released = true;
    return m_file.fileName();
}

BlobStore::BlobStore(const QString &dataFolder)
    : m_folder(dataFolder + QStringLiteral("/blobs"))
{
}

Result<void> BlobStore::prepare()
{
    QDir incoming(m_folder + QStringLiteral("/incoming"));
    if (!incoming.mkpath(QStringLiteral(".")))
        return Error::internal(incoming.path() + QStringLiteral(" cannot be made"));
    platform::restrictToOwner(m_folder);
    platform::restrictToOwner(incoming.path());
    for (const QString &left : incoming.entryList(QDir::Files | QDir::Hidden))
        incoming.remove(left);
    return {};
}

Result<std::unique_ptr<IncomingFile>> BlobStore::receive(qint64 expectedSize)
{
    if (QStorageInfo(m_folder).bytesAvailable() < expectedSize + spaceLeftFree)
        return Error::unavailable(message(
            QT_TRANSLATE_NOOP("Message", "The server's disk is full. Nothing was saved; tell your administrator.")));
    auto file = std::make_unique<IncomingFile>(m_folder + QStringLiteral("/incoming/") +
                                               QUuid::createUuid().toString(QUuid::Id128));
    if (const auto opened = file->open(); !opened)
        return opened.error();
    return file;
}

KeptFile::~KeptFile()
{
    if (m_store)
        m_store->letGo(m_sha256);
}

Result<KeptFile> BlobStore::keep(IncomingFile &file)
{
    const QByteArray hash = file.sha256();
    const QString place = pathOf(hash);
    KeptFile kept = hold(hash); // from here on nobody removes it
    if (QFileInfo::exists(place))
        return kept; // the very same bytes are there already
    const QString folder = QFileInfo(place).path();
    QDir().mkpath(folder);
    platform::restrictToOwner(folder);
    if (!QFile::rename(file.path(), place) && !QFileInfo::exists(place))
        return Error::internal(QStringLiteral("a file cannot be moved to its place"));
    file.release();
    platform::syncToDisk(folder);
    return kept;
}

KeptFile BlobStore::hold(const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    m_unusedSince.remove(sha256);
    ++m_beingKept[sha256];
    return {*this, sha256};
}

void BlobStore::letGo(const QByteArray &sha256)
{
    const std::lock_guard lock(m_mutex);
    if (const auto kept = m_beingKept.find(sha256); kept != m_beingKept.end() && --*kept == 0)
        m_beingKept.erase(kept);
}

bool BlobStore::isDue(const QByteArray &sha256, Instant now)
{
    if (m_beingKept.contains(sha256))
        return false;
    const auto since = m_unusedSince.constFind(sha256);
    if (since == m_unusedSince.constEnd()) {
        m_unusedSince.insert(sha256, now);
        return false;
    }
    return now.milliseconds - since->milliseconds >= std::chrono::milliseconds(unusedAreKept).count();
}

Result<qint64> BlobStore::removeUnused(Instant now, const QSet<QByteArray> &used, const IsUsed &isUsed)
{
    qint64 removed = 0;
    QDirIterator files(m_folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QByteArray hash = files.fileName().toLatin1();
        if (!isHash(hash) || path != pathOf(hash))
            continue; // still on its way in, or not ours
        const std::lock_guard lock(m_mutex);
        if (used.contains(hash)) {
            m_unusedSince.remove(hash);
            continue;
        }
        if (!isDue(hash, now))
            continue;
        const Result<bool> needed = isUsed(hash);
        if (!needed)
            return needed.error();
        if (!*needed && !QFile::remove(path))
            continue; // somebody reads it just now; the next time
        removed += *needed ? 0 : 1;
        m_unusedSince.remove(hash);
    }
    return removed;
}

bool BlobStore::isHash(const QByteArray &sha256)
{
    return sha256.size() == 64 && std::all_of(sha256.begin(), sha256.end(),
                                              [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

QString BlobStore::pathOf(const QByteArray &sha256) const
{
    return m_folder + u'/' + QString::fromLatin1(sha256.left(2)) + u'/' + QString::fromLatin1(sha256);
}

Result<QByteArray> BlobStore::read(const QByteArray &sha256, qint64 offset, qint64 length) const
{
    if (!isHash(sha256))
        return Error::notFound();
    QFile file(pathOf(sha256));
    if (!file.open(QIODevice::ReadOnly))
        return Error::internal(QStringLiteral("the file's content is missing from the store"));
    if (offset < 0 || offset > file.size() || !file.seek(offset))
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The file is shorter than this place in it.")));
    return file.read(length);
}

} // namespace fairdesk
