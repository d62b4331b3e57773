#include "common/catalogue/record.h"

#include "common/catalogue/save.h"

namespace fairdesk {
namespace {

constexpr std::array<const char *, 4> operationKeys{"create", "update", "delete", "restore"};

} // namespace

const char *operationKey(RecordChange::Operation operation)
{
    return operationKeys[size_t(operation)];
}

std::optional<RecordChange::Operation> operationFromKey(const QByteArray &key)
{
    for (size_t i = 0; i < operationKeys.size(); ++i) {
        if (key == operationKeys[i])
            return RecordChange::Operation(i);
    }
    return {};
}

const Value &Record::at(const QByteArray &field) const
{
    static const Value absent;
    const int index = m_entity ? m_entity->indexOf(field) : -1;
    return index < 0 ? absent : m_values.at(index);
}

bool Record::set(const QByteArray &field, Value value)
{
    const int index = m_entity->indexOf(field);
    if (index < 0)
        return false;
    m_values[index] = std::move(value);
    return true;
}

QString Record::linkTitle(const QByteArray &field) const
{
    return m_linkTitles.value(m_entity ? m_entity->indexOf(field) : -1);
}

QString Record::title() const
{
    const FieldSpec *field = m_entity ? m_entity->titleField() : nullptr;
    return field ? at(field->key).text() : QString();
}

} // namespace fairdesk
