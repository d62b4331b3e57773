// Every comparison on every kind of field: the databases find what the reference finds, and refuse what makes no sense.
#include "common/catalogue/value_text.h"
#include "tests/storage/sample_records.h"
#include "tests/support/catch.h"

#include <array>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

constexpr std::array ordered{Operator::Equal,   Operator::NotEqual,       Operator::Less, Operator::LessOrEqual,
                             Operator::Greater, Operator::GreaterOrEqual, Operator::In,   Operator::NotIn,
                             Operator::Between, Operator::Empty};
constexpr std::array textual{Operator::Contains, Operator::StartsWith, Operator::EndsWith};
constexpr std::array sets{Operator::Equal, Operator::NotEqual, Operator::In,
                          Operator::NotIn, Operator::Empty,    Operator::Contains};
constexpr std::array periods{"today",      "yesterday", "this-week",    "this-month",
                             "last-month", "this-year", "last-30-days", "next-7-days"};

// Which comparisons a kind of field understands.
QList<Operator> operatorsFor(const FieldSpec &field)
{
    if (field.kind == Kind::ChoiceSet)
        return QList<Operator>(sets.begin(), sets.end());
    if (field.kind == Kind::Many)
        return QList<Operator>(sets.begin(), sets.end()) + QList<Operator>{Operator::Under};
    if (field.kind == Kind::Ref)
        return {Operator::Equal, Operator::NotEqual, Operator::In, Operator::NotIn, Operator::Empty, Operator::Under};
    QList<Operator> operators(ordered.begin(), ordered.end());
    if (field.isText())
        operators += QList<Operator>(textual.begin(), textual.end());
    if (field.kind == Kind::Date || field.kind == Kind::Instant)
        operators.append(Operator::Within);
    return operators;
}

// One operand: of a set or a list of links, one of them.
Value operand(SampleRecords &records, const FieldSpec &field)
{
    const Value value = records.valueFor(field);
    if (field.kind == Kind::ChoiceSet)
        return Value(value.valueOr(QStringList()).first());
    if (field.kind == Kind::Many)
        return Value(value.valueOr(QList<qint64>()).first());
    return value;
}

QList<Value> operandsFor(SampleRecords &records, const FieldSpec &field, Operator op)
{
    switch (op) {
    case Operator::Empty:
        return {Value(records.below(2) == 0)};
    case Operator::Within:
        return {Value(QString::fromLatin1(periods[size_t(records.below(int(periods.size())))]))};
    case Operator::Between:
        return {operand(records, field), operand(records, field)};
    case Operator::In:
    case Operator::NotIn: {
        QList<Value> values;
        for (int i = 1 + records.below(3); i > 0; --i)
            values.append(operand(records, field));
        return values;
    }
    case Operator::Contains:
    case Operator::StartsWith:
    case Operator::EndsWith:
        if (field.isText()) {
            const QString word = operand(records, field).text();
            if (word.at(0).isSurrogate())
                return {Value(word)}; // half of it is no text
            return {Value(word.mid(records.below(int(word.size())), 1 + records.below(3)))};
        }
        return {operand(records, field)};
    default:
        return {records.below(12) == 0 ? Value::null() : operand(records, field)};
    }
}

Filter randomComparison(SampleRecords &records, const QList<FieldSpec> &fields)
{
    const FieldSpec &field = fields.at(records.below(int(fields.size())));
    const QList<Operator> operators = operatorsFor(field);
    Operator op = operators.at(records.below(int(operators.size())));
    QList<Value> values = operandsFor(records, field, op);
    // Less than nothing is no question.
    const bool isRange = op >= Operator::Less && op <= Operator::GreaterOrEqual;
    if (isRange && values.first().isNull())
        values = {operand(records, field)};
    return Filter::compare(field.key, op, values);
}

Filter randomFilter(SampleRecords &records, const QList<FieldSpec> &fields, int depth)
{
    if (depth == 0 || records.below(3) == 0)
        return randomComparison(records, fields);
    if (records.below(4) == 0)
        return Filter::negate(randomFilter(records, fields, depth - 1));
    QList<Filter> children;
    for (int i = 2 + records.below(2); i > 0; --i)
        children.append(randomFilter(records, fields, depth - 1));
    Filter filter;
    filter.type = records.below(2) == 0 ? Filter::Type::And : Filter::Type::Or;
    filter.children = children;
    return filter;
}

std::string told(const Filter &filter)
{
    std::string text =
        "(" + std::to_string(int(filter.type)) + ' ' + filter.path.toStdString() + ' ' + operatorKey(filter.op);
    for (const Value &value : filter.values)
        text += ' ' + (value.isNull() ? std::string("null") : valueToText({}, value).toStdString());
    for (const Filter &child : filter.children)
        text += told(child);
    return text + ')';
}

