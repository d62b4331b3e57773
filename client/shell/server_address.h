// The address of a server as people type it.
#pragma once

#include <QString>

#include <optional>

namespace fairdesk {

inline constexpr quint16 usualServerPort = 7443;

struct ServerAddress
{
    QString host;
    quint16 port = usualServerPort;

    // "crm.example.com", "10.0.0.5:7443", "[::1]:7443"; nothing if it is no address.
    static std::optional<ServerAddress> parse(const QString &text);
    QString toString() const;
    bool operator==(const ServerAddress &) const = default;
};

// "sha256:" and 64 digits as lines of four groups of four, so that two people can compare them aloud.
QString fingerprintForReading(const QByteArray &fingerprint);

} // namespace fairdesk
