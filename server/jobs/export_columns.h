// What the columns of an exported list are: fields at the end of paths, and their names.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/jobs/wording.h"

namespace fairdesk {

class Caller;

// All that the caller may see of a record; beside a link the key that names its target wherever the file goes.
QList<QByteArray> everythingOf(const Catalogue &catalogue, const EntitySpec &entity, const Caller &caller);

// The field at the end of a path such as "customer.owner.name"; null for what is no field (counts and sums).
const FieldSpec *fieldAtPath(const Catalogue &catalogue, const EntitySpec &entity, const QByteArray &path);
// 客户 / 城市
QString labelOfPath(const Catalogue &catalogue, const EntitySpec &entity, const QByteArray &path,
                    const Wording &wording);

} // namespace fairdesk
