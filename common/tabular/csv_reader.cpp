#include "common/tabular/csv_reader.h"

#include <QIODevice>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr qint64 PieceBytes = 64 * 1024;

} // namespace

CsvReader::CsvReader(QIODevice &device, ReadOptions options)
    : TableReader(std::move(options))
    , m_device(device)
{
}

std::unique_ptr<CsvReader> CsvReader::open(QIODevice &device, const ReadOptions &options, TableError *error)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(device, options));
    if (reader->chooseEncoding() && reader->start())
        return reader;
    *error = reader->error();
    return nullptr;
}

bool CsvReader::chooseEncoding()
{
    if (options().encoding.isEmpty()) {
        m_encoding = detectEncoding(m_device);
        return true;
    }
    const QByteArray wanted = options().encoding.toUpper();
    m_encoding = {wanted, 0};
    m_device.seek(0);
    const auto marked = encodingByMark(m_device.peek(4));
    // "UTF-16" alone leaves the order of bytes to the mark.
    if (marked && marked->name.startsWith(wanted))
        m_encoding = *marked;
    return true;
}

bool CsvReader::start()
{
    startAgain();
    m_decoder = TextDecoder::create(m_encoding.name);
    if (!m_decoder)
        return fail(TableError::UnknownEncoding, QT_TRANSLATE_NOOP("Tabular", "The encoding “%1” is not known."),
                    {QString::fromLatin1(m_encoding.name)});
    if (!m_device.seek(m_encoding.markLength))
        return fail(TableError::CannotRead, QT_TRANSLATE_NOOP("Tabular", "The file cannot be read: %1"),
                    {m_device.errorString()});
    m_text.clear();
    m_at = 0;
    m_consumed = m_encoding.markLength;
    m_drained = false;
    m_record = 0;
    m_skipLineFeed = false;
    refill();
    if (error())
        return false;
    m_dialect = options().separator ? CsvDialect{*options().separator, 0} : detectDialect(m_text);
    m_at = m_dialect.declarationLength;
    m_record = m_dialect.declarationLength > 0 ? 1 : 0;
    return true;
}

bool CsvReader::selectSheet(int index)
{
    if (index != 0)
        return fail(TableError::NoSuchSheet, QT_TRANSLATE_NOOP("Tabular", "There is no such sheet in the file."));
    return start();
}

qint64 CsvReader::bytesTotal() const
{
    return m_device.size();
}

// Puts the next decoded piece into m_text; false when there is none.
bool CsvReader::refill()
{
    m_text.clear();
    m_at = 0;
    while (m_text.isEmpty() && !m_drained) {
        const QByteArray bytes = m_device.read(PieceBytes);
        m_consumed += bytes.size();
        m_drained = bytes.isEmpty();
        m_text = m_drained ? m_decoder->finish() : m_decoder->decode(bytes);
    }
    if (m_text.contains(QChar(u'\0')))
        return fail(TableError::NotATable,
                    QT_TRANSLATE_NOOP("Tabular", "This file is not a text file with a table in it."));
    return !m_text.isEmpty();
}

bool CsvReader::readRow(Row &row)
{
    while (readRecord(row)) {
        if (m_hasContent)
            return true;
        row.clear();
    }
    return false;
}

bool CsvReader::readRecord(Row &row)
{
    m_state = State::CellStart;
    m_cell.clear();
    m_rowCharacters = 0;
    m_hasContent = false;
    bool started = false;
    bool rowEnds = false;
    while (!rowEnds) {
        if (m_at == m_text.size() && !refill())
            return !error() && started && endFile(row);
        if (m_skipLineFeed) {
            m_skipLineFeed = false;
            if (m_text[m_at] == u'\n') {
                ++m_at;
                continue;
            }
        }
        if (!started) {
            started = true;
            setRowNumber(++m_record);
        }
        const bool within = m_state == State::Quoted ? stepQuoted() : stepUnquoted(row, &rowEnds);
        if (!within)
            return false;
    }
    return true;
}

// One step outside of quotes: a cell's start, a run of plain characters with what ends it, or what follows a quote.
bool CsvReader::stepUnquoted(Row &row, bool *rowEnds)
{
    if (m_state != State::Unquoted && m_text[m_at] == u'"') {
        // A doubled quote goes on with the cell, and is a quote in it.
        if (m_state == State::AfterQuote && !take(1))
            return false;
        m_at += m_state == State::AfterQuote ? 0 : 1;
        m_state = State::Quoted;
        m_hasContent = true;
        return true;
    }
    m_state = State::Unquoted;

    const QChar *const begin = m_text.constData() + m_at;
    const QChar *const end = m_text.constData() + m_text.size();
    const QChar separator = m_dialect.separator;
    const QChar *const stop =
        std::find_if(begin, end, [separator](QChar c) { return c == separator || c == u'\n' || c == u'\r'; });
    if (!take(stop - begin))
        return false;
    if (stop == end)
        return true;
    const QChar ending = m_text[m_at++];
    m_skipLineFeed = ending == u'\r';
    *rowEnds = ending != separator;
    m_state = State::CellStart;
    return endCell(row);
}

bool CsvReader::stepQuoted()
{
    const qsizetype quote = m_text.indexOf(u'"', m_at);
    if (!take((quote < 0 ? m_text.size() : quote) - m_at))
        return false;
    if (quote >= 0) {
        ++m_at;
        m_state = State::AfterQuote;
    }
    return true;
}

// Moves characters from the piece into the cell.
bool CsvReader::take(qsizetype length)
{
    m_rowCharacters += length;
    if (m_cell.size() + length > budget().cellCharacters)
        return fail(
            TableError::TooLarge,
            QT_TRANSLATE_NOOP("Tabular", "A cell holds more than %1 characters. Perhaps a quotation mark is missing."),
            {QString::number(budget().cellCharacters)}, m_record);
    if (m_rowCharacters > budget().rowCharacters)
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The row holds too much text."), {}, m_record);
    m_cell.append(QStringView(m_text).sliced(m_at, length));
    m_at += length;
    return true;
}

bool CsvReader::endCell(Row &row)
{
    if (row.size() < budget().columns)
        row.append(Cell::ofText(std::exchange(m_cell, {})));
    else if (!m_cell.isEmpty())
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The table has more than %1 columns."),
                    {QString::number(budget().columns)}, m_record);
    m_hasContent |= !row.last().isEmpty();
    return true;
}

bool CsvReader::endFile(Row &row)
{
    if (m_state == State::Quoted)
        return fail(TableError::UnclosedQuote,
                    QT_TRANSLATE_NOOP("Tabular", "A quotation mark is opened here and never closed."), {}, m_record);
    return endCell(row);
}

} // namespace fairdesk
