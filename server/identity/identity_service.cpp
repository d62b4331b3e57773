#include "server/identity/identity_service.h"

#include "common/base/logging.h"
#include "server/identity/totp.h"
#include "server/records/server_state.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

#include <QCryptographicHash>
#include <QSemaphore>

namespace fairdesk {
namespace {

// At 30 ms each the last one waits for six seconds.
constexpr size_t longestQueue = 200;
constexpr qsizetype longestLogin = 200;

Error badLogin()
{
    return {ErrorCode::BadLogin, message(QT_TRANSLATE_NOOP("Message", "The login or the password is wrong."))};
}

Error tooMany()
{
    return Error::busy(message(
        QT_TRANSLATE_NOOP("Message", "Too many people are signing in at this moment. Try again in a few seconds.")));
}

Error noSuchUser()
{
    return {ErrorCode::NotFound, message(QT_TRANSLATE_NOOP("Message", "There is no such user."))};
}

} // namespace

QByteArray tokenHash(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256).toHex();
}

Result<std::unique_ptr<IdentityService>> IdentityService::open(Database &database, ServerState &state,
                                                               const Clock &clock, const QString &dataFolder)
{
    Result<ServerSecrets> secrets = ServerSecrets::open(dataFolder);
    if (!secrets)
        return secrets.error();
    std::unique_ptr<IdentityService> service(
        new IdentityService(database, state, clock, PasswordHasher(std::move(*secrets))));
    const auto nobodys = service->m_hasher.hash(ServerSecrets::randomPassword(), service->policy().strength);
    if (!nobodys)
        return nobodys.error();
    service->m_nobodysHash = *nobodys;
    if (const auto restored = service->restoreGuard(); !restored)
        return restored.error();
    return service;
}

IdentityService::IdentityService(Database &database, ServerState &state, const Clock &clock, PasswordHasher hasher)
    : m_database(database)
    , m_state(state)
    , m_clock(clock)
    , m_hasher(std::move(hasher))
    , m_queue(longestQueue)
{
}

IdentityService::~IdentityService()
{
    m_queue.stop();
    // Writes that are still queued call back into this object; the writer works them off in order.
    const auto flushed = m_database.writeNow([](Connection &) { return Result<void>(); });
    if (!flushed)
        qCWarning(lcIdentity).noquote() << flushed.error().english();
}

PasswordPolicy IdentityService::policy() const
{
    return PasswordPolicy::from(m_state.snapshot().settings);
}

// A restart must not give everybody ten new guesses.
Result<void> IdentityService::restoreGuard()
{
    const Instant now = m_clock.now();
    const Instant since{now.milliseconds - std::chrono::milliseconds(LoginGuard::familiarFor).count()};
    const Instant recent{now.milliseconds - std::chrono::milliseconds(LoginGuard::window).count()};
    return m_database.read([&](Connection &connection) -> Result<void> {
        for (const LoginRecord &login : IdentityStore::loginsSince(connection, since)) {
            if (login.outcome == "ok")
                m_guard.succeeded(login.login, login.origin);
            else if (login.outcome == errorKey(ErrorCode::BadLogin) && login.at > recent)
                m_guard.failed(login.login, login.origin, login.at);
        }
        return {};
    });
}

void IdentityService::login(LoginAttempt attempt, LoginDone done)
{
    attempt.login = attempt.login.trimmed().left(longestLogin);
    if (const auto locked = lockOf(attempt.login, attempt.address)) {
        done(*locked);
        return;
    }
    const auto kept = std::make_shared<LoginAttempt>(std::move(attempt));
    if (!m_queue.submit([this, kept, done] { verify(*kept, done); }))
        done(tooMany());
}

std::optional<Error> IdentityService::lockOf(const QByteArray &login, const QByteArray &address)
{
    const Instant now = m_clock.now();
    std::optional<Instant> until;
    bool log = false;
    {
        const std::lock_guard lock(m_mutex);
        until = m_guard.lockedUntil(login, address, now);
        log = until && m_guard.isWorthLogging(login, address, now);
    }
    if (!until)
        return {};
    if (log)
        record(login, address, errorKey(ErrorCode::Locked));
    return Error(ErrorCode::Locked,
                 message(QT_TRANSLATE_NOOP("Message", "Too many attempts failed. Signing in is possible again at %1."),
                         until->utc()));
}

