// Where a page of a list ended: the values of its sort terms, as printable text that only the server reads.
#pragma once

#include "server/storage/connection.h"

namespace fairdesk {

QByteArray writeCursor(const QList<SqlValue> &values);
// Nothing if it is damaged or of another order.
std::optional<QList<SqlValue>> readCursor(const QByteArray &cursor, qsizetype count);

} // namespace fairdesk
