// What the command line of the desktop program says.
#pragma once

#include "client/link/server_link.h"
#include "common/base/result.h"
#include "common/base/secret_string.h"

#include <QStringList>

namespace fairdesk {

struct AppOptions
{
    enum class Wish : quint8 { Run, Tour, TimeStart, Help, Version };

    Wish wish = Wish::Run;
    QString server;
    QString user;
    QString passwordFile;
    QString pinFile;
    QByteArray trust; // a key that is trusted for this run
    QString locale;   // "zh_CN", "en"
    QString theme;    // "light", "dark"
    double scale = 0; // 0: as the preferences say
    QString tourFolder;

    // Wrong use is an error with the code Usage.
    static Result<AppOptions> parse(const QStringList &arguments);
    static QString help();

    LinkOptions link() const;
    // --password-file before FAIRDESK_PASSWORD; empty if neither is given.
    Result<SecretString> password() const;
};

} // namespace fairdesk
