#include "client/shell/server_address.h"

#include <QStringList>

namespace fairdesk {
namespace {

constexpr qsizetype digitsInGroup = 4;
constexpr qsizetype groupsInLine = 4;

} // namespace

std::optional<ServerAddress> ServerAddress::parse(const QString &text)
{
    QString host = text.trimmed();
    QString port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        if (end < 0)
            return {};
        port = host.mid(end + 1);
        host = host.mid(1, end - 1);
        if (!port.isEmpty() && !port.startsWith(u':'))
            return {};
        port.remove(0, 1);
    } else if (host.count(u':') == 1) {
        port = host.section(u':', 1);
        host = host.section(u':', 0, 0);
    }
    if (host.isEmpty() || host.contains(u' ') || host.contains(u'/'))
        return {};
    if (port.isEmpty())
        return ServerAddress{host, usualServerPort};
    bool isNumber = false;
    const quint16 number = port.toUShort(&isNumber);
    if (!isNumber || number == 0)
        return {};
    return ServerAddress{host, number};
}

QString ServerAddress::toString() const
{
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return name + u':' + QString::number(port);
}

QString fingerprintForReading(const QByteArray &fingerprint)
{
    const QString digits = QString::fromLatin1(fingerprint).section(u':', -1).toUpper();
    QStringList lines;
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += digitsInGroup) {
        groups.append(digits.mid(i, digitsInGroup));
        if (groups.size() == groupsInLine || i + digitsInGroup >= digits.size())
            lines.append(std::exchange(groups, {}).join(QStringLiteral("  ")));
    }
    return lines.join(u'\n');
}

} // namespace fairdesk
