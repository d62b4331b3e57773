#include "server/records/stages/version_stage.h"

namespace fairdesk {
namespace {

constexpr char programName[] = QT_TRANSLATE_NOOP("Message", "the program");

Error conflict(const SaveScope &scope, qint64 user, QList<FieldError> fields)
{
    // One field speaks for itself; of several each is listed.
    if (fields.size() == 1) {
        Text text = fields.first().text;
        return {ErrorCode::Conflict, std::move(text), std::move(fields)};
    }
    return {ErrorCode::Conflict,
            message(QT_TRANSLATE_NOOP(
                        "Message",
                        "%1 has changed this record in the meantime. Nothing was saved; look at the new values first."),
                    whoDid(scope, user)),
            std::move(fields)};
}

// Fields that the program keeps by itself are nobody's quarrel.
bool isPersonal(const EntitySpec &entity, const AuditFieldChange &change)
{
    const FieldSpec *field = entity.field(change.field);
    return field && !field->is(ReadOnly);
}

QList<int> changedPlaces(const SaveStep &step)
{
    QList<int> places;
    for (const int place : step.given) {
        if (step.isUpdate() && step.changes(place))
            places.append(place);
    }
    return places;
}

void note(QList<FieldError> &fields, const SaveScope &scope, const FieldSpec &field, qint64 user)
{
    fields.removeIf([&](const FieldError &known) { return known.field == field.key; });
    fields.append({field.key,
                   message(QT_TRANSLATE_NOOP(
                               "Message",
                               "%1 was changed by %2 in the meantime. Nothing was saved; look at the new value first."),
                           field.label.argument(), whoDid(scope, user))});
}

} // namespace

TextArgument whoDid(const SaveScope &scope, qint64 user)
{
    const auto known = scope.snapshot.access->users.constFind(user);
    if (known != scope.snapshot.access->users.constEnd())
        return known->name;
    return LabelArgument{"Message", programName, {}, {}};
}

Result<void> checkVersion(const SaveScope &scope, const SaveStep &step)
{
    const qint64 newest = step.before.isNull() ? 0 : step.before.version();
    if (step.version == 0 || step.isCreate() || step.version == newest)
        return {};
    if (step.version > newest)
        return Error::conflict(message(
            QT_TRANSLATE_NOOP("Message", "This record has no such version yet. Read it again and repeat the change.")));
    QList<FieldError> fields;
    qint64 lastUser = 0;
    bool erased = false;
    const QList<AuditRow> meanwhile =
        AuditStore::sinceVersion(scope.connection, *step.entity, step.before.id(), step.version);
    for (const AuditRow &row : meanwhile) {
        if (row.group == scope.group)
            continue;
        // Which fields an erased row was about nobody knows any more, so it may be any.
        if (row.erased && row.version > step.version) {
            for (const int place : changedPlaces(step))
                note(fields, scope, step.entity->fields.at(place), row.user);
            lastUser = row.user;
            erased = true;
            continue;
        }
        for (const AuditFieldChange &change : row.changes) {
            const int place = step.entity->indexOf(change.field);
            const bool wanted =
                step.isUpdate() ? step.given.contains(place) && step.changes(place) : isPersonal(*step.entity, change);
            if (place < 0 || !wanted)
                continue;
            note(fields, scope, step.entity->fields.at(place), row.user);
            lastUser = row.user;
        }
    }
    const bool unharmed = fields.isEmpty() && !(erased && !step.isUpdate());
    return unharmed ? Result<void>() : Result<void>(conflict(scope, lastUser, std::move(fields)));
}

} // namespace fairdesk
