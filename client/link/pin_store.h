// The keys of the servers that this user trusts: one line "host:port sha256:HEX" each. The file is the only authority
// about who a server is; there is no other check of its certificate.
#pragma once

#include "common/base/result.h"

#include <QByteArray>
#include <QString>

namespace fairdesk {

// Reads the file at every question, so that several programs of one user share what they learnt.
class PinStore
{
public:
    enum class Verdict { Known, Unknown, Changed };

    // Empty: the file of this user, see defaultPath().
    explicit PinStore(const QString &path = {});

    // An unreadable file is an error, never an unknown server: otherwise losing access to it would undo the pinning.
    Result<Verdict> check(const QString &server, const QByteArray &fingerprint) const;
    // Adds an unknown server; a key that differs from the pinned one is refused.
    Result<void> remember(const QString &server, const QByteArray &fingerprint);

    const QString &path() const { return m_path; }

    static QString defaultPath();
    static QString serverName(const QString &host, quint16 port);
    // "sha256:" and 64 lower-case hexadecimal digits; empty if the text is no fingerprint.
    static QByteArray normalised(const QByteArray &fingerprint);

private:
    struct Pin
    {
        QByteArray server;
        QByteArray fingerprint;
    };
    Result<QList<Pin>> read() const;

    QString m_path;
};

} // namespace fairdesk
