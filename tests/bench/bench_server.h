// A server process of the bench's own on a temporary demo centre, and what it costs.
#pragma once

#include "common/base/result.h"

#include <QProcess>
#include <QTemporaryDir>

namespace fairdesk::bench {

class BenchServer
{
public:
    // Fills a demo centre with so many customers and starts serving it.
    Result<void> start(const QString &program, qint64 customers, const QByteArray &password, const QString &database);
    ~BenchServer();

    quint16 port() const { return m_port; }
    QByteArray fingerprint() const { return m_fingerprint; } // sha256:HEX
    QString folder() const { return m_folder.path(); }
    QString databaseFile() const { return m_folder.path() + QStringLiteral("/data/fairdesk.db"); }
    double fileMegabytes() const;
    double fillSeconds() const { return m_fillSeconds; }
    double startMilliseconds() const { return m_startMilliseconds; } // from exec to the line "ready"
    double memoryMegabytes() const;                                  // proportional set size
    double processorSeconds() const;

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_fingerprint;
    double m_fillSeconds = 0;
    double m_startMilliseconds = 0;
};

} // namespace fairdesk::bench
