// PostgreSQL through libpq: prepared statements kept, those that nobody waits for sent along with the next.
#pragma once

#include "server/storage/connection.h"

namespace fairdesk {

class PostgresSession;

class PostgresConnection final : public Connection
{
public:
    PostgresConnection(const QString &url, bool readOnly);
    ~PostgresConnection() override;

    DialectKind dialect() const override { return DialectKind::Postgres; }
    void execute(const QByteArray &sql) override;
    void begin(bool forWriting) override;
    void openSavepoint() override;
    void interrupt() override;
    bool isOpen() const override;

protected:
    std::unique_ptr<Statement> prepare(const QByteArray &sql) override;

private:
    std::shared_ptr<PostgresSession> m_session;
    bool m_readOnly;
};

} // namespace fairdesk
