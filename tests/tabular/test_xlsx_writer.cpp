#include "common/tabular/xlsx_writer.h"
#include "common/tabular/zip_package.h"
#include "tests/tabular/tabular_helpers.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QString partOf(const QString &path, const QString &name)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    TableError error;
    const auto package = ZipPackage::open(file, {}, &error);
    REQUIRE(package);
    const auto part = package->part(name);
    REQUIRE(part);
    QByteArray all;
    for (QByteArray piece; part->read(&piece) && !piece.isEmpty();)
        all += piece;
    return QString::fromUtf8(all);
}

} // namespace

TEST_CASE("what goes out comes back, typed", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("客户 2026.xlsx"));
    const QDateTime visit(QDate(2026, 3, 14), QTime(9, 30), Qt::UTC);
    const Row row = {Cell::ofText(QStringLiteral("广州 <展览> & \"Co\"")),
                     Cell::ofNumber(13800138000),
                     Cell::ofDecimal(QStringLiteral("1234.50")),
                     Cell::ofDate(QDate(2026, 3, 14)),
                     Cell::ofDateTime(visit),
                     Cell::ofTime(QTime(8, 15)),
                     Cell::ofBool(true),
                     Cell{},
                     Cell::ofText(QStringLiteral(" l1\r\nl2\t\x01 _x000D_ "))};
    XlsxWriter writer(path);
    REQUIRE(writer.startSheet(
        QStringLiteral("客户"),
        {{"Name"}, {"Phone"}, {"Price", 2, true}, {"Date"}, {"Visit"}, {"Opens"}, {"Main"}, {"None"}, {"Note"}}));
    REQUIRE(writer.writeRow(row));
    CHECK_FALSE(QFileInfo::exists(path)); // not before it is complete
    REQUIRE(writer.finish());
    CHECK_FALSE(QFileInfo::exists(path + QStringLiteral(".part")));

    const Outcome read = readFile(path);
    REQUIRE_FALSE(read.error);
    REQUIRE(read.rows.size() == 2);
    CHECK(read.rows.at(0).at(2) == QStringLiteral("Price"));
    for (const int same : {0, 1, 3, 4, 5, 6, 7, 8}) {
        INFO(same);
        CHECK(read.cells.at(1).at(same) == row.at(same));
    }
    CHECK(*read.cells.at(1).at(2).as<double>() == 1234.5);

    const QString sheet = partOf(path, QStringLiteral("xl/worksheets/sheet1.xml"));
    CHECK(sheet.contains(QStringLiteral("state=\"frozen\"")));
    CHECK(sheet.contains(QStringLiteral("<autoFilter ref=\"A1:I2\"/>")));
    CHECK_FALSE(sheet.contains(QStringLiteral("<f>")));
    CHECK(partOf(path, QStringLiteral("xl/styles.xml")).contains(QStringLiteral("#,##0.00")));
}

TEST_CASE("columns are as wide as their content, within limits", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("w.xlsx"));
    XlsxWriter writer(path);
    REQUIRE(writer.startSheet(QStringLiteral("W"), {{"a"}, {"b"}, {"c"}}));
    REQUIRE(
        writer.writeRow({Cell::ofText(QStringLiteral("广州展览有限公司")), Cell::ofText(QString(500, u'x')), Cell{}}));
    REQUIRE(writer.finish());
    const QString sheet = partOf(path, QStringLiteral("xl/worksheets/sheet1.xml"));
    CHECK(sheet.contains(QStringLiteral("<col min=\"1\" max=\"1\" width=\"17.7109375\"")));
    CHECK(sheet.contains(QStringLiteral("<col min=\"2\" max=\"2\" width=\"60.7109375\"")));
    CHECK(sheet.contains(QStringLiteral("<col min=\"3\" max=\"3\" width=\"6.7109375\"")));
}

TEST_CASE("numbers that a spreadsheet would round go out as text", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("n.xlsx"));
    XlsxWriter writer(path);
    REQUIRE(writer.writeRow({Cell::ofDecimal(QStringLiteral("440106199001011234")),
                             Cell::ofDecimal(QStringLiteral("12345678901234.5")), Cell::ofDate(QDate(1850, 1, 1))}));
    REQUIRE(writer.finish());
    const Outcome read = readFile(path);
    CHECK(read.rows == QList<TextRow>{{"440106199001011234", "12345678901234.5", "1850-01-01"}});
    CHECK(read.cells.at(0).at(0).as<double>() == nullptr);
    CHECK(read.cells.at(0).at(1).as<double>() != nullptr);
}

