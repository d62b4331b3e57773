// Numbers of documents from the pattern of their sequence: "C{year}{counter:6}" gives C2026000041.
//   {year} 2026  {year2} 26  {month} 05  {day} 18  {counter} 41  {counter:6} 000041
#pragma once

#include "common/base/text.h"

namespace fairdesk {

QString documentNumber(const QByteArray &pattern, qint64 counter, QDate today);
// What is wrong with a pattern: an unknown place holder, or no counter in it.
std::optional<Text> patternProblem(const QByteArray &pattern);

} // namespace fairdesk
