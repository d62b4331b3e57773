// The local socket of a running server, in its data folder and for its owner only: one line of JSON asks, one answers.
#pragma once

#include "server/app/admin_commands.h"

#include <QLocalServer>
#include <QThreadPool>

class QLocalSocket;

namespace fairdesk {

class AdminServer : public QObject
{
public:
    AdminServer(ServerCore &core, const QString &dataFolder);
    ~AdminServer() override;
    Result<void> open();

private:
    void greet();
    void read(QLocalSocket *socket);

    AdminCommands m_commands;
    QString m_name;
    QLocalServer m_server;
    QThreadPool m_workers; // a backup takes its time
};

// Asks the running server; nothing if none listens there.
std::optional<Result<QJsonObject>> askServer(const QString &dataFolder, const QByteArray &command,
                                             const QJsonObject &arguments);

} // namespace fairdesk
