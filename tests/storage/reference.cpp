#include "tests/storage/reference.h"

namespace fairdesk::test {
namespace {

QString folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_KC).toLower();
}

// Codes are compared as they are, words by what they say.
bool isExact(const FieldSpec &field)
{
    return field.is(Unique) || field.is(NumberLike);
}

int sign(qint64 number)
{
    return number < 0 ? -1 : number > 0 ? 1 : 0;
}

template<class T>
int order(const T &a, const T &b)
{
    return a < b ? -1 : b < a ? 1 : 0;
}

QList<qint64> linked(const FieldSpec &field, const Value &value)
{
    if (field.kind == Kind::Many)
        return value.valueOr(QList<qint64>());
    return value.as<qint64>() ? QList<qint64>{value.integer()} : QList<qint64>();
}

bool containsText(const QString &text, Operator op, const QString &part)
{
    switch (op) {
    case Operator::StartsWith:
        return folded(text).startsWith(folded(part));
    case Operator::EndsWith:
        return folded(text).endsWith(folded(part));
    default:
        return folded(text).contains(folded(part));
    }
}

} // namespace

const QList<Record> &Reference::all(const QByteArray &entity) const
{
    static const QList<Record> none;
    const auto found = m_records.constFind(entity);
    return found == m_records.constEnd() ? none : *found;
}

const Record *Reference::find(const QByteArray &entity, qint64 id) const
{
    for (const Record &record : all(entity)) {
        if (record.id() == id)
            return &record;
    }
    return nullptr;
}

std::pair<const FieldSpec *, Value> Reference::at(const Record &record, const QByteArray &path) const
{
    const QByteArray step = path.split('.').first();
    const FieldSpec *field = record.entity().field(step);
    const Value value = record.at(step).isPresent() ? record.at(step) : Value::null();
    if (step == path)
        return {field, value};
    const QByteArray rest = path.mid(step.size() + 1);
    if (const Record *target = find(field->target, value.integer()))
        return at(*target, rest);
    return at(Record(m_catalogue->find(field->target)), rest);
}

int Reference::compare(const Value &a, const Value &b)
{
    if (!a.isPresent() || !b.isPresent())
        return sign(int(a.isPresent()) - int(b.isPresent()));
    if (const auto *number = a.as<qint64>())
        return order(*number, b.integer());
    if (const auto *number = a.as<double>())
        return order(*number, b.valueOr(0.0));
    if (const auto *flag = a.as<bool>())
        return order(*flag, b.valueOr(false));
    if (const auto *date = a.as<QDate>())
        return order(*date, b.valueOr(QDate()));
    if (const auto *instant = a.as<Instant>())
        return order(*instant, b.valueOr(Instant()));
    if (const auto *money = a.as<Money>())
        return order(money->minor, b.valueOr(Money()).minor);
    if (const auto *keys = a.as<QStringList>())
        return sign(keys->join(u',').toUtf8().compare(b.valueOr(QStringList()).join(u',').toUtf8()));
    return sign(a.text().toUtf8().compare(b.text().toUtf8())); // by code points
}

bool Reference::isBelow(const QByteArray &entity, qint64 id, qint64 root) const
{
    for (int steps = 0; steps < 1000; ++steps) {
        if (id == root)
            return true;
        const Record *record = find(entity, id);
        if (!record || !record->at("parent").isPresent())
            return false;
        id = record->at("parent").integer();
    }
    return false;
}

bool Reference::isWithin(const Value &value, const QString &period) const
{
    QDate day = value.valueOr(QDate());
    if (const auto *instant = value.as<Instant>())
        day = instant->utc().addSecs(8 * 3600).date();
    if (!day.isValid())
        return false;
    const qint64 ago = day.daysTo(m_today);
    if (period == QLatin1String("today"))
        return ago == 0;
    if (period == QLatin1String("yesterday"))
        return ago == 1;
    if (period == QLatin1String("this-week"))
        return day.weekNumber() == m_today.weekNumber() && qAbs(ago) < 7;
    if (period == QLatin1String("this-month"))
        return day.month() == m_today.month() && day.year() == m_today.year();
    if (period == QLatin1String("last-month"))
        return day.addMonths(1).month() == m_today.month() && day.daysTo(m_today) < 62 &&
               day.month() != m_today.month() && ago > 0;
    if (period == QLatin1String("this-year"))
        return day.year() == m_today.year();
    if (period == QLatin1String("last-30-days"))
        return ago >= 0 && ago < 30;
    if (period == QLatin1String("next-7-days"))
        return ago <= 0 && ago > -7;
    throw std::runtime_error("the reference does not know this period");
}

