// What is fixed for one installation before its database is open: DATA/fairdesk.ini.
#pragma once

#include "common/base/result.h"
#include "server/storage/connection.h"

#include <QTimeZone>

namespace fairdesk {

struct ServerConfig
{
    QString dataFolder;
    QString databaseUrl; // empty: SQLite in the data folder
    QString locale = QStringLiteral("zh_CN");
    QByteArray timeZone = "Asia/Shanghai";
    QString currency = QStringLiteral("CNY");
    bool allowTls12 = false;

    static constexpr const char *fileName = "fairdesk.ini";

    static Result<ServerConfig> load(const QString &dataFolder);
    Result<void> save() const;
    // The command line's values are checked before anything is made.
    Result<void> check() const;

    Result<StoreLocation> store() const { return StoreLocation::parse(dataFolder, databaseUrl); }
    QTimeZone zone() const { return QTimeZone(timeZone); }
};

} // namespace fairdesk
