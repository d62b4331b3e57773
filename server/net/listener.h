// The server's one door: accepts connections, shares them out among the network threads, and hands the change feed to
// all of them.
#pragma once

#include "server/net/network_thread.h"
#include "server/net/tls_identity.h"

#include <QTcpServer>
#include <QThreadPool>

namespace fairdesk {

class Listener : public QTcpServer
{
public:
    struct Options
    {
        NetLimits limits;
        bool allowTls12 = false;
        int threads = 2;
    };

    Listener(Api &api, TlsIdentity identity, Options options);
    ~Listener() override;

    Result<void> open(const QHostAddress &address, quint16 port);
    // Accepts nobody any more and says goodbye to those who are there; returns when they are gone, or after `patience`.
    void closeGently(std::chrono::milliseconds patience);

    const TlsIdentity &identity() const { return m_identity; }
    int connections() const;
    QThreadPool &workers() { return m_workers; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    TlsIdentity m_identity;
    NetLimits m_limits;
    QThreadPool m_workers;
    NetServices m_services;
    HandshakeGate m_gate;
    std::vector<std::unique_ptr<NetworkThread>> m_threads;
    quint64 m_lastNumber = 0;
    int m_feedListener = 0;
};

} // namespace fairdesk
