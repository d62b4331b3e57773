#include "common/tabular/xlsx_reader.h"

#include <utility>

namespace fairdesk {

namespace {

using Token = XmlCursor::Token;

constexpr qint64 LastRow = 1'048'576;
constexpr qint64 LastColumn = 16'384;

// "BC12" is column 55; 0 where the reference is missing or nonsense.
qint64 columnOf(QStringView reference)
{
    qint64 column = 0;
    for (const QChar c : reference) {
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
        if (column > LastColumn)
            return 0;
    }
    return column;
}

Cell isoCell(const QString &text)
{
    if (text.size() <= 10)
        return Cell::ofDate(QDate::fromString(text, Qt::ISODate));
    return Cell::ofDateTime(QDateTime::fromString(text.left(23) + u'Z', Qt::ISODateWithMs));
}

} // namespace

XlsxReader::XlsxReader(ReadOptions options)
    : TableReader(std::move(options))
{
}

std::unique_ptr<XlsxReader> XlsxReader::open(QIODevice &device, const ReadOptions &options, TableError *error)
{
    std::unique_ptr<XlsxReader> reader(new XlsxReader(options));
    if (reader->load(device) && reader->selectSheet(reader->wantedSheet()))
        return reader;
    *error = reader->error();
    return nullptr;
}

bool XlsxReader::load(QIODevice &device)
{
    TableError error;
    m_package = ZipPackage::open(device, budget(), &error);
    if (!error)
        error = readWorkbookParts(*m_package, budget(), &m_parts);
    if (!error && !m_parts.styles.isEmpty())
        error = readCellStyles(*m_package, m_parts.styles, budget(), &m_styles);
    if (!error && !m_parts.sharedStrings.isEmpty()) {
        XmlCursor xml(m_package->part(m_parts.sharedStrings), m_parts.sharedStrings);
        error = m_strings.read(xml, budget());
    }
    return !error || fail(std::move(error));
}

QList<TableReader::Sheet> XlsxReader::sheets() const
{
    QList<Sheet> sheets;
    for (const WorkbookSheet &sheet : m_parts.sheets)
        sheets.append(sheet.sheet);
    return sheets;
}

int XlsxReader::wantedSheet() const
{
    const QString &name = options().sheet;
    for (int i = 0; i < int(m_parts.sheets.size()); ++i) {
        const Sheet &sheet = m_parts.sheets.at(i).sheet;
        if (name.isEmpty() ? !sheet.hidden : sheet.name.compare(name, Qt::CaseInsensitive) == 0)
            return i;
    }
    return name.isEmpty() ? 0 : -1;
}

bool XlsxReader::selectSheet(int index)
{
    if (index < 0 || index >= m_parts.sheets.size())
        return fail(TableError::NoSuchSheet, QT_TRANSLATE_NOOP("Tabular", "There is no such sheet in the file."));
    startAgain();
    m_sheet = index;
    m_row = 0;
    const QString &part = m_parts.sheets.at(index).part;
    m_xml = std::make_unique<XmlCursor>(m_package->part(part), part);
    return !m_xml->error() || failIn(0);
}

bool XlsxReader::failIn(qint64 row)
{
    TableError error = m_xml->error();
    error.row = row;
    return fail(std::move(error));
}

bool XlsxReader::readRow(Row &row)
{
    while (startRow()) {
        if (!readCells(row))
            return false;
        if (!row.isEmpty()) {
            setRowNumber(m_row);
            return true;
        }
    }
    return false;
}

// Goes to the next row element; false behind the last one.
bool XlsxReader::startRow()
{
    for (Token token = m_xml->next(); token != Token::Finished; token = m_xml->next()) {
        if (token == Token::End && m_xml->name() == u"sheetData")
            return false; // what follows is of no interest to a table
        if (token != Token::Start || m_xml->name() != u"row")
            continue;
        // Writers may leave the numbers out. One that does not grow is not believed.
        const qint64 told = valueOf(m_xml->attributes(), u"r").toLongLong();
        m_row = told > m_row && told <= LastRow ? told : m_row + 1;
        m_column = 0;
        m_rowCharacters = 0;
        return true;
    }
    return m_xml->error() ? failIn(m_row) : false;
}

bool XlsxReader::readCells(Row &row)
{
    const int outside = m_xml->depth() - 1;
    while (m_xml->depth() > outside) {
        const Token token = m_xml->next();
        if (token == Token::Finished)
            return failIn(m_row);
        if (token != Token::Start)
            continue;
        if (m_xml->name() != u"c")
            m_xml->skipElement();
        else if (!readCell(row))
            return false;
    }
    return true;
}

bool XlsxReader::readCell(Row &row)
{
    const QXmlStreamAttributes attributes = m_xml->attributes();
    const qint64 told = columnOf(valueOf(attributes, u"r"));
    m_column = told > 0 ? told : m_column + 1;
    const QString type = valueOf(attributes, u"t").toString();
    const NumberFormat format = m_styles.value(valueOf(attributes, u"s").toInt());

    QString value;
    QString formula;
    bool hasFormula = false;
    const int outside = m_xml->depth() - 1;
    while (m_xml->depth() > outside) {
        const Token token = m_xml->next();
        if (token == Token::Finished)
            return failIn(m_row);
        if (token != Token::Start)
            continue;
        if (m_xml->name() == u"v") {
            value = m_xml->elementText();
        } else if (m_xml->name() == u"is") {
            value = richText(*m_xml);
        } else if (m_xml->name() == u"f") {
            hasFormula = true;
            formula = m_xml->elementText();
        } else {
            m_xml->skipElement();
        }
    }
    if (m_xml->error())
        return failIn(m_row);
    // Nobody has calculated it: that must be told, not taken for an empty cell.
    if (value.isEmpty() && hasFormula && type != u"str")
        return place(row, Cell::fault(u'=' + formula));
    if (value.isEmpty())
        return true;
    return place(row, cellOf(type, value, format));
}

Cell XlsxReader::cellOf(QStringView type, const QString &value, NumberFormat format)
{
    if (type == u"s") {
        bool isIndex = false;
        const qint64 index = value.trimmed().toLongLong(&isIndex);
        const QString text = isIndex ? m_strings.at(index) : QString();
        if (text.isNull())
            fail(damagedWorkbook(QStringLiteral("shared string ") + value));
        return Cell::ofText(text);
    }
    if (type == u"inlineStr")
        return Cell::ofText(value);
    if (type == u"str")
        return Cell::ofText(withoutEscapes(value));
    if (type == u"b")
        return Cell::ofBool(value.trimmed() == u"1" || value.trimmed() == u"true");
    if (type == u"e")
        return Cell::fault(value);
    if (type == u"d") {
        const Cell date = isoCell(value);
        return date.isEmpty() ? Cell::ofText(value) : date;
    }
    return numberCell(value.trimmed(), format, m_parts.from1904);
}

bool XlsxReader::place(Row &row, Cell cell)
{
    if (error())
        return false;
    if (cell.isEmpty())
        return true;
    m_rowCharacters += cell.text.size();
    if (m_column > budget().columns)
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The table has more than %1 columns."),
                    {QString::number(budget().columns)}, m_row);
    if (cell.text.size() > budget().cellCharacters || m_rowCharacters > budget().rowCharacters)
        return fail(TableError::TooLarge, QT_TRANSLATE_NOOP("Tabular", "The row holds too much text."), {}, m_row);
    if (row.size() < m_column)
        row.resize(m_column);
    row[m_column - 1] = std::move(cell);
    return true;
}

} // namespace fairdesk
