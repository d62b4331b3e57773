// Who may sign in: passwords, second factors, sessions, and the log of all attempts. Passwords are hashed in a queue of
// its own, so answers come by callback, in a thread of the service; nothing here waits for a hash except where it says
// so.
#pragma once

#include "common/base/clock.h"
#include "server/identity/hash_queue.h"
#include "server/identity/login_guard.h"
#include "server/identity/password_policy.h"
#include "server/storage/identity_store.h"

#include <functional>
#include <memory>
#include <mutex>

namespace fairdesk {

class Database;
class ServerState;

// What somebody gives to be let in, and from where.
struct LoginAttempt
{
    QByteArray login;
    SecretString password;
    QString code;
    SecretString newPassword;
    QByteArray address;
    QByteArray program;
};

// A session that was opened or taken up again. The token is known to nobody but its owner; the store has its hash.
struct SignedIn
{
    qint64 user = 0;
    qint64 session = 0;
    QByteArray token;
    std::chrono::milliseconds idle{0}; // how long it may be silent
};

// How a password given by somebody else is to be treated.
struct PasswordTerms
{
    bool mustChange = false;
    std::optional<std::chrono::hours> validFor;

    static PasswordTerms lasting() { return {}; }
    // The administrator knows it, so it is good for one day and one sign-in.
    static PasswordTerms oneTime() { return {true, std::chrono::hours(24)}; }
};

// Who did something to an account, for the trail. Without a user it was the server itself, by its command line.
struct Actor
{
    qint64 user = 0;
    QByteArray origin = "server";
    qint64 session = 0;
};

struct SecondFactorOffer
{
    QByteArray secret; // base32
    QString uri;
    QList<QByteArray> recoveryCodes; // each replaces a code once
};

class IdentityService
{
public:
    using LoginDone = std::function<void(const Result<SignedIn> &)>;
    using Done = std::function<void(const Result<void> &)>;
    using SessionsEnded = std::function<void(const QList<qint64> &sessions)>;

    static Result<std::unique_ptr<IdentityService>> open(Database &database, ServerState &state, const Clock &clock,
                                                         const QString &dataFolder);
    ~IdentityService();

    // --- signing in ---
    void login(LoginAttempt attempt, LoginDone done);
    // Without a password: the token of an earlier sign-in. Reads the store in the calling thread.
    Result<SignedIn> resume(const QByteArray &token, const QByteArray &address);
    // `done` when the token is worth nothing any more.
    void logout(
        qint64 session, Done done = [](const Result<void> &) {});

    // --- passwords ---
    void changePassword(qint64 user, qint64 session, SecretString oldPassword, SecretString newPassword, Done done,
                        Actor by = {});
    // By an administrator or the program; ends the user's sessions.
    void setPassword(qint64 user, SecretString password, PasswordTerms terms, Done done, Actor by = {});
    // The same, waiting; not from the writer's thread.
    Result<void> setPasswordNow(qint64 user, SecretString password, PasswordTerms terms, Actor by = {});

    // --- sessions ---
    QList<StoredSession> sessionsOf(qint64 user) const;
    // The session's owner is asked for, so that nobody ends another person's by guessing numbers; 0: whoever's it is.
    Result<void> revoke(qint64 session, qint64 owner, Actor by = {});
    void revokeAll(qint64 user, qint64 except = 0);
    void touch(qint64 session);
    // Ends what has expired, and the sessions of users who were disabled; forgets old sign-ins.
    void sweep();
    // Called with the sessions that ended before their owners left, in any thread.
    void setSessionsEnded(SessionsEnded callback);

    // --- second factor ---
    Result<SecondFactorOffer> offerSecondFactor(qint64 user, Actor by = {});
    Result<void> confirmSecondFactor(qint64 user, const QString &code, Actor by = {});
    // With a valid code; `byAdministrator`: without, for somebody who lost his device.
    Result<void> dropSecondFactor(qint64 user, const QString &code, bool byAdministrator, Actor by = {});

    PasswordPolicy policy() const;
    QList<StoredCredential> credentials() const;

private:
    struct Account;
    struct Secret;
    struct Verified;

    IdentityService(Database &database, ServerState &state, const Clock &clock, PasswordHasher hasher);
    Result<void> restoreGuard();
    Account accountOf(const QByteArray &login) const;
    void verify(const LoginAttempt &attempt, const LoginDone &done);
    Result<Verified> verified(const LoginAttempt &attempt, const Account &account, bool passwordFits) const;
    Result<void> checkSecondFactor(const LoginAttempt &attempt, const Account &account, Verified &verified) const;
    Result<QByteArray> hashToStore(const LoginAttempt &attempt, const Account &account) const;
    void openSession(const LoginAttempt &attempt, const Account &account, const Verified &verified,
                     const LoginDone &done);
    Error refuse(const LoginAttempt &attempt, qint64 user, const Error &error);
    std::optional<Error> lockOf(const QByteArray &login, const QByteArray &address);
    void record(const QByteArray &login, const QByteArray &address, const char *outcome);
    void ended(const QList<qint64> &sessions) const;
    Result<void> replacePassword(Connection &connection, const StoredCredential &credential, QList<qint64> keep,
                                 QList<qint64> &ended) const;
    // In the transaction that does it: nothing is done to an account without a word in the audit trail.
    void keepTrail(Connection &connection, const Actor &by, const char *action, qint64 user) const;
    std::optional<Secret> secretOf(const StoredCredential &credential) const;

    Database &m_database;
    ServerState &m_state;
    const Clock &m_clock;
    PasswordHasher m_hasher;
    QByteArray m_nobodysHash; // for names that do not exist: the same work, the same time
    mutable std::mutex m_mutex;
    LoginGuard m_guard;
    SessionsEnded m_sessionsEnded;
    HashQueue m_queue; // last, so that it stops first
};

// Shared by the parts of the service.
struct IdentityService::Account
{
    QByteArray login;
    qint64 user = 0;
    bool active = false;
    StoredCredential credential;
};

// The second factor as it is sealed in the store.
struct IdentityService::Secret
{
    QByteArray key;
    QList<QByteArray> recoveryHashes;

    QByteArray toJson() const;
    static std::optional<Secret> fromJson(const QByteArray &json);
    // Takes the recovery code out; false if it is none of them.
    bool useRecoveryCode(const QString &code);
};

// What a password and a code that fit allow, and what is to be written for it.
struct IdentityService::Verified
{
    std::optional<qint64> totpStep;
    std::optional<Secret> shortenedSecret; // after a recovery code was used
    QByteArray newHash;
    bool passwordChanged = false;
};

QByteArray tokenHash(const QByteArray &token);

} // namespace fairdesk
