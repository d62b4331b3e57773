// Reads CSV and its relatives as they really come: any separator, any line end, any encoding, ragged rows.
#pragma once

#include "common/tabular/csv_dialect.h"
#include "common/tabular/table_reader.h"

namespace fairdesk {

// RFC 4180 as a state machine over decoded pieces, lenient where people's files are: quotes inside unquoted cells are
// characters, text after a closing quote belongs to the cell. Only a quote that is never closed is an error.
class CsvReader final : public TableReader
{
public:
    static std::unique_ptr<CsvReader> open(QIODevice &device, const ReadOptions &options, TableError *error);

    Format format() const override { return Format::Csv; }
    QList<Sheet> sheets() const override { return {Sheet{}}; }
    int currentSheet() const override { return 0; }
    bool selectSheet(int index) override;
    qint64 bytesRead() const override { return m_consumed; }
    qint64 bytesTotal() const override;

    const QByteArray &encoding() const { return m_encoding.name; }
    QChar separator() const { return m_dialect.separator; }

protected:
    bool readRow(Row &row) override;

private:
    enum class State : quint8 { CellStart, Unquoted, Quoted, AfterQuote };

    CsvReader(QIODevice &device, ReadOptions options);
    bool start();
    bool chooseEncoding();
    bool refill();
    bool readRecord(Row &row);
    bool stepUnquoted(Row &row, bool *rowEnds);
    bool stepQuoted();
    bool take(qsizetype length);
    bool endCell(Row &row);
    bool endFile(Row &row);

    QIODevice &m_device;
    Encoding m_encoding;
    CsvDialect m_dialect;
    std::optional<TextDecoder> m_decoder;
    QString m_text;
    qsizetype m_at = 0;
    qint64 m_consumed = 0;
    bool m_drained = false;

    State m_state = State::CellStart;
    QString m_cell;
    qint64 m_record = 0;
    qint64 m_rowCharacters = 0;
    bool m_hasContent = false;   // a quoted cell or any text: the row counts
    bool m_skipLineFeed = false; // the second half of CR LF, which may stand in the next piece
};

} // namespace fairdesk
