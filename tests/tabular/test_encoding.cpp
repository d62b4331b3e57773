#include "common/tabular/encoding.h"
#include "tests/tabular/tabular_helpers.h"

#include <QFile>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

struct Sample
{
    const char *file;
    const char *encoding;
    const char *word; // must be in the text when it is decoded
};

const Sample Samples[] = {
    {"gb18030.csv", "GB18030", "广州白云会展服务有限公司"},
    {"big5.csv", "BIG5", "台北展覽股份有限公司"},
    {"utf16le.txt", "UTF-16LE", "許功蓋"},
    {"utf16be-without-mark.csv", "UTF-16BE", "高雄國際會議中心"},
    {"shift-jis.csv", "SHIFT_JIS", "株式会社東京ビッグサイト"},
    {"euc-kr.csv", "EUC-KR", "서울국제전시장"},
    {"windows-1252.csv", "WINDOWS-1252", "Müller & Söhne"},
    {"messy-utf8.csv", "UTF-8", "臺北市信義區"},
};

QByteArray contentOf(const char *name)
{
    QFile file(dataFile(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QString decodedInPieces(const QByteArray &bytes, const QByteArray &encoding, qsizetype piece)
{
    auto decoder = TextDecoder::create(encoding);
    REQUIRE(decoder);
    QString text;
    for (qsizetype at = 0; at < bytes.size(); at += piece)
        text += decoder->decode(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
    return text + decoder->finish();
}

} // namespace

TEST_CASE("the encodings that our customers' lists come in are recognised", "[tabular][encoding]")
{
    for (const Sample &sample : Samples) {
        INFO(sample.file);
        QFile file(dataFile(sample.file));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const Encoding encoding = detectEncoding(file);
        CHECK(encoding.name.toUpper() == sample.encoding);
        CHECK(file.pos() == 0);
        const QString text = decodedInPieces(file.readAll().sliced(encoding.markLength), encoding.name, 1 << 20);
        CHECK(text.contains(QString::fromUtf8(sample.word)));
        CHECK_FALSE(text.contains(QChar::ReplacementCharacter));
    }
}

TEST_CASE("a character that two pieces share is decoded whole", "[tabular][encoding]")
{
    for (const Sample &sample : Samples) {
        INFO(sample.file);
        const QByteArray bytes = contentOf(sample.file);
        const QString whole = decodedInPieces(bytes, sample.encoding, bytes.size());
        for (const qsizetype piece : {1, 2, 3, 5, 7})
            CHECK(decodedInPieces(bytes, sample.encoding, piece) == whole);
    }
}

TEST_CASE("Chinese text far down in a file decides about its encoding", "[tabular][encoding]")
{
    QByteArray bytes;
    while (bytes.size() < 700'000)
        bytes += "1001,Guangzhou,020-8888\r\n";
    bytes += contentOf("gb18030.csv");
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CHECK(detectEncoding(buffer).name == "GB18030");
}

TEST_CASE("short lists of Chinese names are taken for GB18030, never for something rare", "[tabular][encoding]")
{
    // 陈, 王建国, 酒博会 and 镕 (outside of GB2312) in GB18030
    CHECK(detectEncoding(QByteArray("\xB3\xC2\n"), true).name == "GB18030");
    CHECK(detectEncoding(QByteArray("name\n\xCD\xF5\xBD\xA8\xB9\xFA\n"), true).name == "GB18030");
    CHECK(detectEncoding(
              QByteArray(
                  "\xBE\xC6\xB2\xA9\xBB\xE1,\xBE\xC6\xB2\xA9\xBB\xE1,\xE9\x46,\xB9\xAB\xCB\xBE,\xB5\xE7\xBB\xB0\n"),
              true)
              .name == "GB18030");
}

TEST_CASE("lists of everyday words are not taken for Korean, which has the same form", "[tabular][encoding]")
{
    QByteArray men;
    QByteArray halls;
    for (int i = 0; i < 200; ++i) {
        men += "Smith," + QByteArray(i % 3 == 0 ? "\xC4\xD0" : "\xC5\xAE") + "\n";      // 男, 女
        halls += "\xB9\xFA\xBC\xCA\xBB\xE1\xD5\xB9\xD6\xD0\xD0\xC4,\xB9\xE3\xD6\xDD\n"; // 国际会展中心, 广州
    }
    CHECK(detectEncoding(men, true).name == "GB18030");
    CHECK(detectEncoding(halls, true).name == "GB18030");
}

TEST_CASE("a mark in the middle of a file is no mark of the file", "[tabular][encoding]")
{
    QByteArray bytes = "name,city\n\xEF\xBB\xBF"
                       "Anna,Wien\n";
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    CHECK(detectEncoding(buffer) == Encoding{"UTF-8", 0});
}

TEST_CASE("UTF-8 with a few characters that were cut by bytes stays UTF-8", "[tabular][encoding]")
{
    QByteArray bytes;
    for (int i = 0; i < 40; ++i)
        bytes += QStringLiteral("广州展览公司,陈小姐\n").toUtf8();
    bytes += "\xE5\xB9\n";
    CHECK(detectEncoding(bytes, true).name == "UTF-8");
}

TEST_CASE("strict UTF-8 refuses what only looks like it", "[tabular][encoding]")
{
    CHECK(isStrictUtf8(QStringLiteral("展客 😀 é").toUtf8(), true));
    CHECK_FALSE(isStrictUtf8("\xC0\xAF", true));         // overlong
    CHECK_FALSE(isStrictUtf8("\xED\xA0\x80", true));     // a surrogate
    CHECK_FALSE(isStrictUtf8("\xF4\x90\x80\x80", true)); // beyond Unicode
    CHECK_FALSE(isStrictUtf8(QByteArrayView("a\0b", 3), true));
    CHECK_FALSE(isStrictUtf8("\xE5\xB9", true));
    CHECK(isStrictUtf8("\xE5\xB9", false)); // the next piece may complete it
}

TEST_CASE("an encoding that nobody knows is an error, not a crash", "[tabular][encoding]")
{
    CHECK_FALSE(TextDecoder::create("KLINGON-8").has_value());
    ReadOptions options;
    options.encoding = "KLINGON-8";
    CHECK(readBytes("a,b\n", options).error.kind == TableError::UnknownEncoding);
}

TEST_CASE("bytes that are no character become a visible mark", "[tabular][encoding]")
{
    CHECK(decodedInPieces("ab\xFF\xFF"
                          "c",
                          "GB18030", 100)
              .contains(QChar::ReplacementCharacter));
    CHECK(decodedInPieces("ab\xB3", "GB18030", 100) == QStringLiteral("ab\uFFFD"));
}
