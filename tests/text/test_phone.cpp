#include "common/text/phone.h"
#include "tests/support/catch.h"

#include <random>
#include <vector>

using namespace fairdesk;

namespace {

QString allOf(const char *cell)
{
    QStringList texts;
    const QList<PhoneNumber> numbers = parsePhones(QString::fromUtf8(cell));
    for (const PhoneNumber &number : numbers)
        texts.append((number.isValid() ? QString() : QStringLiteral("?")) + number.text());
    return texts.join(u' ');
}

} // namespace

TEST_CASE("A cell gives its numbers in canonical form")
{
    const std::vector<std::pair<const char *, const char *>> cases{
        {"13800138000", "13800138000"},
        {"138 0013 8000", "13800138000"},
        {"138-0013-8000", "13800138000"},
        {"+86 138 0013 8000", "13800138000"},
        {"+8613800138000", "13800138000"},
        {"0086-13800138000", "13800138000"},
        {"8613800138000", "13800138000"},
        {"013800138000", "13800138000"},
        {"１３８００１３８０００", "13800138000"},
        {"手机：13800138000", "13800138000"},
        {"0531-88123456", "053188123456"},
        {"(0531)88123456", "053188123456"},
        {"（0531）8812 3456", "053188123456"},
        {"+86-531-88123456", "053188123456"},
        {"+86 (0)531 8812 3456", "053188123456"},
        {"86-0531-88123456", "053188123456"},
        {"010-65881234", "01065881234"},
        {"+86 10 6588 1234", "01065881234"},
        {"021 5888 1234", "02158881234"},
        {"0512-5881234", "05125881234"},
        {"88123456", "88123456"},
        {"400-123-4567", "4001234567"},
        {"8008101234", "8008101234"},
        {"95588", "95588"},
        {"+49 30 3038-0", "+493030380"},
        {"0049 30 30380", "+493030380"},
        {"+852 2582 8888", "+85225828888"},
        {"+1 (212) 555-0100", "+12125550100"},
        {"+44 (0)20 7946 0000", "+442079460000"},
        {"0531-88123456转8001", "053188123456-8001"},
        {"0531-88123456 ext. 12", "053188123456-12"},
        {"0531-88123456, ext 12", "053188123456-12"},
        {"0531-88123456分机801", "053188123456-801"},
        {"0531-88123456-8001", "053188123456-8001"},
        {"4001234567转2", "4001234567-2"},
        {"0531-88123456x801", "053188123456-801"},
        {"13800138000/13900139000", "13800138000 13900139000"},
        {"13800138000、13900139000；0531-88123456", "13800138000 13900139000 053188123456"},
        {"13800138000 13900139000", "13800138000 13900139000"},
        {"13800138000,13900139000", "13800138000 13900139000"},
        {"138 0013 8000 139 0013 9000", "13800138000 13900139000"},
        {"0531-88123456 13800138000", "053188123456 13800138000"},
        {"0531-88123456/57", "053188123456 053188123457"},
        {"0531-88123456转8001 / 138 0013 8000", "053188123456-8001 13800138000"},
        {"电话0531-88123456 手机13800138000", "053188123456 13800138000"},
        {"12", "?12"},
        {"无", ""},
        {"", ""}};
    for (const auto &[cell, expected] : cases) {
        INFO(cell);
        CHECK(allOf(cell) == QString::fromUtf8(expected));
    }
}

TEST_CASE("The kind of a number")
{
    using Kind = PhoneNumber::Kind;
    const auto kind = [](const char *text) { return parsePhones(QString::fromUtf8(text)).value(0).kind; };
    CHECK(kind("13800138000") == Kind::Mobile);
    CHECK(kind("0531-88123456") == Kind::Landline);
    CHECK(kind("88123456") == Kind::Local);
    CHECK(kind("400-123-4567") == Kind::Service);
    CHECK(kind("+49 30 30380") == Kind::Foreign);
    CHECK(kind("1380013800") == Kind::Unknown); // a digit is missing
    CHECK(kind("138001380000") == Kind::Unknown);
}

TEST_CASE("The canonical form is stable")
{
    for (const char *text : {"0531-88123456转8001", "+86 138 0013 8000", "+49 30 30380", "400 123 4567", "88123456"}) {
        const QString once = normalisedPhone(QString::fromUtf8(text));
        CHECK(normalisedPhone(once) == once);
    }
    CHECK(normalisedPhone(QStringLiteral("0531-88123456转8001")) == QStringLiteral("053188123456"));
    CHECK(normalisedPhone(QStringLiteral("—")).isEmpty());
}

TEST_CASE("Any cell is read without harm, and no digit is invented")
{
    std::mt19937 random(3);
    const QString alphabet = QStringLiteral("0123456789+-() /、;,转x#.ext分机 8613");
    for (int round = 0; round < 20'000; ++round) {
        QString cell;
        for (int i = int(random() % 30); i > 0; --i)
            cell += alphabet[qsizetype(random() % size_t(alphabet.size()))];
        for (const PhoneNumber &number : parsePhones(cell)) {
            INFO(cell.toStdString());
            REQUIRE(!number.digits().isEmpty());
            REQUIRE(number.digits().size() <= cell.size() + 12); // /57 repeats the start of the number before
        }
    }
}
