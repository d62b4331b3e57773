// The second factor of IdentityService: a shared secret, codes that are good once, and recovery codes.
#include "server/identity/identity_service.h"

#include "server/identity/totp.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairdesk {
namespace {

constexpr int secretBytes = 20;
constexpr int recoveryCodeCount = 8;
constexpr qint64 notConfirmed = -1;

QByteArray plainRecoveryCode(const QString &code)
{
    return QString(code).remove(u'-').remove(u' ').toLower().toLatin1();
}

Error wrongCode()
{
    return {ErrorCode::BadLogin,
            message(QT_TRANSLATE_NOOP("Message", "This code is wrong or was used before. Wait for the next one."))};
}

} // namespace

QByteArray IdentityService::Secret::toJson() const
{
    QJsonArray recovery;
    for (const QByteArray &hash : recoveryHashes)
        recovery.append(QString::fromLatin1(hash));
    const QJsonObject object{{QStringLiteral("key"), QString::fromLatin1(key.toHex())},
                             {QStringLiteral("recovery"), recovery}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<IdentityService::Secret> IdentityService::Secret::fromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    Secret secret;
    secret.key = QByteArray::fromHex(object.value(QLatin1String("key")).toString().toLatin1());
    for (const QJsonValue &hash : object.value(QLatin1String("recovery")).toArray())
        secret.recoveryHashes.append(hash.toString().toLatin1());
    if (secret.key.isEmpty())
        return {};
    return secret;
}

bool IdentityService::Secret::useRecoveryCode(const QString &code)
{
    return recoveryHashes.removeOne(tokenHash(plainRecoveryCode(code)));
}

std::optional<IdentityService::Secret> IdentityService::secretOf(const StoredCredential &credential) const
{
    const auto plain = m_hasher.secrets().unseal(credential.totpSecret);
    return plain ? Secret::fromJson(*plain) : std::nullopt;
}

Result<void> IdentityService::checkSecondFactor(const LoginAttempt &attempt, const Account &account,
                                                Verified &verified) const
{
    const StoredCredential &credential = account.credential;
    if (credential.totpSecret.isEmpty() || credential.totpStep == notConfirmed)
        return {};
    if (attempt.code.isEmpty())
        return Error(ErrorCode::CodeNeeded,
                     message(QT_TRANSLATE_NOOP("Message", "Enter the code that your authenticator shows.")));
    // Closed rather than open: a secret that cannot be read lets nobody in.
    std::optional<Secret> secret = secretOf(credential);
    if (!secret)
        return Error::internal(
            QStringLiteral("the second factor cannot be read; the pepper file is not the one it was sealed with"));
    if (const auto step = totp::matchingStep(secret->key, attempt.code, m_clock.now())) {
        if (*step <= credential.totpStep)
            return wrongCode();
        verified.totpStep = step;
        return {};
    }
    if (!secret->useRecoveryCode(attempt.code))
        return wrongCode();
    verified.shortenedSecret = secret;
    return {};
}

Result<SecondFactorOffer> IdentityService::offerSecondFactor(qint64 user, Actor by)
{
    const auto snapshot = m_state.snapshot();
    Secret secret{ServerSecrets::randomBytes(secretBytes), {}};
    SecondFactorOffer offer;
    for (int i = 0; i < recoveryCodeCount; ++i) {
        const QByteArray code = totp::toBase32(ServerSecrets::randomBytes(10)).toLower();
        offer.recoveryCodes.append(code.left(8) + '-' + code.mid(8));
        secret.recoveryHashes.append(tokenHash(code));
    }
    const QString centre = QString::fromUtf8(snapshot.settings.value("centre.name", "Fairdesk"));
    offer.secret = totp::toBase32(secret.key);
    offer.uri = totp::enrolmentUri(secret.key, centre, QString::fromUtf8(snapshot.access->users.value(user).login));
    const QByteArray sealed = m_hasher.secrets().seal(secret.toJson());
    const auto written = m_database.writeNow([=, this](Connection &connection) -> Result<void> {
        const auto credential = IdentityStore::credential(connection, user);
        if (!credential)
            return Error::notFound();
        if (!credential->totpSecret.isEmpty() && credential->totpStep != notConfirmed)
            return Error::conflict(
                message(QT_TRANSLATE_NOOP("Message", "A second factor is already in use. Remove it first.")));
        IdentityStore::setTotpSecret(connection, user, sealed, notConfirmed);
        keepTrail(connection, by, "second_factor_offered", user);
        return {};
    });
    if (!written)
        return written.error();
    return offer;
}

Result<void> IdentityService::confirmSecondFactor(qint64 user, const QString &code, Actor by)
{
    return m_database.writeNow([=, this](Connection &connection) -> Result<void> {
        const auto credential = IdentityStore::credential(connection, user);
        const auto secret = credential ? secretOf(*credential) : std::nullopt;
        if (!secret || credential->totpStep != notConfirmed)
            return Error::conflict(
                message(QT_TRANSLATE_NOOP("Message", "No second factor is waiting for its first code.")));
        const auto step = totp::matchingStep(secret->key, code, m_clock.now());
        if (!step || !IdentityStore::useTotpStep(connection, user, *step))
            return wrongCode();
        keepTrail(connection, by, "second_factor_on", user);
        return {};
    });
}

Result<void> IdentityService::dropSecondFactor(qint64 user, const QString &code, bool byAdministrator, Actor by)
{
    // Whoever sits at a foreign desk must not try all codes there.
    const QByteArray name = "user:" + QByteArray::number(user);
    if (const auto locked = byAdministrator ? std::nullopt : lockOf(name, "second factor"))
        return *locked;
    const auto dropped = m_database.writeNow([=, this](Connection &connection) -> Result<void> {
        const auto credential = IdentityStore::credential(connection, user);
        if (!credential || credential->totpSecret.isEmpty())
            return {};
        const auto secret = secretOf(*credential);
        if (!byAdministrator && credential->totpStep != notConfirmed) {
            const auto step = secret ? totp::matchingStep(secret->key, code, m_clock.now()) : std::nullopt;
            if (!step || *step <= credential->totpStep)
                return wrongCode();
        }
        IdentityStore::setTotpSecret(connection, user, {}, 0);
        keepTrail(connection, by, byAdministrator ? "second_factor_reset" : "second_factor_off", user);
        return {};
    });
    if (!dropped && dropped.error().code() == ErrorCode::BadLogin) {
        const std::lock_guard lock(m_mutex);
        m_guard.failed(name, "second factor", m_clock.now());
    }
    return dropped;
}

} // namespace fairdesk
