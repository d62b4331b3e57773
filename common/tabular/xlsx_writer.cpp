#include "common/tabular/xlsx_writer.h"

#include "common/tabular/xml_cursor.h"

#include <QFile>
#include <QFileInfo>

#include <xlsxwriter.h>

#include <algorithm>

namespace fairdesk {

namespace {

constexpr qsizetype LongestCell = 32'767;
constexpr qsizetype LongestSheetName = 31;
constexpr int MostColumns = 16'384;
// Numbers with more digits would come back rounded; identity cards and bank accounts must not.
constexpr int ExactDigits = 15;
constexpr qint64 RowsObserved = 200;
constexpr double NarrowestColumn = 6;
constexpr double WidestColumn = 60;
constexpr double FilterButton = 3;

int digitsOf(const QString &text)
{
    return int(std::count_if(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); }));
}

// In widths of a digit: Chinese characters take two.
double displayWidth(const QString &text)
{
    double widest = 0;
    double width = 0;
    for (const QChar c : text) {
        if (c == u'\n') {
            width = 0;
            continue;
        }
        width += c.unicode() >= 0x1100 ? 2 : 1;
        widest = std::max(widest, width);
    }
    return widest;
}

// Characters that XML cannot hold at all; the library writes the other control characters as escapes. A zero character
// would end the C string, and with it the text.
QString writable(QString text)
{
    for (const QChar forbidden : {QChar(0xFFFE), QChar(0xFFFF), QChar(u'\0')})
        text.replace(forbidden, QChar(QChar::ReplacementCharacter));
    return text;
}

bool isWritableDate(QDate date)
{
    return date.isValid() && date.year() >= 1900 && date.year() <= 9999;
}

lxw_datetime dateOf(QDate date, QTime time)
{
    return {date.year(), date.month(), date.day(), time.hour(), time.minute(), time.second() + time.msec() / 1000.0};
}

QString cleanSheetName(QString name)
{
    for (const QChar forbidden : QStringLiteral("[]:*?/\\"))
        name.replace(forbidden, u' ');
    name.remove(QChar(u'\0'));
    name = name.simplified().left(LongestSheetName);
    while (name.startsWith(u'\''))
        name.remove(0, 1);
    while (name.endsWith(u'\'') || (!name.isEmpty() && name.back().isHighSurrogate()))
        name.chop(1);
    // "History" is a name that spreadsheet programs keep for themselves.
    const bool usable = !name.isEmpty() && name.compare(u"History", Qt::CaseInsensitive) != 0;
    return usable ? name : QStringLiteral("Sheet");
}

} // namespace

// The styles of one workbook; they belong to it.
struct XlsxWriter::Formats
{
    lxw_format *title = nullptr;
    lxw_format *date = nullptr;
    lxw_format *dateTime = nullptr;
    lxw_format *time = nullptr;
    QHash<QByteArray, lxw_format *> numbers;

    explicit Formats(lxw_workbook *workbook)
        : title(workbook_add_format(workbook))
        , date(workbook_add_format(workbook))
        , dateTime(workbook_add_format(workbook))
        , time(workbook_add_format(workbook))
    {
        format_set_bold(title);
        format_set_bottom(title, LXW_BORDER_THIN);
        format_set_bg_color(title, 0xE8EEF4);
        format_set_align(title, LXW_ALIGN_VERTICAL_CENTER);
        format_set_num_format(date, "yyyy-mm-dd");
        format_set_num_format(dateTime, "yyyy-mm-dd hh:mm:ss");
        format_set_num_format(time, "hh:mm:ss");
    }
};

XlsxWriter::XlsxWriter(QString path, int rowsPerSheet)
    : m_path(std::move(path))
    , m_partPath(m_path + QStringLiteral(".part"))
    , m_rowsPerSheet(std::clamp(rowsPerSheet, 1, RowsPerSheet))
{
    lxw_workbook_options options = {};
    options.constant_memory = LXW_TRUE;
    m_workbook = workbook_new_opt(QFile::encodeName(m_partPath).constData(), &options);
    if (m_workbook != nullptr)
        m_formats = std::make_unique<Formats>(m_workbook);
    else
        failWriting(QStringLiteral("workbook"));
}

XlsxWriter::~XlsxWriter()
{
    if (m_workbook == nullptr)
        return;
    lxw_workbook_free(m_workbook);
    QFile::remove(m_partPath);
}

bool XlsxWriter::failWriting(const QString &detail)
{
    if (!m_error)
        m_error = {TableError::CannotWrite,
                   QT_TRANSLATE_NOOP("Tabular", "The workbook cannot be written: %1"),
                   {QFileInfo(m_path).fileName()},
                   0,
                   detail};
    return false;
}

bool XlsxWriter::startSheet(const QString &name, const QList<XlsxColumn> &columns)
{
    if (m_error)
        return false;
    if (columns.size() > MostColumns)
        return failWriting(QStringLiteral("%1 columns").arg(columns.size()));
    closeSheet();
    m_sheetName = cleanSheetName(name);
    m_columns = columns;
    return openSheet();
}

// "Customers (2)" where "Customers" is taken, whatever the case of its letters.
QString XlsxWriter::freeSheetName(const QString &wanted) const
{
    QString name = wanted;
    for (int number = 2; m_usedNames.contains(name, Qt::CaseInsensitive); ++number) {
        const QString suffix = QStringLiteral(" (%1)").arg(number);
        name = wanted.left(LongestSheetName - suffix.size()) + suffix;
    }
    return name;
}

