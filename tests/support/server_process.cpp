#include "tests/support/server_process.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcessEnvironment>

namespace fairdesk::test {
namespace {

constexpr int commandTakesAtMost = 240'000;
constexpr int startTakesAtMost = 60'000;
constexpr int stopTakesAtMost = 20'000;

QProcessEnvironment environment()
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(QStringLiteral("FAIRDESK_PASSWORD"), QString::fromLatin1(ServerProcess::password()));
    return variables;
}

} // namespace

ServerProcess::ServerProcess(const QString &programFolder)
    : m_program(programFolder + QStringLiteral("/fairdesk-server"))
{
    m_process.setProcessEnvironment(environment());
}

ServerProcess::~ServerProcess()
{
    stop();
}

bool ServerProcess::isAvailable() const
{
    return QFileInfo(m_program).isExecutable();
}

QByteArray ServerProcess::password()
{
    return "spring in hall seven";
}

bool ServerProcess::run(const QStringList &arguments)
{
    QProcess process;
    process.setProcessEnvironment(environment());
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(m_program, arguments + QStringList{QStringLiteral("--data"), data()});
    return process.waitForFinished(commandTakesAtMost) && process.exitStatus() == QProcess::NormalExit &&
           process.exitCode() == 0;
}

bool ServerProcess::init()
{
    return run({QStringLiteral("init")});
}

bool ServerProcess::makeDemo(int customers)
{
    return run({QStringLiteral("demo"), QStringLiteral("--customers"), QString::number(customers)});
}

bool ServerProcess::start()
{
    const QString listen = m_address.isEmpty() ? QStringLiteral("127.0.0.1:0") : m_address;
    m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("server.log")));
    m_process.start(m_program,
                    {QStringLiteral("serve"), QStringLiteral("--data"), data(), QStringLiteral("--listen"), listen});
    const QDeadlineTimer deadline(startTakesAtMost);
    while (!m_process.canReadLine() && !deadline.hasExpired()) {
        if (!m_process.waitForReadyRead(int(deadline.remainingTime())))
            break;
    }
    // ready HOST:PORT sha256:HEX
    const QList<QByteArray> words = m_process.readLine().simplified().split(' ');
    if (words.size() < 3 || words.first() != "ready")
        return false;
    m_address = QString::fromLatin1(words.at(1));
    m_fingerprint = words.at(2);
    return true;
}

bool ServerProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return true;
    m_process.terminate();
    if (m_process.waitForFinished(stopTakesAtMost))
        return true;
    m_process.kill();
    m_process.waitForFinished(stopTakesAtMost);
    return false;
}

QString ServerProcess::log() const
{
    QFile file(m_folder.filePath(QStringLiteral("server.log")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace fairdesk::test