IdentityService::Account IdentityService::accountOf(const QByteArray &login) const
{
    Account account;
    account.login = login;
    const auto access = m_state.snapshot().access;
    if (const AccessData::UserRow *user = access ? access->userByLogin(login) : nullptr) {
        account.user = user->id;
        account.active = user->active;
    }
    // Unknown names are looked up as well, under a number that nobody has: the same work.
    const auto read = m_database.read([&](Connection &connection) -> Result<void> {
        account.credential = IdentityStore::credential(connection, account.user).value_or(StoredCredential());
        return {};
    });
    if (!read)
        qCWarning(lcIdentity).noquote() << read.error().english();
    return account;
}

// In the hash queue's thread, so attempts are judged one after the other and the count is exact.
void IdentityService::verify(const LoginAttempt &attempt, const LoginDone &done)
{
    if (const auto locked = lockOf(attempt.login, attempt.address)) {
        done(*locked);
        return;
    }
    const Account account = accountOf(attempt.login);
    const bool known = account.active && !account.credential.passwordHash.isEmpty();
    const bool fits = m_hasher.matches(known ? account.credential.passwordHash : m_nobodysHash, attempt.password);
    const Result<Verified> result = verified(attempt, account, known && fits);
    if (!result) {
        done(refuse(attempt, account.user, result.error()));
        return;
    }
    openSession(attempt, account, *result, done);
}

Result<IdentityService::Verified> IdentityService::verified(const LoginAttempt &attempt, const Account &account,
                                                            bool passwordFits) const
{
    if (!passwordFits)
        return badLogin();
    const StoredCredential &credential = account.credential;
    if (credential.expiresAt && *credential.expiresAt <= m_clock.now()) {
        return Error(
            ErrorCode::BadLogin,
            message(QT_TRANSLATE_NOOP(
                "Message", "This one-time password is no longer valid. Ask your administrator for a new one.")));
    }
    Verified verified;
    if (const auto checked = checkSecondFactor(attempt, account, verified); !checked)
        return checked.error();
    const Result<QByteArray> hash = hashToStore(attempt, account);
    if (!hash)
        return hash.error();
    verified.newHash = *hash;
    verified.passwordChanged = !attempt.newPassword.isEmpty();
    return verified;
}

Result<QByteArray> IdentityService::hashToStore(const LoginAttempt &attempt, const Account &account) const
{
    const PasswordPolicy rules = policy();
    const StoredCredential &credential = account.credential;
    const qint64 age = m_clock.now().milliseconds - credential.changedAt.milliseconds;
    const bool tooOld = rules.maximumAge.count() > 0 && age > std::chrono::milliseconds(rules.maximumAge).count();
    if (attempt.newPassword.isEmpty()) {
        if (credential.mustChange || tooOld) {
            return Error(
                ErrorCode::MustChangePassword,
                message(QT_TRANSLATE_NOOP("Message", "You need to choose a new password before you can go on.")));
        }
        if (!PasswordHasher::isWeaker(credential.passwordHash, rules.strength))
            return QByteArray();
        return m_hasher.hash(attempt.password, rules.strength);
    }
    if (const auto accepted = rules.check(attempt.newPassword, account.login); !accepted)
        return accepted.error();
    if (attempt.newPassword.reveal() == attempt.password.reveal())
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The new password must differ from the old one.")));
    return m_hasher.hash(attempt.newPassword, rules.strength);
}

Error IdentityService::refuse(const LoginAttempt &attempt, qint64 user, const Error &error)
{
    record(attempt.login, attempt.address, errorKey(error.code()));
    if (error.code() != ErrorCode::BadLogin)
        return error;
    std::optional<Instant> locked;
    {
        const std::lock_guard lock(m_mutex);
        m_guard.failed(attempt.login, attempt.address, m_clock.now());
        locked = m_guard.lockedUntil(attempt.login, attempt.address, m_clock.now());
    }
    m_database.write(
        [user, locked](Connection &connection) -> Result<void> {
            IdentityStore::noteFailure(connection, user, locked);
            return {};
        },
        [](const Result<void> &) {});
    return error;
}

