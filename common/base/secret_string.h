// A password or token: not printed, not copied by accident, wiped when it goes.
#pragma once

#include <QByteArray>

namespace fairdesk {

class SecretString
{
public:
    SecretString() = default;
    explicit SecretString(QByteArray secret)
        : m_secret(std::move(secret))
    {
    }
    SecretString(SecretString &&other) noexcept { m_secret.swap(other.m_secret); }
    SecretString &operator=(SecretString &&other) noexcept;
    SecretString(const SecretString &) = delete;
    SecretString &operator=(const SecretString &) = delete;
    ~SecretString() { wipe(); }

    SecretString clone() const { return SecretString(QByteArray(m_secret.constData(), m_secret.size())); }
    bool isEmpty() const { return m_secret.isEmpty(); }
    const QByteArray &reveal() const { return m_secret; }
    void wipe();

private:
    QByteArray m_secret;
};

} // namespace fairdesk
