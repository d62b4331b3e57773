// The bytes of attachments, under their own SHA-256: a file's name never reaches the disk, the same file is kept once,
// and what is there is never changed.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>

#include <memory>

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

class BlobStore
{
public:
    explicit BlobStore(const QString &dataFolder);

    // Makes the folders, and removes what an earlier run left half done.
    Result<void> prepare();
    Result<std::unique_ptr<IncomingFile>> receive(qint64 expectedSize);
    // Moves a closed file to its place and returns its name there.
    Result<QByteArray> keep(IncomingFile &file);
    QString pathOf(const QByteArray &sha256) const;
    Result<QByteArray> read(const QByteArray &sha256, qint64 offset, qint64 length) const;
    QString folder() const { return m_folder; }

    static bool isHash(const QByteArray &sha256);

private:
    QString m_folder;
};

} // namespace fairdesk
