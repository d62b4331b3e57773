// The first evaluator of row access: SQL. As one condition, or as disjoint branches that each have an index.
#pragma once

#include "server/access/caller.h"
#include "server/storage/sql_text.h"

namespace fairdesk {

// "owner = me OR team IN (…) OR …" over the alias; "1=1" and "1=0" at the ends.
SqlPiece accessCondition(const RowAccess &access, const Caller &caller, const EntitySpec &entity, const QByteArray &alias);

// The same rows as a union of branches without overlap. One team a branch, so that each can walk its own index.
QList<SqlPiece> accessBranches(const RowAccess &access, const Caller &caller, const EntitySpec &entity, const QByteArray &alias);

// Statements that give the ids of the records that were shared with the caller, directly or with the record they follow.
QList<SqlPiece> grantedIds(const RowAccess &access, const Caller &caller, const EntitySpec &entity);

} // namespace fairdesk
