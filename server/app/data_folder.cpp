#include "server/app/data_folder.h"

#include "common/base/platform_files.h"

#include <QDir>

namespace fairdesk {
namespace {

constexpr char lockName[] = "lock";

} // namespace

DataFolder::DataFolder(const QString &path)
    : m_path(QDir(path).absolutePath())
{
}

bool DataFolder::exists() const
{
    return QDir(m_path).exists();
}

bool DataFolder::isEmpty() const
{
    return QDir(m_path).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
}

Result<void> DataFolder::create() const
{
    if (!QDir().mkpath(m_path) || !platform::restrictToOwner(m_path))
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The folder %1 cannot be made or protected."), m_path));
    return {};
}

Result<void> DataFolder::lock()
{
    m_lock = std::make_unique<QLockFile>(m_path + u'/' + QLatin1String(lockName));
    // Only a process that is gone leaves a stale lock; one that lives may hold it for years.
    m_lock->setStaleLockTime(0);
    if (m_lock->tryLock(0))
        return {};
    const bool held = m_lock->error() == QLockFile::LockFailedError;
    m_lock.reset();
    if (held)
        return Error::busy(message(QT_TRANSLATE_NOOP("Message", "Another fairdesk-server works in %1."), m_path));
    return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The folder %1 cannot be written."), m_path));
}

void DataFolder::removeContents()
{
    m_lock.reset();
    QDir folder(m_path);
    const auto entries = folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.isDir() && !entry.isSymLink())
            QDir(entry.filePath()).removeRecursively();
        else
            folder.remove(entry.fileName());
    }
}

} // namespace fairdesk
