// Values as programs write them: out as text and JSON and in again without loss, for every field of the program.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/validation.h"
#include "common/catalogue/value_text.h"
#include "tests/catalogue/value_maker.h"
#include "tests/support/catch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace fairdesk;
using fairdesk::test::ValueMaker;

namespace {

constexpr std::array allKinds{Kind::Text,      Kind::LongText, Kind::Phone, Kind::Email,   Kind::Url,   Kind::Integer,
                              Kind::Decimal,   Kind::Boolean,  Kind::Date,  Kind::Instant, Kind::Money, Kind::Choice,
                              Kind::ChoiceSet, Kind::Ref,      Kind::Many,  Kind::Lines};

FieldSpec fieldOf(Kind kind)
{
    FieldSpec field;
    field.key = "sample";
    field.kind = kind;
    field.label = {{}, {}, QStringLiteral("样例"), QStringLiteral("Sample")};
    if (kind == Kind::Choice || kind == Kind::ChoiceSet)
        field.choices = {{"a", {}, {}, false}, {"b_2", {}, {}, false}, {"C", {}, {}, false}};
    return field;
}

void checkRoundTrip(const FieldSpec &field, const Value &value)
{
    const QString text = valueToText(field, value);
    INFO(kindKey(field.kind) << ": " << text.toStdString());
    const Result<Value> fromText = valueFromText(field, text);
    REQUIRE(fromText);
    CHECK(*fromText == value);

    // Through the bytes of a document, as programs exchange it.
    const QByteArray bytes = QJsonDocument(QJsonArray{valueToJson(field, value)}).toJson();
    const Result<Value> fromJson = valueFromJson(field, QJsonDocument::fromJson(bytes).array().first());
    REQUIRE(fromJson);
    CHECK(*fromJson == value);
}

QString readAs(Kind kind, const char *text)
{
    const FieldSpec field = fieldOf(kind);
    const Result<Value> value = valueFromText(field, QString::fromUtf8(text));
    return value ? valueToText(field, *value) : QStringLiteral("refused");
}

QString readJsonAs(Kind kind, const char *json)
{
    const FieldSpec field = fieldOf(kind);
    const QJsonArray array = QJsonDocument::fromJson('[' + QByteArray(json) + ']').array();
    REQUIRE(array.size() == 1);
    const Result<Value> value = valueFromJson(field, array.first());
    if (!value)
        return QStringLiteral("refused");
    return value->isNull() ? QStringLiteral("null") : valueToText(field, *value);
}

} // namespace

TEST_CASE("Kinds are known by their keys")
{
    for (const Kind kind : allKinds)
        CHECK(kindFromKey(kindKey(kind)) == kind);
    CHECK_FALSE(kindFromKey("geometry"));
}

TEST_CASE("Every kind goes out and comes in again without loss")
{
    ValueMaker make(20260115);
    for (const Kind kind : allKinds) {
        if (kind == Kind::Lines)
            continue;
        const FieldSpec field = fieldOf(kind);
        for (int i = 0; i < 200; ++i) {
            const Value value = make.valueFor(field);
            REQUIRE(hasTypeOf(kind, value));
            checkRoundTrip(field, value);
        }
        checkRoundTrip(field, Value::null());
    }
}

TEST_CASE("Every field of every kind of record goes out and comes in again")
{
    ValueMaker make(4711);
    const CataloguePtr catalogue = coreCatalogue().build();
    for (const EntityPtr &entity : catalogue->entities()) {
        for (const FieldSpec &field : entity->fields) {
            if (field.kind == Kind::Lines)
                continue;
            INFO(entity->key.constData() << '.' << field.key.constData());
            for (int i = 0; i < 10; ++i) {
                const Value value = make.valueFor(field);
                checkRoundTrip(field, value);
                const auto problem = validationProblem(field, value);
                CHECK((problem ? problem->english() : QString()) == QString());
            }
        }
    }
}

TEST_CASE("Friendly ways of writing mean what they seem to mean")
{
    CHECK(readAs(Kind::Date, "2026-05-18") == QStringLiteral("2026-05-18"));
    CHECK(readAs(Kind::Date, "2026/5/18") == QStringLiteral("2026-05-18"));
    CHECK(readAs(Kind::Date, "2026.5.8") == QStringLiteral("2026-05-08"));
    CHECK(readAs(Kind::Boolean, "是") == QStringLiteral("true"));
    CHECK(readAs(Kind::Boolean, "FALSE") == QStringLiteral("false"));
    CHECK(readAs(Kind::Boolean, "1") == QStringLiteral("true"));
    CHECK(readAs(Kind::Integer, " 42 ") == QStringLiteral("42"));
    CHECK(readAs(Kind::Money, "1234.5 usd") == QStringLiteral("1234.50 USD"));
    CHECK(readAs(Kind::ChoiceSet, "a, C") == QStringLiteral("a,C"));
    CHECK(readAs(Kind::Many, "1, 2") == QStringLiteral("1,2"));
    CHECK(readAs(Kind::Instant, "2026-01-15T08:00:00+08:00") == QStringLiteral("2026-01-15T00:00:00Z"));
    CHECK(readAs(Kind::Instant, "2026-01-15T08:00:00.250Z") == QStringLiteral("2026-01-15T08:00:00.250Z"));
}

