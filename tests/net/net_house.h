// A centre with its server on a free port, on either database: real store, real services, real TLS. The server has
// threads of its own, so that blocking clients in the test's thread do not stop it.
#pragma once

#include "server/app/server_core.h"
#include "server/net/listener.h"
#include "tests/net/test_client.h"
#include "tests/support/own_database.h"

#include <QTemporaryDir>

namespace fairdesk::test {

inline constexpr char password[] = "spring in hall seven";

class NetHouse
{
public:
    explicit NetHouse(DialectKind dialect, Listener::Options options = {});
    ~NetHouse();

    quint16 port() const { return m_port; }
    ServerCore &core() { return *m_core; }
    QByteArray fingerprint() const { return m_fingerprint; }

    SavedRecord save(RecordChange change);
    // In the department "sales" of the head office.
    qint64 addUser(const QByteArray &login, const QByteArray &role, PasswordTerms terms = PasswordTerms::lasting());
    qint64 addCustomer(const QString &name, qint64 owner);
    qint64 idOf(const QByteArray &entity, const QByteArray &field, const QString &value);
    void setActive(qint64 user, bool active);

private:
    std::unique_ptr<OwnDatabase> m_store;
    QTemporaryDir m_folder;
    std::unique_ptr<ServerCore> m_core;
    QThread m_thread;
    Listener *m_listener = nullptr;
    quint16 m_port = 0;
    QByteArray m_fingerprint;
};

} // namespace fairdesk::test