bool Reference::isOneOf(const FieldSpec &field, const Value &value, const QList<Value> &operands) const
{
    if (!value.isPresent())
        return false;
    return std::any_of(operands.begin(), operands.end(), [&](const Value &operand) {
        if (field.isText())
            return isExact(field) ? value.text() == operand.text() : folded(value.text()) == folded(operand.text());
        if (field.kind == Kind::ChoiceSet)
            return value.valueOr(QStringList()).contains(operand.text());
        if (field.isLink())
            return linked(field, value).contains(operand.integer());
        return compare(value, operand) == 0;
    });
}

bool Reference::holdsComparison(const FieldSpec &field, const Value &value, Operator op,
                                const QList<Value> &operands) const
{
    const bool there = !value.isEmpty();
    const auto against = [&](int i) { return compare(value, operands.at(i)); };
    switch (op) {
    case Operator::Equal:
        return operands.first().isEmpty() ? !there : isOneOf(field, value, operands);
    case Operator::NotEqual:
        return operands.first().isEmpty() ? there : !isOneOf(field, value, operands);
    case Operator::In:
        return isOneOf(field, value, operands);
    case Operator::NotIn:
        return !isOneOf(field, value, operands);
    case Operator::Less:
        return there && against(0) < 0;
    case Operator::LessOrEqual:
        return there && against(0) <= 0;
    case Operator::Greater:
        return there && against(0) > 0;
    case Operator::GreaterOrEqual:
        return there && against(0) >= 0;
    case Operator::Between:
        return there && against(0) >= 0 && against(1) <= 0;
    case Operator::Empty:
        return there != operands.value(0, Value(true)).valueOr(true);
    case Operator::Contains:
        if (!field.isText())
            return isOneOf(field, value, operands);
        [[fallthrough]];
    case Operator::StartsWith:
    case Operator::EndsWith:
        return there && containsText(value.text(), op, operands.first().text());
    case Operator::Under: {
        const QList<qint64> ids = linked(field, value);
        return std::any_of(ids.begin(), ids.end(), [&](qint64 id) {
            return std::any_of(operands.begin(), operands.end(),
                               [&](const Value &operand) { return isBelow(field.target, id, operand.integer()); });
        });
    }
    case Operator::Within:
        return there && isWithin(value, operands.first().text());
    }
    return false;
}

int Reference::countLinked(const Record &record, const Filter &filter) const
{
    const QList<QByteArray> parts = filter.path.split('.');
    int count = 0;
    for (const Record &other : all(parts.first())) {
        for (const FieldSpec &field : other.entity().fields) {
            const bool named = parts.size() > 1 ? field.key == parts.at(1) : !field.is(System);
            if (!named || field.target != record.entity().key ||
                !linked(field, other.at(field.key)).contains(record.id()))
                continue;
            count += filter.children.isEmpty() || holds(other, filter.children.first()) ? 1 : 0;
            break;
        }
    }
    return count;
}

bool Reference::holds(const Record &record, const Filter &filter) const
{
    const auto child = [&](const Filter &part) { return holds(record, part); };
    switch (filter.type) {
    case Filter::Type::Everything:
        return true;
    case Filter::Type::Compare: {
        const auto [field, value] = at(record, filter.path);
        return holdsComparison(*field, value, filter.op, filter.values);
    }
    case Filter::Type::And:
        return std::all_of(filter.children.begin(), filter.children.end(), child);
    case Filter::Type::Or:
        return std::any_of(filter.children.begin(), filter.children.end(), child);
    case Filter::Type::Not:
        return !holds(record, filter.children.first());
    case Filter::Type::Any:
        return countLinked(record, filter) > 0;
    case Filter::Type::None:
        return countLinked(record, filter) == 0;
    case Filter::Type::Count: {
        FieldSpec number;
        number.kind = Kind::Integer;
        return holdsComparison(number, Value(countLinked(record, filter)), filter.op, filter.values);
    }
    }
    return false;
}

QList<qint64> Reference::idsWhere(const QByteArray &entity, const Filter &filter) const
{
    QList<qint64> ids;
    for (const Record &record : all(entity)) {
        if (holds(record, filter))
            ids.append(record.id());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

} // namespace fairdesk::test
