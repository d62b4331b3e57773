#include "server/storage/query_runner.h"

#include "common/text/mask.h"
#include "server/storage/cursor.h"

namespace fairdesk {
namespace {

void setBit(std::string *map, int row)
{
    const size_t byte = size_t(row) / 8;
    if (map->size() <= byte)
        map->resize(byte + 1, '\0');
    (*map)[byte] = char(uint8_t((*map)[byte]) | (1u << (row % 8)));
}

MaskKind maskKind(const OutputColumn &output)
{
    if (output.mask == "phone" || output.kind == Kind::Phone)
        return MaskKind::Phone;
    if (output.mask == "email" || output.kind == Kind::Email)
        return MaskKind::Email;
    return output.mask == "id" ? MaskKind::Identity : MaskKind::Other;
}

std::string maskedText(const OutputColumn &output, std::string_view text)
{
    return masked(maskKind(output), QString::fromUtf8(text.data(), qsizetype(text.size()))).toStdString();
}

// One row's value into its column.
class ColumnFiller
{
public:
    ColumnFiller(const OutputColumn &output, wire::Column *column)
        : m_output(output)
        , m_column(column)
    {
        column->set_path(output.path.constData(), size_t(output.path.size()));
        column->set_kind(kindKey(output.kind));
        m_texts = output.masked || !isNumberVector();
    }

    void add(const Statement &row, int index)
    {
        const bool null = row.isNull(m_output.value);
        // A link to a record that the reader may not see: there is one, but neither which nor its name.
        const bool unseen = null && m_output.raw >= 0 && !row.isNull(m_output.raw);
        if (null && !unseen)
            setBit(m_column->mutable_nulls(), index);
        if (unseen || (m_output.masked && !null))
            setBit(m_column->mutable_masked(), index);
        if (m_texts || unseen)
            addText(row, null, index);
        if (isNumberVector())
            addNumber(row, null || m_output.masked);
        if (m_output.currency >= 0)
            addView(m_column->add_currencies(),
                    null || m_output.masked ? std::string_view() : row.text(m_output.currency));
        if (m_output.title >= 0) {
            const bool hidden = row.isNull(m_output.title) || null || m_output.masked;
            addView(m_column->add_titles(), hidden ? std::string_view() : row.text(m_output.title));
            if (m_output.titleMasked && !hidden)
                *m_column->mutable_titles(index) =
                    masked(MaskKind::Other, QString::fromStdString(m_column->titles(index))).toStdString();
        }
    }

    // Texts are dense once one row has one.
    void finish(int count)
    {
        if (m_column->texts_size() == 0 || m_column->texts_size() == count)
            return;
        while (m_column->texts_size() < count)
            m_column->add_texts();
    }

private:
    bool isNumberVector() const
    {
        return m_output.kind == Kind::Integer || m_output.kind == Kind::Boolean || m_output.kind == Kind::Instant ||
               m_output.kind == Kind::Ref || m_output.kind == Kind::Money || m_output.kind == Kind::Decimal;
    }

    static void addView(std::string *to, std::string_view text)
    {
        to->assign(text.data() ? text.data() : "", text.size());
    }

    void addText(const Statement &row, bool null, int index)
    {
        while (m_column->texts_size() < index)
            m_column->add_texts();
        std::string *text = m_column->add_texts();
        if (null)
            return;
        if (m_output.masked) {
            // Of a link neither the number nor the name is half to be seen.
            if (m_output.kind != Kind::Ref && m_output.kind != Kind::Many)
                *text = maskedText(m_output, row.text(m_output.value));
            return;
        }
        std::string_view value = row.text(m_output.value);
        // Stored as ",a,b,", sent as "a,b".
        if (m_output.kind == Kind::ChoiceSet && value.size() >= 2)
            value = value.substr(1, value.size() - 2);
        addView(text, value);
    }

    void addNumber(const Statement &row, bool nothing)
    {
        if (m_output.kind == Kind::Decimal)
            m_column->add_decimals(nothing ? 0.0 : row.decimal(m_output.value));
        else
            m_column->add_integers(nothing ? 0 : row.integer(m_output.value));
    }

    const OutputColumn &m_output;
    wire::Column *m_column;
    bool m_texts = false;
};

} // namespace

void runQuery(Connection &connection, const CompiledQuery &query, wire::Rows *rows)
{
    rows->set_entity(query.entity.constData(), size_t(query.entity.size()));
    std::vector<ColumnFiller> fillers;
    fillers.reserve(size_t(query.outputs.size()));
    for (const OutputColumn &output : query.outputs)
        fillers.emplace_back(output, rows->add_columns());

    Statement &statement = connection.statement(query.select.sql).bind(query.select.values);
    int count = 0;
    QList<SqlValue> last;
    while (statement.step()) {
        if (count == query.limit) {
            rows->set_next(writeCursor(last).toStdString());
            break;
        }
        for (ColumnFiller &filler : fillers)
            filler.add(statement, count);
        ++count;
        if (count == query.limit) {
            for (const int column : query.sortColumns)
                last.append(statement.sortValue(column));
        }
    }
    statement.reset();
    if (count == 0 && !query.whenNothing.sql.isEmpty()) {
        Statement &nothing = connection.statement(query.whenNothing.sql).bind(query.whenNothing.values);
        while (nothing.step()) {
            for (ColumnFiller &filler : fillers)
                filler.add(nothing, count);
            ++count;
        }
    }
    for (ColumnFiller &filler : fillers)
        filler.finish(count);
    rows->set_count(uint32_t(count));
    rows->set_total(query.count.sql.isEmpty() ? -1
                                              : connection.integer(query.count.sql, query.count.values).value_or(0));
}

} // namespace fairdesk
