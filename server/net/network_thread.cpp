#include "server/net/network_thread.h"

#include "server/net/feed_replay.h"

namespace fairdesk {
namespace {

constexpr std::chrono::milliseconds tickEvery{250};
constexpr std::chrono::milliseconds handshakesEvery{5};

} // namespace

template<class Work>
void Mailbox::run(Work work)
{
    const std::lock_guard lock(m_mutex);
    if (!m_thread)
        return;
    NetworkThread *thread = m_thread;
    QMetaObject::invokeMethod(
        thread, [thread, work = std::move(work)]() mutable { work(*thread); }, Qt::QueuedConnection);
}

void Mailbox::post(Delivery &&delivery)
{
    // Functors of invokeMethod are copied.
    run([kept = std::make_shared<Delivery>(std::move(delivery))](NetworkThread &thread) {
        thread.deliver(std::move(*kept));
    });
}

void Mailbox::postReplay(quint64 connection, std::shared_ptr<const FeedReplay> replay)
{
    run([connection, replay](NetworkThread &thread) {
        if (ClientConnection *found = thread.m_connections.value(connection))
            found->hearReplay(*replay);
    });
}

void Mailbox::postChanges(const FeedBatchPtr &batch)
{
    run([batch](NetworkThread &thread) { thread.gather(batch); });
}

void Mailbox::postSessionsEnded(const QList<qint64> &sessions)
{
    run([sessions](NetworkThread &thread) {
        const auto connections = thread.m_connections; // they leave while they are told
        for (ClientConnection *connection : connections)
            connection->endSessionIf(sessions);
    });
}

void Mailbox::closeForever()
{
    const std::lock_guard lock(m_mutex);
    m_thread = nullptr;
}

NetworkThread::NetworkThread(NetServices &services, HandshakeGate &gate)
    : m_services(services)
    , m_gate(gate)
    , m_mailbox(std::make_shared<Mailbox>(this))
{
    m_thread.setObjectName(QStringLiteral("network"));
    moveToThread(&m_thread);
    connect(&m_tick, &QTimer::timeout, this, &NetworkThread::tick);
    connect(&m_handshakes, &QTimer::timeout, this, &NetworkThread::startHandshakes);
    connect(&m_publishing, &QTimer::timeout, this, &NetworkThread::publish);
    m_publishing.setSingleShot(true);
    m_thread.start();
    QMetaObject::invokeMethod(
        this, [this] { begin(); }, Qt::QueuedConnection);
}

NetworkThread::~NetworkThread()
{
    m_mailbox->closeForever();
    // Sockets and timers end in the thread that they live in.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_tick.stop();
            m_handshakes.stop();
            m_publishing.stop();
            qDeleteAll(std::exchange(m_connections, {}));
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void NetworkThread::begin()
{
    m_published.start();
    m_tick.start(tickEvery);
}

void NetworkThread::adopt(qintptr descriptor, quint64 number)
{
    ++m_count;
    ++m_unsigned;
    QMetaObject::invokeMethod(
        this,
        [this, descriptor, number] {
            auto *connection = new ClientConnection(number, m_services, *this);
            m_connections.insert(number, connection);
            if (!connection->adopt(descriptor))
                remove(number);
        },
        Qt::QueuedConnection);
}

void NetworkThread::remove(quint64 number)
{
    ClientConnection *connection = m_connections.take(number);
    if (!connection)
        return;
    --m_count;
    connection->deleteLater();
}

void NetworkThread::tick()
{
    int unsignedCount = 0;
    const auto connections = m_connections;
    for (ClientConnection *connection : connections) {
        connection->tick();
        if (!connection->isGone() && !connection->isSignedIn())
            ++unsignedCount;
    }
    m_unsigned = unsignedCount;
}

void NetworkThread::queueHandshake(quint64 number)
{
    m_waiting.append(number);
    startHandshakes();
}

void NetworkThread::startHandshakes()
{
    while (!m_waiting.isEmpty()) {
        if (!m_connections.contains(m_waiting.first())) {
            m_waiting.removeFirst();
            continue;
        }
        if (!m_gate.take()) {
            if (!m_handshakes.isActive())
                m_handshakes.start(handshakesEvery);
            return;
        }
        m_connections.value(m_waiting.takeFirst())->startHandshake();
    }
    m_handshakes.stop();
}

void NetworkThread::deliver(Delivery &&delivery)
{
    if (ClientConnection *connection = m_connections.value(delivery.connection))
        connection->deliver(std::move(delivery));
}

void NetworkThread::gather(const FeedBatchPtr &batch)
{
    // Rights first, and at once: nothing may be heard with rights that were taken away.
    if (batch->rightsChanged) {
        const auto connections = m_connections;
        for (ClientConnection *connection : connections)
            connection->refreshCaller();
    }
    m_gathered.append(batch);
    if (m_publishing.isActive())
        return;
    const std::chrono::milliseconds passed(m_published.elapsed());
    m_publishing.start(std::max(std::chrono::milliseconds(0), m_services.limits.feedPause - passed));
}

void NetworkThread::publish()
{
    m_published.restart();
    const QList<FeedBatchPtr> batches = std::exchange(m_gathered, {});
    FeedFrames frames;
    const auto connections = m_connections;
    for (ClientConnection *connection : connections)
        connection->hear(batches, frames);
}

void NetworkThread::sayGoodbye()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            const auto connections = m_connections;
            for (ClientConnection *connection : connections)
                connection->sayGoodbye(
                    "server_closing", message(QT_TRANSLATE_NOOP(
                                          "Message", "The server is closing. You will be connected again by itself.")));
        },
        Qt::QueuedConnection);
}

} // namespace fairdesk
