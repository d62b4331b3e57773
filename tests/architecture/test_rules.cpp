// Every rule must find the breach that it is made for, and leave alone what only looks like one.
#include "tests/architecture/rules.h"
#include "tests/support/catch.h"

#include <QStringList>

using namespace fairdesk::architecture;

namespace {

QStringList rulesBrokenBy(const char *path, const QString &text)
{
    QStringList rules;
    for (const Finding &finding : checkSource(splitSource(QString::fromUtf8(path), text)))
        rules.append(finding.rule);
    return rules;
}

QStringList rulesBrokenBy(const char *path, const char *text)
{
    return rulesBrokenBy(path, QString::fromUtf8(text));
}

const QStringList nothing;

QStringList only(const char *rule)
{
    return {QString::fromLatin1(rule)};
}

} // namespace

TEST_CASE("A source is split into code, literals and includes")
{
    const SourceText source = splitSource(QStringLiteral("common/base/x.cpp"), QString::fromUtf8(R"x(#include <QString>
# include "common/base/id.h"
// #include "client/link/link.h"
/* "not a literal"
*/ auto a = "one" // between
   "two";
auto b = R"sql(raw "quoted" )" )sql"; char c = '"'; int d = 1'000'000; auto e = "th\"ree";
)x"));
    REQUIRE(source.includes.size() == 2);
    CHECK(source.includes.at(0).text == QStringLiteral("QString"));
    CHECK(source.includes.at(1).text == QStringLiteral("common/base/id.h"));
    CHECK(source.includes.at(1).line == 2);
    REQUIRE(source.strings.size() == 3);
    CHECK(source.strings.at(0).text == QStringLiteral("onetwo"));
    CHECK(source.strings.at(0).line == 5);
    CHECK(source.strings.at(1).text == QStringLiteral("raw \"quoted\" )\" "));
    CHECK(source.strings.at(2).text == QStringLiteral("th\\\"ree"));
    CHECK(source.lineCount == 7);
    CHECK_FALSE(source.code.contains(QStringLiteral("literal")));
    CHECK(source.code.count(u'\n') == 7);
}

TEST_CASE("Server and client do not include each other")
{
    CHECK(rulesBrokenBy("server/api/a.cpp", "#include \"client/link/link.h\"\n") == only("sides"));
    CHECK(rulesBrokenBy("client/link/a.cpp", "#include <server/net/frame.h>\n") == only("sides"));
    CHECK(rulesBrokenBy("tests/e2e/a.cpp", "#include \"client/link/link.h\"\n#include \"server/net/x.h\"\n") ==
          nothing);
    CHECK(rulesBrokenBy("server/api/a.cpp", "// #include \"client/link/link.h\"\n") == nothing);
}

