// What a file is, judged by its first bytes, and whether its name may be kept. Allowed is what offices exchange; what a
// computer would run, or a browser would run scripts from, is not, whatever it is called.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace fairdesk {

// The media type; an error if files like this are not taken.
Result<QByteArray> mediaTypeOf(const QByteArray &head, const QString &name);

// The name as it is shown and offered for saving: the last part of a path, without control and direction characters.
QString cleanFileName(const QString &name);
bool isDangerousName(const QString &name);

inline constexpr qsizetype sniffedBytes = 4096;

} // namespace fairdesk
