// One cell of a table that comes in or goes out: what a person sees, and what it is where the file says so.
#pragma once

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QTime>

#include <utility>
#include <variant>

namespace fairdesk {

// A cell that holds an error of the spreadsheet program (#N/A, #REF! …) or a formula that was never calculated.
struct CellFault
{
    bool operator==(const CellFault &) const = default;
};

// Text, and beside it the typed value where the file told one: dates as ISO text, numbers as plain digits.
struct Cell
{
    using Typed = std::variant<std::monostate, double, bool, QDate, QDateTime, QTime, CellFault>;

    QString text;
    Typed typed;

    static Cell ofText(QString text) { return {std::move(text), {}}; }
    // Shortest plain digits, or exactly so many decimals.
    static Cell ofNumber(double number, int decimals = -1);
    // For money and other exact decimals: the digits are the truth, the double only a help to spreadsheet programs.
    static Cell ofDecimal(QString digits);
    static Cell ofBool(bool value);
    static Cell ofDate(QDate date);
    static Cell ofDateTime(const QDateTime &time);
    static Cell ofTime(QTime time);
    static Cell fault(QString text) { return {std::move(text), CellFault{}}; }

    bool isEmpty() const { return text.isEmpty(); }
    template<class T>
    const T *as() const
    {
        return std::get_if<T>(&typed);
    }
    bool operator==(const Cell &) const = default;
};

using Row = QList<Cell>;

// A number as a person writes it: never "1.38E+10", and never more digits than a spreadsheet program keeps.
QString plainNumber(double number);
// "2026-03-14T09:30:00", with milliseconds only where there are some.
QString isoDateTime(const QDateTime &time);
QString isoTime(QTime time);

} // namespace fairdesk
