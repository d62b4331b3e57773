#include "common/text/phone.h"

#include "common/text/mask.h"
#include "common/text/normalise.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace fairdesk {

namespace {

using Kind = PhoneNumber::Kind;

constexpr qsizetype kLongestExtension = 6;
constexpr qsizetype kShortestForeign = 7; // with the country's code
constexpr qsizetype kLongestForeign = 15; // E.164

bool allDigits(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isMobile(QStringView digits)
{
    return digits.size() == 11 && digits[0] == u'1' && digits[1] >= u'3';
}

// 010 and 02x have three digits, all other area codes four.
bool isLandline(QStringView digits)
{
    if (digits.size() < 10 || digits.size() > 12 || digits[0] != u'0' || digits[1] == u'0')
        return false;
    const bool isShortCode = digits[1] == u'2' || digits.startsWith(u"010");
    if (digits[1] == u'1' && !isShortCode)
        return false;
    const qsizetype code = isShortCode ? 3 : 4;
    const qsizetype rest = digits.size() - code;
    return (rest == 7 || rest == 8) && digits[code] >= u'2';
}

bool isService(QStringView digits)
{
    const bool isTollFree = digits.size() == 10 && (digits.startsWith(u"400") || digits.startsWith(u"800"));
    const bool isShort =
        (digits.size() == 5 || digits.size() == 6) && (digits.startsWith(u"95") || digits.startsWith(u"96"));
    return isTollFree || isShort || (digits.size() == 5 && (digits.startsWith(u"10") || digits.startsWith(u"12")));
}

bool isLocal(QStringView digits)
{
    return (digits.size() == 7 || digits.size() == 8) && digits[0] >= u'2' && digits[0] <= u'8';
}

std::optional<PhoneNumber> chinese(const QString &digits)
{
    if (isMobile(digits))
        return PhoneNumber{Kind::Mobile, digits, {}};
    if (digits.startsWith(u'0') && isMobile(QStringView(digits).mid(1)))
        return PhoneNumber{Kind::Mobile, digits.mid(1), {}}; // the old way to dial a mobile of another city
    if (isService(digits))
        return PhoneNumber{Kind::Service, digits, {}};
    if (isLandline(digits))
        return PhoneNumber{Kind::Landline, digits, {}};
    return std::nullopt;
}

std::optional<PhoneNumber> withCountryCode(QString digits)
{
    if (digits.startsWith(u"86")) {
        digits.remove(0, 2);
        if (auto number = chinese(digits))
            return number;
        return chinese(u'0' + digits); // +86 531 8812 3456
    }
    if (digits.size() < kShortestForeign || digits.size() > kLongestForeign || digits.startsWith(u'0'))
        return std::nullopt;
    return PhoneNumber{Kind::Foreign, u'+' + digits, {}};
}

// The number that these digits are, if they are one completely.
std::optional<PhoneNumber> complete(const QString &digits, bool isInternational)
{
    if (isInternational)
        return withCountryCode(digits);
    if (digits.startsWith(u"00"))
        return withCountryCode(digits.mid(2));
    if (auto number = chinese(digits))
        return number;
    if (digits.startsWith(u"86") && digits.size() > 10)
        return withCountryCode(digits);
    return std::nullopt;
}

struct Group
{
    QString digits;
    bool afterPlus = false;
    bool afterHyphen = false;
    bool isExtension = false;
};

// The groups of digits of one piece of a cell: "+86 (0)531-8812 3456转801" has 86, 531, 8812, 3456 and extension 801.
QList<Group> groupsOf(const QString &piece)
{
    static const QRegularExpression pattern(
        QStringLiteral("(转接|转|分机号|分机|内线|extension|extn|ext\\.?|x|#)?[\\s:.]*([+-])?[\\s(]*([0-9]+)"));
    static const QRegularExpression trunk(QStringLiteral("\\(0\\)"));
    QString text = piece;
    if (text.contains(u'+') || text.contains(u"00"))
        text.replace(trunk, QStringLiteral(" "));
    QList<Group> groups;
    auto found = pattern.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        const QString sign = match.captured(2);
        groups.append({match.captured(3), sign == u"+", sign == u"-", !match.captured(1).isEmpty()});
    }
    return groups;
}

class PieceReader // joins the groups of a piece to numbers, as long a number as possible first
{
public:
    explicit PieceReader(const QList<Group> &groups)
        : m_groups(groups)
    {
    }

