// Counts failed sign-ins and says when enough is enough: ten for one name in a quarter of an hour, fifty from one
// address. An address from which a name signed in before has a count of its own, so that whoever guesses from elsewhere
// does not lock out the person at his own desk. Unknown names are counted alike: the lock tells nothing.
#pragma once

#include "common/base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace fairdesk {

class LoginGuard
{
public:
    static constexpr int failuresPerLogin = 10;
    static constexpr int failuresPerAddress = 50;
    static constexpr std::chrono::minutes window{15};
    static constexpr std::chrono::days familiarFor{30};

    // Until when this attempt is refused; nothing if it may be made.
    std::optional<Instant> lockedUntil(const QByteArray &login, const QByteArray &address, Instant now) const;
    void failed(const QByteArray &login, const QByteArray &address, Instant at);
    void succeeded(const QByteArray &login, const QByteArray &address);
    // True once a minute for a locked name: a flood of refused attempts must not fill the log.
    bool isWorthLogging(const QByteArray &login, const QByteArray &address, Instant now);

private:
    struct Key
    {
        QByteArray login;   // empty: the count of an address
        QByteArray address; // empty: the count of a name from addresses that it never used
        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, key.login, key.address); }
    };

    bool isFamiliar(const QByteArray &login, const QByteArray &address) const;
    Key keyOf(const QByteArray &login, const QByteArray &address) const;
    std::optional<Instant> lock(const Key &key, int allowed, Instant now) const;
    void add(const Key &key, int allowed, Instant at);
    void forgetOld(Instant now);

    QHash<Key, QList<Instant>> m_failures;
    QHash<QByteArray, QSet<QByteArray>> m_familiar;
    QHash<Key, Instant> m_logged;
};

} // namespace fairdesk
