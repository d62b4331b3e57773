// One spelling for texts that people write in many ways: width, script, case, white space.
#pragma once

#include <QString>

namespace fairdesk {

// Full-width letters, digits and signs to their usual forms, ideographic space to a space.
QString foldWidth(const QString &text);

// Traditional to simplified characters as a Chinese business would write them: 範 becomes 范, while 范 and 余,
// which a simplified text uses as surnames, stay; 乾 stays in 乾元 and becomes 干 in 餅乾.
QString simplify(const QString &text);

// Lower case without accents: Nestlé and NESTLE are one; also ß to ss, ø to o.
QString foldCase(const QString &text);

// All three, and white space collapsed to single spaces.
QString normalisedText(const QString &text);

// The accent-free small letters of one character, the step behind foldCase(); appends one or two characters.
void appendFoldedLetter(char32_t character, QString &to);

} // namespace fairdesk
