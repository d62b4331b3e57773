#include "common/base/secret_string.h"

namespace fairdesk {

SecretString &SecretString::operator=(SecretString &&other) noexcept
{
    wipe();
    m_secret.swap(other.m_secret);
    return *this;
}

void SecretString::wipe()
{
    if (m_secret.isDetached()) {
        // volatile: the compiler must not drop writes to memory that is freed right after.
        volatile char *bytes = m_secret.data();
        for (qsizetype i = 0; i < m_secret.size(); ++i)
            bytes[i] = 0;
    }
    m_secret.clear();
}

} // namespace fairdesk
