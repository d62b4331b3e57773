// The values of an imported row on their way to a save.
#pragma once

#include "common/catalogue/save.h"
#include "server/jobs/link_finder.h"
#include "server/jobs/table_input.h"

namespace fairdesk {

// The values that belong to the record itself, or to the contact beside it; links turned into ids.
Result<QList<FieldValue>> storedValues(const EntitySpec &entity, const QList<ImportValue> &values, bool ofContact,
                                       LinkFinder &links);

// A record as the row would make it, to be compared with those that are there.
Record recordOf(const EntityPtr &entity, const QList<FieldValue> &values);

} // namespace fairdesk
