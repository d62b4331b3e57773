#include "client/data/filter_json.h"
#include "tests/support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace fairdesk;

namespace {

FilterWords words()
{
    FilterWords words;
    words.catalogue = coreCatalogue().build();
    words.me = 7;
    words.link = [](const QByteArray &entity, const QString &text) -> Result<qint64> {
        if (entity == "customer" && text == QStringLiteral("external_id=K-17"))
            return qint64(17);
        return Error::notFound();
    };
    return words;
}

Result<Filter> read(const char *json, const QByteArray &entity = "customer")
{
    return filterFromJson(words(), entity, QJsonDocument::fromJson(QByteArray("[") + json + "]").array().first());
}

Value text(const char *value)
{
    return Value(QString::fromUtf8(value));
}

} // namespace

TEST_CASE("Three words make a condition, by the kind of the field and the operator", "[filter]")
{
    struct Case
    {
        const char *path;
        const char *op;
        const char *value;
        QList<Value> expected;
    };
    const Case one = GENERATE(values<Case>({
        {"name", "contains", "机床", {Value(QStringLiteral("机床"))}},
        {"name", "eq", "", {Value::null()}},
        {"city", "in", "济南,青岛", {Value(QStringLiteral("济南")), Value(QStringLiteral("青岛"))}},
        {"level", "not-in", "A,B", {Value(QStringLiteral("A")), Value(QStringLiteral("B"))}},
        {"roles", "contains", "exhibitor", {Value(QStringLiteral("exhibitor"))}},
        {"roles", "eq", "exhibitor", {Value(QStringLiteral("exhibitor"))}},
        {"tags", "ne", "3", {Value(3)}},
        {"tags", "in", "1,2", {Value(1), Value(2)}},
        {"owner", "eq", "me", {Value(7)}},
        {"owner", "eq", "12", {Value(12)}},
        {"owner.login", "starts", "sales", {Value(QStringLiteral("sales"))}},
        {"parent", "under", "external_id=K-17", {Value(17)}},
        {"phone", "empty", "true", {Value(true)}},
        {"completeness", "between", "10,90", {Value(10), Value(90)}},
        {"last_contact_at", "within", "last-30-days", {Value(QStringLiteral("last-30-days"))}},
        {"created_at", "ge", "2026-01-15T08:00:00Z", {Value(Instant::from(QDateTime({2026, 1, 15}, {8, 0}, Qt::UTC)))}},
    }));
    CAPTURE(one.path, one.op, one.value);
    const auto filter = comparisonOf(words(), "customer", one.path, one.op, QString::fromUtf8(one.value));
    REQUIRE(filter);
    CHECK(filter->path == one.path);
    CHECK(filter->op == *operatorFromKey(one.op));
    CHECK(filter->values == one.expected);
}

TEST_CASE("What cannot be meant is refused", "[filter]")
{
    struct Case
    {
        const char *path;
        const char *op;
        const char *value;
    };
    const Case one = GENERATE(values<Case>({{"nothing", "eq", "1"},
                                            {"owner.nothing", "eq", "1"},
                                            {"name.first", "eq", "1"},
                                            {"name", "like", "1"},
                                            {"completeness", "gt", "many"},
                                            {"completeness", "between", "1"},
                                            {"phone", "empty", "perhaps"},
                                            {"level", "eq", "Z"},
                                            {"parent", "eq", "external_id=unknown"},
                                            {"parent", "eq", "me"}}));
    CAPTURE(one.path, one.op, one.value);
    CHECK_FALSE(comparisonOf(words(), "customer", one.path, one.op, QString::fromUtf8(one.value)));
}

