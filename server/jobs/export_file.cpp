#include "server/jobs/export_file.h"

#include "common/catalogue/value_text.h"
#include "common/tabular/csv_writer.h"
#include "common/tabular/xlsx_writer.h"
#include "server/jobs/export_cells.h"

#include <QFile>

namespace fairdesk {
namespace {

Error writeError(const TableError &error)
{
    return Error::unavailable(Text(error.source, {}, "Tabular"));
}

// What both formats share: values become cells.
class CellFile : public ExportFile
{
public:
    CellFile(Format format, Layout layout, const Wording &wording)
        : m_format(format)
        , m_layout(std::move(layout))
        , m_wording(wording)
    {
    }
    virtual Result<void> open(const QString &path) = 0;

protected:
    const Layout &layout() const { return m_layout; }
    Format format() const { return m_format; }
    QList<Cell> cellsOf(const QList<ExportValue> &row) const
    {
        QList<Cell> cells;
        cells.reserve(row.size());
        for (qsizetype i = 0; i < row.size(); ++i) {
            const FieldSpec &field = m_layout.fields.at(i);
            cells.append(m_format == Format::CsvForPrograms
                             ? Cell::ofText(valueToText(field, row.at(i).value))
                             : cellForPeople(field, row.at(i).value, row.at(i).titles, m_wording, m_layout.zone));
        }
        return cells;
    }

private:
    Format m_format;
    Layout m_layout;
    const Wording &m_wording;
};

class CsvFile final : public CellFile
{
public:
    using CellFile::CellFile;

    Result<void> open(const QString &path) override
    {
        m_file.setFileName(path);
        if (!m_file.open(QIODevice::WriteOnly))
            return Error::unavailable(Text::verbatim(m_file.errorString()));
        const auto form = format() == Format::CsvForPrograms ? CsvWriter::Form::Machine : CsvWriter::Form::People;
        m_writer = std::make_unique<CsvWriter>(m_file, form);
        return answer(m_writer->writeRow(layout().headers));
    }
    Result<void> write(const QList<ExportValue> &row) override { return answer(m_writer->writeRow(cellsOf(row))); }
    Result<void> finish() override { return answer(m_writer->finish() && m_file.flush()); }

private:
    Result<void> answer(bool done) const { return done ? Result<void>() : Result<void>(writeError(m_writer->error())); }

    QFile m_file;
    std::unique_ptr<CsvWriter> m_writer;
};

class XlsxFile final : public CellFile
{
public:
    using CellFile::CellFile;

    Result<void> open(const QString &path) override
    {
        m_writer = std::make_unique<XlsxWriter>(path);
        QList<XlsxColumn> columns;
        for (qsizetype i = 0; i < layout().headers.size(); ++i) {
            const bool money = layout().fields.at(i).kind == Kind::Money;
            columns.append({layout().headers.at(i), money ? 2 : -1, money});
        }
        return answer(m_writer->startSheet(layout().title, columns));
    }
    Result<void> write(const QList<ExportValue> &row) override { return answer(m_writer->writeRow(cellsOf(row))); }
    Result<void> finish() override { return answer(m_writer->finish()); }

private:
    Result<void> answer(bool done) const { return done ? Result<void>() : Result<void>(writeError(m_writer->error())); }

    std::unique_ptr<XlsxWriter> m_writer;
};

} // namespace

Result<std::unique_ptr<ExportFile>> ExportFile::create(Format format, const QString &path, Layout layout,
                                                       const Wording &wording)
{
    std::unique_ptr<CellFile> file;
    if (format == Format::Xlsx)
        file = std::make_unique<XlsxFile>(format, std::move(layout), wording);
    else
        file = std::make_unique<CsvFile>(format, std::move(layout), wording);
    if (auto done = file->open(path); !done)
        return done.error();
    return std::unique_ptr<ExportFile>(std::move(file));
}

} // namespace fairdesk
