#include "common/base/platform_process.h"
#include "common/tabular/xml_guard.h"
#include "tests/tabular/package_builder.h"
#include "tests/tabular/tabular_helpers.h"

#include <QElapsedTimer>
#include <QFile>
#include <QtEndian>

#include <random>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

constexpr qint64 Mebibyte = 1024 * 1024;

QByteArray repeated(const QByteArray &piece, qsizetype bytes)
{
    return piece.repeated(bytes / piece.size());
}

// Must be refused within the second that the reliability list allows, whatever the machine does beside it.
void checkRefused(const QByteArray &bytes, TableError::Kind kind)
{
    QElapsedTimer timer;
    timer.start();
    const qint64 before = platform::residentMemory();
    TableError error;
    drain(bytes, {}, &error);
    INFO(error.text() << ' ' << error.detail);
    CHECK(int(error.kind) == int(kind));
    CHECK_FALSE(error.text().isEmpty());
    CHECK(timer.elapsed() < 1000);
    CHECK(platform::residentMemory() - before < MemoryBar);
}

QByteArray sheetOf(const QByteArray &inside)
{
    WorkbookSketch sketch;
    sketch.sheetPart = "<worksheet>" + inside + "</worksheet>";
    return workbook(sketch);
}

} // namespace

TEST_CASE("a part that claims to be huge is refused before it is unpacked", "[tabular][bomb]")
{
    WorkbookSketch sketch;
    sketch.sheetData = "<row><c><v>1</v></c></row>";
    checkRefused(withClaimedSize(workbook(sketch), "xl/worksheets/sheet1.xml", 0xFFFFFFF0U), TableError::Suspicious);
}

TEST_CASE("a part that unpacks to far more than its size is refused", "[tabular][bomb]")
{
    const QByteArray blanks = repeated("<row r=\"1\"></row>", 64 * Mebibyte);
    checkRefused(sheetOf("<sheetData>" + blanks + "</sheetData>"), TableError::Suspicious);
}