TEST_CASE("JSON conditions nest and reach linked records", "[filter]")
{
    const auto filter =
        read(R"({"and":[["city","eq","济南"],{"or":[["level","in",["A","B"]],{"not":["phone","empty",true]}]},
        {"any":"contacts","where":["decision_power","eq","decides"]},{"none":"task"},
        {"count":"interactions","where":["at","within","this-year"],"op":"ge","value":3}]})");
    REQUIRE(filter);
    REQUIRE(filter->type == Filter::Type::And);
    REQUIRE(filter->children.size() == 5);
    CHECK(filter->children.at(0) == Filter::compare("city", Operator::Equal, {text("济南")}));
    CHECK(filter->children.at(1).children.at(0) == Filter::compare("level", Operator::In, {text("A"), text("B")}));
    CHECK(filter->children.at(1).children.at(1).type == Filter::Type::Not);
    CHECK(filter->children.at(2).type == Filter::Type::Any);
    CHECK(filter->children.at(2).path == "contact");
    CHECK(filter->children.at(2).children.first().path == "decision_power");
    CHECK(filter->children.at(3).type == Filter::Type::None);
    CHECK(filter->children.at(3).path == "task");
    CHECK(filter->children.at(4).type == Filter::Type::Count);
    CHECK(filter->children.at(4).path == "interaction");
    CHECK(filter->children.at(4).op == Operator::GreaterOrEqual);
    CHECK(filter->children.at(4).values == QList<Value>{Value(3)});
}

TEST_CASE("Entities are named by key, plural, or with the field that links", "[filter]")
{
    CHECK(read(R"({"any":"contact"})")->path == "contact");
    CHECK(read(R"({"any":"contact.customer"})")->path == "contact.customer");
    // Customers are linked by several fields; without a name it is the group.
    CHECK(read(R"({"any":"customers"})")->path == "customer.parent");
    CHECK(read(R"({"any":"customers.agent"})")->path == "customer.agent");
    CHECK(filterFromJson(words(), "category", QJsonObject{{"any", "categories"}})->path == "category");
    CHECK_FALSE(read(R"({"any":"users"})"));
    CHECK_FALSE(read(R"({"any":"contact.nothing"})"));
}

TEST_CASE("Broken conditions are refused, also very deep ones", "[filter]")
{
    for (const char *json :
         {R"("name")", "3", R"(["name"])", R"(["name","eq",1,2])", R"([1,"eq",2])", R"({"xor":[]})",
          R"({"and":"name"})", R"({"and":[["nothing","eq",1]]})", R"({"count":"contacts","op":"contains","value":1})",
          R"({"count":"contacts","op":"ge"})", R"({"any":"contacts","where":["nothing","eq",1]})"}) {
        CAPTURE(json);
        CHECK_FALSE(read(json));
    }
    const QByteArray deep =
        QByteArray(R"({"not":)").repeated(100) + R"(["name","eq","x"])" + QByteArray("}").repeated(100);
    CHECK_FALSE(read(deep.constData()));
    CHECK_FALSE(read("{}"));
    CHECK(read(R"({"and":[]})")->isEverything());
    // None of no conditions holds.
    CHECK(*read(R"({"or":[]})") == Filter::negate(Filter()));
    CHECK(*read(R"({"or":[["city","eq","济南"],{"or":[]}]})") ==
          Filter::any({*read(R"(["city","eq","济南"])"), Filter::negate(Filter())}));
}

TEST_CASE("Filters survive being saved as JSON", "[filter]")
{
    const char *json =
        GENERATE(R"(["name","contains","机床"])", R"(["owner","in",[1,2]])", R"(["phone","empty",false])",
                 R"({"or":[["level","eq","A"],{"not":["roles","contains","agent"]}]})",
                 R"({"any":"contact","where":["main","eq",true]})", R"({"none":"task"})",
                 R"({"count":"interaction","where":["at","within","today"],"op":"lt","value":3})",
                 R"(["last_contact_at","ge","2026-01-15T08:00:00Z"])", R"(["roles","eq","agent"])");
    CAPTURE(json);
    const auto filter = read(json);
    REQUIRE(filter);
    const CataloguePtr catalogue = words().catalogue;
    const QJsonValue saved = filterToJson(*catalogue, "customer", *filter);
    const auto again = filterFromJson(words(), "customer", saved);
    REQUIRE(again);
    CHECK(*again == *filter);
    CHECK(saved == QJsonDocument::fromJson(QByteArray("[") + json + "]").array().first());
}
