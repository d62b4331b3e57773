#include "server/jobs/table_input.h"

#include "common/tabular/table_reader.h"
#include "server/jobs/cell_values.h"
#include "server/jobs/text_cells.h"

namespace fairdesk {
namespace {

constexpr qsizetype mostChoicesKept = 10'000;
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
    if (forPrograms) {
        options = ReadOptions::machineForm();
    } else {
        options.encoding = choices.encoding;
        options.separator = choices.separator;
        options.removeFormulaGuard = true; // a list of ours that comes back
    }
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
    if (auto done = findHead(choices, caller); !done)
        return done;
    if (!m_mapping.machineForm || m_table->reader->format() != TableReader::Format::Csv)
        return {};
    // The form for programs must not be guessed at: what looks like a guard there is what somebody wrote.
    if (auto done = start(file, choices, true); !done)
        return done;
    QList<Cell> head;
    m_table->reader->next(head);
    return {};
}

Result<void> TableInput::findHead(const TableChoices &choices, const Caller &caller)
{
    QList<NumberedRow> rows;
    qsizetype best = 0;
    int bestCount = 0;
    for (NumberedRow row; rows.size() < rowsBeforeHead && m_table->next(row);) {
        rows.append(row);
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

// The few words of a choice column come again and again.
Result<Value> TableInput::valueOf(const ImportColumn &column, const Cell &cell)
{
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
    for (const Cell &cell : std::as_const(row.cells))
        line.cells.append(cell.text);
    if (m_mapping.idColumn >= 0)
        line.id = line.cells.value(m_mapping.idColumn).trimmed();
    for (const ImportColumn &column : m_mapping.columns) {
        if (column.place >= row.cells.size())
            continue;
        Result<Value> value = valueOf(column, row.cells.at(column.place));
        if (!value) {
            line.problem = value.error();
            return true;
        }
        if (!value->isEmpty())
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
