// The form for programs: out of a centre and into it again, or into another one.
#include "tests/jobs/job_story.h"

#include <QJsonArray>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

QByteArray machineFile(JobVenue &venue, const char *entity, QList<QByteArray> columns = {})
{
    Query query;
    query.entity = entity;
    query.columns = std::move(columns);
    query.limit = 0;
    const JobReport report = venue.exported("admin", query, "csv", true);
    REQUIRE(report.state == "done");
    return venue.file("admin", report.job);
}

QString warningsOf(const JobReport &report)
{
    QStringList said;
    for (const QJsonValue &warning : report.result.value(QLatin1String("warnings")).toArray())
        said.append(warning.toString());
    return said.join(u'\n');
}

// The field of the first record with this name.
Value fieldOf(JobVenue &venue, const char *entity, const char *name, const char *field)
{
    return venue.value(entity, venue.idOf(entity, "name", QString::fromUtf8(name)), field);
}

const QJsonObject english{{"locale", QStringLiteral("en")}};

} // namespace

TEST_CASE("The whole list comes back unchanged, and what was changed in the sheet is changed")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("admin", "custom_field",
                 {{"entity", text("customer")},
                  {"key", text("stand_wish")},
                  {"type", text("text")},
                  {"label_zh", text("展位偏好")},
                  {"label_en", text("Stand wish")}});
    const qint64 group = venue.create("admin", "customer", {{"name", text("海诺集团")}});
    const qint64 haino = venue.create("admin", "customer",
                                      {{"name", text("济南海诺机床有限公司")},
                                       {"owner", Value(venue.user("sales1"))},
                                       {"remarks", text("  前后有空格 \n第二行 ")},
                                       {"parent", Value(group)},
                                       {"roles", Value(QStringList{QStringLiteral("exhibitor")})},
                                       {"stand_wish", text("半岛")}});
    const QByteArray csv = machineFile(venue, "customer");
    const QStringList headers = linesOf(csv).first().split(u',');
    for (const char *header : {"id", "version", "external_id", "created_at", "owner", "owner.login", "parent",
                               "remarks", "stand_wish", "tags"}) {
        CAPTURE(header);
        CHECK(headers.contains(QLatin1String(header)));
    }
    CHECK(csv.indexOf("海诺集团") < csv.indexOf("济南海诺机床有限公司"));
    const Record before = venue.load("customer", haino);
    CHECK(countsOf(venue.import("admin", "customer", csv)) == Counts{2, 0, 0, 2, 0});
    CHECK(venue.load("customer", haino).version() == before.version());

    QByteArray changed = csv;
    changed.replace("济南海诺机床有限公司", "济南海诺数控机床有限公司").replace("半岛", "");
    // Who says that known records are left alone means it, and hears of the difference.
    const JobReport left = venue.import("admin", "customer", changed,
                                        {{"on_duplicate", QStringLiteral("skip")}, {"locale", QStringLiteral("en")}});
    CHECK(countsOf(left) == Counts{2, 0, 0, 2, 0});
    CHECK(warningsOf(left).contains(QStringLiteral("1 rows name records")));
    CHECK(countsOf(venue.import("admin", "customer", changed)) == Counts{2, 0, 1, 1, 0});
    CHECK(venue.value("customer", haino, "name") == text("济南海诺数控机床有限公司"));
    CHECK(venue.value("customer", haino, "stand_wish").isEmpty());
    CHECK(venue.value("customer", haino, "remarks") == before.at("remarks"));
    CHECK(venue.value("customer", haino, "owner") == before.at("owner"));
}

TEST_CASE("A number alone proves nothing")
{
    JobVenue venue(FOR_BOTH_STORES());
    const qint64 haino =
        venue.create("sales1", "customer", {{"name", text("济南海诺机床有限公司")}, {"city", text("济南")}});
    const QByteArray id = QByteArray::number(haino);
    // A sheet with the number and another name: perhaps another centre's.
    const JobReport doubtful = venue.import("admin", "customer", "id,name,city\n" + id + ",青岛蓝海,青岛\n", english);
    CHECK(countsOf(doubtful) == Counts{1, 0, 0, 0, 1});
    CHECK(linesOf(venue.file("admin", doubtful.job)).at(1).contains(QStringLiteral("created_at")));
    CHECK(countsOf(venue.import("admin", "customer", "id,name,city\n" + id + ",济南海诺机床有限公司,章丘\n")) ==
          Counts{1, 0, 1, 0, 0});
    CHECK(venue.value("customer", haino, "city") == text("章丘"));
    // Made at another time, it is another record: a new one here.
    CHECK(countsOf(venue.import("admin", "customer",
                                "id,created_at,name\n" + id + ",2019-01-01T00:00:00Z,德州宏力液压有限公司\n")) ==
          Counts{1, 1, 0, 0, 0});
    CHECK(venue.count("customer") == 2);
    // By its number outside it is known wherever the file comes from, and changed when that is asked for.
    REQUIRE(venue.update("admin", "customer", haino, {{"external_id", text("K-1")}}));
    const QByteArray outside = "external_id,name,city\nK-1,济南海诺机床有限公司,淄博\n";
    const JobReport skipped = venue.import("admin", "customer", outside, english);
    CHECK(countsOf(skipped) == Counts{1, 0, 0, 1, 0});
    CHECK(warningsOf(skipped).contains(QStringLiteral("other values")));
    CHECK(countsOf(venue.import("admin", "customer", outside, {{"on_duplicate", QStringLiteral("update")}})) ==
          Counts{1, 0, 1, 0, 0});
    CHECK(venue.value("customer", haino, "city") == text("淄博"));
}

