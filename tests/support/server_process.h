// A server of the same build on a centre of its own, for tests that need the whole way through the wire.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace fairdesk::test {

class ServerProcess
{
public:
    // The folder with the programs of this build, FAIRDESK_BIN_DIR of the test.
    explicit ServerProcess(const QString &programFolder);
    ~ServerProcess();

    // Whether the program is there at all; a build of single targets may lack it.
    bool isAvailable() const;

    // An empty centre with its administrator, or a demo centre; both with password().
    bool init();
    bool makeDemo(int customers);
    bool run(const QStringList &arguments);

    // Waits for the ready line; the second time at the same address.
    bool start();
    // False if it did not end by itself in time.
    bool stop();

    QString address() const { return m_address; }
    QString host() const { return m_address.section(u':', 0, 0); }
    quint16 port() const { return m_address.section(u':', 1).toUShort(); }
    QByteArray fingerprint() const { return m_fingerprint; }
    static QByteArray password();
    // What the server said to its log, for the message of a failed test.
    QString log() const;

private:
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }

    QString m_program;
    QTemporaryDir m_folder;
    QProcess m_process;
    QString m_address;
    QByteArray m_fingerprint;
};

} // namespace fairdesk::test
