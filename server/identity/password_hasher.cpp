#include "server/identity/password_hasher.h"

#include <QRegularExpression>

#include <sodium.h>

namespace fairdesk {

Result<QByteArray> PasswordHasher::hash(const SecretString &password, HashStrength strength) const
{
    QByteArray peppered = m_secrets.peppered(password);
    QByteArray text(crypto_pwhash_STRBYTES, '\0');
    const int failed =
        crypto_pwhash_str_alg(text.data(), peppered.constData(), quint64(peppered.size()), strength.passes,
                              size_t(strength.memoryKibibytes) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    sodium_memzero(peppered.data(), size_t(peppered.size()));
    if (failed != 0)
        return Error::internal(QStringLiteral("not enough memory to hash a password"));
    return QByteArray(text.constData());
}

bool PasswordHasher::matches(const QByteArray &hash, const SecretString &password) const
{
    QByteArray peppered = m_secrets.peppered(password);
    const bool same = crypto_pwhash_str_verify(hash.constData(), peppered.constData(), quint64(peppered.size())) == 0;
    sodium_memzero(peppered.data(), size_t(peppered.size()));
    return same;
}

bool PasswordHasher::isWeaker(const QByteArray &hash, HashStrength strength)
{
    static const QRegularExpression parameters(QStringLiteral("\\$m=(\\d+),t=(\\d+),"));
    const auto match = parameters.match(QString::fromLatin1(hash));
    if (!hash.startsWith("$argon2id$") || !match.hasMatch())
        return true;
    return match.captured(1).toULongLong() < strength.memoryKibibytes ||
           match.captured(2).toULongLong() < strength.passes;
}

} // namespace fairdesk
