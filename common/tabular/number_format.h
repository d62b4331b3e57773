// What a workbook's number formats mean: which numbers are dates, and how a person sees them.
#pragma once

#include "common/tabular/cell.h"

#include <QStringView>

namespace fairdesk {

// As much of a number format as decides what kind of value a cell holds.
struct NumberFormat
{
    enum class Kind : quint8 { Plain, Date, Time, DateTime, Duration };
    Kind kind = Kind::Plain;
    // "000000": a postcode is shown, and meant, with its leading zeros.
    quint8 minimumDigits = 0;
    bool operator==(const NumberFormat &) const = default;

    static NumberFormat builtIn(int id);
    static NumberFormat custom(QStringView code);
};

// `raw` as it stands in the file. A long whole number keeps its digits even where a double would lose them.
Cell numberCell(const QString &raw, NumberFormat format, bool from1904);

} // namespace fairdesk
