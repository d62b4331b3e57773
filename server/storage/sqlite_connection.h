// SQLite: the connection is Qt's, the statements are SQLite's own on Qt's handle, so that UTF-8 goes into answers
// without becoming a QString on the way.
#pragma once

#include "server/storage/connection.h"

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
    // Writes the log back into the database; only the one read-write connection may.
    void checkpoint(bool truncate);
    // Copies the database as of now into a new file while others go on.
    void backupTo(const QString &file);

protected:
    std::unique_ptr<Statement> prepare(const QByteArray &sql) override;

private:
    QString m_name;
    std::unique_ptr<QSqlDatabase> m_database; // kept: QSqlDatabase::database() refuses other threads than the opener's
    sqlite3 *m_handle = nullptr;
};

} // namespace fairdesk
