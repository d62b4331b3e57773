// Small things about the text of a cell.
#pragma once

#include <QStringList>

namespace fairdesk {

// One line without the invisible characters that come with copied cells.
QString cleanedLine(const QString &text);
// 参展商、观众; 参展商/观众; 参展商,观众.
QStringList splitList(const QString &text);

} // namespace fairdesk
