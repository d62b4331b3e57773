#include "server/identity/password_policy.h"

#include "common/base/text.h"

namespace fairdesk {
namespace {

constexpr int longestPassword = 1024;
constexpr int shortestMinimum = 8;
constexpr int longestMinimum = 64;

// Lower case, upper case, digits, everything else: three of the four.
bool isComplex(const QString &password)
{
    bool lower = false, upper = false, digit = false, other = false;
    for (const QChar c : password) {
        lower = lower || c.isLower();
        upper = upper || c.isUpper();
        digit = digit || c.isDigit();
        other = other || !(c.isLower() || c.isUpper() || c.isDigit());
    }
    return int(lower) + int(upper) + int(digit) + int(other) >= 3;
}

Error invalid(Text text)
{
    return Error::invalid(QList<FieldError>{{"password", std::move(text)}});
}

} // namespace

PasswordPolicy PasswordPolicy::from(const QHash<QByteArray, QByteArray> &settings)
{
    PasswordPolicy policy;
    if (settings.value("password.preset") == "dengbao") {
        policy.complexity = true;
        policy.maximumAge = std::chrono::days(90);
        policy.sessionIdle = std::chrono::minutes(15);
    }
    if (settings.contains("password.minimum"))
        policy.minimumLength = qBound(shortestMinimum, settings.value("password.minimum").toInt(), longestMinimum);
    if (settings.value("session.idle_minutes").toInt() > 0)
        policy.sessionIdle = std::chrono::minutes(settings.value("session.idle_minutes").toInt());
    if (settings.value("password.hash") == "high")
        policy.strength = HashStrength::high();
    return policy;
}

Result<void> PasswordPolicy::check(const SecretString &password, const QByteArray &login) const
{
    const QString text = QString::fromUtf8(password.reveal());
    if (text.size() < minimumLength)
        return invalid(
            message(QT_TRANSLATE_NOOP("Message", "The password needs at least %1 characters."), qint64(minimumLength)));
    if (password.reveal().size() > longestPassword)
        return invalid(message(QT_TRANSLATE_NOOP("Message", "The password may have at most %1 characters."),
                               qint64(longestPassword)));
    if (text.compare(QString::fromUtf8(login), Qt::CaseInsensitive) == 0)
        return invalid(message(QT_TRANSLATE_NOOP("Message", "The password must not be the login.")));
    if (isCommonPassword(password.reveal()))
        return invalid(message(QT_TRANSLATE_NOOP(
            "Message", "This password is one of the first that an attacker tries. Choose another one.")));
    if (complexity && !isComplex(text)) {
        return invalid(message(QT_TRANSLATE_NOOP(
            "Message",
            "The password needs three of these four: small letters, capital letters, digits, other characters.")));
    }
    return {};
}

} // namespace fairdesk
