#include "tests/bench/bench_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>

namespace fairdesk::bench {
namespace {

Error failed(QProcess &process, const QString &what)
{
    return Error::internal(what + u' ' + QString::fromUtf8(process.readAllStandardError()).right(500));
}

} // namespace

Result<void> BenchServer::start(const QString &program, qint64 customers, const QByteArray &password,
                                const QString &database)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("FAIRDESK_PASSWORD"), QString::fromUtf8(password));
    const QString data = m_folder.path() + QStringLiteral("/data");
    QElapsedTimer timer;
    timer.start();
    QProcess demo;
    demo.setProcessEnvironment(environment);
    QStringList arguments{QStringLiteral("demo"), QStringLiteral("--data"), data, QStringLiteral("--customers"),
                          QString::number(customers)};
    if (!database.isEmpty())
        arguments << QStringLiteral("--database") << database;
    demo.start(program, arguments);
    if (!demo.waitForFinished(-1) || demo.exitCode() != 0)
        return failed(demo, QStringLiteral("demo"));
    m_fillSeconds = double(timer.elapsed()) / 1000;

    timer.restart();
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(m_folder.path() + QStringLiteral("/server.log"));
    m_process.start(program, {QStringLiteral("serve"), QStringLiteral("--data"), data, QStringLiteral("--listen"),
                              QStringLiteral("127.0.0.1:0")});
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(60'000))
            return failed(m_process, QStringLiteral("serve"));
    }
    m_startMilliseconds = double(timer.nsecsElapsed()) / 1e6;
    // ready HOST:PORT sha256:HEX
    const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
    m_fingerprint = line.section(u' ', 2, 2).toLatin1();
    m_port = line.section(u' ', 1, 1).section(u':', -1).toUShort();
    return m_port != 0 ? Result<void>() : Result<void>(failed(m_process, line));
}

BenchServer::~BenchServer()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
}

double BenchServer::fileMegabytes() const
{
    return double(QFileInfo(databaseFile()).size()) / 1024 / 1024;
}

double BenchServer::memoryMegabytes() const
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(m_process.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
    }
    return 0;
}

double BenchServer::processorSeconds() const
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(m_process.processId()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const QList<QByteArray> fields = all.mid(all.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / 100; // utime and stime in ticks of 10 ms
}

} // namespace fairdesk::bench
