// How many columns of a terminal a text takes.
#pragma once

#include <QString>

namespace fairdesk::cli {

// Chinese characters, full-width punctuation and emoji take two columns, marks that combine none.
int displayWidth(const QString &text);

// Cut with … to at most so many columns.
QString cutToWidth(const QString &text, int width);

// Filled up with blanks, at the right or, for numbers, at the left.
QString padToWidth(const QString &text, int width, bool atLeft = false);

} // namespace fairdesk::cli
