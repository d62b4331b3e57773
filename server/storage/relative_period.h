// Relative periods of queries as days: "today", "this-week" (from Monday), "last-30-days" (up to and with today) …
#pragma once

#include <QByteArray>
#include <QDate>

#include <optional>

namespace fairdesk {

struct DayRange
{
    QDate first;
    QDate last; // inclusive
    bool operator==(const DayRange &) const = default;
};

std::optional<DayRange> relativePeriod(const QByteArray &name, QDate today);

} // namespace fairdesk