    QList<PhoneNumber> read()
    {
        while (m_at < m_groups.size()) {
            if (m_groups[m_at].isExtension && !m_numbers.isEmpty())
                m_numbers.last().extension = m_groups[m_at++].digits;
            else
                readNumber();
        }
        return m_numbers;
    }

private:
    void readNumber()
    {
        for (qsizetype end = endOfRun(); end > m_at; --end) {
            if (auto number = complete(joined(end), m_groups[m_at].afterPlus)) {
                m_at = end;
                m_numbers.append(*number);
                return readShortExtension();
            }
        }
        readIncomplete();
    }

    // 0531-88123456-8001: a short group behind a complete landline.
    void readShortExtension()
    {
        const bool takes = m_numbers.last().kind == Kind::Landline || m_numbers.last().kind == Kind::Service;
        if (!takes || m_at >= m_groups.size())
            return;
        const Group &next = m_groups[m_at];
        if (next.afterHyphen && next.digits.size() <= kLongestExtension)
            m_numbers.last().extension = m_groups[m_at++].digits;
    }

    void readIncomplete()
    {
        for (qsizetype end = endOfRun(); end > m_at; --end) {
            if (const QString digits = joined(end); isLocal(digits)) {
                m_numbers.append({Kind::Local, digits, {}});
                m_at = end;
                return;
            }
        }
        const qsizetype end = std::max(endOfRun(), m_at + 1);
        m_numbers.append({Kind::Unknown, joined(end), {}});
        m_at = end;
    }

    qsizetype endOfRun() const
    {
        qsizetype end = m_at + 1;
        while (end < m_groups.size() && !m_groups[end].afterPlus && !m_groups[end].isExtension)
            ++end;
        return end;
    }

    QString joined(qsizetype end) const
    {
        QString digits;
        for (qsizetype i = m_at; i < end; ++i)
            digits += m_groups[i].digits;
        return digits;
    }

    const QList<Group> &m_groups;
    qsizetype m_at = 0;
    QList<PhoneNumber> m_numbers;
};

// 0531-88123456/57: the next line of the same firm, given by its last digits.
bool isLastDigits(const QString &piece, const QList<PhoneNumber> &before)
{
    return !before.isEmpty() && before.last().kind == Kind::Landline && piece.size() >= 1 && piece.size() <= 4 &&
           allDigits(piece);
}

} // namespace

QString PhoneNumber::digits() const
{
    return number.startsWith(u'+') ? number.mid(1) : number;
}

QList<PhoneNumber> parsePhones(const QString &cell)
{
    static const QRegularExpression separators(QStringLiteral("[/、;,，；|\\n\\r]|\\bor\\b|或"));
    QList<PhoneNumber> numbers;
    const QStringList pieces = foldCase(foldWidth(cell)).split(separators, Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        const QString trimmed = piece.trimmed();
        if (isLastDigits(trimmed, numbers)) {
            const QString &previous = numbers.last().number;
            numbers.append({Kind::Landline, previous.left(previous.size() - trimmed.size()) + trimmed, {}});
            continue;
        }
        const QList<Group> groups = groupsOf(trimmed);
        // A separator may stand before an extension: "0531-88123456, ext. 12".
        if (groups.size() == 1 && groups[0].isExtension && !numbers.isEmpty())
            numbers.last().extension = groups[0].digits;
        else
            numbers += PieceReader(groups).read();
    }
    return numbers;
}

QString normalisedPhone(const QString &text)
{
    const QList<PhoneNumber> numbers = parsePhones(text);
    return numbers.isEmpty() ? QString() : numbers[0].number;
}

QString maskedPhone(const QString &text)
{
    return masked(MaskKind::Phone, text);
}

} // namespace fairdesk
