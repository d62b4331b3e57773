// The server's key and certificate: made by itself at its first start, known to clients by its fingerprint.
#pragma once

#include "common/base/result.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace fairdesk {

class TlsIdentity
{
public:
    // Reads DATA/tls/key.pem and cert.pem, or makes them: EC P-256, ten years, readable by their owner only.
    static Result<TlsIdentity> open(const QString &dataFolder);

    // "sha256:HEX" of the certificate.
    QByteArray fingerprint() const;
    const QSslCertificate &certificate() const { return m_certificate; }
    // TLS 1.3 only, unless older offices' machines need 1.2.
    QSslConfiguration configuration(bool allowTls12) const;

private:
    TlsIdentity(QSslCertificate certificate, QSslKey key)
        : m_certificate(std::move(certificate))
        , m_key(std::move(key))
    {
    }

    QSslCertificate m_certificate;
    QSslKey m_key;
};

} // namespace fairdesk
