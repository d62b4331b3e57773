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

} // namespace

QList<QByteArray> QueryPlan::fullScans() const
{
    // A scan of an index within a LIMIT is how a list is walked in its order; a scan without one reads the table. Pieces
    // of the query itself have names of one letter and perhaps a number (k, b0), "own" and "given", "tree".
    static const QRegularExpression scan(QStringLiteral("^\\s*SCAN (\\S+)(.*)$"));
    static const QRegularExpression ownPiece(QStringLiteral("^(k|b\\d+|m|own|given|tree|\\(subquery-\\d+\\))$"));
    QList<QByteArray> found;
    for (const QByteArray &line : text.split('\n')) {
        const auto match = scan.match(QString::fromUtf8(line));
        if (!match.hasMatch() || ownPiece.match(match.captured(1)).hasMatch())
            continue;
        const QString how = match.captured(2);
        if (how.contains(QLatin1String("VIRTUAL TABLE")) || how.contains(QLatin1String("USING INDEX")) || how.contains(QLatin1String("USING COVERING INDEX")))
            continue;
        if (match.captured(1) == QLatin1String("CONSTANT"))
            continue;
        found.append(line.trimmed());
    }
    return found;
}

QList<QByteArray> QueryPlan::unboundedSorts() const
{
    QList<QByteArray> found;
    const QList<QByteArray> lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!lines.at(i).contains("USE TEMP B-TREE FOR"))
            continue;
        // What is sorted stands above it at the same depth: only pieces that were already cut to a page are bounded.
        bool bounded = true;
        for (qsizetype above = i - 1; above >= 0 && depthOf(lines.at(above)) >= depthOf(lines.at(i)); --above) {
            if (depthOf(lines.at(above)) != depthOf(lines.at(i)))
                continue;
            static const QRegularExpression page(QStringLiteral("^(SCAN (k|b\\d+)$|CO-ROUTINE|MATERIALIZE|SEARCH |USE TEMP|LEFT-MOST|UNION ALL|COMPOUND|CORRELATED|LIST|SCALAR)"));
            const QString step = QString::fromUtf8(lines.at(above).trimmed());
            bounded = bounded && page.match(step).hasMatch();
        }
        const bool ofPage = std::any_of(lines.begin(), lines.begin() + i, [&](const QByteArray &line) {
            static const QRegularExpression piece(QStringLiteral("^SCAN (k|b\\d+)$"));
            return depthOf(line) == depthOf(lines.at(i)) && piece.match(QString::fromUtf8(line.trimmed())).hasMatch();
        });
        if (!bounded || !ofPage)
            found.append(lines.at(i).trimmed());
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
