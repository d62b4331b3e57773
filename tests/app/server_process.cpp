#include "tests/app/server_process.h"

#include <QElapsedTimer>
#include <QJsonDocument>

namespace fairdesk::test {
namespace {

const QString program = QStringLiteral(FAIRDESK_BIN_DIR "/fairdesk-server");

} // namespace

QJsonObject Ran::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QByteArray Ran::error() const
{
    const QByteArray last = messages.trimmed().split('\n').last();
    return last.startsWith("error: ") ? last.split(':').value(1).trimmed() : QByteArray();
}

Ran runServer(const QStringList &arguments, const QByteArray &input, const QStringList &environment)
{
    QProcess process;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.remove(QStringLiteral("FAIRDESK_DATA"));
    variables.remove(QStringLiteral("FAIRDESK_PASSWORD"));
    for (const QString &entry : environment)
        variables.insert(entry.section(u'=', 0, 0), entry.section(u'=', 1));
    process.setProcessEnvironment(variables);
    process.start(program, arguments);
    REQUIRE(process.waitForStarted());
    process.write(input);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(120'000));
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

Serving::Serving(const QString &data, const QStringList &more)
{
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    m_process.start(program, QStringList{QStringLiteral("serve"), QStringLiteral("--data"), data,
                                         QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")} +
                                 more);
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine() && m_process.state() != QProcess::NotRunning && timer.elapsed() < 30'000)
        m_process.waitForReadyRead(100);
    const QList<QByteArray> ready = m_process.readLine().trimmed().split(' ');
    INFO(m_process.readAllStandardError().toStdString());
    REQUIRE(ready.size() == 3);
    REQUIRE(ready.at(0) == "ready");
    REQUIRE(ready.at(1).startsWith("127.0.0.1:"));
    m_port = ready.at(1).split(':').last().toUShort();
    m_fingerprint = ready.at(2);
}

Serving::~Serving()
{
    kill();
}

int Serving::stop(int milliseconds)
{
    m_process.terminate();
    if (!m_process.waitForFinished(milliseconds) || m_process.exitStatus() != QProcess::NormalExit)
        return -1;
    return m_process.exitCode();
}

void Serving::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

Centre::Centre(DialectKind dialect)
    : m_store(dialect)
{
    make({QStringLiteral("init")});
}

Centre::Centre(DialectKind dialect, int customers)
    : m_store(dialect)
{
    make({QStringLiteral("demo"), QStringLiteral("--customers"), QString::number(customers)});
}

void Centre::make(QStringList command)
{
    command.append(QStringLiteral("--password-stdin"));
    if (!m_store.url().isEmpty())
        command += {QStringLiteral("--database"), m_store.url()};
    const Ran made = run(command, QByteArray(secret) + '\n');
    INFO(made.messages.toStdString());
    REQUIRE(made.code == 0);
    REQUIRE_FALSE(made.out.contains("password"));
}

Ran Centre::run(const QStringList &arguments, const QByteArray &input) const
{
    return runServer(arguments + QStringList{QStringLiteral("--data"), data()}, input);
}

} // namespace fairdesk::test
