#include "client/app/demo_server.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

namespace fairdesk {
namespace {

constexpr int makingTakesAtMost = 300'000;
constexpr int startTakesAtMost = 60'000;
constexpr int stopTakesAtMost = 6'000;

QString serverProgram()
{
    const QString folder = QCoreApplication::applicationDirPath();
#ifdef Q_OS_WIN
    return folder + QStringLiteral("/fairdesk-server.exe");
#else
    return folder + QStringLiteral("/fairdesk-server");
#endif
}

QByteArray randomPassword()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof(words)).toHex();
}

Error notStarted(const QString &why)
{
    return Error::unavailable(message(QT_TRANSLATE_NOOP("Message", "The demo server did not start: %1"), why));
}

} // namespace

DemoServer::~DemoServer()
{
    stop();
}

Result<void> DemoServer::start()
{
    if (!QFileInfo(serverProgram()).isExecutable())
        return notStarted(serverProgram());
    m_password = SecretString(randomPassword());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QString::fromLatin1(m_password.reveal()));
    const QString data = m_folder.filePath(QStringLiteral("data"));
    QProcess making;
    making.setProcessEnvironment(environment);
    making.start(serverProgram(),
                 {QStringLiteral("demo"), QStringLiteral("--data"), data, QStringLiteral("--customers"),
                  QStringLiteral("300"), QStringLiteral("--today"), QDate::currentDate().toString(Qt::ISODate)});
    if (!making.waitForFinished(makingTakesAtMost) || making.exitCode() != 0)
        return notStarted(QString::fromUtf8(making.readAllStandardError()));
    return serve(QStringLiteral("127.0.0.1:0"));
}

Result<void> DemoServer::serveAgain()
{
    return serve(m_address);
}

Result<void> DemoServer::serve(const QString &listen)
{
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("server.log")));
    m_process.start(serverProgram(), {QStringLiteral("serve"), QStringLiteral("--data"),
                                      m_folder.filePath(QStringLiteral("data")), QStringLiteral("--listen"), listen});
    const QDeadlineTimer deadline(startTakesAtMost);
    while (!m_process.canReadLine() && !deadline.hasExpired()) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())))
            break;
    }
    // ready HOST:PORT sha256:HEX
    const QList<QByteArray> words = m_process.readLine().simplified().split(' ');
    if (words.size() < 3 || words.first() != "ready")
        return notStarted(QStringLiteral("serve"));
    m_address = QString::fromLatin1(words.at(1));
    m_fingerprint = words.at(2);
    return {};
}

void DemoServer::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(stopTakesAtMost)) {
        m_process.kill();
        m_process.waitForFinished(stopTakesAtMost);
    }
}

} // namespace fairdesk
