// The bytes of attachments, under their own SHA-256: a file's name never reaches the disk, the same file is kept once,
// and what is there is never changed.
#pragma once

#include "common/base/clock.h"
#include "common/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QHash>
#include <QSet>

#include <functional>
#include <memory>
#include <mutex>

namespace fairdesk {

// A file that is coming in: hashed while it is written, gone unless it is kept.
class IncomingFile
{
public:
    explicit IncomingFile(const QString &path);
    ~IncomingFile();

    Result<void> open();
    Result<void> append(const QByteArray &bytes);
    // On the disk for certain.
    Result<void> close();

    qint64 size() const { return m_size; }
    QByteArray sha256() const { return m_hash.result().toHex(); }
    const QByteArray &head() const { return m_head; }
    QString path() const { return m_file.fileName(); }
    // From now on somebody else removes it.
    QString release();

private:
    QFile m_file;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_head;
    qint64 m_size = 0;
    bool m_released = false;
};

class BlobStore;

// Bytes that are in their place, and stay there as long as this lives: until their record is written.
class KeptFile
{
public:
    KeptFile(BlobStore &store, QByteArray sha256)
        : m_store(&store)
        , m_sha256(std::move(sha256))
    {
    }
    ~KeptFile();
    KeptFile(KeptFile &&other) noexcept
        : m_store(std::exchange(other.m_store, nullptr))
        , m_sha256(std::move(other.m_sha256))
    {
    }
    KeptFile &operator=(KeptFile &&) = delete;

    const QByteArray &sha256() const { return m_sha256; }

private:
    BlobStore *m_store; // null: moved away
    QByteArray m_sha256;
};

class BlobStore
{
public:
    // Longer than a backup takes, which copies the records first and then the files that they name.
    static constexpr std::chrono::hours unusedAreKept{6};

    explicit BlobStore(const QString &dataFolder);

    // Makes the folders, and removes what an earlier run left half done.
    Result<void> prepare();
    Result<std::unique_ptr<IncomingFile>> receive(qint64 expectedSize);
    // Moves a closed file to its place, where the same bytes may be already.
    Result<KeptFile> keep(IncomingFile &file);
    // Removes what is not used for longer than `unusedAreKept`: not among the used, nor by a last look at it alone, for
    // which whoever wants to keep the same bytes waits. Returns how many went.
    using IsUsed = std::function<Result<bool>(const QByteArray &sha256)>;
    Result<qint64> removeUnused(Instant now, const QSet<QByteArray> &used, const IsUsed &isUsed);
    QString pathOf(const QByteArray &sha256) const;
    Result<QByteArray> read(const QByteArray &sha256, qint64 offset, qint64 length) const;
    QString folder() const { return m_folder; }

    static bool isHash(const QByteArray &sha256);

private:
    friend class KeptFile;
    KeptFile hold(const QByteArray &sha256);
    void letGo(const QByteArray &sha256);
    // Counts from the first time that it was seen unused.
    bool isDue(const QByteArray &sha256, Instant now);

    QString m_folder;
    std::mutex m_mutex;
    QHash<QByteArray, int> m_beingKept;
    QHash<QByteArray, Instant> m_unusedSince;
};

} // namespace fairdesk
