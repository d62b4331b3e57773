#include "common/tabular/xml_cursor.h"
#include "tests/tabular/package_builder.h"
#include "tests/tabular/tabular_helpers.h"

#include <QFile>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

const QByteArray Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

QByteArray strings(const QByteArray &items)
{
    return "<sst xmlns=\"" + Main + "\">" + items + "</sst>";
}

} // namespace

TEST_CASE("a workbook of another writer is read as a person sees it", "[tabular][xlsx]")
{
    TableError error;
    const auto table = TableReader::open(dataFile("openpyxl.xlsx"), {}, &error);
    REQUIRE(table);
    CHECK(table->format() == TableReader::Format::Xlsx);
    CHECK(table->sheets() == QList<TableReader::Sheet>{{QStringLiteral("客户名单"), false},
                                                       {QStringLiteral("隐藏"), true},
                                                       {QStringLiteral("Booths & Halls"), false}});
    const Outcome list = readAll(*table);
    REQUIRE_FALSE(list.error);
    REQUIRE(list.rows.size() == 6);
    CHECK(list.numbers == QList<qint64>{1, 2, 3, 4, 6, 7}); // the fifth is blank, the eighth only has a style
    CHECK(list.rows.at(1) == TextRow{"广州展览有限公司", "陈小姐", "13800138000", "2026-03-14", "2026-03-14T09:30:00",
                                     "1234.5", "021000", "true", "08:15:00", " 前后空格 "});
    CHECK(list.rows.at(2) == TextRow{"Müller & Söhne <GmbH>", "\"Best\" O'Neil", "0086-20-1234567", "1900-01-31",
                                     "2025-12-31T23:59:59", "0.3", "021000", "false", "", "第一行\n第二行"});
    CHECK(*list.cells.at(1).at(3).as<QDate>() == QDate(2026, 3, 14));
    CHECK(*list.cells.at(1).at(4).as<QDateTime>() == QDateTime(QDate(2026, 3, 14), QTime(9, 30), Qt::UTC));
    CHECK(*list.cells.at(1).at(5).as<double>() == 1234.5);
    CHECK(*list.cells.at(1).at(7).as<bool>());
    CHECK(*list.cells.at(1).at(8).as<QTime>() == QTime(8, 15));
    CHECK(list.rows.at(3).at(3) == QStringLiteral("2023-03-15"));    // yyyy"年"m"月"d"日"
    CHECK(list.rows.at(3).at(9) == QStringLiteral("\r 重要"));       // an escape of the form
    CHECK(list.rows.at(4) == TextRow{"合并单元格", "", "", "=1+1"}); // merged; a formula that nobody calculated
    CHECK(list.cells.at(4).at(3).as<CellFault>() != nullptr);
    CHECK(list.rows.at(5).at(0) == QStringLiteral("=HYPERLINK(\"http://x\",\"y\")")); // text, not a formula
    CHECK(list.cells.at(5).at(4) == Cell::fault(QStringLiteral("#N/A")));
    CHECK(list.rows.at(5).at(5) == QStringLiteral("26:30:00"));

    REQUIRE(table->selectSheet(2));
    CHECK(readAll(*table).rows == QList<TextRow>{{"Number", "Area"}, {"A-12", "36"}});
    REQUIRE(table->selectSheet(0)); // and back
    CHECK(readAll(*table).rows == list.rows);
    CHECK_FALSE(table->selectSheet(3));
}

TEST_CASE("a sheet is chosen by its name", "[tabular][xlsx]")
{
    ReadOptions options;
    options.sheet = QStringLiteral("booths & halls");
    CHECK(readFile(dataFile("openpyxl.xlsx"), options).rows.at(1).at(0) == QStringLiteral("A-12"));
    options.sheet = QStringLiteral("隐藏");
    CHECK(readFile(dataFile("openpyxl.xlsx"), options).rows == QList<TextRow>{{"x"}});
    options.sheet = QStringLiteral("No such");
    CHECK(readFile(dataFile("openpyxl.xlsx"), options).error.kind == TableError::NoSuchSheet);
}

