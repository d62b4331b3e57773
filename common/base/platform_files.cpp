#include "common/base/platform_files.h"

#include <QFile>
#include <QFileInfo>

#ifndef Q_OS_WIN
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace fairdesk::platform {

bool restrictToOwner(const QString &path)
{
    QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner;
    if (QFileInfo(path).isDir())
        permissions |= QFile::ExeOwner;
    return QFile::setPermissions(path, permissions);
}

void useOwnerOnlyFiles()
{
#ifndef Q_OS_WIN
    ::umask(0077);
#endif
}

bool syncToDisk(const QString &path)
{
#ifdef Q_OS_WIN
    Q_UNUSED(path)
    return true; // NTFS journals names, and SQLite flushes its own files
#else
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool done = ::fsync(file) == 0;
    ::close(file);
    return done;
#endif
}

} // namespace fairdesk::platform
