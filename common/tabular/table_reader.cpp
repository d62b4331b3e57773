#include "common/tabular/table_reader.h"

#include "common/tabular/csv_reader.h"
#include "common/tabular/formula_guard.h"
#include "common/tabular/vcard_reader.h"
#include "common/tabular/xlsx_reader.h"

#include <QFile>
#include <QTemporaryFile>

namespace fairdesk {

namespace {

constexpr qint64 SniffedBytes = 4096;
constexpr qint64 CopyBytes = 256 * 1024;

struct Foreign
{
    QByteArrayView start;
    TableError::Kind kind;
    const char *source;
};

// What people try to import by mistake, each with advice.
constexpr const char *NoTable =
    QT_TRANSLATE_NOOP("Tabular", "This file is not a table. Choose an .xlsx or a .csv file.");
constexpr const char *WebPage = QT_TRANSLATE_NOOP(
    "Tabular", "This file is a web page under the name of a table. Open it in a spreadsheet program and "
               "save it as an .xlsx workbook.");
const Foreign ForeignFiles[] = {
    {"%PDF-", TableError::NotATable, NoTable},           {"\x89PNG", TableError::NotATable, NoTable},
    {"\xFF\xD8\xFF", TableError::NotATable, NoTable},    {"GIF8", TableError::NotATable, NoTable},
    {"Rar!\x1A", TableError::NotATable, NoTable},        {"7z\xBC\xAF\x27\x1C", TableError::NotATable, NoTable},
    {"\x1F\x8B", TableError::NotATable, NoTable},        {"{\\rtf", TableError::NotATable, NoTable},
    {"SQLite format 3", TableError::NotATable, NoTable}, {"\x7F\x45LF", TableError::NotATable, NoTable},
};

QByteArrayView withoutMarkAndBlanks(QByteArrayView head)
{
    if (head.startsWith("\xEF\xBB\xBF"))
        head = head.sliced(3);
    while (!head.isEmpty() && (head.front() == ' ' || head.front() == '\r' || head.front() == '\n'))
        head = head.sliced(1);
    return head;
}

TableError foreignFile(QByteArrayView head)
{
    for (const Foreign &foreign : ForeignFiles) {
        if (head.startsWith(foreign.start))
            return {foreign.kind, foreign.source, {}, 0, {}};
    }
    const QByteArray start = withoutMarkAndBlanks(head)
                                 .first(std::min<qsizetype>(64, withoutMarkAndBlanks(head).size()))
                                 .toByteArray()
                                 .toLower();
    for (const char *tag : {"<!doctype", "<html", "<table", "<meta", "<style", "<?xml"}) {
        if (start.startsWith(tag))
            return {TableError::Unsupported, WebPage, {}, 0, {}};
    }
    return {};
}

// Old workbooks and encrypted new ones are both OLE files; the encrypted ones have a stream of this name.
bool holdsEncryptedPackage(QIODevice &device)
{
    const QString name = QStringLiteral("EncryptedPackage");
    const QByteArray wide(reinterpret_cast<const char *>(name.utf16()), name.size() * 2);
    constexpr qint64 Window = 1024 * 1024;
    device.seek(0);
    if (device.read(Window).contains(wide))
        return true;
    // The directory stands wherever the writer put it, mostly at one of the ends.
    device.seek(std::max<qint64>(0, device.size() - Window));
    return device.read(Window).contains(wide);
}

TableError oldWorkbook(QIODevice &device)
{
    if (holdsEncryptedPackage(device))
        return {
            TableError::PasswordProtected,
            QT_TRANSLATE_NOOP("Tabular", "The workbook is protected by a password. Save it without one and try again."),
            {},
            0,
            {}};
    return {TableError::Unsupported,
            QT_TRANSLATE_NOOP("Tabular", "This is a workbook of the old form (.xls). Save it as an .xlsx workbook."),
            {},
            0,
            {}};
}

TableError fileTooLarge(const TableBudget &budget)
{
    return {TableError::TooLarge,
            QT_TRANSLATE_NOOP("Tabular", "The file is larger than %1 MB."),
            {QString::number(budget.fileBytes / 1'000'000)},
            0,
            {}};
}

TableError cannotRead(const QIODevice &device)
{
    return {TableError::CannotRead,
            QT_TRANSLATE_NOOP("Tabular", "The file cannot be read: %1"),
            {device.errorString()},
            0,
            {}};
}

// Guessing and unpacking need to go back; a pipe cannot.
std::unique_ptr<QIODevice> spooled(QIODevice &device, const TableBudget &budget, TableError *error)
{
    auto copy = std::make_unique<QTemporaryFile>();
    if (!copy->open()) {
        *error = cannotRead(*copy);
        return nullptr;
    }
    while (true) {
        const QByteArray piece = device.read(CopyBytes);
        if (piece.isEmpty() && !device.waitForReadyRead(-1))
            break;
        if (copy->size() + piece.size() > budget.fileBytes) {
            *error = fileTooLarge(budget);
            return nullptr;
        }
        if (copy->write(piece) != piece.size()) {
            *error = cannotRead(*copy);
            return nullptr;
        }
    }
    copy->seek(0);
    return copy;
}

} // namespace

ReadOptions ReadOptions::machineForm()
{
    ReadOptions options;
    options.encoding = "UTF-8";
    options.separator = u',';
    return options;
}

TableReader::TableReader(ReadOptions options)
    : m_options(std::move(options))
{
}

TableReader::~TableReader() = default;

std::unique_ptr<TableReader> TableReader::open(const QString &path, const ReadOptions &options, TableError *error)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly)) {
        *error = cannotRead(*file);
        return nullptr;
    }
    auto reader = open(*file, options, error);
    if (reader && !reader->m_owned)
        reader->m_owned = std::move(file);
    return reader;
}