TEST_CASE("Whoever may not change the record does not change it by its number")
{
    JobVenue venue(FOR_BOTH_STORES());
    venue.create("sales5", "customer", {{"name", text("青岛蓝海自动化设备有限公司")}, {"city", text("青岛")}});
    QByteArray csv = machineFile(venue, "customer");
    csv.replace(",青岛,", ",济南,");
    const JobReport report = venue.import("sales1", "customer", csv, english);
    CHECK(countsOf(report).updated == 0);
    CHECK(countsOf(report).created == 0);
    CHECK(venue.customerValue("青岛蓝海自动化设备有限公司", "city") == QStringLiteral("青岛"));
}

TEST_CASE("Another centre takes trees, links and namesakes in, and says which links it could not follow")
{
    const DialectKind dialect = FOR_BOTH_STORES();
    JobVenue home(dialect);
    // The parent is younger than its child.
    const qint64 child = home.create("admin", "category", {{"name", text("五轴机床")}});
    const qint64 parent = home.create("admin", "category", {{"name", text("机床")}});
    REQUIRE(home.update("admin", "category", child, {{"parent", Value(parent)}}));
    const qint64 group = home.create("admin", "customer", {{"name", text("海诺集团")}});
    const qint64 haino = home.create("admin", "customer",
                                     {{"name", text("济南海诺机床有限公司")},
                                      {"owner", Value(home.user("sales1"))},
                                      {"parent", Value(group)},
                                      {"categories", Value(QList<qint64>{child})}});
    home.create("admin", "contact", {{"customer", Value(haino)}, {"name", text("王芳")}, {"main", Value(true)}});

    JobVenue away(dialect);
    away.clock().advance(std::chrono::hours(24 * 365));
    // Other numbers than at home, so that a number that is believed goes wrong.
    for (const char *name : {"德州宏力液压有限公司", "烟台东岳食品有限公司", "临沂天元机械有限公司"})
        away.create("admin", "customer", {{"name", text(name)}});
    CHECK(countsOf(away.import("admin", "category", machineFile(home, "category"))) == Counts{2, 2, 0, 0, 0});
    CHECK(fieldOf(away, "category", "五轴机床", "parent").integer() ==
          away.idOf("category", "name", QStringLiteral("机床")));
    const JobReport customers = away.import("admin", "customer", machineFile(home, "customer"), english);
    CHECK(countsOf(customers) == Counts{2, 2, 0, 0, 0});
    CHECK(fieldOf(away, "customer", "济南海诺机床有限公司", "parent").integer() ==
          away.idOf("customer", "name", QStringLiteral("海诺集团")));
    CHECK(fieldOf(away, "customer", "济南海诺机床有限公司", "owner") == Value(away.user("sales1")));
    CHECK(fieldOf(away, "customer", "济南海诺机床有限公司", "categories").isEmpty());
    CHECK(warningsOf(customers).contains(QStringLiteral("Categories")));
    CHECK(countsOf(away.import("admin", "contact", machineFile(home, "contact"))) == Counts{1, 1, 0, 0, 0});
    CHECK(fieldOf(away, "contact", "王芳", "customer").integer() ==
          away.idOf("customer", "name", QStringLiteral("济南海诺机床有限公司")));
    CHECK(away.customerValue("德州宏力液压有限公司", "city").isEmpty());
    // Once more: they are there.
    CHECK(countsOf(away.import("admin", "customer", machineFile(home, "customer"))) == Counts{2, 0, 0, 2, 0});
    CHECK(countsOf(away.import("admin", "contact", machineFile(home, "contact"))) == Counts{1, 0, 0, 1, 0});
}

TEST_CASE("Teams come into a new centre with the team above them")
{
    const DialectKind dialect = FOR_BOTH_STORES();
    JobVenue home(dialect);
    const qint64 above = home.create("admin", "team", {{"key", text("overseas")}, {"name", text("海外部")}});
    home.create("admin", "team", {{"key", text("japan")}, {"name", text("日本组")}, {"parent", Value(above)}});
    JobVenue away(dialect);
    const JobReport report = away.import("admin", "team", machineFile(home, "team"));
    CHECK(countsOf(report).rejected == 0);
    CHECK(countsOf(report).created == 2);
    CHECK(fieldOf(away, "team", "日本组", "parent").integer() == away.team(QStringLiteral("overseas")));
}

