// What administrators make of the program: fields, choices, layouts, numbering, settings.
#include "common/catalogue/choice_lists.h"
#include "common/catalogue/entities/customer.h"
#include "common/catalogue/entities/customisation.h"
#include "server/records/numbering.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

// An amount has a second column for its currency, whose name another field could have.
bool sharesColumn(const ConstRow<CustomField> &one, const ConstRow<CustomField> &other)
{
    const auto key = [](const ConstRow<CustomField> &row) { return row.get(&CustomField::key).valueOr({}); };
    const auto takes = [&](const ConstRow<CustomField> &amount, const ConstRow<CustomField> &field) {
        const auto kind = kindFromKey(amount.get(&CustomField::type).valueOr({}).toUtf8());
        return kind == Kind::Money && key(field) == key(amount) + QLatin1String("_currency");
    };
    return takes(one, other) || takes(other, one);
}

// The columns of deleted fields are still there, with values of their type.
Result<void> checkColumns(RuleContext &context)
{
    const CustomField &field = def<CustomField>();
    const ConstRow<CustomField> wanted(context.after());
    const QString key = textOf(context, &CustomField::key);
    const QList<Record> others = context.recordsWith(field.spec().key, {field.entity.key()},
                                                     {Value(textOf(context, &CustomField::entity))}, true);
    QSet<QString> taken;
    for (const Record &record : others) {
        const ConstRow<CustomField> other(record);
        taken.insert(other.get(&CustomField::key).valueOr({}));
        if (sharesColumn(wanted, other))
            return fieldError(field.key,
                              message(QT_TRANSLATE_NOOP("Message", "The field “%1” keeps its currency under this name, "
                                                                   "or would have to. Choose another key."),
                                      other.get(&CustomField::key).valueOr({})));
        if (other.get(&CustomField::key).valueOr({}) == key &&
            record.at(field.type.key()) != context.after().at(field.type.key()))
            return fieldError(field.key,
                              message(QT_TRANSLATE_NOOP(
                                  "Message", "A deleted field of another type had this key. Choose another key.")));
    }
    if (!taken.contains(key) && taken.size() >= mostCustomFields)
        return fieldError(
            field.entity,
            message(QT_TRANSLATE_NOOP("Message",
                                      "At most %1 fields can be added to one kind of record; deleted ones count, for "
                                      "their values are kept. Add a deleted one again under its key."),
                    qint64(mostCustomFields)));
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
    return checkColumns(context);
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

// The lists that some field takes its choices from; a new one comes into being with its field.
QStringList knownLists(const RuleContext &context)
{
    QStringList lists;
    for (const DefaultChoiceList &list : defaultChoiceLists())
        lists.append(QString::fromUtf8(list.key));
    for (const EntityPtr &entity : context.catalogue().entities()) {
        for (const FieldSpec &field : entity->fields) {
            if (!field.choiceList.isEmpty())
                lists.append(QString::fromUtf8(field.choiceList));
        }
    }
    lists.sort();
    lists.removeDuplicates();
    return lists;
}

Result<void> checkList(const RuleContext &context, const QByteArray &list)
{
    const ChoiceEntry &choice = def<ChoiceEntry>();
    const CustomField &field = def<CustomField>();
    const QString name = QString::fromUtf8(list);
    const QStringList known = knownLists(context);
    // A field of the same save is not in the catalogue yet.
    if (known.contains(name) || !context.idsWith(field.spec().key, {field.choiceList.key()}, {Value(name)}).isEmpty())
        return {};
    return fieldError(choice.list,
                      message(QT_TRANSLATE_NOOP("Message", "There is no list of choices “%1”. Known are: %2. "
                                                           "A new list begins with its field."),
                              name, known.join(QStringLiteral(", "))));
}

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
    if (const QByteArray list = keyOf(context, &ChoiceEntry::list); context.isCreate() && !list.isEmpty()) {
        if (auto known = checkList(context, list); !known)
            return known;
    }
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

// Each field stands on the form once.
Result<void> checkSections(const EntitySpec &entity, const QByteArray &json)
{
    const FieldDef &sections = def<Layout>().sections;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!json.isEmpty() && !document.isArray())
        return fieldError(sections, message(QT_TRANSLATE_NOOP("Message", "The sections must be a JSON list.")));
    QSet<QString> placed;
    const QJsonArray list = document.array();
    for (const QJsonValue &section : list) {
        const QJsonArray fields = section.toObject().value(QLatin1String("fields")).toArray();
        for (const QJsonValue &field : fields) {
            const QString key = field.toString();
            if (!entity.field(key.toUtf8()))
                return fieldError(sections,
                                  message(QT_TRANSLATE_NOOP("Message", "There is no field “%1” for the form."), key));
            if (placed.contains(key))
                return fieldError(
                    sections,
                    message(QT_TRANSLATE_NOOP("Message", "The field “%1” stands on the form more than once."), key));
            placed.insert(key);
        }
    }
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
    if (auto done = checkSections(*spec, keyOf(context, &Layout::sections)); !done)
        return done;
    const QList<QByteArray> required = keyOf(context, &Layout::required).split('\n');
    for (const QByteArray &line : required) {
        const FieldSpec *field = spec->field(line.trimmed());
        const bool isFilled = field && !field->is(System) && !field->is(ReadOnly) && field->kind != Kind::Lines;
        if (!line.trimmed().isEmpty() && !isFilled)
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

// "standard_form.exhibitor": the fields of a complete file of this type of customer, one a line.
Result<void> checkStandardForm(const RuleContext &context, const QByteArray &key)
{
    const EntityPtr customer = context.catalogue().find(def<Customer>().spec().key);
    const QByteArray type = key.mid(key.indexOf('.') + 1);
    if (!customer->field(def<Customer>().roles.key())->choice(type))
        return fieldError(
            def<Setting>().key,
            message(QT_TRANSLATE_NOOP("Message", "There is no type of customer “%1”."), QString::fromUtf8(type)));
    for (const QByteArray &line : keyOf(context, &Setting::value).split('\n')) {
        if (!line.trimmed().isEmpty() && !customer->field(line.trimmed()))
            return fieldError(def<Setting>().value,
                              message(QT_TRANSLATE_NOOP("Message", "There is no field “%1” for the form."),
                                      QString::fromUtf8(line.trimmed())));
    }
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
    if (key == "deleted.keep_days" && !fits(keyOf(context, &Setting::value), "^[0-9]{0,5}$"))
        return fieldError(
            def<Setting>().value,
            message(QT_TRANSLATE_NOOP("Message", "Deleted records are kept for a number of days, or 0 for ever.")));
    if (key.startsWith("standard_form.")) {
        if (auto done = checkStandardForm(context, key); !done)
            return done;
    }
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
