// CSV lines for programs, in a file of its own: the table reader's Row and the catalogue's Row do not mix.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QStringList>

namespace fairdesk::cli {

// RFC 4180 with LF.
QByteArray csvLine(const QStringList &cells);

// One object a row, by the header.
QJsonArray csvObjects(const QByteArray &csv);

} // namespace fairdesk::cli
