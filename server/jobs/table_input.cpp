#include "server/jobs/table_input.h"

#include "common/catalogue/value_text.h"
#include "common/tabular/table_reader.h"
#include "common/tabular/vcard_reader.h"
#include "server/jobs/cell_values.h"
#include "server/jobs/text_cells.h"

namespace fairdesk {
namespace {

constexpr qsizetype mostChoicesKept = 10'000;
constexpr int headersOfTable = 2; // one word of a head may stand anywhere
constexpr int mostCharactersShown = 60;
constexpr int rowsBeforeHead = 10; // lists often begin with a title and a line of explanations

Error errorOf(const TableError &error)
{
    QList<TextArgument> arguments;
    for (const QString &argument : error.arguments)
        arguments.append(argument);
    const Text text(error.source, arguments, "Tabular");
    const bool tooMuch = error.kind == TableError::TooLarge || error.kind == TableError::Suspicious;
    const ErrorCode code = tooMuch ? ErrorCode::TooLarge : ErrorCode::Invalid;
    if (error.row == 0)
        return {code, text};
    return {code, message(QT_TRANSLATE_NOOP("Message", "Row %1: %2"), error.row, text.english())};
}

QStringList headersOf(const QList<Cell> &row)
{
    QStringList headers;
    for (const Cell &cell : row)
        headers.append(cleanedLine(cell.text));
    while (!headers.isEmpty() && headers.last().isEmpty())
        headers.removeLast();
    return headers;
}

// As our own files for programs write it; nothing if somebody wrote it otherwise.
std::optional<Value> exactValue(const FieldSpec &field, const QString &text)
{
    if (field.kind == Kind::Ref || field.kind == Kind::Many)
        return text.isEmpty() ? Value::null() : Value(text);
    if (field.kind == Kind::Choice || field.kind == Kind::ChoiceSet || field.kind == Kind::Boolean)
        return {};
    const Result<Value> value = valueFromText(field, text);
    return value ? std::optional<Value>(*value) : std::nullopt;
}

// Which field a part of a card is, by kind of record; what no field takes, or the importer wants elsewhere, keeps its
// own name.
QStringList vcardFields(const QByteArray &entity, QStringList headers, const QHash<QString, QByteArray> &map)
{
    struct Part
    {
        const char *header;
        const char *ofContact;
        const char *ofPerson;
        const char *ofCustomer;
    };
    static constexpr Part parts[] = {
        {VcardHeader::FullName, "name", "name", "contact.name"},
        {VcardHeader::FamilyName, "family_name", "family_name", "contact.family_name"},
        {VcardHeader::GivenName, "given_name", "given_name", "contact.given_name"},
        {VcardHeader::Organisation, "customer", "", "name"},
        {VcardHeader::Department, "department", "", "contact.department"},
        {VcardHeader::JobTitle, "job_title", "", "contact.job_title"},
        {VcardHeader::Phone, "phone", "phone", "phone"},
        {VcardHeader::Mobile, "mobile", "", "contact.mobile"},
        {VcardHeader::Email, "email", "email", "contact.email"},
        {VcardHeader::Address, "", "address", "address"},
        {VcardHeader::City, "", "city", "city"},
        {VcardHeader::Province, "", "", "province"},
        {VcardHeader::Postcode, "", "postcode", "postcode"},
        {VcardHeader::Country, "", "country", "country"},
        {VcardHeader::Birthday, "birthday", "birthday", "contact.birthday"},
        {VcardHeader::Website, "", "", "website"},
        {VcardHeader::Note, "remarks", "remarks", "contact.remarks"},
    };
    for (QString &header : headers) {
        for (const Part &part : parts) {
            const char *field = entity == "contact"    ? part.ofContact
                                : entity == "person"   ? part.ofPerson
                                : entity == "customer" ? part.ofCustomer
                                                       : "";
            if (header == QLatin1String(part.header) && *field && !map.contains(header)) {
                header = QLatin1String(field);
                break;
            }
        }
    }
    return headers;
}

struct NumberedRow
{
    qint64 number = 0;
    QList<Cell> cells;
};

} // namespace

struct TableInput::Table
{
    std::unique_ptr<TableReader> reader;
    QList<NumberedRow> waiting;
    bool ended = false; // a reader is not asked again after its end

