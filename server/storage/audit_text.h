// What a row of the audit trail holds, as it is written there: changes as JSON, what decides who sees the record.
#pragma once

#include "server/storage/audit_store.h"

namespace fairdesk {

void appendNumber(QByteArray &text, qint64 number);

QByteArray changesToJson(const EntitySpec &entity, const QList<AuditFieldChange> &changes);
// `ofNoRecord`: a row of the program's own (an export, a sign-in), whose keys are no fields of an entity.
QList<AuditFieldChange> changesFromJson(const EntitySpec *entity, const QByteArray &json, bool ofNoRecord);

QByteArray factsToText(const RowFacts &facts);
RowFacts factsFromText(const QByteArray &text);

} // namespace fairdesk
