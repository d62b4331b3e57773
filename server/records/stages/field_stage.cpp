#include "server/records/stages/field_stage.h"

#include "server/records/stages/access_stage.h"

namespace fairdesk {
namespace {

// Kept by the write path itself, whoever asks.
bool isOfWritePath(int field)
{
    return field == IdField || field == VersionField || field == ChangedAtField || field == ChangedByField ||
           field == DeletedAtField;
}

Error unknownField(const QByteArray &entity, const QByteArray &field)
{
    return Error::invalid({{field, message(QT_TRANSLATE_NOOP("Message", "There is no field “%1” in “%2”."),
                                           QString::fromUtf8(field), QString::fromUtf8(entity))}});
}

Error closedField(const QByteArray &field)
{
    Text text = message(QT_TRANSLATE_NOOP("Message", "You may not change the field “%1”."), QString::fromUtf8(field));
    return {ErrorCode::Forbidden, text, {{field, text}}};
}

bool isOpen(const SaveScope &scope, const SaveStep &step, int place)
{
    if (step.byProgram())
        return true;
    const FieldSpec &field = step.entity->fields.at(place);
    if (isOfWritePath(place))
        return false;
    if (field.is(ReadOnly) && !(scope.caller().system && (step.isCreate() || !field.is(System))))
        return false;
    return scope.caller().fieldRule(*step.entity, field) == FieldRule::Open;
}

// Records of the same save are named by negative ids until they are stored.
Result<Value> withStoredIds(const SaveScope &scope, const FieldSpec &field, const Value &value)
{
    const auto unknown = [&] {
        return Error::invalid(
            {{field.key, message(QT_TRANSLATE_NOOP("Message", "%1 points to a record that is not part of this save."),
                                 field.label.argument())}});
    };
    if (const qint64 *id = value.as<qint64>(); id && *id < 0 && field.kind == Kind::Ref) {
        const auto stored = scope.temporaryIds.constFind(*id);
        return stored == scope.temporaryIds.constEnd() ? Result<Value>(unknown()) : Result<Value>(Value(*stored));
    }
    const auto *ids = value.as<QList<qint64>>();
    if (!ids)
        return value;
    QList<qint64> resolved;
    for (const qint64 id : *ids) {
        if (id < 0 && !scope.temporaryIds.contains(id))
            return unknown();
        resolved.append(id < 0 ? scope.temporaryIds.value(id) : id);
    }
    std::sort(resolved.begin(), resolved.end());
    resolved.erase(std::unique(resolved.begin(), resolved.end()), resolved.end());
    return Value(resolved);
}

// The writer's list is made from those that he sees; the others – another team's, deleted ones – are not his to drop.
Value withUnseen(const SaveScope &scope, const SaveStep &step, const FieldSpec &field, int place, Value value)
{
    const EntityPtr target = scope.entity(field.target);
    const bool meansAll = step.byProgram() || step.by == SaveStep::By::Undo;
    if (field.kind != Kind::Many || meansAll || step.before.isNull() || !target)
        return value;
    QList<qint64> all = value.valueOr(QList<qint64>());
    for (const qint64 id : step.before.at(place).valueOr(QList<qint64>())) {
        if (!all.contains(id) && !mayReadById(scope, target, id))
            all.append(id);
    }
    std::sort(all.begin(), all.end());
    return all.isEmpty() ? value : Value(all);
}

Result<void> applyValue(const SaveScope &scope, SaveStep &step, const FieldValue &entry)
{
    const int place = step.entity->indexOf(entry.field);
    if (place < 0 || step.entity->fields.at(place).kind == Kind::Lines)
        return unknownField(step.entity->key, entry.field);
    if (entry.value.isAbsent())
        return {};
    if (!isOpen(scope, step, place))
        return closedField(entry.field);
    const FieldSpec &field = step.entity->fields.at(place);
    Result<Value> value = withStoredIds(scope, field, normalisedValue(field, entry.value));
    if (!value)
        return value.error();
    step.after.set(place, withUnseen(scope, step, field, place, std::move(*value)));
    if (!step.given.contains(place))
        step.given.append(place);
    return {};
}

} // namespace

Value normalisedValue(const FieldSpec &field, const Value &value)
{
    if (value.isEmpty())
        return Value::null();
    if (field.kind == Kind::Ref && value.as<qint64>() && value.integer() == 0)
        return Value::null();
    const QString *text = value.as<QString>();
    if (!text || !field.isText() || field.kind == Kind::LongText)
        return value;
    const QString trimmed = text->trimmed();
    return trimmed.isEmpty() ? Value::null() : Value(trimmed);
}

Result<void> applyValues(const SaveScope &scope, SaveStep &step)
{
    if ((step.isDelete() || step.isRestore()) && !(step.values.isEmpty() && step.lines.isEmpty()))
        return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "Deleting and restoring take no values.")));
    for (const FieldValue &entry : std::as_const(step.values)) {
        if (auto done = applyValue(scope, step, entry); !done)
            return done;
    }
    for (const LineSetChange &set : std::as_const(step.lines)) {
        const FieldSpec *field = step.entity->field(set.field);
        if (!field || field->kind != Kind::Lines)
            return unknownField(step.entity->key, set.field);
        if (!step.byProgram() && scope.caller().fieldRule(*step.entity, *field) != FieldRule::Open)
            return closedField(set.field);
    }
    return {};
}

} // namespace fairdesk