TEST_CASE("Rows that are out of shape are rejected, columns that are left out are told")
{
    JobVenue venue(FOR_BOTH_STORES());
    const JobReport ragged =
        venue.import("sales1", "customer", "公司名称,城市\n济南海诺机床有限公司,济南\n青岛蓝海,青岛,市北区\n", english);
    CHECK(countsOf(ragged) == Counts{2, 1, 0, 0, 1});
    CHECK(linesOf(venue.file("sales1", ragged.job)).at(1).contains(QStringLiteral("more cells")));

    const JobReport twice =
        venue.import("sales1", "customer", "公司名称,城市,城市\n德州宏力液压有限公司,德州,济南\n", english);
    CHECK(countsOf(twice) == Counts{1, 1, 0, 0, 0});
    CHECK(warningsOf(twice).contains(QStringLiteral("more than once")));
    CHECK(venue.customerValue("德州宏力液压有限公司", "city") == QStringLiteral("德州"));

    const QByteArray spoiled = "公司名称,城市\n烟台东岳食品有限公司,烟台\n临沂\xE5\xA4天元,临沂\n日照海汇,日照\xE5";
    const JobReport bytes = venue.import("sales1", "customer", spoiled, english);
    CHECK(countsOf(bytes) == Counts{3, 1, 0, 0, 2});
    CHECK(linesOf(venue.file("sales1", bytes.job)).at(1).contains(QStringLiteral("no characters")));
}

TEST_CASE("An import with a key is carried out once, however often the list is sent")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray csv = "公司名称\n济南海诺机床有限公司\n";
    const QJsonObject options{{"key", QStringLiteral("spring-list")}, {"on_duplicate", QStringLiteral("create")}};
    const JobReport first = venue.import("sales1", "customer", csv, options);
    CHECK(countsOf(first) == Counts{1, 1, 0, 0, 0});
    const JobReport again = venue.import("sales1", "customer", csv, options);
    CHECK(again.job == first.job);
    CHECK(venue.count("customer") == 1);
    const auto other = venue.startImport("sales1", "customer", "公司名称\n青岛蓝海\n", options);
    REQUIRE_FALSE(other);
    CHECK(other.error().code() == ErrorCode::Usage);
    // Somebody else's key is his own.
    CHECK(countsOf(venue.import("manager1", "customer", csv, options)) == Counts{1, 1, 0, 0, 0});
}

TEST_CASE("Cards of people become contacts, persons or customers")
{
    JobVenue venue(FOR_BOTH_STORES());
    const QByteArray cards =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:沈;砺;;;\r\nFN:沈砺\r\nORG:苏州云砺精密机械有限公司;市场部\r\n"
        "TITLE:市场总监\r\nTEL;TYPE=CELL:13805120003\r\nTEL;TYPE=WORK:0512-88120003\r\n"
        "EMAIL:shen@yunli.example\r\nADR:;;星湖街 1 号;苏州;江苏;215000;中国\r\nBDAY:19860518\r\n"
        "URL:https://yunli.example\r\nEND:VCARD\r\n"
        "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:济南海诺机床有限公司\r\nORG:济南海诺机床有限公司\r\n"
        "TEL:0531-88120001\r\nEND:VCARD\r\n";
    CHECK(countsOf(venue.import("sales1", "customer", cards)) == Counts{2, 2, 0, 0, 0});
    CHECK(venue.customerValue("苏州云砺精密机械有限公司", "city") == QStringLiteral("苏州"));
    CHECK(venue.customerValue("苏州云砺精密机械有限公司", "website") == QStringLiteral("https://yunli.example"));
    CHECK(venue.contactsOf("苏州云砺精密机械有限公司") == QStringList{QStringLiteral("沈砺*")});
    CHECK(fieldOf(venue, "contact", "沈砺", "mobile") == text("13805120003"));
    CHECK(fieldOf(venue, "contact", "沈砺", "birthday") == Value(QDate(1986, 5, 18)));
    CHECK(venue.contactsOf("济南海诺机床有限公司").isEmpty());
    CHECK(countsOf(venue.import("sales1", "customer", cards)) == Counts{2, 0, 0, 2, 0});

    const QByteArray colleague =
        "BEGIN:VCARD\nVERSION:4.0\nFN:于蓝\nORG:济南海诺机床有限公司\nTEL;TYPE=cell:13805320002\nEND:VCARD\n";
    CHECK(countsOf(venue.import("sales1", "contact", colleague)) == Counts{1, 1, 0, 0, 0});
    CHECK(venue.contactsOf("济南海诺机床有限公司").size() == 1);
    CHECK(countsOf(venue.import("admin", "person", colleague)) == Counts{1, 1, 0, 0, 0});
    CHECK(fieldOf(venue, "person", "于蓝", "name") == text("于蓝"));
}
