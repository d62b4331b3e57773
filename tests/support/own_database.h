// What a story over a real store begins with: which databases there are, and one of its own.
#pragma once

#include "server/storage/connection.h"

#include <QTemporaryDir>

#include <functional>
#include <vector>

namespace fairdesk::test {

// Both databases; PostgreSQL only where it is installed.
std::vector<DialectKind> dialects();

// A database of one's own, gone with this object: without a table, or a copy of one to which nobody is connected.
class OwnDatabase
{
public:
    explicit OwnDatabase(DialectKind dialect);
    explicit OwnDatabase(const OwnDatabase &original);
    ~OwnDatabase();
    OwnDatabase &operator=(const OwnDatabase &) = delete;

    // A copy of what `fill` makes; it fills once in a program for each name and kind of database.
    static std::unique_ptr<OwnDatabase> copyOf(const char *name, DialectKind dialect,
                                               const std::function<void(const StoreLocation &)> &fill);

    const StoreLocation &location() const { return m_location; }
    // As --database takes it; empty for SQLite, which stands in the data folder.
    QString url() const { return m_location.url; }

private:
    QTemporaryDir m_folder;
    QByteArray m_name;
    StoreLocation m_location;
};

} // namespace fairdesk::test
