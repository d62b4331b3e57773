#include "common/tabular/csv_writer.h"

#include "common/tabular/formula_guard.h"

#include <QIODevice>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr qsizetype BufferBytes = 64 * 1024;

// A semicolon, a tab or a bar separates cells for a reader with other settings; what follows could then be a formula.
bool needsQuotes(const QString &text)
{
    const auto special = [](QChar c) {
        return c == u'"' || c == u',' || c == u'\n' || c == u'\r' || c == u';' || c == u'\t' || c == u'|' ||
               c == u'\uFEFF';
    };
    if (text.isEmpty())
        return false;
    return std::any_of(text.cbegin(), text.cend(), special) || text.front().isSpace() || text.back().isSpace() ||
           text.startsWith(u"sep=", Qt::CaseInsensitive);
}

} // namespace

CsvWriter::CsvWriter(QIODevice &device, Form form)
    : m_device(device)
    , m_form(form)
{
    m_buffer.reserve(BufferBytes + 4096);
    if (form == Form::People)
        m_buffer.append("\xEF\xBB\xBF");
}

bool CsvWriter::writeRow(const Row &row)
{
    // A row of nothing but empty cells would come back as a blank line, which readers drop.
    const bool blank = std::all_of(row.cbegin(), row.cend(), [](const Cell &cell) { return cell.isEmpty(); });
    for (qsizetype i = 0; i < row.size(); ++i) {
        if (i > 0)
            m_buffer.append(',');
        appendCell(row.at(i).text, blank && i == 0);
    }
    return endRow();
}

bool CsvWriter::writeRow(const QStringList &texts)
{
    Row row;
    row.reserve(texts.size());
    for (const QString &text : texts)
        row.append(Cell::ofText(text));
    return writeRow(row);
}

void CsvWriter::appendCell(const QString &text, bool mustQuote)
{
    const QString shown = m_form == Form::People ? guardedFormula(text) : text;
    if (!mustQuote && !needsQuotes(shown)) {
        m_buffer.append(shown.toUtf8());
        return;
    }
    m_buffer.append('"');
    m_buffer.append(shown.toUtf8().replace('"', "\"\""));
    m_buffer.append('"');
}

bool CsvWriter::endRow()
{
    m_buffer.append(m_form == Form::People ? "\r\n" : "\n");
    return m_buffer.size() < BufferBytes ? !m_error : flush();
}

bool CsvWriter::finish()
{
    return flush();
}

bool CsvWriter::flush()
{
    if (!m_error && m_device.write(m_buffer) != m_buffer.size())
        m_error = {TableError::CannotWrite,
                   QT_TRANSLATE_NOOP("Tabular", "The file cannot be written: %1"),
                   {m_device.errorString()},
                   0,
                   {}};
    m_buffer.clear();
    return !m_error;
}

} // namespace fairdesk
