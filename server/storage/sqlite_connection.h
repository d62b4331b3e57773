// SQLite: the connection is Qt's, the statements are SQLite's own on Qt's handle, so that UTF-8 goes into answers
// without becoming a QString on the way.
#pragma once

#include "server/storage/connection.h"

#include <chrono>

class QSqlDatabase;
struct sqlite3;

namespace fairdesk {

class SqliteConnection final : public Connection
{
public:
    SqliteConnection(const QString &file, bool readOnly);
    ~SqliteConnection() override;

    DialectKind dialect() const override { return DialectKind::Sqlite; }
    void execute(const QByteArray &sql) override;
    void begin(bool forWriting) override;
    void interrupt() override;
    bool isOpen() const override { return m_handle != nullptr; }
    // Writes the log back into the database; only the one read-write connection may. Truncating also gives the log's
    // room on the disk back, and waits a little for those who still read in it.
    void checkpoint(bool truncate);
    // The same once the log has grown by so many pages since the last time; cut where readers kept it from beginning
    // anew.
    void checkpointEvery(int pages);
    // From then on a statement fails with Reason::Interrupted; zero: never.
    void stopAfter(std::chrono::milliseconds time);
    // While a new store is filled: nothing reaches the disk before the end, and much is kept in memory.
    void setLoading(bool loading);
    // Copies the database as of now into a new file while others go on, however much they write.
    void backupTo(const QString &file);

protected:
    std::unique_ptr<Statement> prepare(const QByteArray &sql) override;

private:
    QString m_name;
    std::unique_ptr<QSqlDatabase> m_database; // kept: QSqlDatabase::database() refuses other threads than the opener's
    sqlite3 *m_handle = nullptr;
    int m_logPages = 0;             // that stand in the log
    int m_logPagesAtCheckpoint = 0; // of these, what was there when it was last written back
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
};

} // namespace fairdesk
