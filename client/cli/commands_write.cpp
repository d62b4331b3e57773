// Commands that change records.
#include "client/cli/command_context.h"
#include "common/catalogue/value_text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace fairdesk::cli {
namespace {

Error noSuchField(const QByteArray &key)
{
    return Error::invalid({{key, message(QT_TRANSLATE_NOOP("Message", "There is no field “%1”, or you may not see it."),
                                         QString::fromUtf8(key))}});
}

Error givenTwice(const QByteArray &key)
{
    return usageError(
        message(QT_TRANSLATE_NOOP("Message", "The field %1 is given more than once."), QString::fromUtf8(key)));
}

// A file's last line end belongs to the file, not to a value of one line.
QString textOfFile(const FieldSpec &field, QString text)
{
    if (field.kind != Kind::LongText && text.endsWith(u'\n'))
        text.chop(text.endsWith(QLatin1String("\r\n")) ? 2 : 1);
    return text;
}

Result<LineSetChange> linesOf(const Context &context, const FieldSpec &field, const QJsonValue &json)
{
    const EntityPtr target = context.catalogue().find(field.target);
    if (!json.isArray() || !target)
        return Error::invalid(
            {{field.key, message(QT_TRANSLATE_NOOP("Message", "The lines of %1 are a JSON list of objects."),
                                 QString::fromUtf8(field.key))}});
    LineSetChange set{field.key, {}};
    const QJsonArray lines = json.toArray();
    for (const QJsonValue &entry : lines) {
        const QJsonObject object = entry.toObject();
        LineChange line;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QByteArray key = it.key().toUtf8();
            const FieldSpec *cell = target->field(key);
            if (key == "id") {
                line.id = it->toInteger();
                continue;
            }
            if (!cell)
                return noSuchField(key);
            const auto value = valueFromJson(*cell, *it);
            if (!value)
                return value.error();
            line.values.append({key, *value});
        }
        set.lines.append(std::move(line));
    }
    return set;
}

Result<Value> jsonValue(const Context &context, const FieldSpec &field, const QJsonValue &json)
{
    return json.isString() ? valueOf(context.words(), field, json.toString()) : valueFromJson(field, json);
}

Result<void> assign(const Context &context, const EntitySpec &entity, const QString &word, RecordChange &change)
{
    const auto assignment = parseAssignment(word);
    if (!assignment)
        return assignment.error();
    const FieldSpec *field = entity.field(assignment->field);
    if (!field)
        return noSuchField(assignment->field);
    Result<Value> value = Value::null();
    switch (assignment->form) {
    case Assignment::Form::Text:
        value = valueOf(context.words(), *field, assignment->text);
        break;
    case Assignment::Form::File: {
        const auto content = fileText(assignment->text);
        if (!content)
            return content.error();
        value = valueOf(context.words(), *field, textOfFile(*field, *content));
        break;
    }
    case Assignment::Form::Json: {
        QJsonParseError problem;
        const QJsonDocument document = QJsonDocument::fromJson('[' + assignment->text.toUtf8() + ']', &problem);
        if (problem.error != QJsonParseError::NoError || document.array().size() != 1)
            return usageError(
                message(QT_TRANSLATE_NOOP("Message", "“%1” is no JSON: %2"), assignment->text, problem.errorString()));
        if (field->kind == Kind::Lines) {
            auto lines = linesOf(context, *field, document.array().first());
            if (!lines)
                return lines.error();
            if (std::any_of(change.lines.begin(), change.lines.end(),
                            [&](const LineSetChange &set) { return set.field == field->key; }))
                return givenTwice(field->key);
            change.lines.append(*std::move(lines));
            return {};
        }
        value = jsonValue(context, *field, document.array().first());
        break;
    }
    }
    if (!value)
        return value.error();
    const bool isThere = std::any_of(change.values.begin(), change.values.end(),
                                     [&](const FieldValue &given) { return given.field == field->key; });
    if (isThere)
        return givenTwice(field->key);
    change.values.append({field->key, *value});
    return {};
}

Result<OnDuplicate> onDuplicate(const Context &context)
{
    static const QHash<QString, OnDuplicate> words{{QString(), OnDuplicate::ByRule},
                                                   {QStringLiteral("refuse"), OnDuplicate::Refuse},
                                                   {QStringLiteral("warn"), OnDuplicate::Warn},
                                                   {QStringLiteral("create"), OnDuplicate::Create}};
    const QString word = context.arguments.value(QStringLiteral("--on-duplicate"));
    if (!words.contains(word))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--on-duplicate is refuse, warn or create.")));
    return words.value(word);
}

