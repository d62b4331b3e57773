// Words that are put together for the surface.
#pragma once

#include <QString>

namespace fairdesk {

// A label in the middle of a sentence: “New customer”, but “New ID card”. Chinese stays as it is.
inline QString inSentence(const QString &label)
{
    const bool isAcronym = label.size() > 1 && label.at(1).isUpper();
    if (label.isEmpty() || isAcronym)
        return label;
    return label.at(0).toLower() + label.mid(1);
}

} // namespace fairdesk