TEST_CASE("dates of a workbook that counts from 1904", "[tabular][xlsx]")
{
    CHECK(readFile(dataFile("dates1904.xlsx")).rows == QList<TextRow>{{"2026-03-14"}});
}

TEST_CASE("shared, rich and phonetic texts", "[tabular][xlsx]")
{
    WorkbookSketch sketch;
    sketch.sharedStrings =
        strings("<si><t>展客</t></si><si><r><rPr><b/></rPr><t>重要</t></r><r><t xml:space=\"preserve\"> 客户</t></r>"
                "<rPh sb=\"0\" eb=\"1\"><t>ZHONG</t></rPh></si><si/><si><t>a&amp;b&#10;_x005F_x000D_</t></si>");
    sketch.sheetData =
        "<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>";
    CHECK(readBytes(workbook(sketch)).rows == QList<TextRow>{{"重要 客户", "展客", "", "a&b\n_x000D_"}});

    sketch.sheetData = "<row><c t=\"s\"><v>4</v></c></row>";
    CHECK(readBytes(workbook(sketch)).error.kind == TableError::Damaged);
    sketch.sheetData = "<row><c t=\"s\"><v>-1</v></c></row>";
    CHECK(readBytes(workbook(sketch)).error.kind == TableError::Damaged);
    sketch.sheetData = "<row><c t=\"s\"><v>x</v></c></row>";
    CHECK(readBytes(workbook(sketch)).error.kind == TableError::Damaged);
}

TEST_CASE("the strict form, with ISO dates and prefixes", "[tabular][xlsx]")
{
    WorkbookSketch sketch;
    sketch.strict = true;
    sketch.sheetPart =
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"3\">"
        "<x:c r=\"B3\" t=\"d\"><x:v>2026-03-14</x:v></x:c><x:c t=\"d\"><x:v>2026-03-14T09:30:00</x:v></x:c>"
        "<x:c t=\"d\"><x:v>soon</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    const Outcome outcome = readBytes(workbook(sketch));
    CHECK(outcome.rows == QList<TextRow>{{"", "2026-03-14", "2026-03-14T09:30:00", "soon"}});
    CHECK(outcome.numbers == QList<qint64>{3});
}

TEST_CASE("styles decide what a number is", "[tabular][xlsx]")
{
    WorkbookSketch sketch;
    sketch.numberFormats =
        "<numFmt numFmtId=\"164\" formatCode=\"yyyy/m/d\\ h:mm;@\"/><numFmt numFmtId=\"165\" formatCode=\"000000\"/>";
    sketch.cellStyles = "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"46\"/>";
    sketch.sheetData =
        "<row><c><v>46095</v></c><c s=\"1\"><v>46095</v></c><c s=\"2\"><v>46095.5</v></c><c s=\"3\"><v>21000</v></c>"
        "<c s=\"4\"><v>1.5</v></c><c s=\"999\"><v>1</v></c><c s=\"-5\"><v>2</v></c><c><v>1.3800138E10</v></c></row>";
    CHECK(readBytes(workbook(sketch)).rows == QList<TextRow>{{"46095", "2026-03-14", "2026-03-14T12:00:00", "021000",
                                                              "36:00:00", "1", "2", "13800138000"}});
}

TEST_CASE("rows and cells without or with odd references", "[tabular][xlsx]")
{
    WorkbookSketch sketch;
    sketch.sheetData =
        "<row><c><v>1</v></c><c r=\"D1\"><v>4</v></c><c><v>5</v></c></row>"
        "<row r=\"9\"/><row r=\"10\"><c r=\"zz\"><v>1</v></c></row><row r=\"4\"><c "
        "r=\"ZZZZZZZZZZZZZZ\"><v>2</v></c></row>"
        "<row r=\"99999999999999999999\"><c r=\"\"><v>3</v></c></row><row r=\"1048577\"><c><v>7</v></c></row>";
    const Outcome outcome = readBytes(workbook(sketch));
    REQUIRE_FALSE(outcome.error);
    CHECK(outcome.rows == QList<TextRow>{{"1", "", "", "4", "5"}, {"1"}, {"2"}, {"3"}, {"7"}});
    CHECK(outcome.numbers == QList<qint64>{1, 10, 11, 12, 13});
}

