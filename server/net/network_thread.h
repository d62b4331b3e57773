// A thread with its share of the connections. Everything that reaches a connection from elsewhere comes through its
// mailbox, which outlives the thread.
#pragma once

#include "server/net/client_connection.h"
#include "server/net/handshake_gate.h"

#include <QTimer>

namespace fairdesk {

class NetworkThread;

// Where workers, the writer and the change feed leave things for a thread that may be gone already.
class Mailbox
{
public:
    explicit Mailbox(NetworkThread *thread)
        : m_thread(thread)
    {
    }

    void post(Delivery &&delivery);
    void postReplay(quint64 connection, std::shared_ptr<const FeedReplay> replay);
    void postChanges(const FeedBatchPtr &batch);
    void postSessionsEnded(const QList<qint64> &sessions);
    void closeForever();

private:
    template<class Work>
    void run(Work work);

    std::mutex m_mutex;
    NetworkThread *m_thread;
};

class NetworkThread : public QObject
{
public:
    NetworkThread(NetServices &services, HandshakeGate &gate);
    ~NetworkThread() override;

    std::shared_ptr<Mailbox> mailbox() const { return m_mailbox; }
    // From any thread.
    void adopt(qintptr descriptor, quint64 number);
    int connections() const { return m_count; }
    int waitingForSignIn() const { return m_unsigned; }
    // Says goodbye to everybody; they have a moment to read it.
    void sayGoodbye();

    // From the connections, in this thread.
    void queueHandshake(quint64 number);
    void remove(quint64 number);

private:
    friend class Mailbox;
    void begin();
    void tick();
    void startHandshakes();
    void deliver(Delivery &&delivery);
    void gather(const FeedBatchPtr &batch);
    void publish();

    NetServices &m_services;
    HandshakeGate &m_gate;
    std::shared_ptr<Mailbox> m_mailbox;
    QThread m_thread;
    QTimer m_tick{this};
    QTimer m_handshakes{this};
    QTimer m_publishing{this};
    QElapsedTimer m_published;
    QHash<quint64, ClientConnection *> m_connections;
    QList<quint64> m_waiting;
    QList<FeedBatchPtr> m_gathered;
    std::atomic<int> m_count = 0;
    std::atomic<int> m_unsigned = 0;
};

} // namespace fairdesk
