#include "tests/link/fake_records.h"

namespace fairdesk::test {
namespace {

Value valueOf(const FakeRecords::Stored &record, const QByteArray &path)
{
    if (path == "id")
        return Value(record.id);
    if (path == "version")
        return Value(record.version);
    return record.values.value(path, Value::null());
}

bool passes(const FakeRecords::Stored &record, const Filter &filter)
{
    switch (filter.type) {
    case Filter::Type::Everything:
        return true;
    case Filter::Type::And:
        return std::all_of(filter.children.begin(), filter.children.end(),
                           [&](const Filter &child) { return passes(record, child); });
    case Filter::Type::Or:
        return std::any_of(filter.children.begin(), filter.children.end(),
                           [&](const Filter &child) { return passes(record, child); });
    case Filter::Type::Not:
        return !passes(record, filter.children.first());
    case Filter::Type::Compare:
        break;
    case Filter::Type::Any:
    case Filter::Type::None:
    case Filter::Type::Count:
        return false;
    }
    const Value value = valueOf(record, filter.path);
    switch (filter.op) {
    case Operator::Equal:
    case Operator::In:
        return filter.values.contains(value);
    case Operator::NotEqual:
        return !filter.values.contains(value);
    case Operator::Contains:
        return value.text().contains(filter.values.first().text());
    default:
        return false;
    }
}

bool isLess(const Value &a, const Value &b)
{
    if (a.isNull() || b.isNull())
        return a.isNull() && !b.isNull();
    if (a.as<qint64>())
        return a.integer() < b.integer();
    return a.text() < b.text();
}

void setBit(std::string *map, int row, int count)
{
    map->resize(size_t(count + 7) / 8, '\0');
    (*map)[size_t(row) / 8] = char(uint8_t((*map)[size_t(row) / 8]) | (1u << (row % 8)));
}

QByteArray plainText(const Value &value)
{
    if (const auto *keys = value.as<QStringList>())
        return keys->join(u',').toUtf8();
    if (const auto *date = value.as<QDate>())
        return date->toString(Qt::ISODate).toUtf8();
    if (const auto *ids = value.as<QList<qint64>>()) {
        QByteArrayList parts;
        for (const qint64 id : *ids)
            parts.append(QByteArray::number(id));
        return parts.join(',');
    }
    return value.isMasked() ? value.maskedText().toUtf8() : value.text().toUtf8();
}

qint64 plainInteger(const Value &value)
{
    if (const auto *flag = value.as<bool>())
        return *flag;
    if (const auto *instant = value.as<Instant>())
        return instant->milliseconds;
    if (const auto *money = value.as<Money>())
        return money->minor;
    return value.integer();
}

} // namespace

qint64 FakeRecords::add(QList<FieldValue> values)
{
    Stored record;
    record.id = ++m_lastId;
    for (const FieldValue &entry : values)
        record.values.insert(entry.field, entry.value);
    m_records.append(std::move(record));
    ++sequence;
    return m_lastId;
}

FakeRecords::Stored *FakeRecords::find(qint64 id)
{
    for (Stored &record : m_records) {
        if (record.id == id)
            return &record;
    }
    return nullptr;
}

QList<qsizetype> FakeRecords::matching(const Query &query) const
{
    QList<qsizetype> found;
    for (qsizetype i = 0; i < m_records.size(); ++i) {
        const Stored &record = m_records.at(i);
        const bool wanted = record.deleted == (query.deleted == Query::Deleted::Only);
        const bool hasWords =
            query.search.isEmpty() || valueOf(record, "name").text().contains(QString::fromUtf8(query.search));
        if (wanted && hasWords && passes(record, query.filter))
            found.append(i);
    }
    std::stable_sort(found.begin(), found.end(), [&](qsizetype left, qsizetype right) {
        for (const SortKey &key : query.sort) {
            const Value a = valueOf(m_records.at(left), key.path);
            const Value b = valueOf(m_records.at(right), key.path);
            if (a != b)
                return key.order == Ascending ? isLess(a, b) : isLess(b, a);
        }
        return m_records.at(left).id < m_records.at(right).id;
    });
    return found;
}

wire::Rows FakeRecords::query(const Query &query, const EntitySpec &entity) const
{
    Query whole = query; // the same for every page
    whole.columns.clear();
    whole.after.clear();
    whole.offset = 0;
    whole.limit = 0;
    whole.withTotal = false;
    if (!m_last || m_last->sequence != sequence || !(m_last->query == whole))
        m_last = {whole, sequence, matching(whole)};
    const QList<qsizetype> &found = m_last->found;
    const qint64 first = query.after.isEmpty() ? query.offset : query.after.toLongLong();
    QList<const Stored *> page;
    for (const qsizetype place : found.mid(first, query.limit == 0 ? -1 : query.limit))
        page.append(&m_records.at(place));

    wire::Rows rows;
    rows.set_entity(query.entity.toStdString());
    rows.set_count(uint32_t(page.size()));
    rows.set_sequence(sequence);
    rows.set_total(query.withTotal && countsTotals ? found.size() : -1);
    if (first + page.size() < found.size())
        rows.set_next(std::to_string(first + page.size()));
    for (const QByteArray &path : query.columns) {
        const FieldSpec *field = entity.field(path);
        QList<Value> values;
        for (const Stored *record : page)
            values.append(valueOf(*record, path));
        appendColumn(&rows, path, field ? field->kind : Kind::Text, values);
    }
    return rows;
}

void appendColumn(wire::Rows *rows, const QByteArray &path, Kind kind, const QList<Value> &values,
                  const QStringList &titles)
{
    wire::Column *column = rows->add_columns();
    column->set_path(path.toStdString());
    column->set_kind(kindKey(kind));
    const int count = int(values.size());
    const bool isMasked =
        std::any_of(values.begin(), values.end(), [](const Value &value) { return value.isMasked(); });
    const bool isInteger = kind == Kind::Integer || kind == Kind::Boolean || kind == Kind::Instant ||
                           kind == Kind::Ref || kind == Kind::Money;
    for (int row = 0; row < count; ++row) {
        const Value &value = values.at(row);
        if (value.isNull())
            setBit(column->mutable_nulls(), row, count);
        if (value.isMasked())
            setBit(column->mutable_masked(), row, count);
        if (isInteger)
            column->add_integers(plainInteger(value));
        if (kind == Kind::Decimal)
            column->add_decimals(value.valueOr(0.0));
        if ((!isInteger && kind != Kind::Decimal) || isMasked)
            column->add_texts(plainText(value).toStdString());
        if (kind == Kind::Money)
            column->add_currencies(value.valueOr(Money()).currency.toStdString());
    }
    for (const QString &title : titles)
        column->add_titles(title.toStdString());
}

} // namespace fairdesk::test