std::unique_ptr<TableReader> TableReader::open(QIODevice &device, const ReadOptions &options, TableError *error)
{
    *error = {};
    std::unique_ptr<QIODevice> copy;
    if (device.isSequential()) {
        copy = spooled(device, options.budget, error);
        if (!copy)
            return nullptr;
    }
    QIODevice &source = copy ? *copy : device;
    if (source.size() > options.budget.fileBytes) {
        *error = fileTooLarge(options.budget);
        return nullptr;
    }

    source.seek(0);
    const QByteArray head = source.read(SniffedBytes);
    source.seek(0);
    if (head.startsWith("\xD0\xCF\x11\xE0"))
        *error = oldWorkbook(source);
    else
        *error = foreignFile(head);
    if (*error)
        return nullptr;

    std::unique_ptr<TableReader> reader;
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        reader = XlsxReader::open(source, options, error);
    else if (VcardReader::isVcard(head))
        reader = VcardReader::open(source, options, error);
    else
        reader = CsvReader::open(source, options, error);
    if (reader)
        reader->m_owned = std::move(copy);
    return reader;
}

bool TableReader::next(Row &row)
{
    row.clear();
    if (m_error || !readRow(row) || !withinBudget(row)) {
        row.clear();
        return false;
    }
    if (m_options.removeFormulaGuard) {
        for (Cell &cell : row)
            cell.text = withoutFormulaGuard(cell.text);
    }
    return true;
}

bool TableReader::withinBudget(const Row &row)
{
    if (++m_rows > budget().rows)
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The table has more than %1 rows."),
                    {QString::number(budget().rows)});
    for (const Cell &cell : row)
        m_characters += cell.text.size();
    if (m_characters > budget().totalCharacters)
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The table holds too much text."), {},
                    m_rowNumber);
    return true;
}

bool TableReader::fail(TableError error)
{
    if (!m_error)
        m_error = std::move(error);
    return false;
}

bool TableReader::fail(TableError::Kind kind, const char *source, QStringList arguments, qint64 row)
{
    return fail(TableError{kind, source, std::move(arguments), row, {}});
}

void TableReader::startAgain()
{
    m_error = {};
    m_rowNumber = 0;
    m_rows = 0;
    m_characters = 0;
}

} // namespace fairdesk