TEST_CASE("formulas give their last result", "[tabular][xlsx]")
{
    WorkbookSketch sketch;
    sketch.sheetData =
        "<row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1&amp;\"x\"</f><v>2x</v></c><c t=\"str\"><f>\"\"</f><v></v></c>"
        "<c t=\"b\"><f>TRUE</f><v>1</v></c><c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c><f t=\"shared\" "
        "si=\"0\"/></c></row>";
    const Outcome outcome = readBytes(workbook(sketch));
    CHECK(outcome.rows == QList<TextRow>{{"2", "2x", "", "true", "#DIV/0!", "="}});
    CHECK(outcome.cells.at(0).at(4).as<CellFault>() != nullptr);
    CHECK(outcome.cells.at(0).at(5).as<CellFault>() != nullptr);
}

TEST_CASE("other kinds of files get advice", "[tabular][xlsx]")
{
    const QByteArray ole("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    CHECK(readBytes(ole + QByteArray(1000, '\0')).error.kind == TableError::Unsupported);
    QByteArray name;
    for (const char c : QByteArray("EncryptedPackage"))
        name += QByteArray(1, c) + '\0';
    CHECK(readBytes(ole + QByteArray(1000, '\0') + name).error.kind == TableError::PasswordProtected);
    CHECK(readBytes(ole + QByteArray(3'000'000, '\0') + name).error.kind == TableError::PasswordProtected);

    CHECK(readBytes(zipped({{"photo.jpg", "x"}})).error.kind == TableError::NotATable);
    CHECK(readBytes(zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}))
              .error.kind == TableError::Unsupported);
    CHECK(readBytes(zipped({{"[Content_Types].xml", "<x/>"}})).error.kind == TableError::Damaged);
    const QByteArray document = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument";
    const auto package = [&](const char *target) {
        return "<Relationships><Relationship Id=\"a\" Type=\"" + document + "\" Target=\"" + target +
               "\"/></Relationships>";
    };
    CHECK(readBytes(zipped({{"_rels/.rels", package("word/document.xml")},
                            {"word/document.xml", "<w:document xmlns:w=\"w\"/>"}}))
              .error.kind == TableError::NotATable);
    CHECK(readBytes(zipped({{"_rels/.rels", package("xl/workbook.bin")}, {"xl/workbook.bin", "x"}})).error.kind ==
          TableError::Unsupported);
    CHECK(readBytes(zipped({{"_rels/.rels", package("xl/workbook.xml")}, {"xl/workbook.xml", "<workbook/>"}}))
              .error.kind == TableError::NotATable); // no sheets
    CHECK(readBytes(zipped({{"_rels/.rels", package("../../etc/passwd")}})).error.kind == TableError::Damaged);
}

TEST_CASE("escapes of the spreadsheet form", "[tabular][xlsx]")
{
    CHECK(withoutEscapes(QStringLiteral("a_x000D_b")) == QStringLiteral("a\rb"));
    CHECK(withoutEscapes(QStringLiteral("_x005F_x000D_")) == QStringLiteral("_x000D_"));
    for (const char *plain : {"", "_", "_x", "_x000", "_x000D", "_xGGGG_", "a_b_x_c", "_x00_0D_", "_x  0D_", "_x0x1F_"})
        CHECK(withoutEscapes(QString::fromLatin1(plain)) == QString::fromLatin1(plain));
    for (const char *typed : {"_x000D_", "_x000D_x000D_", "__x0041__", "_x005F_x005f_", "a_b"}) {
        const QString text = QString::fromLatin1(typed);
        CHECK(withoutEscapes(withEscapes(text)) == text);
    }
}
