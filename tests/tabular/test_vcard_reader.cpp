#include "common/tabular/vcard_reader.h"
#include "tests/tabular/tabular_helpers.h"

#include <QRandomGenerator>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

// The cell of a card under a header.
QString part(const Outcome &outcome, int card, const char *header)
{
    REQUIRE(outcome.rows.size() > card + 1);
    return outcome.rows.at(card + 1).value(outcome.rows.first().indexOf(QLatin1String(header)));
}

} // namespace

TEST_CASE("Cards of today's phones come as rows", "[vcard]")
{
    const QByteArray cards =
        "\xEF\xBB\xBF"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:沈;砺;;;\r\nFN:沈砺\r\n"
        "ORG:苏州云砺精密机械\r\n 有限公司;市场部\r\nTITLE:市场总监\r\n"
        "TEL;TYPE=WORK,VOICE:0512-88120003\r\nTEL;TYPE=CELL:+86 138 0512 0003\r\nTEL;TYPE=FAX:1\r\n"
        "item1.EMAIL;TYPE=INTERNET:a@yunli.example\r\nEMAIL;TYPE=PREF:shen@yunli.example\r\n"
        "ADR;TYPE=WORK:;;工业园区星湖街 1 号\\, 3 楼;苏州;江苏;215000;中国\r\n"
        "BDAY:19860518\r\nURL:https://yunli.example\r\nNOTE:参展意向强\\n要半岛展位\r\n"
        "PHOTO;ENCODING=b:AAAA\r\n BBBB\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:于蓝\r\nTEL;VALUE=uri;PREF=1;TYPE=\"voice,cell\":tel:+86-13805320002\r\n"
        "BDAY:1990-03-02\r\nEND:VCARD\r\n";
    const Outcome outcome = readBytes(cards);
    REQUIRE_FALSE(outcome.error);
    REQUIRE(outcome.rows.size() == 3);
    CHECK(part(outcome, 0, VcardHeader::FullName) == QStringLiteral("沈砺"));
    CHECK(part(outcome, 0, VcardHeader::FamilyName) == QStringLiteral("沈"));
    CHECK(part(outcome, 0, VcardHeader::GivenName) == QStringLiteral("砺"));
    CHECK(part(outcome, 0, VcardHeader::Organisation) == QStringLiteral("苏州云砺精密机械有限公司"));
    CHECK(part(outcome, 0, VcardHeader::Department) == QStringLiteral("市场部"));
    CHECK(part(outcome, 0, VcardHeader::JobTitle) == QStringLiteral("市场总监"));
    CHECK(part(outcome, 0, VcardHeader::Phone) == QStringLiteral("0512-88120003"));
    CHECK(part(outcome, 0, VcardHeader::Mobile) == QStringLiteral("+86 138 0512 0003"));
    CHECK(part(outcome, 0, VcardHeader::Email) == QStringLiteral("shen@yunli.example"));
    CHECK(part(outcome, 0, VcardHeader::Address) == QStringLiteral("工业园区星湖街 1 号, 3 楼"));
    CHECK(part(outcome, 0, VcardHeader::City) == QStringLiteral("苏州"));
    CHECK(part(outcome, 0, VcardHeader::Province) == QStringLiteral("江苏"));
    CHECK(part(outcome, 0, VcardHeader::Postcode) == QStringLiteral("215000"));
    CHECK(part(outcome, 0, VcardHeader::Birthday) == QStringLiteral("1986-05-18"));
    CHECK(part(outcome, 0, VcardHeader::Website) == QStringLiteral("https://yunli.example"));
    CHECK(part(outcome, 0, VcardHeader::Note) == QStringLiteral("参展意向强\n要半岛展位"));
    CHECK(part(outcome, 1, VcardHeader::FullName) == QStringLiteral("于蓝"));
    CHECK(part(outcome, 1, VcardHeader::Mobile) == QStringLiteral("+86-13805320002"));
    CHECK(part(outcome, 1, VcardHeader::Birthday) == QStringLiteral("1990-03-02"));
}

TEST_CASE("Cards of old phones bring their own character set and broken lines", "[vcard]")
{
    const QByteArray cards = "BEGIN:VCARD\nVERSION:2.1\n"
                             "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E8=8A=B3;;;\n"
                             "ORG;CHARSET=GB2312;QUOTED-PRINTABLE:=BC=C3=C4=CF=\n=BA=A3=C5=B5\n"
                             "TEL;CELL:13800138000\nTEL;WORK:0531-88120001\nBDAY:--0518\n"
                             "AGENT:\nBEGIN:VCARD\nFN:Somebody else\nEND:VCARD\nEND:VCARD\n";
    const Outcome outcome = readBytes(cards);
    REQUIRE(outcome.rows.size() == 2);
    CHECK(part(outcome, 0, VcardHeader::FamilyName) == QStringLiteral("王"));
    CHECK(part(outcome, 0, VcardHeader::GivenName) == QStringLiteral("芳"));
    CHECK(part(outcome, 0, VcardHeader::Organisation) == QStringLiteral("济南海诺"));
    CHECK(part(outcome, 0, VcardHeader::Mobile) == QStringLiteral("13800138000"));
    CHECK(part(outcome, 0, VcardHeader::Phone) == QStringLiteral("0531-88120001"));
    CHECK(part(outcome, 0, VcardHeader::Birthday).isEmpty());
    CHECK(part(outcome, 0, VcardHeader::FullName).isEmpty());
}

TEST_CASE("A card without an end is a card, an empty one is none", "[vcard]")
{
    const Outcome outcome =
        readBytes("BEGIN:VCARD\nFN:甲\nBEGIN:VCARD\nFN:乙\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:丙");
    REQUIRE(outcome.rows.size() == 4);
    CHECK(part(outcome, 0, VcardHeader::FullName) == QStringLiteral("甲"));
    CHECK(part(outcome, 1, VcardHeader::FullName) == QStringLiteral("乙"));
    CHECK(part(outcome, 2, VcardHeader::FullName) == QStringLiteral("丙"));
}

TEST_CASE("No card brings the reader down", "[vcard][hostile]")
{
    CHECK(readBytes("BEGIN:VCARD\n" + QByteArray("AGENT:\nBEGIN:VCARD\n").repeated(1000)).error);
    CHECK(readBytes(QByteArray("BEGIN:VCARD\nEND:VCARD\n").repeated(200'000)).rows.size() == 1);
    CHECK(readBytes("BEGIN:VCARD\nNOTE:" + QByteArray(" x\n").repeated(2'000'000)).error);
    CHECK(readBytes("BEGIN:VCARD\nPHOTO:" + QByteArray("\n AAAA").repeated(2'000'000) + "\nFN:甲\nEND:VCARD\n")
              .rows.size() == 2);
    QRandomGenerator random(7);
    const QByteArray good = "BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=\n=E8\n"
                            "ADR;TYPE=\"a:b\":;;x\\;y;z\nTEL;CELL:1\nEND:VCARD\n";
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int change = random.bounded(1, 8); change > 0; --change)
            bytes[random.bounded(11, int(bytes.size()))] = char(random.bounded(256));
        bytes.truncate(random.bounded(11, int(bytes.size()) + 1));
        const Outcome outcome = readBytes(bytes);
        for (const TextRow &row : outcome.rows)
            REQUIRE(row.size() == outcome.rows.first().size());
    }
}
