#include "client/shell/page_address.h"

#include <QStringList>

#include <array>

namespace fairdesk {
namespace {

constexpr std::array kindNames{"list", "record", "new"};

} // namespace

QString PageAddress::toString() const
{
    QStringList words{QString::fromLatin1(kindNames[size_t(kind)]), QString::fromUtf8(entity)};
    if (kind == Kind::Record)
        words.append(QString::number(id));
    return words.join(u' ');
}

std::optional<PageAddress> PageAddress::fromString(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.size() < 2)
        return {};
    for (size_t kind = 0; kind < kindNames.size(); ++kind) {
        if (words.first() != QLatin1String(kindNames[kind]))
            continue;
        const PageAddress address{Kind(kind), words.at(1).toUtf8(), words.value(2).toLongLong(), {}};
        if (address.kind == Kind::Record && address.id <= 0)
            return {};
        return address;
    }
    return {};
}

} // namespace fairdesk
