// Reads the sheets of an XLSX workbook row by row, whoever wrote it and however large it is.
#pragma once

#include "common/tabular/shared_strings.h"
#include "common/tabular/table_reader.h"
#include "common/tabular/workbook_parts.h"
#include "common/tabular/xml_cursor.h"

namespace fairdesk {

// Only the texts that cells share are kept in memory; the sheet itself streams by. Of merged cells the first one has
// the value, as the form demands; formulas give their last result.
class XlsxReader final : public TableReader
{
public:
    static std::unique_ptr<XlsxReader> open(QIODevice &device, const ReadOptions &options, TableError *error);

    Format format() const override { return Format::Xlsx; }
    QList<Sheet> sheets() const override;
    int currentSheet() const override { return m_sheet; }
    bool selectSheet(int index) override;
    qint64 bytesRead() const override { return m_xml ? m_xml->bytesRead() : 0; }
    qint64 bytesTotal() const override { return m_xml ? m_xml->bytesTotal() : 0; }

protected:
    bool readRow(Row &row) override;

private:
    explicit XlsxReader(ReadOptions options);
    bool load(QIODevice &device);
    int wantedSheet() const;
    bool startRow();
    bool readCells(Row &row);
    bool readCell(Row &row);
    bool place(Row &row, Cell cell);
    Cell cellOf(QStringView type, const QString &value, NumberFormat format);
    bool failIn(qint64 row);

    std::unique_ptr<ZipPackage> m_package;
    WorkbookParts m_parts;
    SharedStrings m_strings;
    QList<NumberFormat> m_styles;
    int m_sheet = -1;

    std::unique_ptr<XmlCursor> m_xml;
    qint64 m_row = 0;
    qint64 m_column = 0; // 1-based, of the cell that was read last
    qint64 m_rowCharacters = 0;
};

} // namespace fairdesk
