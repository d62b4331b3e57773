#include "common/tabular/csv_writer.h"
#include "common/tabular/formula_guard.h"
#include "common/tabular/xlsx_writer.h"
#include "tests/tabular/injection_payloads.h"
#include "tests/tabular/tabular_helpers.h"

#include <QTemporaryDir>

#include <random>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QByteArray written(const QList<TextRow> &rows, CsvWriter::Form form)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    CsvWriter writer(buffer, form);
    for (const TextRow &row : rows)
        REQUIRE(writer.writeRow(row));
    REQUIRE(writer.finish());
    return buffer.data();
}

// Takes the first few bytes, then the disk is full.
class FullDisk final : public QIODevice
{
public:
    FullDisk() { open(QIODevice::WriteOnly | QIODevice::Unbuffered); }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 length) override
    {
        m_written += length;
        if (m_written <= 100'000)
            return length;
        setErrorString(QStringLiteral("No space left on device"));
        return -1;
    }

private:
    qint64 m_written = 0;
};

} // namespace

TEST_CASE("the form for programs is plain RFC 4180", "[tabular][csv]")
{
    CHECK(written({{"id", "name"}, {"1", "A, B"}, {"2", "say \"x\""}, {"3", "l1\nl2"}}, CsvWriter::Form::Machine) ==
          "id,name\n1,\"A, B\"\n2,\"say \"\"x\"\"\"\n3,\"l1\nl2\"\n");
    CHECK(written({{"=1+1"}}, CsvWriter::Form::Machine) == "=1+1\n");
}

TEST_CASE("the form for people opens safely in spreadsheet programs", "[tabular][csv]")
{
    CHECK(written({{"名称", "=1+1"}, {"a;=1", "-12.5"}}, CsvWriter::Form::People) ==
          "\xEF\xBB\xBF\xE5\x90\x8D\xE7\xA7\xB0,'=1+1\r\n\"a;'=1\",-12.5\r\n");
}

TEST_CASE("plain numbers are left alone, everything else that starts like a formula is not", "[tabular][formula]")
{
    for (const char *number : {"-1", "+1", "-1,234.50", "-0.5%", "+8613800138000", "1e5", "-1.5E-3"}) {
        INFO(number);
        CHECK(isPlainNumber(QString::fromLatin1(number)));
        CHECK(guardedFormula(QString::fromLatin1(number)) == QString::fromLatin1(number));
    }
    for (const char *other :
         {"", "-", "+", "-1-1", "+86 138", "1.", "1e", "1+1", "--1", "-,1", "%", "=1", "-1a", "１"}) {
        INFO(other);
        CHECK_FALSE(isPlainNumber(QString::fromUtf8(other)));
    }
    CHECK(guardedFormula(QStringLiteral("e-mail: a@b.c")) == QStringLiteral("e-mail: a@b.c"));
    CHECK(guardedFormula(QStringLiteral("A-12")) == QStringLiteral("A-12"));
}

TEST_CASE("no payload is a formula for who opens the export, and each comes back unharmed", "[tabular][formula]")
{
    const QStringList payloads = injectionPayloads();
    REQUIRE(payloads.size() >= 60);
    QList<TextRow> rows;
    for (const QString &payload : payloads)
        rows.append({payload, QStringLiteral("x"), payload});

    SECTION("CSV for people")
    {
        ReadOptions options;
        const QByteArray bytes = written(rows, CsvWriter::Form::People);
        const Outcome seen = readBytes(bytes, options);
        REQUIRE(seen.rows.size() == rows.size());
        for (const TextRow &row : seen.rows) {
            for (const QString &cell : row) {
                INFO(cell);
                CHECK_FALSE(looksLikeFormula(cell));
            }
        }
        // A program set to another separator must not see a formula in the middle of a cell either.
        for (const QChar other : {u';', u'\t', u'|'}) {
            options.separator = other;
            for (const TextRow &row : readBytes(bytes, options).rows) {
                for (const QString &cell : row) {
                    // Such a reader joins pieces of two rows, so a cell may begin with a line end; the formula that
                    // could follow it must not be one.
                    INFO(cell);
                    CHECK_FALSE(looksLikeFormula(cell.trimmed()));
                }
            }
        }
        options = {};
        options.removeFormulaGuard = true;
        CHECK(readBytes(bytes, options).rows == rows);
    }
    SECTION("CSV for programs")
    {
        CHECK(readBytes(written(rows, CsvWriter::Form::Machine), ReadOptions::machineForm()).rows == rows);
    }
    SECTION("XLSX")
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("payloads.xlsx"));
        XlsxWriter writer(path);
        REQUIRE(writer.startSheet(QStringLiteral("Payloads"), {{"a"}, {"b"}, {"c"}}));
        for (const TextRow &row : rows)
            REQUIRE(writer.writeRow({Cell::ofText(row.at(0)), Cell::ofText(row.at(1)), Cell::ofText(row.at(2))}));
        REQUIRE(writer.finish());
        const Outcome read = readFile(path);
        REQUIRE(read.rows.size() == rows.size() + 1);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            CHECK(read.rows.at(i + 1) == rows.at(i));
            CHECK(std::holds_alternative<std::monostate>(read.cells.at(i + 1).at(0).typed));
        }
    }
}

TEST_CASE("taking the guard off gives back what was typed", "[tabular][formula][fuzz]")
{
    std::mt19937 random(34);
    const QString alphabet = QStringLiteral("'=+-@ ;\t\n\r|1a.＝");
    for (int round = 0; round < 50'000; ++round) {
        QString text;
        for (int i = int(random() % 8); i > 0; --i)
            text += alphabet.at(qsizetype(random() % size_t(alphabet.size())));
        const QString guarded = guardedFormula(text);
        INFO(text);
        REQUIRE_FALSE(looksLikeFormula(guarded));
        REQUIRE(withoutFormulaGuard(guarded) == text);
    }
}

TEST_CASE("any text survives the form for programs", "[tabular][csv][fuzz]")
{
    std::mt19937 random(7);
    const QString alphabet = QStringLiteral("\",;\t|\r\n '=a1é展\uFEFF，\u2028");
    for (int round = 0; round < 3000; ++round) {
        QList<TextRow> rows;
        const int columns = 1 + int(random() % 4);
        for (int r = 0; r < 4; ++r) {
            TextRow row;
            for (int c = 0; c < columns; ++c) {
                QString text;
                for (int i = int(random() % 6); i > 0; --i)
                    text += alphabet.at(qsizetype(random() % size_t(alphabet.size())));
                row.append(text);
            }
            rows.append(row);
        }
        REQUIRE(readBytes(written(rows, CsvWriter::Form::Machine), ReadOptions::machineForm()).rows == rows);
    }
}

TEST_CASE("a full disk is told, not swallowed", "[tabular][csv]")
{
    FullDisk disk;
    CsvWriter writer(disk, CsvWriter::Form::Machine);
    bool written = true;
    for (int i = 0; i < 10'000 && written; ++i)
        written = writer.writeRow(TextRow{QStringLiteral("a cell with some text"), QStringLiteral("and one more")});
    CHECK_FALSE(written);
    CHECK_FALSE(writer.finish());
    CHECK(writer.error().kind == TableError::CannotWrite);
    CHECK(writer.error().english().contains(QStringLiteral("No space left")));
}
