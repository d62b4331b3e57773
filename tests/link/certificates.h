// Certificates made when a test runs, so that no private key stands in the repository and none ever expires.
#pragma once

#include <QSslCertificate>
#include <QSslKey>

namespace fairdesk::test {

struct ServerIdentity
{
    QSslCertificate certificate;
    QSslKey key;

    QByteArray fingerprint() const;
};

// Made once for each name and kept for the whole program. "expired" was valid in 2001.
enum class Validity { Now, Past };
const ServerIdentity &identity(const QByteArray &name, Validity validity = Validity::Now);

} // namespace fairdesk::test
