#include "common/tabular/csv_dialect.h"

#include <QHash>
#include <QList>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr int RowsLookedAt = 100;
constexpr qsizetype CharactersLookedAt = 128 * 1024;

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r';
}

std::optional<CsvDialect> declaredDialect(QStringView text)
{
    if (!text.startsWith(u"sep=", Qt::CaseInsensitive) || text.size() < 5 || isLineEnd(text[4]))
        return {};
    qsizetype end = 5;
    if (end < text.size() && !isLineEnd(text[end]))
        return {};
    while (end < text.size() && isLineEnd(text[end]) && end < 7)
        ++end;
    return CsvDialect{text[4], end};
}

// Counts the cells of each of the first rows, by one separator.
class CellCounter
{
public:
    explicit CellCounter(QChar separator)
        : m_separator(separator)
    {
    }

    QList<int> count(QStringView text)
    {
        for (const QChar c : text) {
            take(c);
            if (m_counts.size() == RowsLookedAt)
                return m_counts;
        }
        endRow(); // the last row, perhaps cut, still speaks where it is the only one
        return m_counts;
    }

private:
    enum class State : quint8 { CellStart, Unquoted, Quoted, AfterQuote };

    void take(QChar c)
    {
        if (m_state == State::Quoted) {
            m_state = c == u'"' ? State::AfterQuote : State::Quoted;
            return;
        }
        if (isLineEnd(c)) {
            endRow();
            return;
        }
        m_blank = false;
        if (c == u'"' && m_state != State::Unquoted) {
            m_state = State::Quoted;
            return;
        }
        m_state = c == m_separator ? State::CellStart : State::Unquoted;
        m_cells += c == m_separator ? 1 : 0;
    }

    void endRow()
    {
        if (!m_blank)
            m_counts.append(m_cells);
        m_cells = 1;
        m_blank = true;
        m_state = State::CellStart;
    }

    QChar m_separator;
    QList<int> m_counts;
    int m_cells = 1;
    bool m_blank = true;
    State m_state = State::CellStart;
};

// Rows that agree on their number of cells, weighed by how many cells that is.
double agreement(const QList<int> &counts)
{
    QHash<int, int> rowsOf;
    for (const int count : counts)
        ++rowsOf[count];
    double best = 0;
    for (auto it = rowsOf.cbegin(); it != rowsOf.cend(); ++it) {
        if (it.key() < 2)
            continue;
        double share = double(it.value()) / double(counts.size());
        // Decimal commas agree with each other too, but not with the row of headings.
        if (it.key() != counts.first())
            share /= 2;
        best = std::max(best, share * share * (1.0 + std::min(it.key(), 50) / 50.0));
    }
    return best;
}

} // namespace

CsvDialect detectDialect(QStringView text)
{
    if (const auto declared = declaredDialect(text))
        return *declared;
    text = text.first(std::min(text.size(), CharactersLookedAt));

    CsvDialect dialect;
    double best = 0;
    for (const QChar candidate : {u',', u'\t', u';', u'|'}) {
        const double score = agreement(CellCounter(candidate).count(text));
        if (score > best) {
            best = score;
            dialect.separator = candidate;
        }
    }
    constexpr double Convincing = 0.3;
    if (best < Convincing && agreement(CellCounter(FullWidthComma).count(text)) > std::max(best, Convincing))
        dialect.separator = FullWidthComma;
    return dialect;
}

} // namespace fairdesk
