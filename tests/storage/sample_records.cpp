#include "tests/storage/sample_records.h"

#include <array>

namespace fairdesk::test {
namespace {

constexpr std::array kinds{Kind::Text,    Kind::LongText, Kind::Phone,     Kind::Email, Kind::Url,
                           Kind::Integer, Kind::Decimal,  Kind::Boolean,   Kind::Date,  Kind::Instant,
                           Kind::Money,   Kind::Choice,   Kind::ChoiceSet, Kind::Ref,   Kind::Many};

FieldSpec customField(const char *prefix, Kind kind, Flags flags)
{
    FieldSpec field;
    field.key = QByteArray(prefix) + kindKey(kind);
    field.kind = kind;
    field.flags = flags;
    field.label = {{}, {}, QString::fromUtf8(field.key), QString::fromUtf8(field.key)};
    if (kind == Kind::Choice || kind == Kind::ChoiceSet)
        field.choices = {{"a", {}, {}, false}, {"A", {}, {}, false}, {"ab", {}, {}, false}, {"b_1", {}, {}, false}};
    if (kind == Kind::Ref)
        field.target = "customer";
    if (kind == Kind::Many)
        field.target = "category";
    return field;
}

const QStringList &words()
{
    static const QStringList list{QStringLiteral("Shandong"),
                                  QStringLiteral("SHANDONG"),
                                  QStringLiteral("shandong heavy"),
                                  QStringLiteral("Ｓｈａｎｄｏｎｇ"),
                                  QStringLiteral("山东"),
                                  QStringLiteral("山东１号"),
                                  QStringLiteral("山东1号"),
                                  QStringLiteral("138"),
                                  QStringLiteral("１３８"),
                                  QStringLiteral("100%"),
                                  QStringLiteral("100％ sure"),
                                  QStringLiteral("a_b"),
                                  QStringLiteral("a\\b"),
                                  QStringLiteral("München"),
                                  QStringLiteral("MÜNCHEN"),
                                  QStringLiteral("Привет"),
                                  QStringLiteral("ПРИВЕТ"),
                                  QStringLiteral("it's"),
                                  QStringLiteral("😀"),
                                  QStringLiteral("a b"),
                                  QStringLiteral("a　b"),
                                  QStringLiteral("－5"),
                                  QStringLiteral("-5"),
                                  QStringLiteral("Zz")};
    return list;
}

} // namespace

CataloguePtr sampleCatalogue()
{
    CatalogueBuilder builder = coreCatalogue();
    for (const Kind kind : kinds) {
        builder.addCustomField("person", customField("k_", kind, {}));
        if (kind != Kind::Many)
            builder.addCustomField("person", customField("s_", kind, Sortable));
    }
    FieldSpec code = customField("code_", Kind::Text, Indexed);
    code.flags |= NumberLike;
    builder.addCustomField("person", code);
    return builder.build();
}

QList<FieldSpec> sampleFields(const Catalogue &catalogue)
{
    QList<FieldSpec> fields;
    const EntityPtr person = catalogue.find("person");
    for (const FieldSpec &field : person->fields) {
        if (field.isCustom())
            fields.append(field);
    }
    return fields;
}

SampleRecords::SampleRecords(FreshStore &store, quint32 seed, int persons)
    : m_store(store)
    , m_random(seed)
    , m_reference(store.catalogue(), store.clock().today())
{
    store.connection().begin(true);
    addCategories();
    addCustomers();
    addPersons(persons);
    store.connection().commit();
}

void SampleRecords::addCategories()
{
    for (int i = 0; i < 12; ++i) {
        QList<FieldValue> values{{"name", Value(QStringLiteral("类别%1").arg(i))}};
        if (i >= 3)
            values.append({"parent", Value(m_categories.at(below(i)))});
        const Record category = m_store.insert("category", values);
        m_categories.append(category.id());
        m_reference.add(category);
    }
}

void SampleRecords::addCustomers()
{
    for (int i = 0; i < 20; ++i) {
        QList<FieldValue> values{{"name", Value(words().at(below(int(words().size()))) + QString::number(i % 7))}};
        if (i >= 4 && below(3) > 0)
            values.append({"parent", Value(m_customers.at(below(i)))});
        if (below(2) == 0)
            values.append({"level", Value(QString(QChar(u'A' + below(3))))});
        if (below(2) == 0)
            values.append({"categories", Value(QList<qint64>{m_categories.at(below(12))})});
        const Record customer = m_store.insert("customer", values);
        m_customers.append(customer.id());
        m_reference.add(customer);
    }
}

void SampleRecords::addPersons(int count)
{
    for (int i = 0; i < count; ++i) {
        QList<FieldValue> values{{"name", Value(words().at(below(int(words().size()))))}};
        for (const FieldSpec &field : sampleFields(*m_store.catalogue())) {
            if (below(4) > 0)
                values.append({field.key, valueFor(field)});
        }
        m_reference.add(m_store.insert("person", values));
    }
}

Value SampleRecords::valueFor(const FieldSpec &field)
{
    switch (field.kind) {
    case Kind::Text:
    case Kind::LongText:
    case Kind::Phone:
    case Kind::Email:
    case Kind::Url:
        return Value(words().at(below(int(words().size()))));
    case Kind::Integer:
        return Value(qint64(below(9)) - 4);
    case Kind::Decimal:
        return Value((below(9) - 4) / 4.0);
    case Kind::Boolean:
        return Value(below(2) == 1);
    case Kind::Date:
        return Value(QDate(2026, 1, 15).addDays(below(81) - 40));
    case Kind::Instant:
        return Value(Instant{QDateTime(QDate(2026, 1, 15), QTime(), Qt::UTC).toMSecsSinceEpoch() +
                             (below(81) - 40) * qint64(3600'000) * 16});
    case Kind::Money:
        return Value(Money{(below(9) - 4) * 100, "CNY"});
    case Kind::Choice:
        return Value(QString::fromUtf8(field.choices.at(below(int(field.choices.size()))).key));
    case Kind::ChoiceSet: {
        QStringList keys;
        for (const ChoiceItem &choice : field.choices) {
            if (below(3) == 0)
                keys.append(QString::fromUtf8(choice.key));
        }
        return keys.isEmpty() ? Value(QStringList{QStringLiteral("ab")}) : Value(keys);
    }
    case Kind::Ref:
        return Value(m_customers.at(below(int(m_customers.size()))));
    case Kind::Many: {
        const qint64 first = m_categories.at(below(6));
        const qint64 second = m_categories.at(6 + below(6));
        return Value(below(2) == 0 ? QList<qint64>{first} : QList<qint64>{first, second});
    }
    case Kind::Lines:
        break;
    }
    return Value::null();
}

} // namespace fairdesk::test
