// What may stand in a field: one table of right and wrong for each kind.
#include "common/catalogue/catalogue.h"
#include "common/catalogue/validation.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

FieldSpec fieldOf(Kind kind, Flags flags = {})
{
    FieldSpec field;
    field.key = "sample";
    field.kind = kind;
    field.flags = flags;
    field.label = {{}, {}, QStringLiteral("样例"), QStringLiteral("Sample")};
    return field;
}

QString problem(const FieldSpec &field, const Value &value)
{
    const auto found = validationProblem(field, value);
    return found ? found->english() : QString();
}

void accepts(Kind kind, std::initializer_list<Value> values)
{
    for (const Value &value : values) {
        INFO(kindKey(kind) << ": " << value.text().toStdString());
        CHECK(problem(fieldOf(kind), value) == QString());
    }
}

void refuses(Kind kind, std::initializer_list<Value> values)
{
    for (const Value &value : values) {
        INFO(kindKey(kind) << ": " << value.text().toStdString());
        const QString found = problem(fieldOf(kind), value);
        CHECK(found.startsWith(QStringLiteral("Sample ")));
        CHECK(found.endsWith(u'.'));
    }
}

Value text(const char *words)
{
    return Value(QString::fromUtf8(words));
}

} // namespace

TEST_CASE("Nothing is right where nothing is asked for")
{
    for (int kind = 0; kind <= int(Kind::Lines); ++kind) {
        CHECK(problem(fieldOf(Kind(kind)), Value::null()) == QString());
        CHECK(problem(fieldOf(Kind(kind)), Value()) == QString());
        CHECK_FALSE(problem(fieldOf(Kind(kind), Required), Value::null()) == QString());
        CHECK_FALSE(problem(fieldOf(Kind(kind), Required), Value()) == QString());
    }
    CHECK(problem(fieldOf(Kind::Text, Required), text("")) == QStringLiteral("Sample must be filled in."));
    CHECK(problem(fieldOf(Kind::ChoiceSet, Required), Value(QStringList())) ==
          QStringLiteral("Sample must be filled in."));
    CHECK(problem(fieldOf(Kind::Many, Required), Value(QList<qint64>())) ==
          QStringLiteral("Sample must be filled in."));
    CHECK(problem(fieldOf(Kind::Boolean, Required), Value(false)) == QString()); // no is an answer
    CHECK(problem(fieldOf(Kind::Integer, Required), Value(0)) == QString());
}

TEST_CASE("A mask cannot be saved in place of what it hides")
{
    CHECK(problem(fieldOf(Kind::Phone), Value::masked(QStringLiteral("138****5678"))) ==
          QStringLiteral("Sample is shown masked and cannot be saved like that."));
}

TEST_CASE("A value of another type is refused for every kind")
{
    const QList<Value> samples{Value(true),
                               Value(qint64(1)),
                               Value(1.5),
                               text("a"),
                               Value(QDate(2026, 5, 18)),
                               Value(Instant{1}),
                               Value(Money{1, "CNY"}),
                               Value(QList<qint64>{1}),
                               Value(QStringList{QStringLiteral("a")})};
    for (int kind = 0; kind <= int(Kind::Lines); ++kind) {
        int fitting = 0;
        for (const Value &value : samples) {
            if (hasTypeOf(Kind(kind), value))
                ++fitting;
            else
                CHECK(problem(fieldOf(Kind(kind)), value) == QStringLiteral("Sample holds a value of the wrong type."));
        }
        INFO(kindKey(Kind(kind)));
        CHECK(fitting == (Kind(kind) == Kind::Lines ? 0 : 1));
    }
}