bool XlsxWriter::openSheet()
{
    const QString name = freeSheetName(m_sheetName);
    m_usedNames.append(name);
    m_sheet = workbook_add_worksheet(m_workbook, name.toUtf8().constData());
    if (m_sheet == nullptr)
        return failWriting(QStringLiteral("sheet ") + name);
    m_widths = QList<double>(m_columns.size(), NarrowestColumn);
    m_row = 0;
    worksheet_freeze_panes(m_sheet, 1, 0);
    for (int i = 0; i < int(m_columns.size()); ++i) {
        const QString title = writable(m_columns.at(i).title).left(LongestCell);
        observeWidth(i, title, true);
        if (!title.isEmpty() &&
            worksheet_write_string(m_sheet, 0, lxw_col_t(i), withEscapes(title).toUtf8().constData(), m_formats->title))
            return failWriting(QStringLiteral("titles"));
    }
    return true;
}

// Widths and the filter's range are known only when the rows have been seen; the library writes them at the end.
void XlsxWriter::closeSheet()
{
    if (m_sheet == nullptr)
        return;
    for (int i = 0; i < int(m_widths.size()); ++i)
        worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i), m_widths.at(i), nullptr);
    if (!m_columns.isEmpty())
        worksheet_autofilter(m_sheet, 0, 0, lxw_row_t(m_row), lxw_col_t(m_columns.size() - 1));
    m_sheet = nullptr;
}

bool XlsxWriter::writeRow(const Row &row)
{
    if (m_error)
        return false;
    if (m_sheet == nullptr && !startSheet(QStringLiteral("Sheet"), {}))
        return false;
    if (m_row >= m_rowsPerSheet) {
        closeSheet();
        if (!openSheet())
            return false;
    }
    ++m_row;
    for (int i = 0; i < int(std::min<qsizetype>(row.size(), MostColumns)); ++i) {
        if (!writeCell(i, row.at(i)))
            return false;
    }
    return true;
}

bool XlsxWriter::writeCell(int column, const Cell &cell)
{
    if (cell.isEmpty())
        return true;
    if (m_row <= RowsObserved)
        observeWidth(column, cell.text, false);
    const auto row = lxw_row_t(m_row);
    const auto col = lxw_col_t(column);
    int failed = 0;
    if (const auto *number = cell.as<double>(); number != nullptr && digitsOf(cell.text) <= ExactDigits) {
        failed = worksheet_write_number(m_sheet, row, col, *number, numberFormat(column));
    } else if (const auto *flag = cell.as<bool>()) {
        failed = worksheet_write_boolean(m_sheet, row, col, *flag ? 1 : 0, nullptr);
    } else if (const auto *date = cell.as<QDate>(); date != nullptr && isWritableDate(*date)) {
        lxw_datetime value = dateOf(*date, QTime(0, 0));
        failed = worksheet_write_datetime(m_sheet, row, col, &value, m_formats->date);
    } else if (const auto *moment = cell.as<QDateTime>(); moment != nullptr && isWritableDate(moment->date())) {
        lxw_datetime value = dateOf(moment->date(), moment->time());
        failed = worksheet_write_datetime(m_sheet, row, col, &value, m_formats->dateTime);
    } else if (const auto *time = cell.as<QTime>()) {
        failed =
            worksheet_write_number(m_sheet, row, col, time->msecsSinceStartOfDay() / 86'400'000.0, m_formats->time);
    } else {
        failed = writeText(column, cell.text);
    }
    return failed == 0 || failWriting(QStringLiteral("row %1, column %2").arg(m_row).arg(column + 1));
}

int XlsxWriter::writeText(int column, const QString &text)
{
    QString shown = writable(text);
    if (shown.size() > LongestCell) {
        const bool splitsPair = shown.at(LongestCell - 2).isHighSurrogate();
        shown = shown.left(LongestCell - (splitsPair ? 2 : 1)) + u'…';
        ++m_shortened;
    }
    return worksheet_write_string(m_sheet, lxw_row_t(m_row), lxw_col_t(column), withEscapes(shown).toUtf8().constData(),
                                  nullptr);
}

lxw_format *XlsxWriter::numberFormat(int column)
{
    if (column >= m_columns.size())
        return nullptr;
    const XlsxColumn &wanted = m_columns.at(column);
    if (wanted.decimals < 0 && !wanted.thousands)
        return nullptr;
    QByteArray code = wanted.thousands ? "#,##0" : "0";
    if (wanted.decimals > 0)
        code += '.' + QByteArray(std::min(wanted.decimals, 15), '0');
    lxw_format *&format = m_formats->numbers[code];
    if (format == nullptr) {
        format = workbook_add_format(m_workbook);
        format_set_num_format(format, code.constData());
    }
    return format;
}

void XlsxWriter::observeWidth(int column, const QString &text, bool isTitle)
{
    if (column >= m_widths.size())
        return;
    const double width = displayWidth(text.left(200)) + (isTitle ? FilterButton : 1);
    m_widths[column] = std::clamp(width, m_widths.at(column), std::max(WidestColumn, m_widths.at(column)));
}

bool XlsxWriter::finish()
{
    if (m_workbook == nullptr || m_error)
        return false;
    if (m_usedNames.isEmpty() && !startSheet(QStringLiteral("Sheet"), {}))
        return false;
    closeSheet();
    const lxw_error failed = workbook_close(m_workbook); // frees it, whether it succeeds or not
    m_workbook = nullptr;
    if (failed != LXW_NO_ERROR) {
        QFile::remove(m_partPath);
        return failWriting(QString::fromUtf8(lxw_strerror(failed)));
    }
    QFile::remove(m_path);
    return QFile::rename(m_partPath, m_path) || failWriting(QStringLiteral("rename"));
}

} // namespace fairdesk
