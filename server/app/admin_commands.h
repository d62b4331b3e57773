// What an administrator does on the server itself. The same commands run beside a running server, through its local
// socket, and without one, on the opened data folder.
#pragma once

#include "server/app/server_core.h"

#include <QJsonObject>

namespace fairdesk {

class AdminCommands
{
public:
    using Handler = Result<QJsonObject> (*)(ServerCore &, const QJsonObject &);

    explicit AdminCommands(ServerCore &core)
        : m_core(core)
    {
    }
    Result<QJsonObject> run(const QByteArray &command, const QJsonObject &arguments);

private:
    ServerCore &m_core;
};

// The report of `check` on a store that could not be opened, and why.
QJsonObject checkUnopened(const ServerConfig &config, const Error &reason);

// One group of commands each.
QHash<QByteArray, AdminCommands::Handler> userCommands();

} // namespace fairdesk
