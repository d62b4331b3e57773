// Sentences that travel as source and arguments and become words where their reader is.
#include "common/base/text.h"
#include "tests/support/catch.h"

#include <QCoreApplication>
#include <QTranslator>

using namespace fairdesk;

namespace {

// Stands for the Chinese translation: what it does not know stays English.
class ChineseWords final : public QTranslator
{
public:
    QString translate(const char *context, const char *source, const char *, int count) const override
    {
        if (qstrcmp(context, "Message") == 0 && qstrcmp(source, "%1 has %n booth(s).") == 0)
            return count == 1 ? QStringLiteral("%1只有一个展位。") : QStringLiteral("%1有%n个展位。");
        if (qstrcmp(context, "Message") == 0 && qstrcmp(source, "Booth %1 is already sold to %2.") == 0)
            return QStringLiteral("%2已购买展位%1。");
        if (qstrcmp(context, "Customer") == 0 && qstrcmp(source, "Phone") == 0)
            return QStringLiteral("电话");
        return {};
    }
    bool isEmpty() const override { return false; }
};

class WithChineseWords
{
public:
    WithChineseWords() { QCoreApplication::installTranslator(&m_words); }
    ~WithChineseWords() { QCoreApplication::removeTranslator(&m_words); }

private:
    ChineseWords m_words;
};

QLocale chinese()
{
    return QLocale(QLocale::Chinese, QLocale::China);
}

} // namespace

TEST_CASE("Arguments find their places in the reader's word order")
{
    const Text sold = message("Booth %1 is already sold to %2.", QStringLiteral("A-12"), QStringLiteral("山东重机"));
    CHECK(sold.english() == QStringLiteral("Booth A-12 is already sold to 山东重机."));
    const WithChineseWords words;
    CHECK(sold.render(chinese()) == QStringLiteral("山东重机已购买展位A-12。"));
    CHECK(sold.english() == QStringLiteral("Booth A-12 is already sold to 山东重机."));
}

TEST_CASE("A customer whose name looks like a placeholder stays what he is")
{
    const Text sold = message("Booth %1 is already sold to %2.", QStringLiteral("%2"), QStringLiteral("50%1 off %n"));
    CHECK(sold.english() == QStringLiteral("Booth %2 is already sold to 50%1 off %n."));
    const WithChineseWords words;
    CHECK(sold.render(chinese()) == QStringLiteral("50%1 off %n已购买展位%2。"));
}

TEST_CASE("A number chooses the plural and is written")
{
    const Text one = message("%1 has %n booth(s).", QStringLiteral("海工"), qint64(1));
    const Text many = message("%1 has %n booth(s).", QStringLiteral("海工"), qint64(12));
    CHECK(many.english() == QStringLiteral("海工 has 12 booth(s)."));
    const WithChineseWords words;
    CHECK(one.render(chinese()) == QStringLiteral("海工只有一个展位。"));
    CHECK(many.render(chinese()) == QStringLiteral("海工有12个展位。"));
}

TEST_CASE("Words of the program inside a sentence are translated with it")
{
    const Text text = message("%1 must be filled in.", LabelArgument{"Customer", "Phone", {}, {}});
    CHECK(text.english() == QStringLiteral("Phone must be filled in."));
    const WithChineseWords words;
    CHECK(text.render(chinese()) == QStringLiteral("电话 must be filled in."));
}

TEST_CASE("A label that an administrator gave needs no translation")
{
    const Text text = message("%1 must be filled in.",
                              LabelArgument{{}, {}, QStringLiteral("展位偏好"), QStringLiteral("Booth preference")});
    CHECK(text.render(chinese()) == QStringLiteral("展位偏好 must be filled in."));
    CHECK(text.render(QLocale(QLocale::English)) == QStringLiteral("Booth preference must be filled in."));
    CHECK(text.english() == QStringLiteral("Booth preference must be filled in."));
}

TEST_CASE("Numbers, money and days are written as the reader writes them")
{
    const Text text = message("%1 / %2 / %3", qint64(1234567), Money{123450, "CNY"}, QDate(2026, 5, 18));
    CHECK(text.render(chinese()) == QStringLiteral("1,234,567 / ¥ 1,234.50 / 2026/5/18"));
}

TEST_CASE("A missing argument leaves a gap and no crash")
{
    CHECK(message("Booth %1 is already sold to %2.", QStringLiteral("A-12")).english() ==
          QStringLiteral("Booth A-12 is already sold to ."));
    CHECK(message("Nothing %0 %9 100%").english() == QStringLiteral("Nothing   100%"));
}

TEST_CASE("Words of another program are shown as they are")
{
    const WithChineseWords words;
    const Text text = Text::verbatim(QStringLiteral("disk %1 full: Phone"));
    CHECK(text.render(chinese()) == QStringLiteral("disk %1 full: Phone"));
    CHECK(text.english() == QStringLiteral("disk %1 full: Phone"));
    CHECK(Text().isEmpty());
    CHECK_FALSE(text.isEmpty());
}