TEST_CASE("Texts")
{
    accepts(Kind::Text, {text("山东重机"), text("a"), Value(QString(250, u'x'))});
    refuses(Kind::Text, {text("two\nlines"), text("two\rlines"), Value(QString(251, u'x')), Value(QString(QChar(0)))});
    accepts(Kind::LongText, {text("two\nlines"), Value(QString(100'000, u'x'))});
    refuses(Kind::LongText, {Value(QString(100'001, u'x')), Value(QStringLiteral("a") + QChar(0))});

    FieldSpec code = fieldOf(Kind::Text);
    code.maxLength = 18;
    CHECK(problem(code, Value(QString(18, u'9'))) == QString());
    CHECK(problem(code, Value(QString(19, u'9'))) == QStringLiteral("Sample is too long: at most 18 characters fit."));
}

TEST_CASE("Phones, mail and web addresses")
{
    accepts(Kind::Phone, {text("13805310001"), text("+86 138 0531 0001"), text("0531-88123456 ext. 8"),
                          text("0531 88123456 转 8"), text("138 0531 0001 / 139 0531 0002"), text("110")});
    refuses(Kind::Phone, {text("12"), text("call me"), text("none"), text("x")});
    accepts(Kind::Email, {text("wang@example.com"), text("w.a+b_c@mail.example.com.cn"), text("王@例子.中国")});
    refuses(Kind::Email, {text("wang"), text("wang@"), text("@example.com"), text("wang@example"),
                          text("a@b@example.com"), text("wang @example.com"), text("a@b.cn,c@d.cn"), text("wang@.com"),
                          text("wang@com."), text("wang@a..b")});
    accepts(Kind::Url, {text("www.example.com"), text("https://example.com/展会?a=b"), text("example.com")});
    refuses(Kind::Url, {text("http://"), text("https:///catalogue"), text("http://?a=b"), text("no website"),
                        text("展会"), text("javascript:alert(1)"), text("ftp://example.com"), text("www example.com")});
}

TEST_CASE("Numbers")
{
    constexpr qint64 largest = (qint64(1) << 53) - 1;
    accepts(Kind::Integer, {Value(0), Value(-5), Value(largest), Value(-largest)});
    refuses(Kind::Integer, {Value(largest + 1), Value(-largest - 1)});
    accepts(Kind::Decimal, {Value(0.0), Value(-1.5e300)});
    refuses(Kind::Decimal,
            {Value(std::numeric_limits<double>::quiet_NaN()), Value(std::numeric_limits<double>::infinity())});

    FieldSpec percent = fieldOf(Kind::Integer);
    percent.minimum = 0;
    percent.maximum = 100;
    CHECK(problem(percent, Value(0)) == QString());
    CHECK(problem(percent, Value(100)) == QString());
    CHECK(problem(percent, Value(-1)) == QStringLiteral("Sample must be at least 0."));
    CHECK(problem(percent, Value(101)) == QStringLiteral("Sample must be at most 100."));
    percent.kind = Kind::Decimal;
    CHECK(problem(percent, Value(100.0)) == QString());
    CHECK(problem(percent, Value(100.0001)) == QStringLiteral("Sample must be at most 100."));
    percent.kind = Kind::Money;
    CHECK(problem(percent, Value(Money{-1, "CNY"})) == QStringLiteral("Sample must be at least 0."));
}

TEST_CASE("Days and moments")
{
    accepts(Kind::Date, {Value(QDate(2026, 5, 18)), Value(QDate(1949, 10, 1)), Value(QDate(9999, 12, 31))});
    refuses(Kind::Date, {Value(QDate()), Value(QDate(999, 1, 1)), Value(QDate(10000, 1, 1))});
    accepts(Kind::Instant, {Value(Instant{0}), Value(Instant{-1})});
}

TEST_CASE("Choices")
{
    const CataloguePtr catalogue = coreCatalogue().build();
    const FieldSpec &level = *catalogue->find("customer")->field("level");
    const FieldSpec &roles = *catalogue->find("customer")->field("roles");
    CHECK(problem(level, text("A")) == QString());
    CHECK_FALSE(problem(level, text("a")) == QString());
    CHECK_FALSE(problem(level, text("Z")) == QString());
    CHECK(problem(roles, Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("media")})) == QString());
    CHECK_FALSE(problem(roles, Value(QStringList{QStringLiteral("exhibitor"), QStringLiteral("king")})) == QString());

    // What was retired stays right for the records that have it.
    FieldSpec old = fieldOf(Kind::Choice);
    old.choices = {{"gone", {}, {}, true}};
    CHECK(problem(old, text("gone")) == QString());
}
