// Codes of six digits from a shared secret and the time (RFC 6238, SHA-1, 30 seconds), as authenticator apps make them.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace fairdesk::totp {

qint64 stepAt(Instant time);
QString codeAt(const QByteArray &secret, qint64 step);
// The step that the code belongs to: the present one or a neighbour, because clocks differ; nothing if none.
std::optional<qint64> matchingStep(const QByteArray &secret, const QString &code, Instant now);

QByteArray toBase32(const QByteArray &bytes);
// What is shown as a QR code: otpauth://totp/…
QString enrolmentUri(const QByteArray &secret, const QString &centre, const QString &login);

} // namespace fairdesk::totp
