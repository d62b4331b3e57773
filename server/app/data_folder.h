// The folder that holds everything of one centre. Only one process works in it at a time: its lock says which.
#pragma once

#include "common/base/result.h"

#include <QLockFile>

#include <memory>

namespace fairdesk {

class DataFolder
{
public:
    explicit DataFolder(const QString &path);

    const QString &path() const { return m_path; }
    bool exists() const;
    bool isEmpty() const;
    // Makes the folder, for its owner only.
    Result<void> create() const;
    // Busy if another process works here. Held as long as this object lives.
    Result<void> lock();
    bool isLocked() const { return m_lock && m_lock->isLocked(); }
    // After a failed start: whatever was put into the folder goes again.
    void removeContents();

private:
    QString m_path;
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace fairdesk
