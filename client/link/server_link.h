// The client's one way to the server.
//
//     whenDone(m_link.fetch({.entity = "customer", .id = id}), this, [this](const Result<FetchedRecord> &r) { show(r);
//     });
//
// Sign in once; from then on the link comes back by itself after every loss of the connection, resumes the session,
// asks for the changes that it missed, and sends what was not acknowledged again.
#pragma once

#include "client/link/answers.h"
#include "client/link/backoff.h"
#include "client/link/catalogue_store.h"
#include "client/link/pin_store.h"
#include "client/link/session.h"
#include "common/base/result.h"
#include "common/catalogue/save.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QFuture>
#include <QMap>
#include <QObject>
#include <QPromise>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "fairdesk.pb.h"

class QIODevice;

namespace fairdesk {

class WireConnection;

struct LinkOptions
{
    QString host = QStringLiteral("127.0.0.1");
    quint16 port = 7443;
    QString pinFile;         // empty: that of this user
    QString cacheFolder;     // empty: the catalogue is not kept
    QByteArray expectedPin;  // trusted for this run although it is not pinned
    bool trustFirst = false; // pin an unknown server without asking
    bool subscribe = true;
    bool reconnect = true;
    QString program = QStringLiteral("fairdesk");
    QString locale;

    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds requestTimeout{30'000};
    std::chrono::milliseconds heartbeat{15'000};
    std::chrono::milliseconds silence{30'000}; // after so much of it the connection counts as dead
    std::chrono::milliseconds firstRetry{500};
    std::chrono::milliseconds lastRetry{15'000};
};

enum class LinkState : quint8 {
    Offline,
    Connecting,
    AskTrust, // the server's key is unknown; see fingerprint() and trust()
    SigningIn,
    Online,
    Reconnecting,
    SignedOut,
    Refused, // the server's key changed, its certificate or its version is wrong
};

// One signed-in connection: requests to futures, reconnection, live changes.
class ServerLink : public QObject
{
    Q_OBJECT
public:
    // What becomes of a request when the connection is lost before its answer.
    enum class Sending : quint8 {
        Once, // fails
        Kept, // is sent again after the reconnection; only what changes something and carries an idempotency key
    };
    using Handler = std::function<void(Result<wire::Envelope> &&answer)>;

    explicit ServerLink(LinkOptions options, QObject *parent = nullptr);
    ~ServerLink() override;

    // Done when the link is online, or with the reason why it is not. While the server's key waits for trust() the
    // future waits too.
    QFuture<Result<Session>> signIn(Credentials credentials);
    QFuture<Result<void>> signOut();
    // Ends the connection and everything that waits, without ending the session.
    void stop();

    void trust();
    void refuseTrust();
    void retryNow();

    LinkState state() const { return m_state; }
    bool isOnline() const { return m_state == LinkState::Online; }
    const LinkOptions &options() const { return m_options; }
    QByteArray fingerprint() const { return m_fingerprint; }
    QString serverName() const { return PinStore::serverName(m_options.host, m_options.port); }
    const std::optional<Error> &lastError() const { return m_lastError; }
    const Session &session() const { return m_session; }
    CataloguePtr catalogue() const { return m_view.catalogue; }
    // Saves and actions that have no answer yet; questions do not count.
    int waitingWrites() const;

    QFuture<Result<ResultTable>> query(const Query &query);
    QFuture<Result<FetchedRecord>> fetch(const FetchRequest &request);
    QFuture<Result<SearchHits>> search(const QString &text, const QList<QByteArray> &entities = {}, int limit = 20);
    QFuture<Result<QList<HistoryLine>>> history(const QByteArray &entity, qint64 id, int limit = 50, qint64 before = 0);

    // A request without a key gets one, so that it is carried out once however often it is sent.
    QFuture<Result<SaveResult>> save(SaveRequest request);
    QFuture<Result<QJsonObject>> runAction(const QByteArray &name, const QByteArray &entity, qint64 id,
                                           const QJsonObject &arguments = {}, const QByteArray &key = {});
    // An action that only tells something. It fails with the connection, as every other question does.
    QFuture<Result<QJsonObject>> readAction(const QByteArray &name, const QByteArray &entity, qint64 id,
                                            const QJsonObject &arguments = {});

    using Progress = std::function<void(qint64 done, qint64 total)>;
    QFuture<Result<UploadedFile>> upload(const UploadRequest &request, Progress progress = {});
    QFuture<Result<DownloadedFile>> download(const DownloadRequest &request, const QString &path,
                                             Progress progress = {});
    QFuture<Result<QByteArray>> downloadBytes(const DownloadRequest &request, Progress progress = {});

    QFuture<Result<JobInfo>> startImport(const ImportRequest &request);
    QFuture<Result<JobInfo>> startExport(const ExportRequest &request);
    QFuture<Result<JobInfo>> jobStatus(qint64 job);
    QFuture<Result<JobInfo>> cancelJob(qint64 job);

    QFuture<Result<void>> changePassword(SecretString oldPassword, SecretString newPassword);

    // The ways that all of the above go, for requests that have no function of their own.
    QFuture<Result<wire::Envelope>> send(wire::Envelope envelope, Sending sending = Sending::Once);
    void post(wire::Envelope envelope, Sending sending, Handler handler);

signals:
    void stateChanged(fairdesk::LinkState state);
    void trustNeeded(const QByteArray &fingerprint);
    void changed(const QList<fairdesk::ChangeNotice> &changes);
    // More was missed than the server kept, or what one may see changed: read everything anew.
    void everythingStale();
    void catalogueChanged();
    void notice(const fairdesk::ServerNotice &notice);
    void signedOut(const fairdesk::Error &error);
    void latencyChanged(int milliseconds);

private:
    struct Pending
    {
        Handler handler;
        Sending sending = Sending::Once;
        bool sent = false;
        QDeadlineTimer deadline{QDeadlineTimer::Forever};
        std::optional<wire::Envelope> envelope; // of what is kept
    };

    void setState(LinkState state);
    bool isOnItsWay() const;
    void open();
    void closeConnection();
    void onSecured(const QByteArray &fingerprint);
    void onFailed(const Error &error, bool fatal);
    void onReceived(const wire::Envelope &envelope);
    void enterEnd(LinkState state, const Error &error);

    // The steps between a secure connection and being online, in this order.
    void sayHello();
    void onHello(Result<wire::Envelope> &&answer);
    void sendLogin();
    void onLogin(Result<wire::Envelope> &&answer);
    void needCatalogue(const QByteArray &serverHash);
    void onCatalogue(Result<wire::Envelope> &&answer);
    void subscribe();
    void becomeOnline();
    void signInFailed(const Error &error);
    void takeSession(const wire::LoginReply &reply);
    void refreshCatalogue();

    void transmit(quint64 id, const wire::Envelope &envelope, Pending pending);
    void sendKept();
    void failPending(const Error &error, bool keptToo);
    void armDeadlines();
    void expireRequests();
    void beat();
    void handleChanges(const wire::ChangedBatch &batch);
    void handleComplaint(const Error &error);
    void handleNotice(const wire::Notice &message);
    void finishSignIn(Result<Session> result);

    template<class T, class Decode>
    QFuture<Result<T>> ask(wire::Envelope envelope, Decode decode, Sending sending = Sending::Once);

    LinkOptions m_options;
    PinStore m_pins;
    Backoff m_backoff;
    QTimer m_retry;
    QTimer m_heartbeat;
    QTimer m_deadlines;

    WireConnection *m_connection = nullptr;
    LinkState m_state = LinkState::Offline;
    QByteArray m_fingerprint;
    std::optional<Error> m_lastError;

    Credentials m_credentials;
    SecretString m_token;
    Session m_session;
    std::optional<QPromise<Result<Session>>> m_signingIn;
    CatalogueView m_view;
    bool m_catalogueStale = false; // changed while the link was not online yet
    qint64 m_sequence = -1;        // the last change that was told

    quint64 m_lastRequest = 0;
    QMap<quint64, Pending> m_pending; // by number, so that what is kept goes again in its order
};

} // namespace fairdesk
