// Whether the record of a row is already there: exactly, so that the same list imported twice changes nothing.
#pragma once

#include "common/catalogue/record.h"
#include "common/catalogue/save.h"

#include <optional>

namespace fairdesk {

class Connection;

// Customers by credit code and normalised name; persons by name with birthday, phone or mail. A phone or mail alone
// proves nothing: it finds the same firm only where the core of the name agrees. Everything else by its unique fields,
// or, having none, by equal values in all fields of the row.
std::optional<qint64> knownRecord(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                  const QString &foreignId);

// The contact of this name at the customer.
std::optional<qint64> knownContact(Connection &connection, const EntityPtr &contact, qint64 customer,
                                   const QList<FieldValue> &values);

} // namespace fairdesk
