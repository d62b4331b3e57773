#include "server/app/server_config.h"

#include "common/base/platform_files.h"

#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QSettings>

namespace fairdesk {
namespace {

QString fileOf(const QString &dataFolder)
{
    return dataFolder + u'/' + QLatin1String(ServerConfig::fileName);
}

Error usage(Text text)
{
    return {ErrorCode::Usage, std::move(text)};
}

} // namespace

Result<ServerConfig> ServerConfig::load(const QString &dataFolder)
{
    if (!QFileInfo::exists(fileOf(dataFolder))) {
        return Error(
            ErrorCode::NotFound,
            message(QT_TRANSLATE_NOOP("Message", "There is no centre in %1. Make one with “fairdesk-server init”."),
                    dataFolder));
    }
    const QSettings file(fileOf(dataFolder), QSettings::IniFormat);
    if (file.status() != QSettings::NoError)
        return Error::internal(fileOf(dataFolder) + QStringLiteral(" cannot be read"));
    ServerConfig config;
    config.dataFolder = dataFolder;
    config.databaseUrl = file.value(QLatin1String("database/url")).toString();
    config.locale = file.value(QLatin1String("centre/locale"), config.locale).toString();
    config.timeZone = file.value(QLatin1String("centre/time_zone"), config.timeZone).toByteArray();
    config.currency = file.value(QLatin1String("centre/currency"), config.currency).toString();
    config.allowTls12 = file.value(QLatin1String("network/allow_tls_1_2"), false).toBool();
    if (const auto checked = config.check(); !checked)
        return checked.error();
    return config;
}

Result<void> ServerConfig::save() const
{
    {
        QSettings file(fileOf(dataFolder), QSettings::IniFormat);
        file.setValue(QLatin1String("database/url"), databaseUrl);
        file.setValue(QLatin1String("centre/locale"), locale);
        file.setValue(QLatin1String("centre/time_zone"), timeZone);
        file.setValue(QLatin1String("centre/currency"), currency);
        file.setValue(QLatin1String("network/allow_tls_1_2"), allowTls12);
        file.sync();
        if (file.status() != QSettings::NoError)
            return Error::internal(fileOf(dataFolder) + QStringLiteral(" cannot be written"));
    }
    // A database's URL may hold its password.
    platform::restrictToOwner(fileOf(dataFolder));
    platform::syncToDisk(fileOf(dataFolder));
    return {};
}

Result<void> ServerConfig::check() const
{
    static const QRegularExpression threeLetters(QStringLiteral("^[A-Z]{3}$"));
    if (!zone().isValid())
        return usage(message(QT_TRANSLATE_NOOP("Message", "There is no time zone “%1”."), QString::fromUtf8(timeZone)));
    if (!threeLetters.match(currency).hasMatch())
        return usage(message(
            QT_TRANSLATE_NOOP("Message", "A currency has three capital letters, such as CNY; not “%1”."), currency));
    if (QLocale(locale).language() == QLocale::C)
        return usage(message(QT_TRANSLATE_NOOP("Message", "There is no locale “%1”."), locale));
    if (const auto location = store(); !location)
        return location.error();
    return {};
}

} // namespace fairdesk
