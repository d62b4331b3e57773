#include "server/identity/totp.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QUrl>
#include <QtEndian>

namespace fairdesk::totp {
namespace {

constexpr qint64 stepMilliseconds = 30'000;
constexpr quint32 sixDigits = 1'000'000;
constexpr int tolerance = 1;

} // namespace

qint64 stepAt(Instant time)
{
    return time.milliseconds / stepMilliseconds;
}

QString codeAt(const QByteArray &secret, qint64 step)
{
    QByteArray counter(8, Qt::Uninitialized);
    qToBigEndian(quint64(step), counter.data());
    const QByteArray mac = QMessageAuthenticationCode::hash(counter, secret, QCryptographicHash::Sha1);
    const int offset = mac.back() & 0x0f;
    const quint32 number = qFromBigEndian<quint32>(mac.constData() + offset) & 0x7fffffffu;
    return QStringLiteral("%1").arg(number % sixDigits, 6, 10, QLatin1Char('0'));
}

std::optional<qint64> matchingStep(const QByteArray &secret, const QString &code, Instant now)
{
    const QString digits = QString(code).remove(u' ');
    std::optional<qint64> found;
    for (qint64 step = stepAt(now) - tolerance; step <= stepAt(now) + tolerance; ++step) {
        if (codeAt(secret, step) == digits)
            found = step;
    }
    return found;
}

QByteArray toBase32(const QByteArray &bytes)
{
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray text;
    quint32 bits = 0;
    int count = 0;
    for (const char byte : bytes) {
        bits = (bits << 8) | quint8(byte);
        count += 8;
        while (count >= 5) {
            count -= 5;
            text += alphabet[(bits >> count) & 31u];
        }
        bits &= (1u << count) - 1;
    }
    if (count > 0)
        text += alphabet[(bits << (5 - count)) & 31u];
    return text;
}

QString enrolmentUri(const QByteArray &secret, const QString &centre, const QString &login)
{
    const auto escaped = [](const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); };
    return QStringLiteral("otpauth://totp/%1:%2?secret=%3&issuer=%1")
        .arg(escaped(centre), escaped(login), QString::fromLatin1(toBase32(secret)));
}

} // namespace fairdesk::totp
