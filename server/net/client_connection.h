// One client: its TLS connection, who signed in on it, its requests on their way, and what it hears of changes. Lives
// in a network thread; requests are carried out by workers, whose answers come back here.
#pragma once

#include "common/protocol/frame.h"
#include "server/api/api.h"
#include "server/net/net_limits.h"
#include "server/records/change_feed.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QThreadPool>

namespace fairdesk {

class NetworkThread;
struct FeedReplay;

// What all connections share.
struct NetServices
{
    Api &api;
    QThreadPool &workers;
    QSslConfiguration tls;
    NetLimits limits;
};

// An answer ready to be sent, and what it changes here.
struct Delivery
{
    quint64 connection = 0;
    QByteArray frame;
    Ordering ordering = Ordering::Free;
    bool greeted = false;
    std::optional<SignedIn> signedIn;
    bool signedOut = false;
    std::optional<qint64> subscribeAfter;
    bool close = false;
};

// Frames of changes by reader, so that many connections of one person cost one.
using FeedFrames = QHash<const Caller *, QByteArray>;

class ClientConnection : public QObject
{
public:
    ClientConnection(quint64 number, NetServices &services, NetworkThread &thread);
    ~ClientConnection() override;

    bool adopt(qintptr descriptor);
    void startHandshake();
    // Called several times a second: cuts off who is too slow, too long silent, or idle.
    void tick();

    void deliver(Delivery &&delivery);
    void hear(const QList<FeedBatchPtr> &batches, FeedFrames &frames);
    void hearReplay(const FeedReplay &replay);
    // Rights or users changed: what he may do now holds from here on.
    void refreshCaller();
    void endSessionIf(const QList<qint64> &sessions);
    void sayGoodbye(const char *kind, const Text &text);

    bool isSignedIn() const { return m_user != 0; }
    bool isGone() const { return m_gone; }
    quint64 number() const { return m_number; }

private:
    enum class Stage : quint8 { Connected, Waiting, Handshake, Open, Closing };

    void onReadyRead();
    void onEncrypted();
    void readFrames();
    bool mayTakeRequests() const;
    void takeFrame(const QByteArray &frame);
    void takeRequest(const ApiRow &row, std::shared_ptr<const wire::Envelope> request);
    void start(const ApiRow &row, std::shared_ptr<const wire::Envelope> request);
    void startNextInTurn();
    void answerError(quint64 request, const Error &error);
    void send(const QByteArray &frame);
    void signIn(const SignedIn &signedIn);
    void signOut();
    void subscribe(qint64 after);
    QByteArray feedFrame(const QList<FeedBatchPtr> &batches);
    void tickBeforeSignIn();
    void tickSignedIn();
    bool isFrameStuck();
    qint64 unread() const;
    void closeSoon();
    void drop(const char *why);

    const quint64 m_number;
    NetServices &m_services;
    NetworkThread &m_thread;
    QSslSocket m_socket;
    FrameReader m_reader{frameLimitBeforeLogin};
    Stage m_stage = Stage::Connected;
    bool m_gone = false;
    QByteArray m_address;
    QByteArray m_program;
    QElapsedTimer m_age; // since the connection, its handshake, or the last attempt to sign in
    QElapsedTimer m_closing;
    QElapsedTimer m_lastBytes;
    QElapsedTimer m_lastRequest; // pings do not count
    QElapsedTimer m_lastTouch;
    QElapsedTimer m_frameWindow; // valid while a frame is incomplete
    qint64 m_bytesInWindow = 0;

    bool m_greeted = false;
    int m_requestsBeforeSignIn = 0;
    int m_running = 0;
    bool m_exclusive = false;
    bool m_inTurnRunning = false;
    QList<std::shared_ptr<const wire::Envelope>> m_inTurn;

    qint64 m_user = 0;
    qint64 m_session = 0;
    std::chrono::milliseconds m_idle{0};
    CallerPtr m_caller; // as last told to the client, for the feed

    bool m_subscribed = false;
    bool m_replaying = false;
    qint64 m_lastHeard = 0;
    QList<FeedBatchPtr> m_held; // came while the past was being read
};

} // namespace fairdesk
