// What people write into cells, and what it means.
#include "common/catalogue/choice_lists.h"
#include "server/jobs/cell_values.h"
#include "server/jobs/text_cells.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

const QTimeZone shanghai("Asia/Shanghai");

FieldSpec fieldOf(Kind kind)
{
    FieldSpec field;
    field.key = "field";
    field.kind = kind;
    return field;
}

FieldSpec choiceField(Kind kind, const QByteArray &list)
{
    FieldSpec field = fieldOf(kind);
    for (const DefaultChoiceList &known : defaultChoiceLists()) {
        if (known.key == list)
            field.choices = known.items;
    }
    return field;
}

std::optional<Value> read(const FieldSpec &field, const Cell &cell)
{
    const Result<Value> value = valueOfCell(field, cell, shanghai);
    return value ? std::optional<Value>(*value) : std::nullopt;
}

std::optional<Value> read(Kind kind, const char *text)
{
    return read(fieldOf(kind), Cell::ofText(QString::fromUtf8(text)));
}

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

} // namespace

TEST_CASE("Dates are read in every way in which they are written, and never guessed")
{
    const QDate day(2026, 5, 18);
    for (const char *written : {"2026-05-18", "2026/5/18", "2026.5.18", "2026年5月18日", "20260518",
                                "2026/5/18 0:00:00", "18/05/2026", "5/18/2026", "２０２６/５/１８", " 2026-05-18 "}) {
        CAPTURE(written);
        CHECK(read(Kind::Date, written) == Value(day));
    }
    CHECK(read(fieldOf(Kind::Date), Cell::ofDate(day)) == Value(day));
    CHECK(read(fieldOf(Kind::Date), Cell::ofDateTime(QDateTime(day, QTime(14, 30), Qt::UTC))) == Value(day));
    for (const char *doubtful : {"5/6/2026", "2026-02-30", "May", "18.5", "2026-13-01"}) {
        CAPTURE(doubtful);
        CHECK_FALSE(read(Kind::Date, doubtful));
    }
}

TEST_CASE("A time without an offset is the centre's own")
{
    const Value half = Value(Instant::from(QDateTime({2026, 5, 18}, {6, 30}, Qt::UTC)));
    CHECK(read(Kind::Instant, "2026-05-18 14:30") == half);
    CHECK(read(Kind::Instant, "2026年5月18日 14:30") == half);
    CHECK(read(Kind::Instant, "2026-05-18T14:30:00+08:00") == half);
    CHECK(read(Kind::Instant, "2026-05-18T06:30:00Z") == half);
    CHECK(read(fieldOf(Kind::Instant), Cell::ofDateTime(QDateTime({2026, 5, 18}, {14, 30}, Qt::UTC))) == half);
    CHECK_FALSE(read(Kind::Instant, "14:30"));
}

TEST_CASE("Amounts keep every fen")
{
    const auto yuan = [](qint64 fen) { return Value(Money{fen, "CNY"}); };
    CHECK(read(Kind::Money, "1234.50") == yuan(123450));
    CHECK(read(Kind::Money, "¥1,234.50") == yuan(123450));
    CHECK(read(Kind::Money, "￥1，234.5 元") == yuan(123450));
    CHECK(read(Kind::Money, "3.5万") == yuan(3'500'000));
    CHECK(read(Kind::Money, "1.2 亿元") == yuan(12'000'000'000));
    CHECK(read(Kind::Money, "0.07万元") == yuan(70'000));
    CHECK(read(Kind::Money, "USD 1,200") == Value(Money{120'000, "USD"}));
    CHECK(read(Kind::Money, "1200 EUR") == Value(Money{120'000, "EUR"}));
    CHECK_FALSE(read(Kind::Money, "面议"));
    CHECK_FALSE(read(Kind::Money, "1.234"));
}

TEST_CASE("Yes and no, whole numbers and decimals as clerks write them")
{
    for (const char *yes : {"是", "有", "Y", "yes", "TRUE", "1", "√"})
        CHECK(read(Kind::Boolean, yes) == Value(true));
    for (const char *no : {"否", "无", "n", "No", "false", "0", "×"})
        CHECK(read(Kind::Boolean, no) == Value(false));
    CHECK_FALSE(read(Kind::Boolean, "也许"));
    CHECK(read(Kind::Integer, "1,200") == Value(1200));
    CHECK(read(Kind::Integer, "36.00") == Value(36));
    CHECK_FALSE(read(Kind::Integer, "36.5"));
    CHECK_FALSE(read(Kind::Integer, "三十"));
    CHECK(read(Kind::Decimal, "1,200.25") == Value(1200.25));
}

TEST_CASE("Choices answer to their keys and to their labels in both languages")
{
    const FieldSpec level = choiceField(Kind::Choice, "customer_level");
    for (const char *written : {"A", "a", "A级", "A 级", "Ａ级", "Level A"}) {
        CAPTURE(written);
        CHECK(read(level, Cell::ofText(QString::fromUtf8(written))) == text("A"));
    }
    CHECK_FALSE(read(level, Cell::ofText(QStringLiteral("D级"))));
    const FieldSpec roles = choiceField(Kind::ChoiceSet, "customer_role");
    const Value both(QStringList{QStringLiteral("exhibitor"), QStringLiteral("visitor")});
    for (const char *written : {"参展商、观众", "参展商/观众", "参展商;观众", "exhibitor,visitor", "Exhibitor; 观众",
                                "参展商，观众，参展商"}) {
        CAPTURE(written);
        CHECK(read(roles, Cell::ofText(QString::fromUtf8(written))) == both);
    }
    const Result<Value> wrong = valueOfCell(roles, Cell::ofText(QStringLiteral("参展商、火星人")), shanghai);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().english().contains(QStringLiteral("火星人")));
    const FieldSpec size = choiceField(Kind::Choice, "customer_size");
    CHECK(read(size, Cell::ofText(QStringLiteral("20-99人"))) != std::optional<Value>(text("medium")));
    CHECK(read(size, Cell::ofText(QStringLiteral("20–99 人"))) == text("small"));
}

TEST_CASE("Phones keep what was written, but not what a spreadsheet program destroyed")
{
    CHECK(read(Kind::Phone, "0531-8812 3456") == text("0531-8812 3456"));
    CHECK(read(Kind::Phone, "13800138000.0") == text("13800138000"));
    CHECK(read(Kind::Phone, "'13800138000") == text("13800138000"));
    CHECK(read(fieldOf(Kind::Phone), Cell::ofNumber(13800138000.0)) == text("13800138000"));
    CHECK_FALSE(read(Kind::Phone, "1.38E+10"));
}

TEST_CASE("Texts lose what nobody typed")
{
    CHECK(read(Kind::Text, " 济南海诺\u00A0机床\n有限公司\u200B ") == text("济南海诺 机床 有限公司"));
    CHECK(read(Kind::LongText, "第一行\r\n第二行 ") == text("第一行\n第二行"));
    CHECK(read(Kind::Text, "  \u3000 ")->isNull());
    CHECK(read(Kind::Email, "mailto:WANG＠haino.com") == text("wang@haino.com"));
    CHECK_FALSE(read(fieldOf(Kind::Text), Cell::fault(QStringLiteral("#N/A"))));
    CHECK(splitList(QStringLiteral("机床、机器人/激光;")) ==
          QStringList{QStringLiteral("机床"), QStringLiteral("机器人"), QStringLiteral("激光")});
}
