// From what stands in a cell to a value of a field, in all the ways in which people write it.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/field_spec.h"
#include "common/tabular/cell.h"

#include <QTimeZone>

namespace fairdesk {

// Null for an empty cell. Links stay text: what they name is known only in the store (see LinkFinder).
Result<Value> valueOfCell(const FieldSpec &field, const Cell &cell, const QTimeZone &zone);

} // namespace fairdesk