TEST_CASE("a long table goes on in the next sheet, with its titles", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("long.xlsx"));
    XlsxWriter writer(path, 3);
    REQUIRE(writer.startSheet(QStringLiteral("Visits"), {{"Number"}}));
    for (int i = 1; i <= 7; ++i)
        REQUIRE(writer.writeRow({Cell::ofNumber(i)}));
    REQUIRE(writer.finish());

    TableError error;
    const auto table = TableReader::open(path, {}, &error);
    REQUIRE(table);
    CHECK(table->sheets() == QList<TableReader::Sheet>{{"Visits"}, {"Visits (2)"}, {"Visits (3)"}});
    REQUIRE(table->selectSheet(2));
    CHECK(readAll(*table).rows == QList<TextRow>{{"Number"}, {"7"}});
}

TEST_CASE("sheet names are made to fit", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("names.xlsx"));
    XlsxWriter writer(path);
    const QStringList wanted = {"a/b[c]:d*e?f\\g",  "'quoted'",        "", "history", "LIST", "list",
                                QString(40, u'展'), QString(40, u'展')};
    for (const QString &name : wanted) {
        REQUIRE(writer.startSheet(name, {{"x"}}));
        REQUIRE(writer.writeRow({Cell::ofText(QStringLiteral("1"))}));
    }
    REQUIRE(writer.finish());
    TableError error;
    const auto table = TableReader::open(path, {}, &error);
    REQUIRE(table);
    CHECK(table->sheets() == QList<TableReader::Sheet>{{"a b c d e f g"},
                                                       {"quoted"},
                                                       {"Sheet"},
                                                       {"Sheet (2)"},
                                                       {"LIST"},
                                                       {"list (2)"},
                                                       {QString(31, u'展')},
                                                       {QString(27, u'展') + " (2)"}});
}

TEST_CASE("cells that are too long are cut and counted", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("cut.xlsx"));
    XlsxWriter writer(path);
    REQUIRE(writer.writeRow({Cell::ofText(QString(40'000, u'字')), Cell::ofText(QString(32'767, u'x')),
                             Cell::ofText(QString::fromUcs4(U"😀").repeated(20'000)),
                             Cell::ofText(QStringLiteral("a\uFFFE") + QChar(u'\0') + u'b')}));
    REQUIRE(writer.finish());
    CHECK(writer.shortenedCells() == 2);
    const Outcome read = readFile(path);
    REQUIRE(read.rows.size() == 1);
    CHECK(read.rows.at(0).at(0).size() == 32'767);
    CHECK(read.rows.at(0).at(0).endsWith(u'…'));
    CHECK(read.rows.at(0).at(1).size() == 32'767);
    CHECK(read.rows.at(0).at(2).isValidUtf16());
    CHECK(read.rows.at(0).at(3) == QStringLiteral("a\uFFFD\uFFFDb"));
}

TEST_CASE("an export that fails leaves the old file alone", "[tabular][xlsx]")
{
    const QTemporaryDir folder;
    XlsxWriter nowhere(folder.filePath(QStringLiteral("no/such/folder.xlsx")));
    CHECK_FALSE((nowhere.writeRow({Cell::ofText(QStringLiteral("x"))}) && nowhere.finish()));
    CHECK(nowhere.error().kind == TableError::CannotWrite);

    const QString path = folder.filePath(QStringLiteral("kept.xlsx"));
    {
        QFile old(path);
        REQUIRE(old.open(QIODevice::WriteOnly));
        old.write("the old export");
    }
    {
        XlsxWriter abandoned(path);
        REQUIRE(abandoned.writeRow({Cell::ofText(QStringLiteral("x"))}));
    }
    QFile old(path);
    REQUIRE(old.open(QIODevice::ReadOnly));
    CHECK(old.readAll() == "the old export");
    CHECK_FALSE(QFileInfo::exists(path + QStringLiteral(".part")));

    XlsxWriter empty(path);
    REQUIRE(empty.finish());
    CHECK(readFile(path).rows.isEmpty());
    CHECK_FALSE(readFile(path).error);
}
