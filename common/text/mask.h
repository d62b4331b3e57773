// What someone sees of a value that he may know of but not read.
#pragma once

#include <QString>

namespace fairdesk {

enum class MaskKind { Phone, Email, Identity, Other };

// The first and last few characters with four stars between. The same value always gives the same text, and the number
// of stars does not tell its length. At most half of the characters stay, but for a Chinese mobile, which everyone
// writes as 138****5678. An empty text stays empty.
QString masked(MaskKind kind, const QString &text);

} // namespace fairdesk