TEST_CASE("What cannot be meant is refused with the field's name in the answer")
{
    const std::pair<Kind, const char *> refused[] = {
        {Kind::Integer, "1.5"},
        {Kind::Integer, "twelve"},
        {Kind::Integer, "99999999999999999999"},
        {Kind::Decimal, "1,5"},
        {Kind::Decimal, "abc"},
        {Kind::Boolean, "maybe"},
        {Kind::Boolean, "2"},
        {Kind::Date, "2026-02-30"},
        {Kind::Date, "18.5.2026"},
        {Kind::Date, "tomorrow"},
        {Kind::Instant, "soon"},
        {Kind::Money, "12,50"},
        {Kind::Money, "a lot"},
        {Kind::Ref, "山东重机"},
        {Kind::Many, "1,x"},
        {Kind::Lines, "1"},
        // Without a zone it would be another moment for every reader.
        {Kind::Instant, "2026-01-15T08:00:00"},
        {Kind::Instant, "2026-01-15"},
        {Kind::Money, "1,234.50"},
        {Kind::Money, "12 ABC"},
    };
    for (const auto &[kind, text] : refused) {
        INFO(kindKey(kind) << ": " << text);
        CHECK(readAs(kind, text) == QStringLiteral("refused"));
    }
    const Result<Value> problem = valueFromText(fieldOf(Kind::Date), QStringLiteral("tomorrow"));
    REQUIRE_FALSE(problem);
    CHECK(problem.error().code() == ErrorCode::Invalid);
    REQUIRE(problem.error().fields().size() == 1);
    CHECK(problem.error().fields().first().field == "sample");
}

TEST_CASE("JSON of the right type is taken, a number that would be cut is not")
{
    CHECK(readJsonAs(Kind::Integer, "42") == QStringLiteral("42"));
    CHECK(readJsonAs(Kind::Integer, "9007199254740993") == QStringLiteral("9007199254740993"));
    CHECK(readJsonAs(Kind::Integer, "\"42\"") == QStringLiteral("42"));
    CHECK(readJsonAs(Kind::Integer, "1.5") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Integer, "1e30") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Integer, "true") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Ref, "{\"id\": 7, \"title\": \"山东重机\"}") == QStringLiteral("7"));
    CHECK(readJsonAs(Kind::Ref, "7") == QStringLiteral("7"));
    CHECK(readJsonAs(Kind::Ref, "7.5") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Ref, "{}") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Ref, "{\"id\": \"x\"}") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Money, "{\"amount\": \"1234.50\", \"currency\": \"USD\"}") == QStringLiteral("1234.50 USD"));
    CHECK(readJsonAs(Kind::Money, "{\"amount\": \"5\"}") == QStringLiteral("5.00"));
    CHECK(readJsonAs(Kind::Money, "12.5") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Money, "{}") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Boolean, "true") == QStringLiteral("true"));
    CHECK(readJsonAs(Kind::Boolean, "1") == QStringLiteral("true"));
    CHECK(readJsonAs(Kind::ChoiceSet, "[\"a\", \"C\"]") == QStringLiteral("a,C"));
    CHECK(readJsonAs(Kind::ChoiceSet, "[\"a\", null]") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Many, "[1, {\"id\": 2}, \"3\"]") == QStringLiteral("1,2,3"));
    CHECK(readJsonAs(Kind::Many, "[1, {}]") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Many, "[1.5]") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Text, "[\"a\"]") == QStringLiteral("refused"));
    CHECK(readJsonAs(Kind::Text, "null") == QStringLiteral("null"));
    CHECK(readJsonAs(Kind::Text, "\"\"") == QStringLiteral("null"));
    CHECK(readJsonAs(Kind::Date, "20260518") == QStringLiteral("refused"));
}

TEST_CASE("A masked value goes out as its mask and never as itself")
{
    const FieldSpec field = fieldOf(Kind::Phone);
    const Value masked = Value::masked(QStringLiteral("138****5678"));
    CHECK(valueToText(field, masked) == QStringLiteral("138****5678"));
    CHECK(valueToJson(field, masked) == QJsonValue(QStringLiteral("138****5678")));
    CHECK(valueToText(field, Value()).isEmpty());
    CHECK(valueToJson(field, Value()).isNull());
}

TEST_CASE("A link is told with its title")
{
    const QJsonObject link = valueToJson(fieldOf(Kind::Ref), Value(qint64(7)), QStringLiteral("山东重机")).toObject();
    CHECK(link.value(QStringLiteral("id")).toInteger() == 7);
    CHECK(link.value(QStringLiteral("title")).toString() == QStringLiteral("山东重机"));
}