void checkSame(FreshStore &store, const SampleRecords &records, const Filter &filter)
{
    INFO(told(filter));
    CHECK(store.idsWhere("person", filter) == records.reference().idsWhere("person", filter));
}

ErrorCode refusal(FreshStore &store, const Filter &filter)
{
    Query query;
    query.entity = "person";
    query.filter = filter;
    const Result<wire::Rows> rows = store.run(query);
    INFO(told(filter));
    REQUIRE_FALSE(rows);
    return rows.error().code();
}

} // namespace

TEST_CASE("Every comparison on every kind of field finds what it means")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 20260115, 150);
    for (const FieldSpec &field : sampleFields(*store.catalogue())) {
        for (const Operator op : operatorsFor(field)) {
            for (int round = 0; round < 6; ++round) {
                QList<Value> values = operandsFor(records, field, op);
                if (op >= Operator::Less && op <= Operator::GreaterOrEqual && values.first().isNull())
                    values = {operand(records, field)};
                checkSame(store, records, Filter::compare(field.key, op, values));
            }
        }
        checkSame(store, records, Filter::compare(field.key, Operator::Empty, {}));
        checkSame(store, records, Filter::compare(field.key, Operator::Equal, {Value::null()}));
        checkSame(store, records, Filter::compare(field.key, Operator::NotEqual, {Value::null()}));
        if (field.isText()) {
            checkSame(store, records, Filter::compare(field.key, Operator::Equal, {Value(QString())}));
            checkSame(store, records, Filter::compare(field.key, Operator::NotEqual, {Value(QString())}));
        }
    }
}

TEST_CASE("Conditions of any depth find what they mean")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect, sampleCatalogue());
    SampleRecords records(store, 4711, 150);
    const QList<FieldSpec> fields = sampleFields(*store.catalogue());
    const int rounds = dialect == DialectKind::Sqlite ? 1500 : 500;
    for (int round = 0; round < rounds; ++round)
        checkSame(store, records, randomFilter(records, fields, 3));
}

TEST_CASE("Signs that mean something to a database are only signs")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 99, 200);
    for (const char *part : {"%", "_", "\\", "'", "\"", "a_", "0%", "?", "$1", ";--", "😀", "％"}) {
        for (const Operator op : {Operator::Contains, Operator::StartsWith, Operator::EndsWith, Operator::Equal})
            checkSame(store, records, Filter::compare("k_text", op, {Value(QString::fromUtf8(part))}));
    }
}

TEST_CASE("Values given as text mean what they say")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 5, 100);
    for (const FieldSpec &field : sampleFields(*store.catalogue())) {
        if (field.isLink() || field.kind == Kind::ChoiceSet)
            continue;
        for (int round = 0; round < 5; ++round) {
            const Value value = operand(records, field);
            const Filter typed = Filter::compare(field.key, Operator::Equal, {value});
            const Filter text = Filter::compare(field.key, Operator::Equal, {Value(valueToText(field, value))});
            INFO(told(text));
            CHECK(store.idsWhere("person", text) == records.reference().idsWhere("person", typed));
        }
    }
}

TEST_CASE("Comparisons over links look through them")
{
    const auto dialect = GENERATE(from_range(bothDatabases()));
    FreshStore store(dialect, sampleCatalogue());
    SampleRecords records(store, 31, 150);
    const CataloguePtr catalogue = store.catalogue();
    const Record &customer = records.reference().all("customer").first();
    for (const Operator op :
         {Operator::Equal, Operator::NotEqual, Operator::Contains, Operator::Empty, Operator::In, Operator::NotIn}) {
        for (const char *path : {"k_ref.name", "s_ref.name", "k_ref.parent.name", "k_ref.level"}) {
            if (op == Operator::Contains && QByteArray(path).endsWith("level"))
                continue;
            const QList<Value> values =
                op == Operator::Empty ? QList<Value>{Value(true)} : QList<Value>{customer.at("name")};
            checkSame(store, records, Filter::compare(path, op, values));
        }
    }
    for (const Record &root : records.reference().all("customer"))
        checkSame(store, records, Filter::compare("k_ref.parent", Operator::Under, {Value(root.id())}));
}

TEST_CASE("A tree may hold a circle and is still searched to its end")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record first = store.insert("category", {{"name", Value(QStringLiteral("a"))}});
    const Record second =
        store.insert("category", {{"name", Value(QStringLiteral("b"))}, {"parent", Value(first.id())}});
    store.connection().run("UPDATE category SET parent=? WHERE id=?", {second.id(), first.id()});
    const Record customer = store.insert(
        "customer", {{"name", Value(QStringLiteral("c"))}, {"categories", Value(QList<qint64>{second.id()})}});
    CHECK(store.idsWhere("customer", Filter::compare("categories", Operator::Under, {Value(first.id())})) ==
          QList<qint64>{customer.id()});
}

