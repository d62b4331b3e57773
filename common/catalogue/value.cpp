#include "common/catalogue/value.h"

namespace fairdesk {

bool Value::isEmpty() const
{
    if (m_state != State::Present)
        return m_state == State::Null || m_state == State::Absent;
    if (const auto *text = std::get_if<QString>(&m_data))
        return text->isEmpty();
    if (const auto *ids = std::get_if<QList<qint64>>(&m_data))
        return ids->isEmpty();
    if (const auto *keys = std::get_if<QStringList>(&m_data))
        return keys->isEmpty();
    return false;
}

} // namespace fairdesk
