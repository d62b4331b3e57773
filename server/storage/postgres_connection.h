// PostgreSQL through QPSQL: prepared statements kept, forward only.
#pragma once

#include "server/storage/connection.h"

#include <QSqlDatabase>

namespace fairdesk {

class PostgresConnection final : public Connection
{
public:
    PostgresConnection(const QString &url, bool readOnly);
    ~PostgresConnection() override;

    DialectKind dialect() const override { return DialectKind::Postgres; }
    void execute(const QByteArray &sql) override;
    void begin(bool forWriting) override;
    void interrupt() override;
    bool isOpen() const override { return m_database.isOpen(); }

protected:
    std::unique_ptr<Statement> prepare(const QByteArray &sql) override;

private:
    QString m_name;
    QSqlDatabase m_database;
    bool m_readOnly;
};

} // namespace fairdesk
