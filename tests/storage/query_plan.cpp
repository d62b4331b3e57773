#include "tests/storage/query_plan.h"

#include <QRegularExpression>

namespace fairdesk::test {
namespace {

int depthOf(const QByteArray &line)
{
    int depth = 0;
    while (depth < line.size() && line.at(depth) == ' ')
        ++depth;
    return depth;
}

// Steps of the same piece of the query: those of the same depth around line i without a shallower one between.
QList<qsizetype> siblings(const QList<QByteArray> &lines, qsizetype i)
{
    const int depth = depthOf(lines.at(i));
    qsizetype first = i;
    while (first > 0 && depthOf(lines.at(first - 1)) >= depth)
        --first;
    QList<qsizetype> found;
    for (qsizetype line = first; line < lines.size() && depthOf(lines.at(line)) >= depth; ++line) {
        if (depthOf(lines.at(line)) == depth)
            found.append(line);
    }
    return found;
}

bool anyStarts(const QList<QByteArray> &lines, const QList<qsizetype> &places, const QByteArray &start)
{
    return std::any_of(places.begin(), places.end(),
                       [&](qsizetype place) { return lines.at(place).trimmed().startsWith(start); });
}

// Whether the piece reads only what was shared with the reader: his shares, and nothing for each of them but an index.
bool isOfShares(const QList<QByteArray> &lines, const QList<qsizetype> &piece)
{
    if (!anyStarts(lines, piece, "SEARCH t USING") || !anyStarts(lines, piece, "LIST SUBQUERY"))
        return false;
    for (qsizetype line = piece.first(); line <= piece.last(); ++line) {
        if (lines.at(line).contains("fd_share"))
            return !lines.at(piece.first()).contains("(owner=?") && !lines.at(piece.first()).contains("(team=?") &&
                   !lines.at(piece.first()).contains("(branch=?");
    }
    return false;
}

bool isOwnPiece(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(k|b\\d+|m|own|given|tree|CONSTANT|\\(subquery-\\d+\\))$"));
    return pattern.match(name).hasMatch();
}

} // namespace

QList<QByteArray> QueryPlan::fullScans() const
{
    static const QRegularExpression scan(QStringLiteral("^SCAN (\\S+)(.*)$"));
    QList<QByteArray> found;
    const QList<QByteArray> lines = text.trimmed().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const auto match = scan.match(QString::fromUtf8(lines.at(i).trimmed()));
        const QString how = match.captured(2);
        if (!match.hasMatch() || isOwnPiece(match.captured(1)) || how.contains(QLatin1String("VIRTUAL TABLE")))
            continue;
        // Walked in the order of the list and cut by its LIMIT, with nothing to leave out on the way.
        const QList<qsizetype> piece = siblings(lines, i);
        const bool inOrder = !anyStarts(lines, piece, "USE TEMP B-TREE") && !anyStarts(lines, piece, "LIST SUBQUERY");
        if (match.captured(1) == QLatin1String("t") && inOrder)
            continue;
        found.append(lines.at(i).trimmed());
    }
    return found;
}

QList<QByteArray> QueryPlan::unboundedSorts() const
{
    static const QRegularExpression pageOfPieces(QStringLiteral("^SCAN (k|b\\d+)$"));
    QList<QByteArray> found;
    const QList<QByteArray> lines = text.trimmed().split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines.at(i).contains("USE TEMP B-TREE FOR"))
            continue;
        const QList<qsizetype> piece = siblings(lines, i);
        const bool ofPage = std::any_of(piece.begin(), piece.end(), [&](qsizetype place) {
            return pageOfPieces.match(QString::fromUtf8(lines.at(place).trimmed())).hasMatch();
        });
        if (!ofPage && !isOfShares(lines, piece))
            found.append(lines.at(piece.first()).trimmed() + " + " + lines.at(i).trimmed());
    }
    return found;
}

QList<QByteArray> QueryPlan::fromTheStart() const
{
    // An index is entered by what belongs to the reader, and by a bound within it.
    static const QRegularExpression entered(
        QStringLiteral("^SEARCH t USING (COVERING )?INDEX \\S+ \\((owner|team|branch)=\\?\\)$"));
    QList<QByteArray> found;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray step = line.trimmed();
        if (step == "SCAN t" || step.startsWith("SCAN t USING") || entered.match(QString::fromUtf8(step)).hasMatch())
            found.append(step);
    }
    return found;
}

QueryPlan planOf(FreshStore &store, const CompiledQuery &query)
{
    QueryPlan plan;
    QHash<qint64, int> depths;
    Statement &rows = store.connection().statement("EXPLAIN QUERY PLAN " + query.select.sql).bind(query.select.values);
    while (rows.step()) {
        const int depth = depths.value(rows.integer(1), -1) + 1;
        depths.insert(rows.integer(0), depth);
        plan.text += QByteArray(2 * depth, ' ') + rows.bytes(3) + '\n';
    }
    return plan;
}

} // namespace fairdesk::test
