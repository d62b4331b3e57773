// What administrators make of the program: fields, choices, layouts, numbering, settings.
#include "common/catalogue/entities/customisation.h"
#include "server/records/numbering.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace fairdesk {
namespace {

constexpr qsizetype mostCustomFields = 200;

bool fits(const QByteArray &key, const char *pattern)
{
    return QRegularExpression(QString::fromLatin1(pattern)).match(QString::fromUtf8(key)).hasMatch();
}

Error unknownEntity(const FieldDef &field, const QByteArray &entity)
{
    return fieldError(field, message(QT_TRANSLATE_NOOP("Message", "There is no kind of record called “%1”."),
                                     QString::fromUtf8(entity)));
}

// ---- custom fields ----

Result<void> checkFieldType(RuleContext &context)
{
    const CustomField &field = def<CustomField>();
    const auto kind = kindFromKey(keyOf(context, &CustomField::type));
    if (!kind || *kind == Kind::Lines)
        return fieldError(field.type, message(QT_TRANSLATE_NOOP("Message", "There is no field type “%1”."),
                                              textOf(context, &CustomField::type)));
    const bool isChoice = *kind == Kind::Choice || *kind == Kind::ChoiceSet;
    if (isChoice && textOf(context, &CustomField::choiceList).isEmpty())
        return fieldError(field.choiceList,
                          message(QT_TRANSLATE_NOOP("Message", "A choice field needs the key of its choice list.")));
    const bool isLink = *kind == Kind::Ref || *kind == Kind::Many;
    const EntityPtr target = context.catalogue().find(keyOf(context, &CustomField::target));
    if (isLink && (!target || target->is(Internal) || target->is(PartOfParent)))
        return fieldError(field.target, message(QT_TRANSLATE_NOOP(
                                            "Message", "A link field needs the kind of record that it links to.")));
    return {};
}

Result<void> checkNewField(RuleContext &context)
{
    const CustomField &field = def<CustomField>();
    const QByteArray entity = keyOf(context, &CustomField::entity);
    const QByteArray key = keyOf(context, &CustomField::key);
    const EntityPtr spec = context.catalogue().find(entity);
    if (!spec)
        return unknownEntity(field.entity, entity);
    if (spec->is(ExtensibleOff) || spec->is(Internal))
        return fieldError(field.entity,
                          message(QT_TRANSLATE_NOOP("Message", "No fields can be added to this kind of record.")));
    if (!fits(key, "^[a-z][a-z0-9_]{0,39}$"))
        return fieldError(field.key,
                          message(QT_TRANSLATE_NOOP(
                              "Message", "A key begins with a small letter and holds small letters, digits and _.")));
    const FieldSpec *same = spec->field(key);
    if (same && !same->isCustom())
        return fieldError(
            field.key,
            message(QT_TRANSLATE_NOOP("Message", "The program itself has a field “%1” here. Choose another key."),
                    QString::fromUtf8(key)));
    if (context.idsWith(field.spec().key, {field.entity.key()}, {Value(QString::fromUtf8(entity))}).size() >=
        mostCustomFields)
        return fieldError(field.entity,
                          message(QT_TRANSLATE_NOOP("Message", "At most %1 fields can be added to one kind of record."),
                                  qint64(mostCustomFields)));
    // The column of a deleted field is still there, with values of its type.
    const QList<Record> earlier =
        context.recordsWith(field.spec().key, {field.entity.key(), field.key.key()},
                            {Value(QString::fromUtf8(entity)), Value(QString::fromUtf8(key))}, true);
    for (const Record &record : earlier) {
        if (record.at(field.type.key()) != context.after().at(field.type.key()))
            return fieldError(field.key,
                              message(QT_TRANSLATE_NOOP(
                                  "Message", "A deleted field of another type had this key. Choose another key.")));
    }
    return {};
}

Result<void> checkCustomField(RuleContext &context)
{
    const CustomField &field = def<CustomField>();
    if (!isWritten(context) || textOf(context, &CustomField::key).isEmpty() ||
        textOf(context, &CustomField::type).isEmpty())
        return {}; // required: said with the other fields
    if (context.isCreate()) {
        if (auto done = checkNewField(context); !done)
            return done;
    } else {
        for (const FieldDef *fixed :
             {static_cast<const FieldDef *>(&field.entity), static_cast<const FieldDef *>(&field.key),
              static_cast<const FieldDef *>(&field.type), static_cast<const FieldDef *>(&field.target)}) {
            if (context.changed(*fixed))
                return fieldError(
                    *fixed, message(QT_TRANSLATE_NOOP(
                                "Message", "This cannot change once the field exists. Add another field instead.")));
        }
    }
    return checkFieldType(context);
}

// ---- choices, layouts, numbering, settings, saved queries ----

Result<void> checkChoice(RuleContext &context)
{
    const ChoiceEntry &choice = def<ChoiceEntry>();
    if (!isWritten(context))
        return {};
    if (const QByteArray list = keyOf(context, &ChoiceEntry::list); !list.isEmpty() && !fits(list, "^[a-z][a-z0-9_]*$"))
        return fieldError(
            choice.list,
            message(QT_TRANSLATE_NOOP(
                "Message", "A list's key begins with a small letter and holds small letters, digits and _.")));
    if (const QByteArray key = keyOf(context, &ChoiceEntry::key);
        !key.isEmpty() && !fits(key, "^[A-Za-z0-9][A-Za-z0-9_.-]*$"))
        return fieldError(choice.key,
                          message(QT_TRANSLATE_NOOP(
                              "Message", "A choice's key holds letters without accents, digits and _ . - only.")));
    if (context.isUpdate() && (context.changed(choice.list) || context.changed(choice.key)))
        return fieldError(choice.key,
                          message(QT_TRANSLATE_NOOP(
                              "Message", "Records hold this key, so it cannot change. Change the labels instead.")));
    return {};
}

Result<void> checkLayout(RuleContext &context)
{
    const Layout &layout = def<Layout>();
    const QByteArray entity = keyOf(context, &Layout::entity);
    if (!isWritten(context) || entity.isEmpty())
        return {};
    const EntityPtr spec = context.catalogue().find(entity);
    if (!spec)
        return unknownEntity(layout.entity, entity);
    const QByteArray sections = keyOf(context, &Layout::sections);
    if (!sections.isEmpty() && !QJsonDocument::fromJson(sections).isArray())
        return fieldError(layout.sections, message(QT_TRANSLATE_NOOP("Message", "The sections must be a JSON list.")));
    const QList<QByteArray> required = keyOf(context, &Layout::required).split('\n');
    for (const QByteArray &line : required) {
        const FieldSpec *field = spec->field(line.trimmed());
        if (!line.trimmed().isEmpty() && (!field || field->is(System) || field->kind == Kind::Lines))
            return fieldError(layout.required,
                              message(QT_TRANSLATE_NOOP("Message", "There is no field “%1” that could be required."),
                                      QString::fromUtf8(line.trimmed())));
    }
    return {};
}

Result<void> checkSequence(RuleContext &context)
{
    const QByteArray pattern = keyOf(context, &Sequence::pattern);
    if (!isWritten(context) || pattern.isEmpty())
        return {};
    if (auto problem = patternProblem(pattern))
        return fieldError(def<Sequence>().pattern, std::move(*problem));
    return {};
}

Result<void> checkSetting(RuleContext &context)
{
    const QByteArray key = keyOf(context, &Setting::key);
    if (!isWritten(context) || key.isEmpty())
        return {};
    if (!fits(key, "^[a-z][a-z0-9_]*(\\.[a-z0-9_]+)*$"))
        return fieldError(
            def<Setting>().key,
            message(QT_TRANSLATE_NOOP(
                "Message", "A setting's key is made of small letters, digits and _, with dots between words.")));
    static const QSet<QByteArray> duplicateRules{"refuse", "warn", "create", ""};
    if (key == "duplicates.rule" && !duplicateRules.contains(keyOf(context, &Setting::value)))
        return fieldError(def<Setting>().value,
                          message(QT_TRANSLATE_NOOP("Message", "The rule for duplicates is refuse, warn or create.")));
    return {};
}

Result<void> checkSavedQuery(RuleContext &context)
{
    const QByteArray entity = keyOf(context, &SavedQuery::entity);
    const EntityPtr spec = context.catalogue().find(entity);
    if (!isWritten(context) || entity.isEmpty() || (spec && !spec->is(Internal)))
        return {};
    return unknownEntity(def<SavedQuery>().entity, entity);
}

} // namespace

void addCustomisationRules(RuleBook &book)
{
    book.prepare<CustomField>(checkCustomField);
    book.prepare<ChoiceEntry>(checkChoice);
    book.prepare<Layout>(checkLayout);
    book.prepare<Sequence>(checkSequence);
    book.prepare<Setting>(checkSetting);
    book.prepare<SavedQuery>(checkSavedQuery);
}

} // namespace fairdesk
