#include "common/tabular/number_format.h"

#include <algorithm>
#include <cmath>

namespace fairdesk {

namespace {

constexpr qint64 DayMilliseconds = 24 * 60 * 60 * 1000;
constexpr double LastSerial = 2958466; // the day after 9999-12-31
constexpr qsizetype LongestWholeNumber = 40;

// What a format shows, collected letter by letter.
struct Letters
{
    bool date = false;
    bool time = false;
    bool duration = false;
    bool months = false; // "m" is a month, or a minute beside hours or seconds
    bool otherThanZero = false;
    int zeros = 0;
};

void takeBracket(QStringView inside, Letters *letters)
{
    // [h], [mm], [ss] count beyond a day; [Red], [$-804], [>100] say nothing about the kind.
    const auto only = [inside](QChar lower) {
        return !inside.isEmpty() &&
               std::all_of(inside.begin(), inside.end(), [lower](QChar c) { return c.toLower() == lower; });
    };
    letters->duration |= only(u'h') || only(u'm') || only(u's');
}

void takeLetter(QChar c, Letters *letters)
{
    switch (c.toLower().unicode()) {
    case u'y':
    case u'd':
    case u'e': // the year of an era, and in Chinese formats plainly the year
    case u'g':
        letters->date = true;
        break;
    case u'h':
    case u's':
        letters->time = true;
        break;
    case u'm':
        letters->months = true;
        break;
    case u'0':
        ++letters->zeros;
        return;
    }
    letters->otherThanZero = true;
}

// The first section only: the others are for negative numbers, zero and text.
Letters lettersOf(QStringView code)
{
    Letters letters;
    for (qsizetype i = 0; i < code.size() && code[i] != u';'; ++i) {
        const QChar c = code[i];
        if (c == u'"' || c == u'[') {
            const qsizetype end = code.indexOf(c == u'"' ? u'"' : u']', i + 1);
            if (end < 0)
                break;
            if (c == u'[')
                takeBracket(code.sliced(i + 1, end - i - 1), &letters);
            else
                letters.otherThanZero = true;
            i = end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++i; // the next character is shown, or its width, and means nothing
            letters.otherThanZero = true;
        } else if ((c == u'E' || c == u'e') && i + 1 < code.size() && (code[i + 1] == u'+' || code[i + 1] == u'-')) {
            letters.otherThanZero = true; // an exponent, not an era
            ++i;
        } else if (code.sliced(i).startsWith(u"General", Qt::CaseInsensitive)) {
            letters.otherThanZero = true;
            i += 6;
        } else if (code.sliced(i).startsWith(u"AM/PM", Qt::CaseInsensitive)) {
            letters.time = true;
            i += 4;
        } else {
            takeLetter(c, &letters);
        }
    }
    return letters;
}

QDate dateOf(qint64 day, bool from1904)
{
    if (from1904)
        return QDate(1904, 1, 1).addDays(day);
    // Day 60 is the 29th of February 1900, which never was; the days before it are counted from one later.
    return QDate(1899, 12, day < 60 ? 31 : 30).addDays(day);
}

QString durationText(qint64 milliseconds)
{
    const qint64 seconds = (std::abs(milliseconds) + 500) / 1000;
    return QStringLiteral("%1%2:%3:%4")
        .arg(milliseconds < 0 ? u"-" : u"")
        .arg(seconds / 3600, 2, 10, QChar(u'0'))
        .arg(seconds / 60 % 60, 2, 10, QChar(u'0'))
        .arg(seconds % 60, 2, 10, QChar(u'0'));
}

Cell timedCell(double serial, NumberFormat::Kind kind, bool from1904)
{
    if (kind == NumberFormat::Kind::Duration)
        return {durationText(std::llround(serial * DayMilliseconds)), serial};
    const qint64 total = std::llround(serial * DayMilliseconds);
    const qint64 day = total / DayMilliseconds;
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(total % DayMilliseconds));
    // Before the first day there is only a time.
    if (kind == NumberFormat::Kind::Time || (day == 0 && !from1904 && total > 0))
        return Cell::ofTime(time);
    if (kind == NumberFormat::Kind::Date)
        return Cell::ofDate(dateOf(day, from1904));
    return Cell::ofDateTime(QDateTime(dateOf(day, from1904), time, Qt::UTC));
}

bool isWholeNumber(QStringView raw)
{
    if (raw.startsWith(u'-'))
        raw = raw.sliced(1);
    return !raw.isEmpty() && raw.size() <= LongestWholeNumber &&
           std::all_of(raw.begin(), raw.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

NumberFormat NumberFormat::builtIn(int id)
{
    struct Range
    {
        int first;
        int last;
        Kind kind;
    };
    // 27 to 36 and 50 to 58 are the Chinese, Japanese and Korean ones.
    static constexpr Range Ranges[] = {
        {14, 17, Kind::Date}, {18, 21, Kind::Time}, {22, 22, Kind::DateTime}, {27, 31, Kind::Date},
        {32, 35, Kind::Time}, {36, 36, Kind::Date}, {45, 45, Kind::Time},     {46, 46, Kind::Duration},
        {47, 47, Kind::Time}, {50, 54, Kind::Date}, {55, 56, Kind::Time},     {57, 58, Kind::Date},
    };
    for (const Range &range : Ranges) {
        if (id >= range.first && id <= range.last)
            return {range.kind, 0};
    }
    return {};
}

NumberFormat NumberFormat::custom(QStringView code)
{
    const Letters letters = lettersOf(code);
    if (letters.duration)
        return {Kind::Duration, 0};
    const bool date = letters.date || (letters.months && !letters.time);
    if (date && letters.time)
        return {Kind::DateTime, 0};
    if (date)
        return {Kind::Date, 0};
    if (letters.time)
        return {Kind::Time, 0};
    const bool onlyZeros = letters.zeros > 1 && !letters.otherThanZero;
    return {Kind::Plain, quint8(onlyZeros ? std::min(letters.zeros, 40) : 0)};
}

Cell numberCell(const QString &raw, NumberFormat format, bool from1904)
{
    bool isNumber = false;
    const double number = raw.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return Cell::ofText(raw);
    if (format.kind == NumberFormat::Kind::Duration && std::fabs(number) < LastSerial)
        return timedCell(number, format.kind, from1904);
    if (format.kind != NumberFormat::Kind::Plain && number >= 0 && number < LastSerial)
        return timedCell(number, format.kind, from1904);

    Cell cell{isWholeNumber(raw) ? raw : plainNumber(number), number};
    if (isWholeNumber(cell.text) && number >= 0)
        cell.text = cell.text.rightJustified(format.minimumDigits, u'0');
    return cell;
}

} // namespace fairdesk
