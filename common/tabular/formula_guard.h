// Keeps text that people typed from becoming a formula when someone opens an exported CSV in a spreadsheet program.
#pragma once

#include <QString>
#include <QStringView>

namespace fairdesk {

// "-12.5", "+86 …" is not: digits with one sign, thousands, a decimal point, an exponent or a percent sign.
bool isPlainNumber(QStringView text);
// Would a spreadsheet program take this for a formula, or do so after it has dropped blanks and invisible characters?
bool looksLikeFormula(QStringView text);
// With an apostrophe in front where it looks like a formula, and also within, where a reader that is set to another
// separator would begin a new cell. For CSV for people and for the clipboard.
QString guardedFormula(const QString &text);
// The exact reverse, for files of ours that come back.
QString withoutFormulaGuard(const QString &text);

} // namespace fairdesk