    bool next(NumberedRow &row)
    {
        if (!waiting.isEmpty()) {
            row = waiting.takeFirst();
            return true;
        }
        if (ended || !reader->next(row.cells)) {
            ended = true;
            return false;
        }
        row.number = reader->rowNumber();
        return true;
    }
};

TableInput::TableInput(CataloguePtr catalogue, EntityPtr entity, QTimeZone zone)
    : m_catalogue(std::move(catalogue))
    , m_entity(std::move(entity))
    , m_zone(std::move(zone))
    , m_table(new Table)
{
}

TableInput::~TableInput() = default;

Result<void> TableInput::start(const QString &file, const TableChoices &choices, bool forPrograms)
{
    ReadOptions options;
    options.encoding = choices.encoding;
    options.separator = choices.separator;
    // A list of ours that comes back. The form for programs has no guard: what looks like one is what somebody wrote.
    options.removeFormulaGuard = !forPrograms;
    options.sheet = choices.sheet;
    TableError error;
    m_table->waiting.clear();
    m_table->ended = false;
    m_table->reader = TableReader::open(file, options, &error);
    if (!m_table->reader)
        return errorOf(error);
    return {};
}

Result<void> TableInput::open(const QString &file, const TableChoices &choices, const Caller &caller)
{
    if (auto done = start(file, choices, false); !done)
        return done;
    if (choices.sheet.isEmpty())
        goToSheetWithTable(choices);
    if (auto done = findHead(choices, caller); !done)
        return done;
    if (!m_mapping.machineForm || m_table->reader->format() != TableReader::Format::Csv)
        return {};
    return startAgainForPrograms(file, choices);
}

Result<void> TableInput::startAgainForPrograms(const QString &file, const TableChoices &choices)
{
    if (auto done = start(file, choices, true); !done)
        return done;
    // Spreadsheet programs put lines before and after; the head is where it was.
    QList<Cell> head;
    while (m_table->reader->next(head) && headersOf(head) != m_headers) {
    }
    return {};
}

// Workbooks often begin with a cover or an explanation: the table is on the first sheet that has a head.
void TableInput::goToSheetWithTable(const TableChoices &choices)
{
    const QList<TableReader::Sheet> sheets = m_table->reader->sheets();
    const int first = m_table->reader->currentSheet();
    int chosen = first;
    for (int sheet = first; sheets.size() > 1 && sheet < sheets.size(); ++sheet) {
        if (sheets.at(sheet).hidden || !m_table->reader->selectSheet(sheet))
            continue;
        bool found = false;
        NumberedRow row;
        m_table->ended = false;
        for (int rows = 0; !found && rows < rowsBeforeHead && m_table->next(row); ++rows)
            found = recognisedHeaders(*m_catalogue, *m_entity, headersOf(row.cells), choices.map) >= headersOfTable;
        if (found) {
            chosen = sheet;
            break;
        }
    }
    if (sheets.size() > 1)
        m_table->reader->selectSheet(chosen);
    m_table->ended = false;
}

Result<void> TableInput::findHead(const TableChoices &choices, const Caller &caller)
{
    QList<NumberedRow> rows;
    qsizetype best = 0;
    int bestCount = 0;
    for (NumberedRow row; rows.size() < rowsBeforeHead && m_table->next(row);) {
        rows.append(row);
        if (m_table->reader->format() == TableReader::Format::Vcard)
            break; // the first row is the head
        const int count = recognisedHeaders(*m_catalogue, *m_entity, headersOf(row.cells), choices.map);
        if (count > bestCount) {
            best = rows.size() - 1;
            bestCount = count;
        }
    }
    if (auto problem = error())
        return *problem;
    if (rows.isEmpty())
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The table is empty.")));
    m_headers = headersOf(rows.at(best).cells);
    m_headCells = rows.at(best).cells.size();
    if (m_table->reader->format() == TableReader::Format::Vcard)
        m_headers = vcardFields(m_entity->key, m_headers, choices.map);
    m_table->waiting = rows.mid(best + 1);
    Result<ColumnMapping> mapping = mapColumns(caller, *m_catalogue, m_entity, m_headers, choices.map);
    if (!mapping)
        return mapping.error();
    m_mapping = std::move(*mapping);
    return {};
}

std::optional<Error> TableInput::error() const
{
    const TableError &error = m_table->reader->error();
    return error ? std::optional<Error>(errorOf(error)) : std::nullopt;
}

// The card of a firm itself bears the firm's name where those of people bear theirs.
void TableInput::nameCompany(QList<Cell> &cells) const
{
    int firm = -1;
    int person = -1;
    for (const ImportColumn &column : m_mapping.columns) {
        if (column.path == "name")
            firm = column.place;
        else if (column.path == "contact.name")
            person = column.place;
    }
    if (firm < 0 || person < 0 || qMax(firm, person) >= cells.size())
        return;
    const bool isFirm = cells.at(firm).text.isEmpty() || cells.at(firm).text == cells.at(person).text;
    if (isFirm)
        cells[firm] = std::exchange(cells[person], Cell());
}

// What is wrong with the row as a whole: cells beyond the head, bytes that are no characters.
std::optional<Error> TableInput::shapeProblem(const QList<Cell> &cells)
{
    for (qsizetype i = m_headers.size(); i < cells.size(); ++i) {
        if (cleanedLine(cells.at(i).text).isEmpty())
            continue;
        // In a workbook nothing slips sideways: whatever stands there is a remark beside the table.
        m_hasNamelessCells = true;
        if (i >= m_headCells && m_table->reader->format() == TableReader::Format::Csv)
            return Error::invalid(message(
                QT_TRANSLATE_NOOP("Message",
                                  "The row has more cells than the table has columns: “%1” stands beyond the last one. "
                                  "Perhaps quotation marks are missing around a cell with a separator in it."),
                cells.at(i).text.left(mostCharactersShown)));
    }
    if (m_table->reader->format() == TableReader::Format::Xlsx)
        return {};
    for (const Cell &cell : cells) {
        if (cell.text.contains(QChar::ReplacementCharacter))
            return Error::invalid(
                message(QT_TRANSLATE_NOOP("Message",
                                          "“%1” holds bytes that are no characters in the encoding of the file. Save "
                                          "the file as UTF-8, or name its encoding."),
                        cell.text.left(mostCharactersShown)));
    }
    return {};
}

// The few words of a choice column come again and again.
Result<Value> TableInput::valueOf(const ImportColumn &column, const Cell &cell)
{
    if (m_mapping.machineForm && !cell.as<CellFault>() && m_table->reader->format() == TableReader::Format::Csv) {
        if (auto exact = exactValue(*column.field, cell.text))
            return *exact;
    }
    const bool isChoice = column.field->kind == Kind::Choice || column.field->kind == Kind::ChoiceSet;
    if (!isChoice || cell.as<CellFault>())
        return valueOfCell(*column.field, cell, m_zone);
    const std::pair<int, QString> key{column.place, cell.text};
    if (const auto known = m_choices.constFind(key); known != m_choices.constEnd())
        return *known;
    Result<Value> value = valueOfCell(*column.field, cell, m_zone);
    if (value && m_choices.size() < mostChoicesKept)
        m_choices.insert(key, *value);
    return value;
}

bool TableInput::next(ImportLine &line)
{
    NumberedRow row;
    if (!m_table->next(row))
        return false;
    line = {};
    line.number = row.number;
    if (m_entity->key == "customer" && m_table->reader->format() == TableReader::Format::Vcard)
        nameCompany(row.cells);
    for (const Cell &cell : std::as_const(row.cells))
        line.cells.append(cell.text);
    if (m_mapping.idColumn >= 0)
        line.id = line.cells.value(m_mapping.idColumn).trimmed();
    if (m_mapping.createdColumn >= 0)
        line.created = line.cells.value(m_mapping.createdColumn).trimmed();
    for (auto key = m_mapping.keyColumns.cbegin(); key != m_mapping.keyColumns.cend(); ++key)
        line.keys.insert(key.key(), line.cells.value(key.value()).trimmed());
    if (auto problem = shapeProblem(row.cells)) {
        line.problem = std::move(problem);
        return true;
    }
    for (const ImportColumn &column : m_mapping.columns) {
        if (column.place >= row.cells.size())
            continue;
        Result<Value> value = valueOf(column, row.cells.at(column.place));
        if (!value) {
            line.problem = value.error();
            return true;
        }
        if (!value->isEmpty() || m_mapping.machineForm)
            line.values.append({column.field->key, std::move(*value), column.ofContact});
    }
    return true;
}

qint64 TableInput::bytesRead() const
{
    return m_table->reader->bytesRead();
}

qint64 TableInput::bytesTotal() const
{
    return m_table->reader->bytesTotal();
}

} // namespace fairdesk
