#include "server/storage/identity_store.h"

namespace fairdesk {
namespace {

constexpr char credentialColumns[] =
    "user_id, password_hash, must_change, changed_at, expires_at, failures, locked_until, totp_secret, totp_step";
constexpr char sessionColumns[] = "id, token_hash, user_id, created_at, seen_at, expires_at, origin, program";

SqlValue sqlInstant(const std::optional<Instant> &instant)
{
    return instant ? SqlValue(instant->milliseconds) : SqlValue();
}

SqlValue sqlTextOrNull(const QByteArray &text)
{
    return text.isEmpty() ? SqlValue() : SqlValue(text);
}

std::optional<Instant> readInstant(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional<Instant>(Instant{row.integer(column)});
}

StoredCredential readCredential(const Statement &row)
{
    StoredCredential credential;
    credential.user = row.integer(0);
    credential.passwordHash = row.bytes(1);
    credential.mustChange = row.integer(2) != 0;
    credential.changedAt = {row.integer(3)};
    credential.expiresAt = readInstant(row, 4);
    credential.failures = row.integer(5);
    credential.lockedUntil = readInstant(row, 6);
    credential.totpSecret = row.isNull(7) ? QByteArray() : row.bytes(7);
    credential.totpStep = row.isNull(8) ? 0 : row.integer(8);
    return credential;
}

StoredSession readSession(const Statement &row)
{
    StoredSession session;
    session.id = row.integer(0);
    session.tokenHash = row.bytes(1);
    session.user = row.integer(2);
    session.createdAt = {row.integer(3)};
    session.seenAt = {row.integer(4)};
    session.expiresAt = {row.integer(5)};
    session.origin = row.bytes(6);
    session.program = row.bytes(7);
    return session;
}

template<class T, class Read>
QList<T> rowsOf(Connection &connection, const QByteArray &sql, const QList<SqlValue> &values, Read read)
{
    QList<T> rows;
    Statement &query = connection.statement(sql).bind(values);
    while (query.step())
        rows.append(read(query));
    query.reset();
    return rows;
}

template<class T>
std::optional<T> onlyRow(QList<T> rows)
{
    return rows.isEmpty() ? std::nullopt : std::optional<T>(std::move(rows.first()));
}

QByteArray selectCredentials(const QByteArray &where)
{
    return QByteArray("SELECT ") + credentialColumns + " FROM fd_credential " + where;
}

QByteArray selectSessions(const QByteArray &where)
{
    return QByteArray("SELECT ") + sessionColumns + " FROM fd_session " + where;
}

} // namespace

std::optional<StoredCredential> IdentityStore::credential(Connection &connection, qint64 user)
{
    return onlyRow(rowsOf<StoredCredential>(connection, selectCredentials("WHERE user_id=?"), {user}, readCredential));
}

QList<StoredCredential> IdentityStore::credentials(Connection &connection)
{
    return rowsOf<StoredCredential>(connection, selectCredentials("ORDER BY user_id"), {}, readCredential);
}

void IdentityStore::setCredential(Connection &connection, const StoredCredential &credential)
{
    connection.run("DELETE FROM fd_credential WHERE user_id=?", {credential.user});
    connection.run(QByteArray("INSERT INTO fd_credential(") + credentialColumns + ") VALUES(?,?,?,?,?,?,?,?,?)",
                   {credential.user, credential.passwordHash, qint64(credential.mustChange),
                    credential.changedAt.milliseconds, sqlInstant(credential.expiresAt), credential.failures,
                    sqlInstant(credential.lockedUntil), sqlTextOrNull(credential.totpSecret), credential.totpStep});
}

void IdentityStore::setPasswordHash(Connection &connection, qint64 user, const QByteArray &hash)
{
    connection.run("UPDATE fd_credential SET password_hash=? WHERE user_id=?", {hash, user});
}

bool IdentityStore::useTotpStep(Connection &connection, qint64 user, qint64 step)
{
    return connection.run("UPDATE fd_credential SET totp_step=? WHERE user_id=? AND totp_step<?", {step, user, step}) ==
           1;
}

void IdentityStore::setTotpSecret(Connection &connection, qint64 user, const QByteArray &sealed, qint64 step)
{
    connection.run("UPDATE fd_credential SET totp_secret=?, totp_step=? WHERE user_id=?",
                   {sqlTextOrNull(sealed), step, user});
}

void IdentityStore::noteFailure(Connection &connection, qint64 user, std::optional<Instant> lockedUntil)
{
    connection.run("UPDATE fd_credential SET failures=failures+1, locked_until=? WHERE user_id=?",
                   {sqlInstant(lockedUntil), user});
}

void IdentityStore::noteSuccess(Connection &connection, qint64 user)
{
    connection.run("UPDATE fd_credential SET failures=0, locked_until=NULL WHERE user_id=? AND failures<>0", {user});
}

qint64 IdentityStore::addSession(Connection &connection, const StoredSession &session)
{
    return connection
        .integer("INSERT INTO fd_session(token_hash, user_id, created_at, seen_at, expires_at, origin, program) "
                 "VALUES(?,?,?,?,?,?,?) RETURNING id",
                 {session.tokenHash, session.user, session.createdAt.milliseconds, session.seenAt.milliseconds,
                  session.expiresAt.milliseconds, session.origin, session.program})
        .value_or(0);
}

std::optional<StoredSession> IdentityStore::sessionByToken(Connection &connection, const QByteArray &tokenHash)
{
    return onlyRow(rowsOf<StoredSession>(connection, selectSessions("WHERE token_hash=?"), {tokenHash}, readSession));
}

QList<StoredSession> IdentityStore::sessionsOf(Connection &connection, qint64 user)
{
    return rowsOf<StoredSession>(connection, selectSessions("WHERE user_id=? ORDER BY seen_at DESC, id DESC"), {user},
                                 readSession);
}

std::optional<StoredSession> IdentityStore::session(Connection &connection, qint64 id)
{
    return onlyRow(rowsOf<StoredSession>(connection, selectSessions("WHERE id=?"), {id}, readSession));
}

QList<qint64> IdentityStore::expiredSessions(Connection &connection, Instant now)
{
    return rowsOf<qint64>(connection, "SELECT id FROM fd_session WHERE expires_at<=?", {now.milliseconds},
                          [](const Statement &row) { return row.integer(0); });
}

void IdentityStore::touchSession(Connection &connection, qint64 id, Instant seen, Instant expires)
{
    connection.run("UPDATE fd_session SET seen_at=?, expires_at=? WHERE id=?",
                   {seen.milliseconds, expires.milliseconds, id});
}

void IdentityStore::removeSession(Connection &connection, qint64 id)
{
    connection.run("DELETE FROM fd_session WHERE id=?", {id});
}

void IdentityStore::addLogin(Connection &connection, const LoginRecord &record)
{
    connection.run("INSERT INTO fd_login(at, login, origin, outcome) VALUES(?,?,?,?)",
                   {record.at.milliseconds, record.login, record.origin, record.outcome});
}

QList<LoginRecord> IdentityStore::loginsSince(Connection &connection, Instant since)
{
    return rowsOf<LoginRecord>(connection, "SELECT at, login, origin, outcome FROM fd_login WHERE at>=? ORDER BY id",
                               {since.milliseconds}, [](const Statement &row) {
                                   return LoginRecord{{row.integer(0)}, row.bytes(1), row.bytes(2), row.bytes(3)};
                               });
}

QList<LoginRecord> IdentityStore::newestLogins(Connection &connection, const LoginFilter &filter, qint64 before,
                                               int limit)
{
    QByteArray where = "id<?";
    QList<SqlValue> values{before > 0 ? before : std::numeric_limits<qint64>::max()};
    if (!filter.login.isEmpty()) {
        where += " AND login=?";
        values.append(filter.login);
    }
    switch (filter.outcome) {
    case LoginFilter::Outcome::Any:
        break;
    case LoginFilter::Outcome::Ok:
        where += " AND outcome='ok'";
        break;
    case LoginFilter::Outcome::Refused:
        where += " AND outcome<>'ok' AND outcome NOT LIKE 'denied%'";
        break;
    case LoginFilter::Outcome::Denied:
        where += " AND outcome LIKE 'denied%'";
        break;
    }
    for (const auto &[time, condition] : {std::pair{filter.since, " AND at>=?"}, {filter.until, " AND at<?"}}) {
        if (time) {
            where += condition;
            values.append(time->milliseconds);
        }
    }
    values.append(qint64(limit));
    return rowsOf<LoginRecord>(
        connection, "SELECT at, login, origin, outcome, id FROM fd_login WHERE " + where + " ORDER BY id DESC LIMIT ?",
        values, [](const Statement &row) {
            return LoginRecord{{row.integer(0)}, row.bytes(1), row.bytes(2), row.bytes(3), row.integer(4)};
        });
}

void IdentityStore::removeLoginsBefore(Connection &connection, Instant before)
{
    connection.run("DELETE FROM fd_login WHERE at<?", {before.milliseconds});
}

} // namespace fairdesk
