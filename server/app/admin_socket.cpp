#include "server/app/admin_socket.h"

#include "common/base/logging.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QLocalSocket>
#include <QPointer>

namespace fairdesk {
namespace {

constexpr int connectMilliseconds = 500;
constexpr int answerMilliseconds = 3'600'000; // a large backup
constexpr qint64 longestLine = 1024 * 1024;
constexpr qsizetype longestPath = 90; // systems take about 100 bytes for a socket's name

QString socketName(const QString &dataFolder)
{
    const QString inside = dataFolder + QStringLiteral("/admin.sock");
    if (QFile::encodeName(inside).size() <= longestPath)
        return inside;
    const QByteArray hash = QCryptographicHash::hash(dataFolder.toUtf8(), QCryptographicHash::Sha256).toHex().left(24);
    return QDir::tempPath() + QStringLiteral("/fairdesk-") + QString::fromLatin1(hash) + QStringLiteral(".sock");
}

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject answerOf(const Result<QJsonObject> &result)
{
    if (result)
        return {{QStringLiteral("result"), *result}};
    return {{QStringLiteral("error"), QLatin1String(errorKey(result.error().code()))},
            {QStringLiteral("text"), result.error().english()}};
}

Result<QJsonObject> resultOf(const QJsonObject &answer)
{
    if (answer.contains(QLatin1String("result")))
        return answer.value(QLatin1String("result")).toObject();
    const auto code = errorFromKey(answer.value(QLatin1String("error")).toString().toLatin1());
    return Error(code.value_or(ErrorCode::Internal), Text::verbatim(answer.value(QLatin1String("text")).toString()));
}

} // namespace

AdminServer::AdminServer(ServerCore &core, const QString &dataFolder)
    : m_commands(core)
    , m_name(socketName(dataFolder))
{
    m_workers.setMaxThreadCount(2);
    connect(&m_server, &QLocalServer::newConnection, this, &AdminServer::greet);
}

AdminServer::~AdminServer()
{
    m_server.close();
    m_workers.clear();
    m_workers.waitForDone();
}

Result<void> AdminServer::open()
{
    // The data folder is locked by us: what is left there belongs to a server that is gone.
    QLocalServer::removeServer(m_name);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    if (!m_server.listen(m_name))
        return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The local socket %1 cannot be opened: %2"),
                                          m_name, m_server.errorString()));
    return {};
}

void AdminServer::greet()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void AdminServer::read(QLocalSocket *socket)
{
    if (!socket->canReadLine()) {
        if (socket->bytesAvailable() > longestLine)
            socket->abort();
        return;
    }
    const QJsonObject request = QJsonDocument::fromJson(socket->readLine()).object();
    const QPointer<QLocalSocket> asker(socket);
    m_workers.start([this, request, asker] {
        const QByteArray command = request.value(QLatin1String("command")).toString().toUtf8();
        const QByteArray answer =
            lineOf(answerOf(m_commands.run(command, request.value(QLatin1String("arguments")).toObject())));
        QMetaObject::invokeMethod(
            this,
            [asker, answer] {
                if (!asker)
                    return;
                asker->write(answer);
                asker->disconnectFromServer();
            },
            Qt::QueuedConnection);
    });
}

std::optional<Result<QJsonObject>> askServer(const QString &dataFolder, const QByteArray &command,
                                             const QJsonObject &arguments)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(dataFolder));
    if (!socket.waitForConnected(connectMilliseconds))
        return {};
    socket.write(
        lineOf({{QStringLiteral("command"), QString::fromUtf8(command)}, {QStringLiteral("arguments"), arguments}}));
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(answerMilliseconds))
            break;
    }
    if (!socket.canReadLine())
        return Result<QJsonObject>(
            Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The running server did not answer."))));
    return resultOf(QJsonDocument::fromJson(socket.readLine()).object());
}

} // namespace fairdesk
