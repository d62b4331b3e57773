// Tables for the stories of imports and exports, without the words of the table library.
#pragma once

#include <QDate>
#include <QList>
#include <QString>

#include <variant>

namespace fairdesk::test {

using TableCell = std::variant<QString, double, QDate>;

// False if it could not be written.
bool writeWorkbook(const QString &path, const QStringList &titles, const QList<QList<TableCell>> &rows);
// All rows of a table file as texts; nothing if it is none.
QList<QStringList> tableRows(const QString &path);

} // namespace fairdesk::test
