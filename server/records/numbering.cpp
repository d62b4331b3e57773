#include "server/records/numbering.h"

namespace fairdesk {
namespace {

struct Piece
{
    QByteArray text; // a place holder's inside, or plain text
    bool placeholder = false;
};

QList<Piece> piecesOf(const QByteArray &pattern)
{
    QList<Piece> pieces;
    qsizetype at = 0;
    while (at < pattern.size()) {
        const qsizetype open = pattern.indexOf('{', at);
        const qsizetype close = open < 0 ? -1 : pattern.indexOf('}', open);
        if (close < 0) {
            pieces.append({pattern.mid(at), false});
            break;
        }
        if (open > at)
            pieces.append({pattern.mid(at, open - at), false});
        pieces.append({pattern.mid(open + 1, close - open - 1), true});
        at = close + 1;
    }
    return pieces;
}

std::optional<int> counterWidth(const QByteArray &inside)
{
    if (inside == "counter")
        return 0;
    if (!inside.startsWith("counter:"))
        return {};
    bool ok = false;
    const int width = inside.mid(8).toInt(&ok);
    return ok && width >= 1 && width <= 15 ? std::optional<int>(width) : std::nullopt;
}

std::optional<QString> expanded(const QByteArray &inside, qint64 counter, QDate today)
{
    if (const auto width = counterWidth(inside))
        return QString::number(counter).rightJustified(*width, u'0');
    if (inside == "year")
        return today.toString(QStringLiteral("yyyy"));
    if (inside == "year2")
        return today.toString(QStringLiteral("yy"));
    if (inside == "month")
        return today.toString(QStringLiteral("MM"));
    if (inside == "day")
        return today.toString(QStringLiteral("dd"));
    return {};
}

} // namespace

QString documentNumber(const QByteArray &pattern, qint64 counter, QDate today)
{
    QString number;
    for (const Piece &piece : piecesOf(pattern)) {
        const auto inside = piece.placeholder ? expanded(piece.text, counter, today) : std::nullopt;
        number += inside ? *inside : QString::fromUtf8(piece.text);
    }
    return number;
}

std::optional<Text> patternProblem(const QByteArray &pattern)
{
    bool hasCounter = false;
    for (const Piece &piece : piecesOf(pattern)) {
        if (!piece.placeholder)
            continue;
        if (!expanded(piece.text, 1, QDate(2026, 1, 1)))
            return message(
                QT_TRANSLATE_NOOP("Message",
                                  "The pattern may hold {year}, {year2}, {month}, {day} and {counter:6}, not {%1}."),
                QString::fromUtf8(piece.text));
        hasCounter = hasCounter || counterWidth(piece.text);
    }
    if (!hasCounter)
        return message(
            QT_TRANSLATE_NOOP("Message", "The pattern needs a {counter}, or all documents would have one number."));
    return {};
}

} // namespace fairdesk