void IdentityService::openSession(const LoginAttempt &attempt, const Account &account, const Verified &verified,
                                  const LoginDone &done)
{
    const Instant now = m_clock.now();
    const std::chrono::milliseconds idle = policy().sessionIdle;
    SignedIn signedIn{account.user, 0, ServerSecrets::randomBytes(32), idle};
    StoredSession session{0,   tokenHash(signedIn.token),         account.user,    now,
                          now, {now.milliseconds + idle.count()}, attempt.address, attempt.program.left(100)};
    const auto opened = std::make_shared<qint64>(0);
    const QByteArray sealed =
        verified.shortenedSecret ? m_hasher.secrets().seal(verified.shortenedSecret->toJson()) : QByteArray();
    const LoginRecord entry{now, attempt.login, attempt.address, "ok"};
    const auto write = [this, verified, sealed, session, opened, entry, now,
                        credential = account.credential](Connection &connection) -> Result<void> {
        if (verified.totpStep && !IdentityStore::useTotpStep(connection, credential.user, *verified.totpStep))
            return badLogin();
        if (verified.passwordChanged) {
            StoredCredential changed = IdentityStore::credential(connection, credential.user).value_or(credential);
            changed.passwordHash = verified.newHash;
            changed.mustChange = false;
            changed.expiresAt.reset();
            changed.changedAt = now;
            IdentityStore::setCredential(connection, changed);
            keepTrail(connection, {credential.user, session.origin}, "password_changed", credential.user);
        } else if (!verified.newHash.isEmpty()) {
            IdentityStore::setPasswordHash(connection, credential.user, verified.newHash);
        }
        if (!sealed.isEmpty()) {
            // Of two sign-ins with one recovery code only the first finds the secret unchanged.
            const auto present = IdentityStore::credential(connection, credential.user);
            if (!present || present->totpSecret != credential.totpSecret)
                return badLogin();
            IdentityStore::setTotpSecret(connection, credential.user, sealed, credential.totpStep);
        }
        IdentityStore::noteSuccess(connection, credential.user);
        IdentityStore::addLogin(connection, entry);
        *opened = IdentityStore::addSession(connection, session);
        return {};
    };
    const auto written = [this, signedIn, opened, done, login = attempt.login,
                          address = attempt.address](const Result<void> &result) mutable {
        if (!result) {
            done(result.error());
            return;
        }
        {
            const std::lock_guard lock(m_mutex);
            m_guard.succeeded(login, address);
        }
        signedIn.session = *opened;
        done(signedIn);
    };
    m_database.write(write, written);
}

void IdentityService::record(const QByteArray &login, const QByteArray &address, const char *outcome)
{
    const LoginRecord entry{m_clock.now(), login, address, outcome};
    m_database.write(
        [entry](Connection &connection) -> Result<void> {
            IdentityStore::addLogin(connection, entry);
            return {};
        },
        [](const Result<void> &result) {
            if (!result)
                qCWarning(lcIdentity).noquote() << "sign-in not logged:" << result.error().english();
        });
}

void IdentityService::keepTrail(Connection &connection, const Actor &by, const char *action, qint64 user) const
{
    const EntityPtr entity = m_state.catalogue()->find("user");
    AuditRow row;
    row.at = m_clock.now();
    row.user = by.user;
    row.origin = by.origin;
    row.session = by.session;
    row.entity = entity->key;
    row.record = user;
    row.action = action;
    AuditStore::Head head = AuditStore::head(connection);
    AuditStore::append(connection, head, row, *entity);
    AuditStore::keepHead(connection, head);
}

// ---- passwords ------------------------------------------------------------------------------------------------------

Result<void> IdentityService::replacePassword(Connection &connection, const StoredCredential &credential,
                                              QList<qint64> keep, QList<qint64> &ended) const
{
    StoredCredential stored = IdentityStore::credential(connection, credential.user).value_or(StoredCredential());
    stored.user = credential.user;
    stored.passwordHash = credential.passwordHash;
    stored.mustChange = credential.mustChange;
    stored.changedAt = m_clock.now();
    stored.expiresAt = credential.expiresAt;
    stored.failures = 0;
    stored.lockedUntil.reset();
    IdentityStore::setCredential(connection, stored);
    for (const StoredSession &session : IdentityStore::sessionsOf(connection, credential.user)) {
        if (keep.contains(session.id))
            continue;
        IdentityStore::removeSession(connection, session.id);
        ended.append(session.id);
    }
    return {};
}

