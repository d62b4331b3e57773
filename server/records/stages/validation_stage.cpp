#include "server/records/stages/validation_stage.h"

#include "common/catalogue/validation.h"
#include "server/records/stages/access_stage.h"
#include "server/storage/record_store.h"

namespace fairdesk {
namespace {

constexpr int deepestTree = 100;

// One text for both cases: whoever may not see a record does not learn that it exists.
Error unknownTarget(const FieldSpec &field)
{
    return Error::invalid(
        {{field.key,
          message(QT_TRANSLATE_NOOP("Message", "%1: the record that you chose does not exist, or you may not see it."),
                  field.label.argument())}});
}

Result<void> checkTree(const SaveScope &scope, const SaveStep &step, const FieldSpec &field, qint64 parent)
{
    int depth = 0;
    for (qint64 above = parent; above != 0;
         above = RecordStore::reference(scope.connection, *step.entity, above, field)) {
        if (above == step.after.id() || ++depth > deepestTree) {
            return Error::invalid(
                {{field.key,
                  message(QT_TRANSLATE_NOOP("Message", "%1: a record cannot stand below itself. Choose another one."),
                          field.label.argument())}});
        }
    }
    return {};
}

Result<void> checkTargets(const SaveScope &scope, const FieldSpec &field, const Value &before, const Value &after)
{
    const EntityPtr target = scope.entity(field.target);
    const QList<qint64> known = before.valueOr(QList<qint64>());
    const QList<qint64> ids = field.kind == Kind::Ref ? QList<qint64>{after.integer()} : after.valueOr(QList<qint64>());
    for (const qint64 id : ids) {
        if (!known.contains(id) && (!target || !mayReadById(scope, target, id)))
            return unknownTarget(field);
    }
    return {};
}

std::optional<FieldError> fieldProblem(const SaveStep &step, int place)
{
    const FieldSpec &field = step.entity->fields.at(place);
    const bool mustBeThere = step.isCreate() && field.is(Required);
    if (!mustBeThere && !step.changes(place))
        return {};
    if (auto problem = validationProblem(field, step.after.at(place)))
        return FieldError{field.key, std::move(*problem)};
    return {};
}

Error duplicateValue(const SaveScope &scope, const SaveStep &step, const FieldSpec &field, qint64 other)
{
    const auto record = RecordStore::load(scope.connection, step.entity, other);
    const bool visible = record && mayUse(scope, *record, Action::Read) && !record->title().isEmpty();
    Text text =
        visible ? message(QT_TRANSLATE_NOOP("Message", "%1 must be unique, and “%2” already has this value."),
                          field.label.argument(), record->title())
                : message(QT_TRANSLATE_NOOP("Message", "%1 must be unique, and another record already has this value."),
                          field.label.argument());
    return {ErrorCode::Duplicate, text, {{field.key, text}}};
}

const TransitionRule *transitionOf(const EntitySpec &entity, const QByteArray &field, const QByteArray &from,
                                   const QByteArray &to)
{
    for (const TransitionRule &rule : entity.transitions) {
        if (rule.field == field && rule.from == from && rule.to == to)
            return &rule;
    }
    return nullptr;
}

TextArgument choiceArgument(const FieldSpec &field, const QByteArray &key)
{
    const ChoiceItem *item = field.choice(key);
    return item ? item->label.argument() : TextArgument(QString::fromUtf8(key));
}

Result<void> checkTransition(const SaveScope &scope, const SaveStep &step, const FieldSpec &field, int place)
{
    const QByteArray from = step.before.at(place).text().toUtf8();
    const QByteArray to = step.after.at(place).text().toUtf8();
    const TransitionRule *rule = transitionOf(*step.entity, field.key, from, to);
    if (!rule) {
        return Error::invalid(
            {{field.key, message(QT_TRANSLATE_NOOP("Message", "%1 cannot go from “%2” to “%3”."),
                                 field.label.argument(), choiceArgument(field, from), choiceArgument(field, to))}});
    }
    if (scope.caller().may(rule->permission))
        return {};
    Text text = message(QT_TRANSLATE_NOOP("Message", "You may not change %1 to “%2”."), field.label.argument(),
                        choiceArgument(field, to));
    return Error{ErrorCode::Forbidden, text, {{field.key, text}}};
}

bool touches(const SaveStep &step, const UniqueRule &rule)
{
    if (step.isCreate() || step.isRestore())
        return true;
    const auto changed = [&](const QByteArray &key) { return step.changes(step.entity->indexOf(key)); };
    return std::any_of(rule.fields.begin(), rule.fields.end(), changed) ||
           (!rule.unlessField.isEmpty() && changed(rule.unlessField));
}

bool isExcepted(const SaveStep &step, const UniqueRule &rule)
{
    return !rule.unlessField.isEmpty() && step.after.at(rule.unlessField).text().toUtf8() == rule.unlessChoice;
}

} // namespace

Result<void> checkReferences(const SaveScope &scope, const SaveStep &step)
{
    for (int place = 0; place < step.entity->fields.size(); ++place) {
        const FieldSpec &field = step.entity->fields.at(place);
        if ((field.kind != Kind::Ref && field.kind != Kind::Many) || step.after.at(place).isEmpty() ||
            !step.changes(place))
            continue;
        if (!validationProblem(field, step.after.at(place)) && !step.byProgram() && step.given.contains(place)) {
            if (auto done = checkTargets(scope, field, step.before.isNull() ? Value() : step.before.at(place),
                                         step.after.at(place));
                !done)
                return done;
        }
        if (field.kind == Kind::Ref && field.target == step.entity->key) {
            if (auto done = checkTree(scope, step, field, step.after.at(place).integer()); !done)
                return done;
        }
    }
    return {};
}

Result<void> checkValues(const SaveScope &scope, const SaveStep &step)
{
    Q_UNUSED(scope)
    QList<FieldError> problems;
    for (int place = ExternalIdField; place < step.entity->fields.size(); ++place) {
        if (step.entity->fields.at(place).kind == Kind::Lines)
            continue;
        if (auto problem = fieldProblem(step, place))
            problems.append(std::move(*problem));
    }
    return problems.isEmpty() ? Result<void>() : Result<void>(Error::invalid(std::move(problems)));
}

Result<void> checkTransitions(const SaveScope &scope, const SaveStep &step)
{
    if (!step.isUpdate() || step.by == SaveStep::By::Undo || step.entity->transitions.isEmpty())
        return {};
    for (int place = SystemFieldCount; place < step.entity->fields.size(); ++place) {
        const FieldSpec &field = step.entity->fields.at(place);
        const bool guarded = std::any_of(step.entity->transitions.begin(), step.entity->transitions.end(),
                                         [&](const TransitionRule &rule) { return rule.field == field.key; });
        if (!guarded || step.before.at(place).isNull() || !step.changes(place))
            continue;
        if (auto done = checkTransition(scope, step, field, place); !done)
            return done;
    }
    return {};
}

Result<void> checkUnique(const SaveScope &scope, const SaveStep &step)
{
    for (int place = ExternalIdField; place < step.entity->fields.size(); ++place) {
        const FieldSpec &field = step.entity->fields.at(place);
        // A number that the sequence gave was tried when it was taken.
        const bool numbered = step.isCreate() && field.key == "number" && !step.given.contains(place);
        if (!field.is(Unique) || numbered || step.after.at(place).isEmpty() ||
            !(step.changes(place) || step.isRestore()))
            continue;
        if (const auto other = RecordStore::sameValue(scope.connection, step.after, field))
            return duplicateValue(scope, step, field, *other);
    }
    for (const UniqueRule &rule : step.entity->uniqueRules) {
        if (!touches(step, rule) || isExcepted(step, rule))
            continue;
        if (const auto other = RecordStore::sameValues(scope.connection, step.after, rule))
            return duplicateValue(scope, step, *step.entity->field(rule.fields.last()), *other);
    }
    return {};
}

} // namespace fairdesk
