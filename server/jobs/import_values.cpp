#include "server/jobs/import_values.h"

namespace fairdesk {

Result<QList<FieldValue>> storedValues(const EntitySpec &entity, const QList<ImportValue> &values, bool ofContact,
                                       LinkFinder &links)
{
    QList<FieldValue> stored;
    stored.reserve(values.size());
    for (const ImportValue &entry : values) {
        if (entry.ofContact != ofContact)
            continue;
        Result<Value> value = links.resolve(*entity.field(entry.field), entry.value);
        if (!value)
            return value.error();
        stored.append({entry.field, std::move(*value)});
    }
    return stored;
}

Record recordOf(const EntityPtr &entity, const QList<FieldValue> &values)
{
    Record record(entity);
    for (int i = 0; i < entity->fields.size(); ++i)
        record.set(i, Value::null());
    for (const FieldValue &entry : values)
        record.set(entry.field, entry.value);
    return record;
}

} // namespace fairdesk