Result<int> save(Context &context, RecordChange change)
{
    const auto duplicates = onDuplicate(context);
    if (!duplicates)
        return duplicates.error();
    SaveRequest request;
    request.changes = {std::move(change)};
    request.key = context.arguments.value(QStringLiteral("--key")).toUtf8();
    request.reason = context.arguments.value(QStringLiteral("--reason"));
    request.onDuplicate = *duplicates;
    const auto saved = context.answer(context.link.save(std::move(request)));
    if (!saved)
        return saved.error();
    for (const Text &warning : saved->warnings)
        context.say(warningLine(warning.render()));
    const SavedRecord record = saved->saved.value(0);
    context.output.value(QJsonObject{{QStringLiteral("id"), record.id}, {QStringLiteral("version"), record.version}});
    return Done;
}

// ENTITY ID, and what every change of one record has.
Result<RecordChange> changeOf(Context &context, RecordChange::Operation operation)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    RecordChange change;
    change.operation = operation;
    change.entity = (*entity)->key;
    const auto id = context.recordId(change.entity, context.arguments.operands.at(1),
                                     operation == RecordChange::Operation::Restore);
    if (!id)
        return id.error();
    const auto version = context.number(QStringLiteral("--version"), 0);
    if (!version)
        return version.error();
    change.id = *id;
    change.version = *version;
    return change;
}

Result<int> saveOne(Context &context, RecordChange::Operation operation)
{
    auto change = changeOf(context, operation);
    return change ? save(context, *std::move(change)) : Result<int>(change.error());
}

Result<int> actionResult(Context &context, const QByteArray &name, const QByteArray &entity, qint64 id,
                         const QJsonObject &arguments)
{
    const auto result = context.answer(
        context.link.runAction(name, entity, id, arguments, context.arguments.value(QStringLiteral("--key")).toUtf8()));
    if (!result)
        return result.error();
    context.output.value(*result);
    return Done;
}

Result<int> changeShare(Context &context, const QByteArray &name, QJsonObject arguments)
{
    const QString with = context.arguments.value(QStringLiteral("--with"));
    if (!with.startsWith(QLatin1String("user:")) && !with.startsWith(QLatin1String("team:")))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--with takes user:LOGIN or team:KEY.")));
    arguments.insert(QStringLiteral("with"), with);
    const auto id = context.recordId(context.operand(0), context.arguments.operands.at(1));
    if (!id)
        return id.error();
    return actionResult(context, name, context.operand(0), *id, arguments);
}

} // namespace

Result<int> runCreate(Context &context)
{
    const auto entity = context.entity(context.operand(0));
    if (!entity)
        return entity.error();
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = (*entity)->key;
    change.id = -1;
    for (const QString &word : context.arguments.operands.mid(1)) {
        if (const auto assigned = assign(context, **entity, word, change); !assigned)
            return assigned.error();
    }
    return save(context, std::move(change));
}

Result<int> runUpdate(Context &context)
{
    auto change = changeOf(context, RecordChange::Operation::Update);
    if (!change)
        return change.error();
    const auto entity = context.entity(change->entity);
    for (const QString &word : context.arguments.operands.mid(2)) {
        if (const auto assigned = assign(context, **entity, word, *change); !assigned)
            return assigned.error();
    }
    if (change->values.isEmpty() && change->lines.isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "What shall change? Write FIELD=VALUE.")));
    return save(context, *std::move(change));
}

Result<int> runDelete(Context &context)
{
    return saveOne(context, RecordChange::Operation::Delete);
}

Result<int> runRestore(Context &context)
{
    return saveOne(context, RecordChange::Operation::Restore);
}

Result<int> runUndo(Context &context)
{
    bool ok = false;
    const qint64 group = context.arguments.operands.first().toLongLong(&ok);
    if (!ok || group <= 0)
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "undo takes the number of a group; the history shows it.")));
    return actionResult(context, "undo", {}, 0, {{QStringLiteral("group"), group}});
}

Result<int> runShare(Context &context)
{
    const QString can = context.arguments.value(QStringLiteral("--can"), QStringLiteral("read"));
    if (can != QLatin1String("read") && can != QLatin1String("edit"))
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--can is read or edit.")));
    return changeShare(context, "share", {{QStringLiteral("can"), can}});
}

Result<int> runUnshare(Context &context)
{
    return changeShare(context, "unshare", {});
}

Result<int> runAction(Context &context)
{
    const QStringList &operands = context.arguments.operands;
    const bool hasEntity = operands.size() > 1 && !operands.at(1).contains(u'=');
    const bool hasId = hasEntity && operands.size() > 2 &&
                       (!operands.at(2).contains(u'=') || operands.at(2).startsWith(QLatin1String("external_id=")));
    qint64 id = 0;
    if (hasId) {
        const auto found = context.recordId(context.operand(1), operands.at(2));
        if (!found)
            return found.error();
        id = *found;
    }
    const auto arguments = context.jsonArguments(1 + int(hasEntity) + int(hasId));
    if (!arguments)
        return arguments.error();
    return actionResult(context, context.operand(0), hasEntity ? context.operand(1) : QByteArray(), id, *arguments);
}

} // namespace fairdesk::cli
