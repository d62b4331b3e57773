#include "client/data/choice_labels.h"
#include "client/data/display_text.h"
#include "common/catalogue/catalogue.h"
#include "common/protocol/result_table.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

// Thursday, 5 February 2026, 15:00 in Jinan.
DisplayText display(const QLocale &locale = QLocale(QLocale::English))
{
    return DisplayText(locale, std::make_shared<FixedClock>(QDateTime({2026, 2, 5}, {7, 0}, Qt::UTC)));
}

FieldSpec field(Kind kind)
{
    FieldSpec spec;
    spec.kind = kind;
    return spec;
}

Value instant(const char *utc)
{
    return Value(Instant::from(QDateTime::fromString(QLatin1String(utc), Qt::ISODate)));
}

} // namespace

TEST_CASE("Moments are short: the time today, the day this year, else the whole date", "[display]")
{
    struct Case
    {
        const char *utc;
        const char *inList;
        const char *onForm;
    };
    const auto [utc, inList, onForm] =
        GENERATE(Case{"2026-02-05T07:00:00Z", "15:00", "2026-02-05 15:00"},
                 Case{"2026-02-04T16:30:00Z", "00:30", "2026-02-05 00:30"}, // already today in Jinan
                 Case{"2026-02-04T15:30:00Z", "02-04", "2026-02-04 23:30"},
                 Case{"2026-12-31T15:30:00Z", "12-31", "2026-12-31 23:30"},
                 Case{"2025-12-31T16:30:00Z", "01-01", "2026-01-01 00:30"},
                 Case{"2024-07-01T00:00:00Z", "2024-07-01", "2024-07-01 08:00"});
    CHECK(display().text(field(Kind::Instant), instant(utc)) == QLatin1String(inList));
    CHECK(display().text(field(Kind::Instant), instant(utc), {}, DisplayText::Place::Form) == QLatin1String(onForm));
}

TEST_CASE("Days, numbers and money", "[display]")
{
    const DisplayText text = display();
    CHECK(text.text(field(Kind::Date), Value(QDate(2026, 12, 18))) == QStringLiteral("12-18"));
    CHECK(text.text(field(Kind::Date), Value(QDate(2027, 12, 18))) == QStringLiteral("2027-12-18"));
    CHECK(text.text(field(Kind::Integer), Value(104832)) == QStringLiteral("104,832"));
    CHECK(text.text(field(Kind::Decimal), Value(1234.5)) == QStringLiteral("1,234.5"));
    CHECK(text.text(field(Kind::Money), Value(Money{10483200, "CNY"})) == QStringLiteral("104,832"));
    CHECK(text.text(field(Kind::Money), Value(Money{10483250, "CNY"})) == QStringLiteral("104,832.50"));
    CHECK(text.text(field(Kind::Money), Value(Money{-50, "CNY"})) == QStringLiteral("-0.50"));
    CHECK(text.text(field(Kind::Money), Value(Money{120000, "USD"})) == QStringLiteral("1,200 USD"));
    CHECK(text.text(field(Kind::Money), Value(Money{1200, "JPY"})) == QStringLiteral("1,200 JPY"));
    CHECK(text.text(field(Kind::Money), Value(Money{10483200, "CNY"}), {}, DisplayText::Place::Form) ==
          QStringLiteral("¥ 104,832.00"));
}

TEST_CASE("What is missing, masked or hidden never looks like a value", "[display]")
{
    const DisplayText text = display();
    for (const Kind kind : {Kind::Text, Kind::Integer, Kind::Money, Kind::Date, Kind::Ref, Kind::Choice}) {
        CHECK(text.text(field(kind), Value::null()) == QStringLiteral("—"));
        CHECK(text.text(field(kind), Value()).isEmpty());
    }
    CHECK(text.text(field(Kind::Text), Value(QString())) == QStringLiteral("—"));
    CHECK(text.text(field(Kind::Phone), Value::masked(QStringLiteral("138****5678"))) == QStringLiteral("138****5678"));
    CHECK(text.text(field(Kind::Boolean), Value(false)) == QStringLiteral("No"));
}

TEST_CASE("Choices speak the reader's language", "[display]")
{
    const CataloguePtr catalogue = coreCatalogue().build();
    const FieldSpec &level = *catalogue->find("customer")->field("level");
    const FieldSpec &roles = *catalogue->find("customer")->field("roles");
    REQUIRE(level.choices.size() > 1);
    const QString key = QString::fromUtf8(level.choices.first().key);
    const QLocale chinese(QLocale::Chinese);
    const QLocale english(QLocale::English);

    CHECK(display(chinese).text(level, Value(key)) == level.choices.first().label.chinese);
    CHECK(display(english).text(level, Value(key)) == level.choices.first().label.english);
    CHECK(display().text(level, Value(QStringLiteral("gone"))) == QStringLiteral("gone"));

    const QStringList both{QString::fromUtf8(roles.choices.at(0).key), QString::fromUtf8(roles.choices.at(1).key)};
    CHECK(display(chinese).text(roles, Value(both)) ==
          roles.choices.at(0).label.chinese + u'、' + roles.choices.at(1).label.chinese);
    CHECK(display(english).text(roles, Value(both)) ==
          roles.choices.at(0).label.english + QStringLiteral(", ") + roles.choices.at(1).label.english);
}

TEST_CASE("Retired choices are offered only where they are already chosen", "[display]")
{
    FieldSpec spec = field(Kind::Choice);
    spec.choices = {{"a", {{}, {}, {}, QStringLiteral("A")}, {}, false},
                    {"b", {{}, {}, {}, QStringLiteral("B")}, {}, true}};
    CHECK(choiceOptions(spec).size() == 1);
    CHECK(choiceOptions(spec, {QStringLiteral("b")}).size() == 2);
}

TEST_CASE("Links show titles, and say how many the reader may not see", "[display]")
{
    const DisplayText text = display();
    CHECK(text.text(field(Kind::Ref), Value(17), QStringLiteral("齐鲁机床")) == QStringLiteral("齐鲁机床"));
    CHECK(text.text(field(Kind::Ref), Value(17)).contains(QStringLiteral("not visible")));
    const Value three(QList<qint64>{1, 2, 3});
    CHECK(text.text(field(Kind::Many), three,
                    QStringLiteral("甲") + linkSeparator + QStringLiteral("乙") + linkSeparator +
                        QStringLiteral("丙")) == QStringLiteral("甲, 乙, 丙"));
    const QString partly = text.text(field(Kind::Many), three, QStringLiteral("甲"));
    CHECK(partly.startsWith(QStringLiteral("甲, ")));
    CHECK(partly.contains(QStringLiteral("not visible")));
}

TEST_CASE("Long texts stand on one line in a list", "[display]")
{
    CHECK(display().text(field(Kind::LongText), Value(QStringLiteral("a\n\n  b"))) == QStringLiteral("a b"));
    CHECK(display().text(field(Kind::LongText), Value(QStringLiteral("a\nb")), {}, DisplayText::Place::Form) ==
          QStringLiteral("a\nb"));
}
