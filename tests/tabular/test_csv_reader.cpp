#include "common/tabular/csv_dialect.h"
#include "tests/tabular/tabular_helpers.h"

#include <QTemporaryFile>

#include <random>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QChar separatorOf(const char *text)
{
    return detectDialect(QString::fromUtf8(text)).separator;
}

// A pipe: it cannot go back, and tells nobody how long it is.
class Pipe final : public QIODevice
{
public:
    explicit Pipe(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(QIODevice::ReadOnly);
    }
    bool isSequential() const override { return true; }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_at + QIODevice::bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 length) override
    {
        const qint64 count = std::min<qint64>(length, m_bytes.size() - m_at);
        std::copy_n(m_bytes.constData() + m_at, count, data);
        m_at += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qsizetype m_at = 0;
};

} // namespace

TEST_CASE("quotes, line ends and ragged rows are read as RFC 4180 says", "[tabular][csv]")
{
    CHECK(readBytes("a,b\r\n1,2\r\n").rows == QList<TextRow>{{"a", "b"}, {"1", "2"}});
    CHECK(readBytes("a,b\n1,2").rows == QList<TextRow>{{"a", "b"}, {"1", "2"}});
    CHECK(readBytes("a,b\r1,2\r").rows == QList<TextRow>{{"a", "b"}, {"1", "2"}});
    CHECK(readBytes("a,\"b \"\"x\"\" c\"\n\"l1\r\nl2\",\"\"\n").rows ==
          QList<TextRow>{{"a", "b \"x\" c"}, {"l1\r\nl2", ""}});
    CHECK(readBytes("a,b,c\n1\n1,2,3,4\n1,\n").rows ==
          QList<TextRow>{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}, {"1", ""}});
    CHECK(readBytes("").rows.isEmpty());
    CHECK_FALSE(readBytes("").error);
    CHECK(readBytes(" a , b \n").rows == QList<TextRow>{{" a ", " b "}});
}

TEST_CASE("what people's files do against the rules is read as they meant it", "[tabular][csv]")
{
    CHECK(readBytes("5\" screen,a \"b\" c\nx,y\n").rows == QList<TextRow>{{"5\" screen", "a \"b\" c"}, {"x", "y"}});
    CHECK(readBytes("\"Best\" Co,1\n\"\",2\n").rows == QList<TextRow>{{"Best Co", "1"}, {"", "2"}});
    const Outcome unclosed = readBytes("a,b\n\"Canton,2\nx,y\n");
    CHECK(unclosed.rows == QList<TextRow>{{"a", "b"}});
    CHECK(unclosed.error.kind == TableError::UnclosedQuote);
    CHECK(unclosed.error.row == 2);
    CHECK(unclosed.error.english() == QStringLiteral("Row 2: A quotation mark is opened here and never closed."));
}

TEST_CASE("blank rows are left out but counted", "[tabular][csv]")
{
    const Outcome outcome = readBytes("a,b\n\n,\n1,2\n\"\",\n");
    CHECK(outcome.rows == QList<TextRow>{{"a", "b"}, {"1", "2"}, {"", ""}});
    CHECK(outcome.numbers == QList<qint64>{1, 4, 5});
}

TEST_CASE("the separator is found out", "[tabular][csv]")
{
    CHECK(separatorOf("a,b,c\n1,2,3\n") == u',');
    CHECK(separatorOf("a;b;c\n1,5;2,5;x\n") == u';');
    CHECK(separatorOf("Preis;Menge\n1,5;2,5\n1,5;2,5\n1,5;2,5\n1,5;2,5\n") == u';');
    CHECK(separatorOf("a\tb\n1, 2\t3\n") == u'\t');
    CHECK(separatorOf("a|b|c\n1|2|3\n") == u'|');
    CHECK(separatorOf("公司，电话\n展客，138\n") == FullWidthComma);
    CHECK(separatorOf("公司,地址\n展客,广州，海珠\n新展,深圳，南山\n") == u',');
    CHECK(separatorOf("name,note\n\"a;b;c\",\"x;y;z\"\n") == u',');
    CHECK(separatorOf("one column\nof names\n") == u',');
    CHECK(separatorOf("") == u',');
    CHECK(detectDialect(u"sep=;\r\na,b;c") == CsvDialect{u';', 7});
}

TEST_CASE("messy files of real senders", "[tabular][csv]")
{
    const Outcome gb = readFile(dataFile("gb18030.csv"));
    REQUIRE_FALSE(gb.error);
    REQUIRE(gb.rows.size() == 5);
    CHECK(gb.rows.at(1).at(3) == QStringLiteral("广州市海珠区阅江中路380号,3楼"));
    CHECK(gb.rows.at(2).at(4) == QStringLiteral("说明:\"重点\"客户\r\n需回访"));
    CHECK(gb.rows.at(4).at(0) == QStringLiteral("镕基科技（上海）有限公司"));

    CHECK(readFile(dataFile("big5.csv")).rows.at(1).at(1) == QStringLiteral("許功蓋"));
    CHECK(readFile(dataFile("utf16le.txt")).rows.at(2).at(0) == QStringLiteral("高雄國際會議中心"));
    CHECK(readFile(dataFile("windows-1252.csv")).rows.at(1).at(1) == QStringLiteral("Jürgen Groß"));
    CHECK(readFile(dataFile("full-width-comma.csv")).rows.at(1) ==
          TextRow{QStringLiteral("展客"), QStringLiteral("13800138000")});

    const Outcome messy = readFile(dataFile("messy-utf8.csv"));
    REQUIRE_FALSE(messy.error);
    REQUIRE(messy.rows.size() == 4);
    CHECK(messy.rows.at(0).size() == 4);
    CHECK(messy.rows.at(3) == TextRow{"  ", "no end\r\nof linetail", "a \"quoted\" word"});
    CHECK(messy.numbers.at(0) == 2); // the first line only declares the separator
}

