// Which values of a record give it away as a duplicate: the one place that turns a record into its exact keys.
#pragma once

#include "common/catalogue/record.h"

namespace fairdesk {

// Nothing for a deleted record and for entities that are not looked at for duplicates.
QList<QByteArray> duplicateKeysOf(const Record &record);
bool hasDuplicateKeys(const EntitySpec &entity);

} // namespace fairdesk
