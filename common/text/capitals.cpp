#include "common/text/capitals.h"

#include "common/text/normalise.h"

#include <QRegularExpression>

#include <array>

namespace fairdesk {

namespace {

constexpr QStringView kDigits = u"零壹贰叁肆伍陆柒捌玖";
constexpr std::uint64_t kTenThousand = 10'000;
constexpr std::uint64_t kHundredMillion = 100'000'000;

// Up to 9999: 1001 is 壹仟零壹; zeros at the end are silent.
QString fourDigits(std::uint64_t value)
{
    static constexpr std::array<QStringView, 4> units{u"仟", u"佰", u"拾", u""};
    QString text;
    bool isZeroOpen = false;
    std::uint64_t place = 1000;
    for (const QStringView unit : units) {
        const std::uint64_t digit = value / place % 10;
        place /= 10;
        if (digit == 0) {
            isZeroOpen = !text.isEmpty();
            continue;
        }
        if (isZeroOpen)
            text += kDigits[0];
        isZeroOpen = false;
        text += kDigits[qsizetype(digit)];
        text += unit;
    }
    return text;
}

// A lower part that does not fill its places is read with one 零 before it.
QString joined(const QString &high, QStringView unit, const QString &low, bool isLowFull)
{
    if (high.isEmpty())
        return low;
    QString text = high;
    text += unit;
    if (!low.isEmpty() && !isLowFull)
        text += kDigits[0];
    return text + low;
}

QString wholeNumber(std::uint64_t value)
{
    if (value >= kHundredMillion) {
        const std::uint64_t rest = value % kHundredMillion;
        return joined(wholeNumber(value / kHundredMillion), u"亿", wholeNumber(rest), rest >= kHundredMillion / 10);
    }
    const std::uint64_t rest = value % kTenThousand;
    return joined(fourDigits(value / kTenThousand), u"万", fourDigits(rest), rest >= kTenThousand / 10);
}

QString smallChange(std::uint64_t yuan, std::uint64_t jiao, std::uint64_t fen)
{
    QString text;
    if (yuan > 0 && (jiao == 0 || yuan % 10 == 0))
        text += kDigits[0];
    if (jiao > 0)
        text += QString(kDigits[qsizetype(jiao)]) + u'角';
    if (fen > 0)
        text += QString(kDigits[qsizetype(fen)]) + u'分';
    return text;
}

} // namespace

QString capitalAmount(std::int64_t fen)
{
    const bool isNegative = fen < 0;
    const std::uint64_t amount = isNegative ? 0 - std::uint64_t(fen) : std::uint64_t(fen);
    const std::uint64_t yuan = amount / 100;
    QString text = isNegative ? QStringLiteral("负") : QString();
    if (yuan > 0 || amount == 0)
        text += (yuan > 0 ? wholeNumber(yuan) : QString(kDigits[0])) + u'元';
    if (amount % 100 == 0)
        return text + u'整';
    return text + smallChange(yuan, amount / 10 % 10, amount % 10);
}

std::optional<std::int64_t> parseFen(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("^([-+]?)\\s*(?:[¥￥]|RMB|CNY)?\\s*([-+]?)([0-9]{1,3}(?:,[0-"
                                                           "9]{3})+|[0-9]+)(?:\\.([0-9]*))?\\s*(?:元|CNY|RMB)?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(foldWidth(text).trimmed());
    if (!match.hasMatch() || (!match.captured(1).isEmpty() && !match.captured(2).isEmpty()))
        return std::nullopt;
    QString fraction = match.captured(4);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() > 2)
        return std::nullopt;
    const bool isNegative = match.captured(1) == u"-" || match.captured(2) == u"-";
    const QString digits = match.captured(3).remove(u',') + fraction.leftJustified(2, u'0');
    bool isInRange = false;
    const qlonglong fen = digits.toLongLong(&isInRange);
    if (!isInRange)
        return std::nullopt;
    return isNegative ? -fen : fen;
}

} // namespace fairdesk
