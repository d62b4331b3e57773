// The sessions of IdentityService: taken up again, ended, forgotten.
#include "server/identity/identity_service.h"

#include "common/base/logging.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"

namespace fairdesk {
namespace {

constexpr std::chrono::days signInsKept{366}; // the law asks for six months at least

Error sessionEnded()
{
    return {ErrorCode::BadLogin, message(QT_TRANSLATE_NOOP("Message", "Your session has ended. Sign in again."))};
}

void logProblem(const Result<void> &result)
{
    if (!result)
        qCWarning(lcIdentity).noquote() << result.error().english();
}

} // namespace

Result<SignedIn> IdentityService::resume(const QByteArray &token, const QByteArray &address)
{
    std::optional<StoredSession> session;
    const auto read = m_database.read([&](Connection &connection) -> Result<void> {
        session = IdentityStore::sessionByToken(connection, tokenHash(token));
        return {};
    });
    if (!read)
        return read.error();
    if (!session || session->expiresAt <= m_clock.now() || !m_state.caller(session->user)) {
        record(session ? QByteArray("session:") + QByteArray::number(session->id) : QByteArray("session"), address,
               "session_ended");
        return sessionEnded();
    }
    touch(session->id);
    return SignedIn{session->user, session->id, token, policy().sessionIdle};
}

void IdentityService::touch(qint64 session)
{
    const Instant now = m_clock.now();
    const Instant expires{now.milliseconds + std::chrono::milliseconds(policy().sessionIdle).count()};
    m_database.write(
        [session, now, expires](Connection &connection) -> Result<void> {
            IdentityStore::touchSession(connection, session, now, expires);
            return {};
        },
        logProblem);
}

void IdentityService::logout(qint64 session, Done done)
{
    m_database.write(
        [session](Connection &connection) -> Result<void> {
            IdentityStore::removeSession(connection, session);
            return {};
        },
        [done = std::move(done)](const Result<void> &result) {
            logProblem(result);
            done(result);
        });
}

QList<StoredSession> IdentityService::sessionsOf(qint64 user) const
{
    QList<StoredSession> sessions;
    logProblem(m_database.read([&](Connection &connection) -> Result<void> {
        sessions = IdentityStore::sessionsOf(connection, user);
        return {};
    }));
    return sessions;
}

Result<void> IdentityService::revoke(qint64 session, qint64 owner, Actor by)
{
    const auto revoked = m_database.writeNow([=, this](Connection &connection) -> Result<void> {
        const auto stored = IdentityStore::session(connection, session);
        if (!stored || (owner != 0 && stored->user != owner))
            return Error(ErrorCode::NotFound, message(QT_TRANSLATE_NOOP("Message", "There is no such session.")));
        IdentityStore::removeSession(connection, session);
        keepTrail(connection, by, "session_ended", stored->user);
        return {};
    });
    if (revoked)
        ended({session});
    return revoked;
}

void IdentityService::revokeAll(qint64 user, qint64 except)
{
    const auto gone = std::make_shared<QList<qint64>>();
    m_database.write(
        [=](Connection &connection) -> Result<void> {
            for (const StoredSession &session : IdentityStore::sessionsOf(connection, user)) {
                if (session.id == except)
                    continue;
                IdentityStore::removeSession(connection, session.id);
                gone->append(session.id);
            }
            return {};
        },
        [this, gone](const Result<void> &result) {
            logProblem(result);
            if (result)
                ended(*gone);
        });
}

void IdentityService::sweep()
{
    const Instant now = m_clock.now();
    const Instant oldest{now.milliseconds - std::chrono::milliseconds(signInsKept).count()};
    const auto access = m_state.snapshot().access;
    const auto gone = std::make_shared<QList<qint64>>();
    m_database.write(
        [=](Connection &connection) -> Result<void> {
            *gone = IdentityStore::expiredSessions(connection, now);
            for (const AccessData::UserRow &user : access->users) {
                if (user.active)
                    continue;
                for (const StoredSession &session : IdentityStore::sessionsOf(connection, user.id))
                    gone->append(session.id);
            }
            for (const qint64 session : std::as_const(*gone))
                IdentityStore::removeSession(connection, session);
            IdentityStore::removeLoginsBefore(connection, oldest);
            return {};
        },
        [this, gone](const Result<void> &result) {
            logProblem(result);
            if (result)
                ended(*gone);
        });
}

void IdentityService::setSessionsEnded(SessionsEnded callback)
{
    const std::lock_guard lock(m_mutex);
    m_sessionsEnded = std::move(callback);
}

void IdentityService::ended(const QList<qint64> &sessions) const
{
    if (sessions.isEmpty())
        return;
    SessionsEnded callback;
    {
        const std::lock_guard lock(m_mutex);
        callback = m_sessionsEnded;
    }
    if (callback)
        callback(sessions);
}

} // namespace fairdesk
