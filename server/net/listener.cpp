#include "server/net/listener.h"

#include "common/base/logging.h"

#include <QDeadlineTimer>
#include <QTcpSocket>

namespace fairdesk {
namespace {

// Qt's own default of 50 makes 2,000 clients that come back at once wait for seven seconds.
constexpr int backlog = 1024;

} // namespace

Listener::Listener(Api &api, TlsIdentity identity, Options options)
    : m_identity(std::move(identity))
    , m_limits(options.limits)
    , m_services{api, m_workers, m_identity.configuration(options.allowTls12), options.limits}
    , m_gate(options.limits.handshakesPerSecond)
{
    m_workers.setMaxThreadCount(std::max(2, QThread::idealThreadCount()));
    m_workers.setExpiryTimeout(-1);
    for (int i = 0; i < options.threads; ++i)
        m_threads.push_back(std::make_unique<NetworkThread>(m_services, m_gate));
    std::vector<std::shared_ptr<Mailbox>> mailboxes;
    for (const auto &thread : m_threads)
        mailboxes.push_back(thread->mailbox());
    ApiServices &services = api.services();
    m_feedListener = services.feed.addListener([mailboxes](const FeedBatchPtr &batch) {
        for (const auto &mailbox : mailboxes)
            mailbox->postChanges(batch);
    });
    services.identity.setSessionsEnded([mailboxes](const QList<qint64> &sessions) {
        for (const auto &mailbox : mailboxes)
            mailbox->postSessionsEnded(sessions);
    });
    services.connections = [this] { return connections(); };
    setListenBacklogSize(backlog);
}

Listener::~Listener()
{
    close();
    ApiServices &services = m_services.api.services();
    services.feed.removeListener(m_feedListener);
    services.identity.setSessionsEnded({});
    services.connections = [] { return 0; };
    m_workers.clear();
    m_workers.waitForDone();
}

Result<void> Listener::open(const QHostAddress &address, quint16 port)
{
    if (!listen(address, port)) {
        return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The server cannot listen on %1 port %2: %3"),
                                          address.toString(), QString::number(port), errorString()));
    }
    return {};
}

int Listener::connections() const
{
    int count = 0;
    for (const auto &thread : m_threads)
        count += thread->connections();
    return count;
}

void Listener::incomingConnection(qintptr descriptor)
{
    int waiting = 0;
    for (const auto &thread : m_threads)
        waiting += thread->waitingForSignIn();
    if (connections() >= m_limits.connections || waiting >= m_limits.waitingForSignIn) {
        QTcpSocket refused;
        refused.setSocketDescriptor(descriptor);
        refused.abort();
        return;
    }
    ++m_lastNumber;
    m_threads[m_lastNumber % m_threads.size()]->adopt(descriptor, m_lastNumber);
}

void Listener::closeGently(std::chrono::milliseconds patience)
{
    close();
    for (const auto &thread : m_threads)
        thread->sayGoodbye();
    QDeadlineTimer deadline(patience);
    while (connections() > 0 && !deadline.hasExpired())
        QThread::msleep(10);
}

} // namespace fairdesk
