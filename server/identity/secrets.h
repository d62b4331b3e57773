// What the server keeps apart from its database: the pepper of all password hashes, and the key that seals small
// secrets (second factors). A stolen database is of no use without this file.
#pragma once

#include "common/base/result.h"
#include "common/base/secret_string.h"

namespace fairdesk {

class ServerSecrets
{
public:
    // Reads DATA/pepper, or makes it where it does not exist; readable by its owner only.
    static Result<ServerSecrets> open(const QString &dataFolder);
    static constexpr const char *fileName = "pepper";

    // The password as it goes into the hash.
    QByteArray peppered(const SecretString &password) const;
    QByteArray seal(const QByteArray &plain) const;
    // Nothing if it was not sealed by this server.
    std::optional<QByteArray> unseal(const QByteArray &sealed) const;

    static QByteArray randomBytes(int count);
    // Letters and digits that are not mistaken for each other when read aloud.
    static SecretString randomPassword();

private:
    explicit ServerSecrets(const QByteArray &master);

    SecretString m_pepper;
    SecretString m_sealing;
};

} // namespace fairdesk
