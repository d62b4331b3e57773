#include "common/protocol/result_table.h"

#include "common/protocol/codec.h"

namespace fairdesk {
namespace {

constexpr uint32_t mostRows = 10'000'000; // far more than a frame holds

bool bit(const std::string &map, int row)
{
    const size_t byte = size_t(row) / 8;
    return byte < map.size() && (uint8_t(map[byte]) >> (row % 8)) & 1;
}

enum class Vector { Integers, Decimals, Texts };

Vector vectorOf(Kind kind)
{
    switch (kind) {
    case Kind::Integer:
    case Kind::Boolean:
    case Kind::Instant:
    case Kind::Ref:
    case Kind::Money:
        return Vector::Integers;
    case Kind::Decimal:
        return Vector::Decimals;
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
    case Kind::Date:
    case Kind::Choice:
    case Kind::ChoiceSet:
    case Kind::Many:
    case Kind::Lines:
        return Vector::Texts;
    }
    return Vector::Texts;
}

Value textValue(Kind kind, const QString &text)
{
    switch (kind) {
    case Kind::Date:
        return Value(QDate::fromString(text, Qt::ISODate));
    case Kind::ChoiceSet:
        return Value(text.split(u',', Qt::SkipEmptyParts));
    case Kind::Many: {
        QList<qint64> ids;
        for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
            ids.append(part.toLongLong());
        return Value(ids);
    }
    default:
        return Value(text);
    }
}

} // namespace

bool ResultTable::isSound(const wire::Rows &rows)
{
    // Rows without a column would be any number of nothings.
    if (rows.count() > mostRows || (rows.count() > 0 && rows.columns_size() == 0))
        return false;
    const int count = int(rows.count());
    for (const wire::Column &column : rows.columns()) {
        const Kind kind = kindFromKey(fromBytes(column.kind())).value_or(Kind::Text);
        const Vector vector = vectorOf(kind);
        // Where only some rows are masked, the others are read from the vector of the kind.
        if (vector == Vector::Integers && column.integers_size() != count)
            return false;
        if (vector == Vector::Decimals && column.decimals_size() != count)
            return false;
        if ((vector == Vector::Texts || !column.masked().empty()) && column.texts_size() != count)
            return false;
        if (kind == Kind::Money && column.currencies_size() != count)
            return false;
        if (column.titles_size() != 0 && column.titles_size() != count)
            return false;
    }
    return true;
}

ResultTable::ResultTable(wire::Rows rows)
    : m_rows(std::make_shared<const wire::Rows>(std::move(rows)))
{
    for (int i = 0; i < m_rows->columns_size(); ++i) {
        m_kinds.append(kindFromKey(fromBytes(m_rows->columns(i).kind())).value_or(Kind::Text));
        m_columnOf.insert(fromBytes(m_rows->columns(i).path()), i);
    }
}

QByteArray ResultTable::entity() const
{
    return m_rows ? fromBytes(m_rows->entity()) : QByteArray();
}

QByteArray ResultTable::path(int column) const
{
    return fromBytes(m_rows->columns(column).path());
}

Value ResultTable::value(int row, int column) const
{
    const wire::Column &data = m_rows->columns(column);
    if (bit(data.nulls(), row))
        return Value::null();
    if (bit(data.masked(), row))
        return Value::masked(fromUtf8(data.texts(row)));
    const Kind kind = m_kinds.at(column);
    switch (kind) {
    case Kind::Integer:
    case Kind::Ref:
        return Value(qint64(data.integers(row)));
    case Kind::Boolean:
        return Value(data.integers(row) != 0);
    case Kind::Instant:
        return Value(Instant{data.integers(row)});
    case Kind::Money:
        return Value(Money{data.integers(row), fromBytes(data.currencies(row))});
    case Kind::Decimal:
        return Value(data.decimals(row));
    default:
        return textValue(kind, fromUtf8(data.texts(row)));
    }
}

Value ResultTable::value(int row, const QByteArray &path) const
{
    const int column = columnOf(path);
    return column < 0 ? Value() : value(row, column);
}

QString ResultTable::title(int row, int column) const
{
    const wire::Column &data = m_rows->columns(column);
    return data.titles_size() > row ? fromUtf8(data.titles(row)) : QString();
}

qint64 ResultTable::id(int row) const
{
    return value(row, QByteArrayLiteral("id")).integer();
}

qint64 ResultTable::version(int row) const
{
    return value(row, QByteArrayLiteral("version")).integer();
}

QByteArray ResultTable::next() const
{
    return m_rows ? fromBytes(m_rows->next()) : QByteArray();
}

Record ResultTable::record(int row, const EntityPtr &entity) const
{
    Record record(entity);
    for (int column = 0; column < columnCount(); ++column) {
        const int field = entity->indexOf(path(column));
        if (field < 0)
            continue;
        record.set(field, value(row, column));
        const QString title = this->title(row, column);
        if (!title.isEmpty())
            record.setLinkTitle(field, title);
    }
    return record;
}

} // namespace fairdesk
