// "Customers with any contact who …", "with no interaction since …", "with at least three …".
#include "common/catalogue/entities/activity.h"
#include "tests/storage/fresh_store.h"
#include "tests/storage/reference.h"
#include "tests/support/catch.h"

#include <QRandomGenerator>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Filter linkedTo(Filter::Type type, const QByteArray &path, const Filter &where = {})
{
    Filter filter;
    filter.type = type;
    filter.path = path;
    if (!where.isEverything())
        filter.children = {where};
    return filter;
}

Filter countOf(const QByteArray &path, Operator op, int number, const Filter &where = {})
{
    Filter filter = linkedTo(Filter::Type::Count, path, where);
    filter.op = op;
    filter.values = {Value(number)};
    return filter;
}

Filter decides()
{
    return Filter::compare("decision_power", Operator::Equal, {Value(QStringLiteral("decides"))});
}

// Forty customers with none to six contacts and interactions each, some tagged.
class Centre
{
public:
    explicit Centre(DialectKind dialect)
        : store(dialect)
        , reference(store.catalogue(), store.clock().today())
    {
        QRandomGenerator random(8);
        store.connection().begin(true);
        for (int i = 0; i < 4; ++i)
            tags.append(add("tag", {{"name", Value(QStringLiteral("标签%1").arg(i))}}));
        for (int i = 0; i < 40; ++i) {
            QList<qint64> own;
            for (const qint64 tag : tags) {
                if (random.bounded(3) == 0)
                    own.append(tag);
            }
            QList<FieldValue> values{{"name", Value(QStringLiteral("客户%1").arg(i))}};
            if (!own.isEmpty())
                values.append({"tags", Value(own)});
            const qint64 customer = add("customer", values);
            for (int n = random.bounded(4); n > 0; --n) {
                const char *power = random.bounded(2) == 0 ? "decides" : "informs";
                add("contact", {{"customer", Value(customer)},
                                {"name", Value(QStringLiteral("王%1").arg(n))},
                                {"decision_power", Value(QString::fromLatin1(power))}});
            }
            for (int n = random.bounded(6); n > 0; --n) {
                const Instant at =
                    Instant::from(QDateTime(QDate(2026, 1, 15).addDays(-random.bounded(90)), QTime(2, 0), Qt::UTC));
                add("interaction", {{"customer", Value(customer)},
                                    {"subject", Value(QStringLiteral("回访"))},
                                    {"at", Value(at)},
                                    {"channel", Value(QStringLiteral("call"))}});
            }
        }
        store.connection().commit();
    }

    void check(const QByteArray &entity, const Filter &filter)
    {
        INFO(filter.path.constData() << ' ' << int(filter.type));
        const QList<qint64> expected = reference.idsWhere(entity, filter);
        CHECK_FALSE(expected.isEmpty());
        CHECK(store.idsWhere(entity, filter) == expected);
    }

    FreshStore store;
    Reference reference;
    QList<qint64> tags;

private:
    qint64 add(const QByteArray &entity, const QList<FieldValue> &values)
    {
        const Record record = store.insert(entity, values);
        reference.add(record);
        return record.id();
    }
};

} // namespace

TEST_CASE("Any, none and how many of the linked records")
{
    Centre centre(GENERATE(from_range(bothDatabases())));
    for (const char *contacts : {"contact", "contacts", "contact.customer"}) {
        // The reference knows the plain name only.
        const auto named = [&](Filter filter) {
            filter.path = contacts;
            return filter;
        };
        for (const Filter &where : {Filter(), decides()}) {
            for (const Filter::Type type : {Filter::Type::Any, Filter::Type::None}) {
                const Filter plain = linkedTo(type, "contact", where);
                INFO(contacts);
                CHECK(centre.store.idsWhere("customer", named(plain)) == centre.reference.idsWhere("customer", plain));
            }
        }
    }
    const Filter lately = Filter::compare("at", Operator::Within, {Value(QStringLiteral("last-30-days"))});
    centre.check("customer", linkedTo(Filter::Type::None, "interaction", lately));
    centre.check("customer", linkedTo(Filter::Type::Any, "interaction", Filter::negate(lately)));
    for (const Operator op : {Operator::Equal, Operator::NotEqual, Operator::Less, Operator::LessOrEqual,
                              Operator::Greater, Operator::GreaterOrEqual}) {
        centre.check("customer", countOf("interaction", op, 3));
        centre.check("customer", countOf("contact", op, 1, decides()));
    }
    centre.check("customer", countOf("contact", Operator::Equal, 0));
}

