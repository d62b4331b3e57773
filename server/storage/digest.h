// SHA-256 and salts as the audit trail needs them: very many, each in about a microsecond.
#pragma once

#include <QByteArray>

namespace fairdesk {

// 64 lower-case hexadecimal digits.
QByteArray sha256Hex(const QByteArray &data);
// 16 bytes that nobody can guess, as hexadecimal digits.
QByteArray newSalt();

} // namespace fairdesk
