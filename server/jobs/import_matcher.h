// Whether the record of a row is already there: exactly, so that the same list imported twice changes nothing.
#pragma once

#include "common/catalogue/record.h"
#include "common/catalogue/save.h"

#include <functional>
#include <optional>

namespace fairdesk {

class Connection;

// Whether the importer may read a living record of this kind and id.
using MaySee = std::function<bool(const EntitySpec &entity, qint64 id)>;

struct KnownRecord
{
    qint64 id = 0;
    bool seen = true; // a colleague's record that the importer may not read is there, and nothing more is told of it
};

// Customers by credit code and normalised name; persons by name with birthday, phone or mail. A phone or mail alone
// proves nothing: it finds the same firm only where the core of the name agrees. Everything else by its unique fields,
// or, having none, by equal values in all fields of the row. Only the rules that hold for the whole house – unique
// values and the duplicate check – look at records that the importer may not read; nobody finds out by importing what
// stands in them.
std::optional<KnownRecord> knownRecord(Connection &connection, const EntityPtr &entity, const QList<FieldValue> &values,
                                       const QString &foreignId, const MaySee &maySee);

// The contact of this name at the customer.
std::optional<qint64> knownContact(Connection &connection, const EntityPtr &contact, qint64 customer,
                                   const QList<FieldValue> &values, const MaySee &maySee);

} // namespace fairdesk
