// What changed in a record as JSON, {"field": {"old": …, "new": …}}, in the machine forms of value_text.h.
#pragma once

#include "server/storage/audit_store.h"

namespace fairdesk {

QByteArray changesToJson(const EntitySpec &entity, const QList<AuditFieldChange> &changes);
// Fields that the catalogue no longer has are left out: nobody could say who may see them.
QList<AuditFieldChange> changesFromJson(const EntitySpec *entity, const QByteArray &json);

} // namespace fairdesk
