// How users sign in, as it stands in the store: credentials, sessions and the log of sign-ins. No record and no save
// reaches these tables; server/identity is their only user, but that the system log shows the sign-ins.
#pragma once

#include "common/base/clock.h"
#include "server/storage/connection.h"

#include <QList>

#include <optional>

namespace fairdesk {

struct StoredCredential
{
    qint64 user = 0;
    QByteArray passwordHash;
    bool mustChange = false;
    Instant changedAt;
    std::optional<Instant> expiresAt; // a password given by an administrator is good for a short time only
    qint64 failures = 0;
    std::optional<Instant> lockedUntil;
    QByteArray totpSecret; // sealed; empty: no second factor
    qint64 totpStep = 0;   // the last time step whose code was used; -1: not confirmed yet
};

struct StoredSession
{
    qint64 id = 0;
    QByteArray tokenHash;
    qint64 user = 0;
    Instant createdAt;
    Instant seenAt;
    Instant expiresAt;
    QByteArray origin;
    QByteArray program;
};

struct LoginRecord
{
    Instant at;
    QByteArray login;
    QByteArray origin;
    QByteArray outcome; // ok, or the key of the error; "denied …": signed in, and asked for what he may not do
    qint64 id = 0;
};

// Which of them are wanted; what is not set, all.
struct LoginFilter
{
    enum class Outcome : quint8 { Any, Ok, Refused, Denied };
    QByteArray login;
    Outcome outcome = Outcome::Any;
    std::optional<Instant> since;
    std::optional<Instant> until; // before that
};

// Reads and writes the identity tables inside the transaction of whoever calls.
class IdentityStore
{
public:
    static std::optional<StoredCredential> credential(Connection &connection, qint64 user);
    static QList<StoredCredential> credentials(Connection &connection);
    static void setCredential(Connection &connection, const StoredCredential &credential);
    static void setPasswordHash(Connection &connection, qint64 user, const QByteArray &hash);
    // False if this step or a later one was used before: of two sign-ins with one code only the first succeeds.
    static bool useTotpStep(Connection &connection, qint64 user, qint64 step);
    static void setTotpSecret(Connection &connection, qint64 user, const QByteArray &sealed, qint64 step);
    static void noteFailure(Connection &connection, qint64 user, std::optional<Instant> lockedUntil);
    static void noteSuccess(Connection &connection, qint64 user);

    static qint64 addSession(Connection &connection, const StoredSession &session);
    static std::optional<StoredSession> sessionByToken(Connection &connection, const QByteArray &tokenHash);
    static QList<StoredSession> sessionsOf(Connection &connection, qint64 user);
    static std::optional<StoredSession> session(Connection &connection, qint64 id);
    static QList<qint64> expiredSessions(Connection &connection, Instant now);
    static void touchSession(Connection &connection, qint64 id, Instant seen, Instant expires);
    static void removeSession(Connection &connection, qint64 id);

    static void addLogin(Connection &connection, const LoginRecord &record);
    static QList<LoginRecord> loginsSince(Connection &connection, Instant since);
    // Newest first; `before` is an id, 0 for the newest.
    static QList<LoginRecord> newestLogins(Connection &connection, const LoginFilter &filter, qint64 before, int limit);
    static void removeLoginsBefore(Connection &connection, Instant before);
};

} // namespace fairdesk
