// Reads a table row by row from a file that nobody vouches for: CSV and its relatives, an XLSX workbook, or cards.
//
//     TableError error;
//     const auto table = TableReader::open(path, {}, &error);
//     if (!table)
//         return error;
//     for (Row row; table->next(row);)
//         take(table->rowNumber(), row);
//     return table->error();
#pragma once

#include "common/tabular/cell.h"
#include "common/tabular/encoding.h"
#include "common/tabular/table_error.h"

#include <QChar>
#include <QList>
#include <QString>

#include <memory>
#include <optional>

class QIODevice;

namespace fairdesk {

// What a hostile file may cost before it is refused. The defaults hold a reader within about 128 MiB of memory.
struct TableBudget
{
    qint64 fileBytes = 512LL * 1024 * 1024;
    int columns = 1000;
    qint64 cellCharacters = 1024 * 1024;
    qint64 rowCharacters = 8LL * 1024 * 1024;
    qint64 totalCharacters = 2LL * 1024 * 1024 * 1024;
    qint64 rows = 5'000'000;

    // Of an XLSX only.
    int parts = 4096;
    qint64 unpackedBytes = 2LL * 1024 * 1024 * 1024;
    int unpackRatio = 250;                     // real workbooks stay below 100
    qint64 ratioFreeBytes = 8LL * 1024 * 1024; // so much may be unpacked whatever the ratio
    qint64 sharedStringBytes = 64LL * 1024 * 1024;
    int sharedStrings = 3'000'000;
    int sheets = 1024;
    int styles = 65536;
};

// What the person knows better than the file shows; everything left empty is found out.
struct ReadOptions
{
    QByteArray encoding;             // of a CSV, for example "GB18030"
    std::optional<QChar> separator;  // of a CSV
    QString sheet;                   // of a workbook; otherwise the first sheet that is not hidden
    bool removeFormulaGuard = false; // for files of our form for people that come back
    TableBudget budget;

    // The form for programs needs no guessing, and must not be guessed at.
    static ReadOptions machineForm();
};

// A table that is read from its first row to its last; the first error ends it.
class TableReader
{
public:
    enum class Format : quint8 { Csv, Xlsx, Vcard };
    struct Sheet
    {
        QString name;
        bool hidden = false;
        bool operator==(const Sheet &) const = default;
    };

    // By content, never by the file's name. Null, with the reason, when it is no table or is refused.
    // A device stays the caller's, must be open and outlive the reader; one without random access is copied to a
    // temporary file first.
    static std::unique_ptr<TableReader> open(QIODevice &device, const ReadOptions &options, TableError *error);
    static std::unique_ptr<TableReader> open(const QString &path, const ReadOptions &options, TableError *error);

    virtual ~TableReader();
    Q_DISABLE_COPY_MOVE(TableReader)

    virtual Format format() const = 0;
    // A CSV has one sheet without a name.
    virtual QList<Sheet> sheets() const = 0;
    virtual int currentSheet() const = 0;
    // Starts again at the first row of that sheet.
    virtual bool selectSheet(int index) = 0;

    // False at the end and on an error. Rows without any content are left out, but counted.
    bool next(Row &row);

    const TableError &error() const { return m_error; }
    // Of the row that next() gave, 1-based as a spreadsheet program counts.
    qint64 rowNumber() const { return m_rowNumber; }
    // For a progress bar: both in the same unit, the total a good guess.
    virtual qint64 bytesRead() const = 0;
    virtual qint64 bytesTotal() const = 0;

protected:
    explicit TableReader(ReadOptions options);

    virtual bool readRow(Row &row) = 0;
    // Keeps the first error; returns false to be returned on.
    bool fail(TableError error);
    bool fail(TableError::Kind kind, const char *source, QStringList arguments = {}, qint64 row = 0);
    const ReadOptions &options() const { return m_options; }
    const TableBudget &budget() const { return m_options.budget; }
    void setRowNumber(qint64 number) { m_rowNumber = number; }
    void startAgain();

private:
    bool withinBudget(const Row &row);

    ReadOptions m_options;
    TableError m_error;
    qint64 m_rowNumber = 0;
    qint64 m_rows = 0;
    qint64 m_characters = 0;
    std::unique_ptr<QIODevice> m_owned;
};

} // namespace fairdesk