TEST_CASE("Includes go downwards only")
{
    CHECK(rulesBrokenBy("common/catalogue/a.h", "#include \"common/base/id.h\"\n") == nothing);
    CHECK(rulesBrokenBy("common/base/a.h", "#include \"common/catalogue/record.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("common/text/a.h", "#include \"common/tabular/csv.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("common/base/a.h", "#include \"server/app/main.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("common/catalogue/entities/a.h", "#include \"common/catalogue/field.h\"\n") == nothing);
    CHECK(rulesBrokenBy("server/records/a.h", "#include \"server/storage/database.h\"\n") == nothing);
    CHECK(rulesBrokenBy("server/storage/a.h", "#include \"server/records/service.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("server/access/a.h", "#include \"server/storage/database.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("server/records/a.h", "#include \"server/identity/session.h\"\n") == nothing);
    CHECK(rulesBrokenBy("server/rules/a.h", "#include \"server/identity/session.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("client/screens/floorplan/a.h", "#include \"client/shell/main_window.h\"\n") == only("order"));
    CHECK(rulesBrokenBy("client/app/main.cpp", "#include \"client/shell/main_window.h\"\n") == nothing);
}

TEST_CASE("A folder without a height and a path with dots are not overlooked")
{
    CHECK(rulesBrokenBy("server/extras/a.cpp", "int a;\n") == only("unknown-folder"));
    CHECK(rulesBrokenBy("server/app/a.cpp", "#include \"server/extras/a.h\"\n") == only("unknown-folder"));
    CHECK(rulesBrokenBy("server/app/a.cpp", "#include \"../storage/database.h\"\n") == only("relative-include"));
}

TEST_CASE("The database is spoken to by server/storage alone")
{
    const auto sql = GENERATE("SELECT id FROM customer", "INSERT INTO customer VALUES (1)", "UPDATE customer SET a = 1",
                              "DELETE FROM customer", "CREATE TABLE customer (id)", "CREATE UNIQUE INDEX i ON c (id)",
                              "PRAGMA journal_mode", "WITH latest AS (SELECT 1)", "select id, name from customer",
                              "update customer set name = ?", "delete from customer where id = 1");
    const QString code = QStringLiteral("auto a = QStringLiteral(\"%1\");\n").arg(QString::fromLatin1(sql));
    CAPTURE(sql);
    CHECK(rulesBrokenBy("server/records/a.cpp", code) == only("database"));
    CHECK(rulesBrokenBy("client/cli/a.cpp", code) == only("database"));
    CHECK(rulesBrokenBy("server/storage/a.cpp", code) == nothing);
    CHECK(rulesBrokenBy("tests/storage/a.cpp", code) == nothing);
}

TEST_CASE("SQL in a raw or split literal is found, a sentence to a person is not")
{
    CHECK(rulesBrokenBy("server/api/a.cpp", "auto a = R\"(\n  SELECT 1)\";\n") == only("database"));
    CHECK(rulesBrokenBy("server/api/a.cpp", "auto a = u\"SEL\"\n  \"ECT id FROM x\";\n") == only("database"));
    CHECK(rulesBrokenBy("server/api/a.cpp", "auto a = \"Select a booth from the plan\";\n") == nothing);
    CHECK(rulesBrokenBy("server/api/a.cpp", "auto a = \"select\"; auto b = \"delete from\";\n") == nothing);
    CHECK(rulesBrokenBy("server/api/a.cpp", "// SELECT id FROM customer\n") == nothing);
}

TEST_CASE("Database classes are found by name, by include and by link")
{
    CHECK(rulesBrokenBy("server/jobs/a.cpp", "void run(QSqlQuery &query);\n") == only("database"));
    CHECK(rulesBrokenBy("server/jobs/a.cpp", "#include <QSqlDatabase>\n") == only("database"));
    CHECK(rulesBrokenBy("server/jobs/a.cpp", "#include <sqlite3.h>\n") == only("database"));
    CHECK(rulesBrokenBy("server/jobs/a.cpp", "void f() { sqlite3_step(s); }\n") == only("database"));
    CHECK(rulesBrokenBy("server/storage/a.cpp", "#include <QSqlQuery>\nQSqlQuery q;\n") == nothing);

    const QString build = QStringLiteral("fairdesk_library(X SOURCES x.cpp DEPENDS Qt6::Sql) # Qt6::Sql\n");
    CHECK(checkBuildFile(QStringLiteral("server/jobs/CMakeLists.txt"), build).size() == 1);
    CHECK(checkBuildFile(QStringLiteral("server/storage/CMakeLists.txt"), build).isEmpty());
}

TEST_CASE("What only one platform has stands in common/base/platform_*")
{
    const auto header = GENERATE("unistd.h", "sys/stat.h", "fcntl.h", "pwd.h", "netinet/in.h", "windows.h");
    const QString code = QStringLiteral("#include <%1>\n").arg(QString::fromLatin1(header));
    CAPTURE(header);
    CHECK(rulesBrokenBy("server/app/a.cpp", code) == only("platform"));
    CHECK(rulesBrokenBy("common/text/a.cpp", code) == only("platform"));
    CHECK(rulesBrokenBy("common/base/platform_posix.cpp", code) == nothing);
    CHECK(rulesBrokenBy("tests/e2e/a.cpp", code) == nothing);
    CHECK(rulesBrokenBy("server/app/a.cpp", "#include <csignal>\n#include <system_error>\n") == nothing);
}

TEST_CASE("Umbrella includes of Qt are found everywhere")
{
    CHECK(rulesBrokenBy("client/data/a.cpp", "#include <QtWidgets>\n") == only("umbrella"));
    CHECK(rulesBrokenBy("tests/data/a.cpp", "#include <QtCore/QtCore>\n") == only("umbrella"));
    CHECK(rulesBrokenBy("client/data/a.cpp", "#include <QtCore/QString>\n#include <QtGlobal>\n") == nothing);
}

TEST_CASE("Table widgets and guessed text formats are found")
{
    CHECK(rulesBrokenBy("client/forms/a.cpp", "auto t = new QTableWidget(this);\n") == only("table-widget"));
    CHECK(rulesBrokenBy("client/forms/a.cpp", "label->setTextFormat(Qt::AutoText);\n") == only("auto-text"));
    CHECK(rulesBrokenBy("client/forms/a.cpp", "QTableView v; // not a QTableWidget, never Qt::AutoText\n") == nothing);
}

TEST_CASE("Colours are named by the theme alone")
{
    const auto code = GENERATE("QColor a(\"#2459C4\");\n", "auto a = QStringLiteral(\"color: #80ffffff;\");\n",
                               "auto a = QColor(12, 34, 56);\n", "QColor a{12, 34, 56};\n", "auto a = qRgb(1, 2, 3);\n",
                               "p.setPen(Qt::darkRed);\n");
    CAPTURE(code);
    CHECK(rulesBrokenBy("client/charts/a.cpp", code) == only("colour"));
    CHECK(rulesBrokenBy("client/theme/a.cpp", code) == nothing);
    CHECK(rulesBrokenBy("tests/charts/a.cpp", code) == nothing);
    CHECK(rulesBrokenBy("client/charts/a.cpp", "f(Qt::transparent, \"#12\", \"Booth #1234567\", \"#tag\");\n") ==
          nothing);
    CHECK(checkStyleFile(QStringLiteral("client/shell/a.qss"), QStringLiteral("a { color: #2459c4; }")).size() == 1);
}

TEST_CASE("Long files are named, too long ones refused")
{
    const auto source = [](int lines) {
        return splitSource(QStringLiteral("common/base/a.cpp"), QStringLiteral("int a;\n").repeated(lines));
    };
    CHECK_FALSE(isLong(source(600)));
    CHECK(isLong(source(601)));
    CHECK(checkSource(source(700)).isEmpty());
    REQUIRE(checkSource(source(701)).size() == 1);
    CHECK(checkSource(source(701)).first().rule == QStringLiteral("length"));
}

TEST_CASE("A finding names the place")
{
    const auto findings =
        checkSource(splitSource(QStringLiteral("client/forms/a.cpp"), QStringLiteral("\n\nQTableWidget w;\n")));
    REQUIRE(findings.size() == 1);
    CHECK(findings.first().toString().startsWith(QStringLiteral("client/forms/a.cpp:3: [table-widget] QTableWidget")));
}