void IdentityService::setPassword(qint64 user, SecretString password, PasswordTerms terms, Done done, Actor by)
{
    const auto kept = std::make_shared<SecretString>(std::move(password));
    const bool queued = m_queue.submit([this, user, kept, terms, done, by] {
        const auto access = m_state.snapshot().access;
        if (!access || !access->users.contains(user)) {
            done(noSuchUser());
            return;
        }
        const PasswordPolicy rules = policy();
        if (const auto accepted = rules.check(*kept, access->users.value(user).login); !accepted) {
            done(accepted.error());
            return;
        }
        const Result<QByteArray> hash = m_hasher.hash(*kept, rules.strength);
        if (!hash) {
            done(hash.error());
            return;
        }
        StoredCredential credential;
        credential.user = user;
        credential.passwordHash = *hash;
        credential.mustChange = terms.mustChange;
        if (terms.validFor)
            credential.expiresAt =
                Instant{m_clock.now().milliseconds + std::chrono::milliseconds(*terms.validFor).count()};
        const auto gone = std::make_shared<QList<qint64>>();
        m_database.write(
            [this, credential, gone, by](Connection &connection) {
                keepTrail(connection, by, "password_set", credential.user);
                return replacePassword(connection, credential, {}, *gone);
            },
            [this, gone, done](const Result<void> &result) {
                if (result)
                    ended(*gone);
                done(result);
            });
    });
    if (!queued)
        done(tooMany());
}

Result<void> IdentityService::setPasswordNow(qint64 user, SecretString password, PasswordTerms terms, Actor by)
{
    QSemaphore finished;
    Result<void> outcome;
    setPassword(
        user, std::move(password), terms,
        [&](const Result<void> &result) {
            outcome = result;
            finished.release();
        },
        by);
    finished.acquire();
    return outcome;
}

void IdentityService::changePassword(qint64 user, qint64 session, SecretString oldPassword, SecretString newPassword,
                                     Done done, Actor by)
{
    by.user = by.user != 0 ? by.user : user;
    const auto old = std::make_shared<SecretString>(std::move(oldPassword));
    const auto fresh = std::make_shared<SecretString>(std::move(newPassword));
    const bool queued = m_queue.submit([this, user, session, old, fresh, done, by] {
        const auto access = m_state.snapshot().access;
        LoginAttempt attempt;
        attempt.login = access ? access->users.value(user).login : QByteArray();
        attempt.address = "session:" + QByteArray::number(session); // guesses from a foreign desk lock only that desk
        attempt.password = old->clone();
        attempt.newPassword = fresh->clone();
        if (const auto locked = lockOf(attempt.login, attempt.address)) {
            done(*locked);
            return;
        }
        const Account account = accountOf(attempt.login);
        if (!m_hasher.matches(account.credential.passwordHash, *old)) {
            done(refuse(
                attempt, user,
                Error(ErrorCode::BadLogin, message(QT_TRANSLATE_NOOP("Message", "The present password is wrong.")))));
            return;
        }
        const Result<QByteArray> hash = hashToStore(attempt, account);
        if (!hash) {
            done(hash.error());
            return;
        }
        StoredCredential credential = account.credential;
        credential.passwordHash = *hash;
        credential.mustChange = false;
        credential.expiresAt.reset();
        const auto gone = std::make_shared<QList<qint64>>();
        m_database.write(
            [this, credential, session, gone, by](Connection &connection) {
                keepTrail(connection, by, "password_changed", credential.user);
                return replacePassword(connection, credential, {session}, *gone);
            },
            [this, gone, done](const Result<void> &result) {
                if (result)
                    ended(*gone);
                done(result);
            });
    });
    if (!queued)
        done(tooMany());
}

QList<StoredCredential> IdentityService::credentials() const
{
    QList<StoredCredential> all;
    const auto read = m_database.read([&all](Connection &connection) -> Result<void> {
        all = IdentityStore::credentials(connection);
        return {};
    });
    if (!read)
        qCWarning(lcIdentity).noquote() << read.error().english();
    return all;
}

} // namespace fairdesk