TEST_CASE("Linked conditions stand among others, in groups and under “not”")
{
    Centre centre(GENERATE(from_range(bothDatabases())));
    const Filter withDecider = linkedTo(Filter::Type::Any, "contact", decides());
    const Filter quiet = countOf("interaction", Operator::Less, 2);
    centre.check("customer", Filter::all({withDecider, quiet}));
    centre.check("customer", Filter::any({withDecider, quiet}));
    centre.check("customer", Filter::negate(Filter::any({withDecider, quiet})));
    // A condition of the linked record about what it is linked to.
    centre.check("customer",
                 linkedTo(Filter::Type::Any, "contact",
                          Filter::compare("customer.name", Operator::Contains, {Value(QStringLiteral("1"))})));
    // Links that hold several records lead back as well.
    centre.check("tag", linkedTo(Filter::Type::Any, "customer", withDecider));
    centre.check("tag", countOf("customer", Operator::Greater, 3));
}

TEST_CASE("Deleted records are not counted")
{
    Centre centre(GENERATE(from_range(bothDatabases())));
    const Record contact = centre.reference.all("contact").first();
    const qint64 customer = contact.at("customer").integer();
    const auto contacts = [&] {
        return centre.store.idsWhere(
            "customer", Filter::all({Filter::compare("id", Operator::Equal, {Value(customer)}),
                                     linkedTo(Filter::Type::Any, "contact",
                                              Filter::compare("id", Operator::Equal, {Value(contact.id())}))}));
    };
    CHECK(contacts().size() == 1);
    centre.store.remove(contact);
    CHECK(contacts().isEmpty());
}

TEST_CASE("Only linked records that the reader may see decide")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record customer =
        store.insert("customer", {{"name", Value(QStringLiteral("山东重机"))}, {"owner", Value(qint64(7))}});
    store.insert(
        "task",
        {{"title", Value(QStringLiteral("anrufen"))}, {"customer", Value(customer.id())}, {"owner", Value(qint64(8))}});
    const Filter busy = linkedTo(Filter::Type::Any, "task");
    CHECK(store.idsWhere("customer", busy, readerOf({"customer", "task"}, Scope::All, 7)).size() == 1);
    CHECK(store.idsWhere("customer", busy, readerOf({"customer", "task"}, Scope::Own, 7)).isEmpty());
    CHECK(store.idsWhere("customer", countOf("task", Operator::Equal, 0), readerOf({"customer", "task"}, Scope::Own, 7))
              .size() == 1);
    // Who may read no tasks at all may not ask for them.
    Query query;
    query.entity = "customer";
    query.filter = busy;
    CHECK_FALSE(store.run(query, readerOf({"customer"}, Scope::All, 7)));
}

TEST_CASE("What is not linked cannot be asked for")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    Query query;
    query.entity = "customer";
    for (const Filter &filter : {linkedTo(Filter::Type::Any, "tag"), linkedTo(Filter::Type::Any, "no_such_thing"),
                                 linkedTo(Filter::Type::Any, ""), linkedTo(Filter::Type::Any, "contact.name"),
                                 linkedTo(Filter::Type::Any, "user_role"), countOf("contact", Operator::Contains, 1)}) {
        query.filter = filter;
        const Result<wire::Rows> rows = store.run(query);
        INFO(filter.path.constData());
        REQUIRE_FALSE(rows);
        CHECK(rows.error().code() == ErrorCode::Invalid);
    }
    query.filter = countOf("contact", Operator::Equal, 1);
    query.filter.values.clear();
    CHECK_FALSE(store.run(query));
}
