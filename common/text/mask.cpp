#include "common/text/mask.h"

#include "common/text/email.h"
#include "common/text/phone.h"

#include <algorithm>

namespace fairdesk {

namespace {

constexpr QLatin1String kStars("****");

struct Kept
{
    qsizetype first;
    qsizetype last;
};

// By code points, so that no half of a rare character is left over.
QString keep(const QString &text, Kept wanted)
{
    const QList<uint> codes = text.toUcs4();
    const qsizetype most = codes.size() / 2;
    const qsizetype last = std::min(wanted.last, most / 2);
    const qsizetype first = std::min(wanted.first, most - last);
    const auto part = [&codes](qsizetype from, qsizetype count) {
        return QString::fromUcs4(reinterpret_cast<const char32_t *>(codes.constData()) + from, count);
    };
    return part(0, first) + kStars + part(codes.size() - last, last);
}

QString maskedNumber(const QString &text)
{
    const QList<PhoneNumber> numbers = parsePhones(text);
    if (numbers.isEmpty())
        return keep(text, {1, 1});
    const PhoneNumber &number = numbers[0];
    if (number.kind == PhoneNumber::Kind::Mobile)
        return number.number.left(3) + kStars + number.number.right(4);
    return keep(number.number, {4, 2});
}

} // namespace

QString masked(MaskKind kind, const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return {};
    switch (kind) {
    case MaskKind::Phone:
        return maskedNumber(trimmed);
    case MaskKind::Email:
        return maskedEmail(trimmed);
    case MaskKind::Identity:
        return keep(trimmed, {4, 4});
    case MaskKind::Other:
        return keep(trimmed, {1, 1});
    }
    return QString(kStars);
}

} // namespace fairdesk
