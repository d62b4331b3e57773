#include "common/text/email.h"

#include "common/text/normalise.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace fairdesk {

namespace {

constexpr qsizetype kLongestAddress = 254; // RFC 5321
constexpr qsizetype kLongestLocalPart = 64;

constexpr std::array<QStringView, 44> kFreeMailDomains{
    u"126.com",        u"139.com",     u"163.com",        u"163.net",      u"188.com",     u"189.cn",
    u"21cn.com",       u"aliyun.com",  u"aol.com",        u"daum.net",     u"eyou.com",    u"fastmail.com",
    u"foxmail.com",    u"gmail.com",   u"gmx.com",        u"gmx.de",       u"gmx.net",     u"googlemail.com",
    u"hanmail.net",    u"hotmail.com", u"icloud.com",     u"live.cn",      u"live.com",    u"mac.com",
    u"mail.ru",        u"me.com",      u"msn.com",        u"naver.com",    u"outlook.com", u"proton.me",
    u"protonmail.com", u"qq.com",      u"rediffmail.com", u"sina.cn",      u"sina.com",    u"sohu.com",
    u"tom.com",        u"vip.163.com", u"vip.qq.com",     u"vip.sina.com", u"wo.cn",       u"yahoo.com",
    u"yandex.ru",      u"yeah.net"};

bool hasProperDots(QStringView text)
{
    return !text.startsWith(u'.') && !text.endsWith(u'.') && !text.contains(QLatin1String(".."));
}

} // namespace

QString normalisedEmail(const QString &text)
{
    static const QRegularExpression bracketed(QStringLiteral("<([^<>]*@[^<>]*)>"));
    QString address = foldWidth(text).trimmed();
    const auto match = bracketed.match(address);
    if (match.hasMatch())
        address = match.captured(1).trimmed();
    if (address.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
        address = address.mid(7).section(u'?', 0, 0).trimmed();
    if (!address.contains(u'@'))
        return address;
    address.replace(u'。', u'.');
    while (!address.isEmpty() && QStringView(u".,;").contains(address.back()))
        address.chop(1);
    return address.toLower();
}

bool isValidEmail(const QString &text)
{
    static const QRegularExpression local(QStringLiteral("^[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]+$"),
                                          QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression domain(
        QStringLiteral("^([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+(\\p{L}{2,}|xn--[a-z0-9-]+)$"),
        QRegularExpression::UseUnicodePropertiesOption);
    const QString address = normalisedEmail(text);
    const qsizetype at = address.indexOf(u'@');
    if (at < 1 || at > kLongestLocalPart || address.size() > kLongestAddress || address.count(u'@') != 1)
        return false;
    return hasProperDots(QStringView(address).left(at)) && local.match(address.left(at)).hasMatch() &&
           domain.match(address.mid(at + 1)).hasMatch();
}

QString emailDomain(const QString &text)
{
    const QString address = normalisedEmail(text);
    return address.contains(u'@') ? address.section(u'@', -1) : QString();
}

bool isFreeMailDomain(const QString &domain)
{
    const QString small = domain.trimmed().toLower();
    const auto isThis = [&small](QStringView known) { return known == small; };
    // The big services have a domain for each country: yahoo.co.jp, hotmail.fr.
    static const QRegularExpression national(
        QStringLiteral("^(yahoo|hotmail|live|outlook)\\.(co\\.|com\\.)?[a-z]{2}$"));
    return std::any_of(kFreeMailDomains.begin(), kFreeMailDomains.end(), isThis) || national.match(small).hasMatch();
}

QString maskedEmail(const QString &text)
{
    const QString address = normalisedEmail(text);
    const qsizetype at = address.lastIndexOf(u'@');
    if (at < 0)
        return address.isEmpty() ? QString() : address.left(address.size() > 1 ? 1 : 0) + QStringLiteral("****");
    return address.left(at > 1 ? 1 : 0) + QStringLiteral("****") + address.mid(at);
}

} // namespace fairdesk