TEST_CASE("“me” is whoever asks")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record mine =
        store.insert("customer", {{"name", Value(QStringLiteral("mine"))}, {"owner", Value(qint64(7))}});
    store.insert("customer", {{"name", Value(QStringLiteral("yours"))}, {"owner", Value(qint64(8))}});
    const Caller caller = readerOf({"customer", "user"}, Scope::All, 7);
    store.connection().run("INSERT INTO \"user\"(id, version) VALUES(?,1)", {qint64(7)});
    CHECK(store.idsWhere("customer", Filter::compare("owner", Operator::Equal, {Value(QStringLiteral("me"))}),
                         caller) == QList<qint64>{mine.id()});
    // A customer who is called so is something else.
    const Record me = store.insert("customer", {{"name", Value(QStringLiteral("me"))}});
    CHECK(store.idsWhere("customer", Filter::compare("name", Operator::Equal, {Value(QStringLiteral("me"))}), caller) ==
          QList<qint64>{me.id()});
}

TEST_CASE("What makes no sense is refused, with the field's name")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 1, 3);
    for (const FieldSpec &field : sampleFields(*store.catalogue())) {
        const QList<Operator> sensible = operatorsFor(field);
        for (int i = 0; i <= int(Operator::Within); ++i) {
            const Operator op = Operator(i);
            if (!sensible.contains(op)) {
                const QList<Value> values = op == Operator::Between
                                                ? QList<Value>{operand(records, field), operand(records, field)}
                                                : QList<Value>{operand(records, field)};
                CHECK(refusal(store, Filter::compare(field.key, op, values)) == ErrorCode::Invalid);
            }
        }
        CHECK(refusal(store, Filter::compare(field.key, Operator::Equal, {})) == ErrorCode::Invalid);
        CHECK(refusal(store, Filter::compare(field.key, Operator::Equal,
                                             {operand(records, field), operand(records, field)})) ==
              ErrorCode::Invalid);
        CHECK(refusal(store, Filter::compare(field.key, Operator::In, {})) == ErrorCode::Invalid);
    }
    CHECK(refusal(store, Filter::compare("no_such_field", Operator::Equal, {Value(1)})) == ErrorCode::Invalid);
    CHECK(refusal(store, Filter::compare("name.length", Operator::Equal, {Value(1)})) == ErrorCode::Invalid);
    CHECK(refusal(store, Filter::compare("k_ref.parent.parent.parent.name", Operator::Equal, {Value(1)})) ==
          ErrorCode::Invalid);
    CHECK(refusal(store, Filter::compare("", Operator::Equal, {Value(1)})) == ErrorCode::Invalid);
    CHECK(refusal(store, Filter::compare("k_integer", Operator::Equal, {Value(QStringLiteral("many"))})) ==
          ErrorCode::Invalid);
    CHECK(refusal(store, Filter::compare("k_date", Operator::Within, {Value(QStringLiteral("someday"))})) ==
          ErrorCode::Invalid);
    Filter empty;
    empty.type = Filter::Type::Not;
    CHECK(refusal(store, empty) == ErrorCode::Invalid);
}

TEST_CASE("Values that no field can hold find nothing or are refused, and break nothing")
{
    FreshStore store(GENERATE(from_range(bothDatabases())), sampleCatalogue());
    SampleRecords records(store, 2, 20);
    const QString zero = QStringLiteral("a") + QChar(0) + QStringLiteral("b");
    for (const Operator op : {Operator::Equal, Operator::Contains, Operator::StartsWith, Operator::In}) {
        CHECK(refusal(store, Filter::compare("k_text", op, {Value(zero)})) == ErrorCode::Invalid);
        CHECK(refusal(store, Filter::compare("k_text", op, {Value(QString(200'000, u'x'))})) == ErrorCode::Invalid);
        CHECK(store.idsWhere("person", Filter::compare("k_text", op, {Value(QString(4000, u'%'))})).isEmpty());
        CHECK(store.idsWhere("person", Filter::compare("k_text", op, {Value(QString(QChar(0xd800)))})).isEmpty());
    }
    CHECK(store
              .idsWhere("person",
                        Filter::compare("k_integer", Operator::Equal, {Value(std::numeric_limits<qint64>::max())}))
              .isEmpty());
    CHECK(
        store.idsWhere("person", Filter::compare("k_ref", Operator::Equal, {Value(std::numeric_limits<qint64>::min())}))
            .isEmpty());
    CHECK(store.idsWhere("person", Filter::compare("k_choice_set", Operator::Equal, {Value(QStringLiteral("no,such"))}))
              .isEmpty());
    CHECK(store.idsWhere("person", Filter::compare("k_decimal", Operator::Equal, {Value(1e308)})).isEmpty());
}