TEST_CASE("a line end that two pieces share ends one row", "[tabular][csv]")
{
    // The reader takes 64 KiB at a time; the CR stands last in a piece, and the LF first in the next.
    for (const int offset : {-2, -1, 0, 1, 2}) {
        const QByteArray bytes = QByteArray(65536 - 1 + offset, 'x') + "\r\n\"y\"\"\"\r\nz";
        ReadOptions options;
        options.separator = u',';
        const Outcome outcome = readBytes(bytes, options);
        INFO(offset);
        REQUIRE(outcome.rows.size() == 3);
        CHECK(outcome.rows.at(1) == TextRow{"y\""});
        CHECK(outcome.numbers == QList<qint64>{1, 2, 3});
    }
}

TEST_CASE("a pipe is read like a file, and a file again from its start", "[tabular][csv]")
{
    Pipe pipe("a;b\n1;2\n");
    TableError error;
    const auto table = TableReader::open(pipe, {}, &error);
    REQUIRE(table);
    CHECK(readAll(*table).rows == QList<TextRow>{{"a", "b"}, {"1", "2"}});
    CHECK(table->bytesRead() == table->bytesTotal());
    REQUIRE(table->selectSheet(0));
    CHECK(readAll(*table).rows.size() == 2);
    CHECK_FALSE(table->selectSheet(1));
    CHECK(table->error().kind == TableError::NoSuchSheet);
}

TEST_CASE("budgets end a table with a reason and a row", "[tabular][csv][budget]")
{
    ReadOptions options;
    options.budget.cellCharacters = 10;
    CHECK(readBytes("a\nlonger than ten\n", options).error.row == 2);
    CHECK(readBytes("a\n\"longer than ten\"\n", options).error.kind == TableError::TooLarge);

    options = {};
    options.budget.columns = 3;
    CHECK_FALSE(readBytes("1,2,3,,,\n", options).error); // only empty cells beyond
    CHECK(readBytes("1,2,3,4\n", options).error.kind == TableError::TooLarge);

    options = {};
    options.budget.rows = 2;
    const Outcome rows = readBytes("1\n2\n3\n4\n", options);
    CHECK(rows.rows.size() == 2);
    CHECK(rows.error.kind == TableError::TooLarge);

    options = {};
    options.budget.totalCharacters = 5;
    CHECK(readBytes("abc\ndef\n", options).error.kind == TableError::TooLarge);

    options = {};
    options.budget.fileBytes = 5;
    CHECK(readBytes("a,b,c,d\n", options).error.kind == TableError::TooLarge);
    Pipe pipe("a,b,c,d\n");
    TableError error;
    CHECK_FALSE(TableReader::open(pipe, options, &error));
    CHECK(error.kind == TableError::TooLarge);

    CHECK(readBytes('"' + QByteArray(3 * 1024 * 1024, 'x')).error.kind == TableError::TooLarge);
}

TEST_CASE("what is no table is said to be none, with advice", "[tabular][csv]")
{
    CHECK(readBytes("%PDF-1.7 …").error.kind == TableError::NotATable);
    CHECK(readBytes("\x89PNG\r\n\x1A\n").error.kind == TableError::NotATable);
    CHECK(readBytes("  <HTML><table><tr><td>1</td></tr></table>").error.kind == TableError::Unsupported);
    CHECK(readBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>").error.kind ==
          TableError::Unsupported);
    CHECK(readBytes(QByteArray("a,b\n1,\0\n", 8),
                    [] {
                        ReadOptions options;
                        options.encoding = "UTF-8";
                        return options;
                    }())
              .error.kind == TableError::NotATable);
    TableError error;
    CHECK_FALSE(TableReader::open(dataFile("no such file.csv"), {}, &error));
    CHECK(error.kind == TableError::CannotRead);
    CHECK_FALSE(error.text().isEmpty());
}

TEST_CASE("cutting a file anywhere never harms", "[tabular][csv][fuzz]")
{
    for (const char *name : {"gb18030.csv", "big5.csv", "utf16le.txt", "messy-utf8.csv"}) {
        QFile file(dataFile(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const qsizetype allRows = readBytes(bytes).rows.size();
        for (qsizetype length = 0; length < bytes.size(); ++length) {
            const Outcome outcome = readBytes(bytes.first(length));
            // Cut text may be taken for another encoding, but never gives rows out of nothing.
            REQUIRE(outcome.rows.size() <= allRows + 2);
        }
    }
}

TEST_CASE("random bytes give rows or a reason", "[tabular][csv][fuzz]")
{
    std::mt19937 random(20260314);
    const QByteArray alphabet = "\",;\t|\r\n\\ab=1\xB3\xC2\xEF\xBB\xBF\xFF";
    for (int round = 0; round < 20'000; ++round) {
        QByteArray bytes;
        const int length = int(random() % 120);
        const bool anyByte = round % 2 == 0;
        for (int i = 0; i < length; ++i)
            bytes.append(anyByte ? char(random()) : alphabet.at(qsizetype(random() % size_t(alphabet.size()))));
        const Outcome outcome = readBytes(bytes);
        REQUIRE((!outcome.error || !outcome.error.text().isEmpty()));
        REQUIRE(outcome.rows.size() <= length + 1);
    }
}
