// A server on a demo centre that lives as long as a tour.
#pragma once

#include "common/base/result.h"
#include "common/base/secret_string.h"

#include <QProcess>
#include <QTemporaryDir>

namespace fairdesk {

// Started from the program beside this one; stopped and removed with this object.
class DemoServer
{
public:
    DemoServer() = default;
    ~DemoServer();

    Result<void> start();
    const QString &address() const { return m_address; }
    const QByteArray &fingerprint() const { return m_fingerprint; }
    SecretString password() const { return m_password.clone(); }
    // Away and back at the same address, as after a power cut.
    void stop();
    Result<void> serveAgain();

private:
    Result<void> serve(const QString &listen);

    QTemporaryDir m_folder;
    QProcess m_process;
    SecretString m_password;
    QString m_address;
    QByteArray m_fingerprint;
};

} // namespace fairdesk
