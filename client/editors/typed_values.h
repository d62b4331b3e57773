// What people mean by the dates, times and numbers that they type, in any of the usual forms.
#pragma once

#include "common/base/money.h"

#include <QDate>
#include <QDateTime>
#include <QLocale>

#include <optional>

namespace fairdesk {

// 2026-05-18, 2026/5/18, 20260518, 2026年5月18日, 5-18, 5月18日, 518, 18 (of this month), today, tomorrow, yesterday,
// 今天, 明天, 后天, 昨天, +7, -3. Without a year the day nearest to today.
std::optional<QDate> typedDate(const QString &text, QDate today);

// A day as above, a time 15:00, 1500, 9:30, 下午3:00, or both; a time alone is today's, a day alone starts at midnight;
// now, 现在.
std::optional<QDateTime> typedMoment(const QString &text, const QDateTime &now);

// Digits of any width, thousands signs and blanks, 1.5万, 2亿.
std::optional<double> typedDecimal(const QString &text, const QLocale &locale);
std::optional<qint64> typedInteger(const QString &text, const QLocale &locale);
// "1,234.50", "¥ 1,234.50", "1234.5 USD".
std::optional<Money> typedMoney(const QString &text, const QByteArray &currency, const QLocale &locale);

} // namespace fairdesk
