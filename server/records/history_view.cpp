#include "server/records/history_view.h"

#include "common/catalogue/value_text.h"
#include "common/protocol/codec.h"
#include "common/text/mask.h"

namespace fairdesk {
namespace {

MaskKind maskKind(const FieldSpec &field)
{
    if (field.mask == "phone" || field.kind == Kind::Phone)
        return MaskKind::Phone;
    if (field.mask == "email" || field.kind == Kind::Email)
        return MaskKind::Email;
    return field.mask == "id" ? MaskKind::Identity : MaskKind::Other;
}

QList<qint64> targetsOf(const FieldSpec &field, const Value &value)
{
    if (field.kind == Kind::Ref && value.as<qint64>())
        return {value.integer()};
    return value.valueOr(QList<qint64>());
}

} // namespace

void HistoryView::write(const EntitySpec &entity, const QList<AuditRow> &rows, wire::HistoryReply *reply)
{
    collectTargets(entity, rows);
    for (const AuditRow &row : rows) {
        // What was done to an account and not to its record – a password, a session – is for the system log only.
        if (row.version == 0)
            continue;
        wire::HistoryEntry entry;
        writeChanges(entity, row, &entry);
        // A change of nothing that this reader may see did not happen for him.
        if (row.action == "updated" && entry.changes_size() == 0 && !row.changes.isEmpty())
            continue;
        entry.set_sequence(row.sequence);
        entry.set_at(row.at.milliseconds);
        entry.set_user(row.user);
        const auto user = m_access.users.constFind(row.user);
        entry.set_user_name(user == m_access.users.constEnd() ? std::string("Fairdesk") : user->name.toStdString());
        entry.set_origin(row.origin.toStdString());
        entry.set_action(row.action.toStdString());
        entry.set_version(row.version);
        entry.set_group(row.group);
        *reply->add_entries() = std::move(entry);
    }
}

void HistoryView::collectTargets(const EntitySpec &entity, const QList<AuditRow> &rows)
{
    QHash<QByteArray, QList<qint64>> wanted;
    for (const AuditRow &row : rows) {
        for (const AuditFieldChange &change : row.changes) {
            const FieldSpec *field = entity.field(change.field);
            if (field && field->isLink())
                wanted[field->target] += targetsOf(*field, change.before) + targetsOf(*field, change.after);
        }
    }
    for (auto target = wanted.constBegin(); target != wanted.constEnd(); ++target)
        m_seen.insert(target.key(), m_visible(target.key(), *target));
}

void HistoryView::writeChanges(const EntitySpec &entity, const AuditRow &row, wire::HistoryEntry *entry) const
{
    for (const AuditFieldChange &change : row.changes) {
        const FieldSpec *field = entity.field(change.field);
        const FieldRule rule = field ? m_caller.fieldRule(entity, *field) : FieldRule::Open;
        if (rule == FieldRule::Hidden)
            continue;
        wire::FieldChange *added = entry->add_changes();
        added->set_field(change.field.toStdString());
        encode(field ? shown(*field, rule, change.before) : change.before, added->mutable_old_value());
        encode(field ? shown(*field, rule, change.after) : change.after, added->mutable_new_value());
    }
}

Value HistoryView::shown(const FieldSpec &field, FieldRule rule, const Value &value) const
{
    if (!value.isPresent())
        return value;
    if (rule == FieldRule::Masked)
        return Value::masked(masked(maskKind(field), valueToText(field, value)));
    if (!field.isLink())
        return value;
    const QSet<qint64> seen = m_seen.value(field.target);
    if (field.kind == Kind::Ref)
        return seen.contains(value.integer()) ? value : Value::masked({});
    QList<qint64> kept;
    for (const qint64 id : value.valueOr(QList<qint64>())) {
        if (seen.contains(id))
            kept.append(id);
    }
    return Value(kept);
}

} // namespace fairdesk
