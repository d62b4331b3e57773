#include "server/identity/login_guard.h"

namespace fairdesk {
namespace {

constexpr qsizetype countsBeforeCleaning = 20'000;

qint64 milliseconds(std::chrono::milliseconds duration)
{
    return duration.count();
}

} // namespace

bool LoginGuard::isFamiliar(const QByteArray &login, const QByteArray &address) const
{
    const auto found = m_familiar.constFind(login);
    return found != m_familiar.constEnd() && found->contains(address);
}

LoginGuard::Key LoginGuard::keyOf(const QByteArray &login, const QByteArray &address) const
{
    return {login, isFamiliar(login, address) ? address : QByteArray()};
}

std::optional<Instant> LoginGuard::lock(const Key &key, int allowed, Instant now) const
{
    const auto found = m_failures.constFind(key);
    if (found == m_failures.constEnd() || found->size() < allowed)
        return {};
    // The lock ends when the oldest of the last `allowed` failures leaves the window.
    const Instant oldest = found->at(found->size() - allowed);
    const Instant until{oldest.milliseconds + milliseconds(window)};
    return until > now ? std::optional<Instant>(until) : std::nullopt;
}

std::optional<Instant> LoginGuard::lockedUntil(const QByteArray &login, const QByteArray &address, Instant now) const
{
    if (const auto until = lock(keyOf(login, address), failuresPerLogin, now))
        return until;
    if (isFamiliar(login, address))
        return {};
    return lock({{}, address}, failuresPerAddress, now);
}

void LoginGuard::failed(const QByteArray &login, const QByteArray &address, Instant at)
{
    if (m_failures.size() > countsBeforeCleaning)
        forgetOld(at);
    add(keyOf(login, address), failuresPerLogin, at);
    if (!isFamiliar(login, address))
        add({{}, address}, failuresPerAddress, at);
}

void LoginGuard::add(const Key &key, int allowed, Instant at)
{
    QList<Instant> &times = m_failures[key];
    times.append(at);
    if (times.size() > allowed)
        times.removeFirst();
}

void LoginGuard::succeeded(const QByteArray &login, const QByteArray &address)
{
    m_failures.remove(keyOf(login, address));
    m_familiar[login].insert(address);
}

bool LoginGuard::isWorthLogging(const QByteArray &login, const QByteArray &address, Instant now)
{
    Instant &last = m_logged[keyOf(login, address)];
    if (last.milliseconds != 0 && now.milliseconds - last.milliseconds < milliseconds(std::chrono::minutes(1)))
        return false;
    last = now;
    return true;
}

void LoginGuard::forgetOld(Instant now)
{
    const qint64 limit = now.milliseconds - milliseconds(window);
    m_failures.removeIf([limit](const auto &entry) { return entry.value().last().milliseconds < limit; });
    m_logged.removeIf([limit](const auto &entry) { return entry.value().milliseconds < limit; });
}

} // namespace fairdesk
