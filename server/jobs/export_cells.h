// Values of a list as cells of a table: for people in their language, or for programs.
#pragma once

#include "common/catalogue/field_spec.h"
#include "common/catalogue/value.h"
#include "common/tabular/cell.h"
#include "server/jobs/wording.h"

#include <QTimeZone>

namespace fairdesk {

// `titles` are those of the linked records, as the reader may see them.
Cell cellForPeople(const FieldSpec &field, const Value &value, const QStringList &titles, const Wording &wording,
                   const QTimeZone &zone);

} // namespace fairdesk