TEST_CASE("a part that hides how much it unpacks to is stopped on the way", "[tabular][bomb]")
{
    const QByteArray honest = sheetOf("<sheetData>" + repeated("<row r=\"1\"></row>", 64 * Mebibyte) + "</sheetData>");
    checkRefused(withClaimedSize(honest, "xl/worksheets/sheet1.xml", 100'000), TableError::Suspicious);
}

TEST_CASE("many parts that are each within the ratio are refused together", "[tabular][bomb]")
{
    QList<Part> parts;
    for (int i = 0; i < 5000; ++i)
        parts.append({"p" + QByteArray::number(i), "x"});
    checkRefused(zipped(parts), TableError::Suspicious);
}

TEST_CASE("an end record that claims millions of parts costs nothing", "[tabular][bomb]")
{
    QByteArray bytes = zipped({{"a", "x"}});
    const qsizetype end = bytes.lastIndexOf("PK\x05\x06");
    QByteArray claim = bytes;
    qToLittleEndian(quint16(0xFFFF), claim.data() + end + 10);
    checkRefused(claim, TableError::Suspicious);
    claim = bytes;
    qToLittleEndian(quint32(0x7FFFFFFF), claim.data() + end + 12);
    checkRefused(claim, TableError::Suspicious);
    // The same in the 64-bit form of the record.
    QByteArray wide("PK\x06\x06", 4);
    wide.resize(56, '\0');
    qToLittleEndian(quint64(50'000'000), wide.data() + 32);
    QByteArray locator("PK\x06\x07", 4);
    locator.resize(20, '\0');
    qToLittleEndian(quint64(end), locator.data() + 8);
    checkRefused(bytes.left(end) + wide + locator + bytes.sliced(end), TableError::Suspicious);
}

TEST_CASE("entities are refused at their declaration", "[tabular][bomb]")
{
    QByteArray laughs = "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY l0 \"ha\">";
    for (int i = 1; i < 20; ++i)
        laughs += "<!ENTITY l" + QByteArray::number(i) + " \"" + ("&l" + QByteArray::number(i - 1) + ";").repeated(10) +
                  "\">";
    WorkbookSketch sketch;
    sketch.sheetPart =
        laughs +
        "]><worksheet><sheetData><row><c t=\"inlineStr\"><is><t>&l19;</t></is></c></row></sheetData></worksheet>";
    checkRefused(workbook(sketch), TableError::Suspicious);

    sketch.sheetPart = "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\"><worksheet/>";
    checkRefused(workbook(sketch), TableError::Suspicious);
    sketch.sheetPart = {};
    sketch.sheetData = "<row><c t=\"inlineStr\"><is><t>&unknown;</t></is></c></row>";
    TableError error;
    drain(workbook(sketch), {}, &error);
    CHECK(error);
}

TEST_CASE("a million shared texts are read within the memory, a flood is refused", "[tabular][bomb]")
{
    QByteArray items;
    for (int i = 0; i < 1'000'000; ++i)
        items += "<si><t>" + QByteArray::number(i * 2654435761U, 36) + "</t></si>";
    WorkbookSketch sketch;
    sketch.sharedStrings = "<sst>" + items + "</sst>";
    sketch.sheetData = "<row><c t=\"s\"><v>999999</v></c></row>";
    const QByteArray bytes = workbook(sketch);
    items = {};
    sketch = {};

    const qint64 before = platform::residentMemory();
    TableError error;
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    const auto table = TableReader::open(buffer, {}, &error);
    REQUIRE(table);
    CHECK(platform::residentMemory() - before < MemoryBar);
    CHECK(readAll(*table).rows == QList<TextRow>{{QString::number(999'999 * 2654435761U, 36)}});

    ReadOptions options;
    options.budget.sharedStrings = 500'000;
    CHECK(readBytes(bytes, options).error.kind == TableError::TooLarge);
    options = {};
    options.budget.sharedStringBytes = Mebibyte;
    CHECK(readBytes(bytes, options).error.kind == TableError::TooLarge);

    sketch.sharedStrings = "<sst>" + repeated("<si/>", 16 * Mebibyte) + "</sst>";
    checkRefused(workbook(sketch), TableError::Suspicious);
}

TEST_CASE("XML that would make the reader slow or large is refused", "[tabular][bomb]")
{
    QByteArray attributes = "<row ";
    for (int i = 0; i < 10'000; ++i)
        attributes += "a" + QByteArray::number(i) + "=\"\" ";
    checkRefused(sheetOf("<sheetData>" + attributes + "/></sheetData>"), TableError::Suspicious);
    // Behind quotes and comments that try to hide the tag.
    checkRefused(sheetOf("<!-- > <c ' --><sheetData><x a=\"'>\"/>" + attributes + "/></sheetData>"),
                 TableError::Suspicious);
    checkRefused(sheetOf("<![CDATA[ <c \" ]]><sheetData>" + attributes + "/></sheetData>"), TableError::Suspicious);
    checkRefused(sheetOf(QByteArray("<a>").repeated(100'000)), TableError::Suspicious);

    std::mt19937 random(1);
    QByteArray text;
    for (int i = 0; i < 5 * Mebibyte; ++i)
        text += char('a' + random() % 26);
    checkRefused(sheetOf("<sheetData><row><c t=\"inlineStr\"><is><t>" + text + "</t></is></c></row></sheetData>"),
                 TableError::Suspicious);
    checkRefused(sheetOf("<row r=\"" + text + "\"/>"), TableError::Suspicious);
    checkRefused(sheetOf("<!-- " + text + "-->"), TableError::Suspicious);

    WorkbookSketch sketch;
    const QString wide = QStringLiteral("<worksheet/>");
    sketch.sheetPart = QByteArray(reinterpret_cast<const char *>(wide.utf16()), wide.size() * 2);
    checkRefused(workbook(sketch), TableError::Suspicious); // UTF-16, which no workbook uses
}

TEST_CASE("ordinary XML passes the guard in pieces of any size", "[tabular][bomb]")
{
    const QByteArray xml =
        "<?xml version=\"1.0\"?><!-- it's > fine --><a b='>\"' c=\"<'\"><![CDATA[ <x ' ]] > ]]>text</a>";
    for (qsizetype piece = 1; piece <= xml.size(); ++piece) {
        XmlGuard guard;
        for (qsizetype at = 0; at < xml.size(); at += piece)
            REQUIRE(guard.accept(QByteArrayView(xml).sliced(at, std::min(piece, xml.size() - at))));
        REQUIRE(guard.accept(QByteArray(XmlGuard::MaxRun - 10, 'x'))); // it knows that it is in text again
    }
}

TEST_CASE("cells beyond the budget of columns and text", "[tabular][bomb]")
{
    WorkbookSketch sketch;
    sketch.sheetData = "<row r=\"1\"><c r=\"ALL1\"><v>1</v></c></row>";
    CHECK_FALSE(readBytes(workbook(sketch)).error); // column 1,000
    sketch.sheetData = "<row r=\"1\"><c r=\"ALM1\"><v>1</v></c></row>";
    CHECK(readBytes(workbook(sketch)).error.kind == TableError::TooLarge);
    sketch.sheetData = "<row r=\"1\"><c r=\"XFD1\" s=\"0\"/></row>";
    CHECK_FALSE(readBytes(workbook(sketch)).error); // only a style

    // One long text that each cell of a row refers to.
    sketch = {};
    sketch.sharedStrings = "<sst><si><t>" + QByteArray(500'000, 'x') + "</t></si></sst>";
    sketch.sheetData = "<row>" + QByteArray("<c t=\"s\"><v>0</v></c>").repeated(900) + "</row>";
    checkRefused(workbook(sketch), TableError::TooLarge);
}

TEST_CASE("a workbook that is cut anywhere is refused or read, never a crash", "[tabular][fuzz]")
{
    for (const char *name : {"openpyxl.xlsx", "dates1904.xlsx"}) {
        QFile file(dataFile(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        for (qsizetype length = 4; length < bytes.size(); ++length) {
            TableError error;
            drain(bytes.first(length), {}, &error);
            REQUIRE(error);
        }
    }
}

TEST_CASE("a sheet that is cut anywhere is damaged", "[tabular][fuzz]")
{
    const QByteArray sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>展&amp;客</t></is></c>"
        "<c r=\"B1\"><v>1</v></c></row></sheetData></worksheet>";
    const qsizetype enough = sheet.indexOf("</sheetData>") + 12;
    for (qsizetype length = 1; length < enough; ++length) {
        WorkbookSketch sketch;
        sketch.sheetPart = sheet.first(length);
        TableError error;
        drain(workbook(sketch), {}, &error);
        INFO(length);
        REQUIRE(error.kind == TableError::Damaged);
    }
}

TEST_CASE("spoiled bytes give rows or a reason", "[tabular][fuzz]")
{
    std::mt19937 random(19);
    WorkbookSketch sketch;
    sketch.sharedStrings = "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>";
    sketch.cellStyles = "<xf numFmtId=\"14\"/>";
    sketch.sheetData = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" s=\"1\"><v>46095.5</v></c></row>";
    const QByteArray whole = workbook(sketch);
    for (int round = 0; round < 10'000; ++round) {
        QByteArray bytes = whole;
        for (int i = 1 + int(random() % 6); i > 0; --i)
            bytes[4 + qsizetype(random() % size_t(bytes.size() - 4))] = char(random());
        TableError error;
        const qint64 rows = drain(bytes, {}, &error);
        REQUIRE((rows <= 1 && (rows == 1 || error || rows == 0)));
    }
}

TEST_CASE("spoiled XML gives rows or a reason", "[tabular][fuzz]")
{
    std::mt19937 random(20);
    const QByteArray alphabet = "<>/=\"'&;[]!-?: rctsv019AZ\xE5\xB9\xBF\n";
    const QByteArray sheet =
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" s=\"1\"><f>A1</f><v>46095.5</v></c>"
        "<c t=\"inlineStr\"><is><r><t>x</t></r></is></c><c t=\"d\"><v>2026-03-14T09:30:00</v></c></row>";
    const QByteArray strings = "<sst><si><t>a</t></si><si><r><t>b_x000D_</t></r></si></sst>";
    const QByteArray formats = "<numFmt numFmtId=\"164\" formatCode=\"yyyy-mm-dd [h]:mm;@\"/>";
    const auto spoil = [&](QByteArray text) {
        for (int i = int(random() % 4); i > 0; --i)
            text[qsizetype(random() % size_t(text.size()))] =
                alphabet.at(qsizetype(random() % size_t(alphabet.size())));
        return text;
    };
    for (int round = 0; round < 1500; ++round) {
        WorkbookSketch sketch;
        sketch.sheetData = spoil(sheet);
        sketch.sharedStrings = spoil(strings);
        sketch.numberFormats = spoil(formats);
        sketch.cellStyles = "<xf numFmtId=\"164\"/>";
        TableError error;
        REQUIRE(drain(workbook(sketch), {}, &error) <= 2);
    }
}
