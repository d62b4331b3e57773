#include "server/records/stages/line_merge.h"

#include "server/records/stages/field_stage.h"
#include "server/storage/record_store.h"

namespace fairdesk {

LinesSince::LinesSince(const SaveScope &scope, const Record &document, qint64 version, const EntityPtr &line,
                       const FieldSpec &via)
{
    // Every change of a line gives its document a new version, in the same save.
    QSet<qint64> groups;
    for (const AuditRow &row : AuditStore::sinceVersion(scope.connection, document.entity(), document.id(), version)) {
        if (row.group != scope.group)
            groups.insert(row.group);
    }
    QList<qint64> ordered(groups.begin(), groups.end());
    std::sort(ordered.begin(), ordered.end());
    for (const qint64 group : std::as_const(ordered)) {
        for (const AuditRow &row : AuditStore::ofGroup(scope.connection, *scope.snapshot.catalogue, group)) {
            if (row.entity != line->key ||
                RecordStore::reference(scope.connection, *line, row.record, via) != document.id())
                continue;
            Fate &fate = m_fates[row.record];
            fate.user = row.user;
            fate.added = fate.added || row.action == "created" || (row.action == "restored" && !fate.removed);
            fate.removed = row.action == "deleted" || (fate.removed && row.action != "restored");
            fate.forgotten = fate.forgotten || row.erased;
            for (const AuditFieldChange &change : row.changes) {
                if (!fate.base.contains(change.field))
                    fate.base.insert(change.field, change.before);
            }
        }
    }
}

bool LinesSince::wasChanged(qint64 line) const
{
    const Fate fate = m_fates.value(line);
    return fate.forgotten || !fate.base.isEmpty();
}

bool LinesSince::merge(const Record &line, QList<FieldValue> &wanted) const
{
    const auto fate = m_fates.constFind(line.id());
    if (fate == m_fates.constEnd())
        return true;
    QList<FieldValue> own;
    for (const FieldValue &entry : std::as_const(wanted)) {
        const FieldSpec *field = line.entity().field(entry.field);
        if (!field) {
            own.append(entry); // refused with the line's other values
            continue;
        }
        const Value value = normalisedValue(*field, entry.value);
        if (value == line.at(entry.field))
            continue;
        const auto base = fate->base.constFind(entry.field);
        const bool others = fate->forgotten || fate->removed || base != fate->base.constEnd();
        if (!others)
            own.append(entry);
        else if (fate->forgotten || base == fate->base.constEnd() || value != *base)
            return false;
    }
    wanted = own;
    return true;
}

} // namespace fairdesk
