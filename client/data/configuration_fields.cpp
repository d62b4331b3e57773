#include "client/data/configuration_fields.h"

namespace fairdesk {
namespace {

ChoiceItem choiceOf(const QByteArray &key, const Label &label)
{
    return {key, label, {}, false};
}

QList<ChoiceItem> entityChoices(const Catalogue &catalogue)
{
    QList<ChoiceItem> choices;
    for (const EntityPtr &entity : catalogue.entities()) {
        if (!entity->is(Internal))
            choices.append(choiceOf(entity->key, entity->label));
    }
    return choices;
}

QList<ChoiceItem> kindChoices()
{
    static const QList<std::pair<Kind, const char *>> kinds{
        {Kind::Text, QT_TRANSLATE_NOOP("FormFields", "Text")},
        {Kind::LongText, QT_TRANSLATE_NOOP("FormFields", "Text of several lines")},
        {Kind::Phone, QT_TRANSLATE_NOOP("FormFields", "Phone number")},
        {Kind::Email, QT_TRANSLATE_NOOP("FormFields", "Mail address")},
        {Kind::Url, QT_TRANSLATE_NOOP("FormFields", "Web address")},
        {Kind::Integer, QT_TRANSLATE_NOOP("FormFields", "Whole number")},
        {Kind::Decimal, QT_TRANSLATE_NOOP("FormFields", "Decimal number")},
        {Kind::Boolean, QT_TRANSLATE_NOOP("FormFields", "Yes or no")},
        {Kind::Date, QT_TRANSLATE_NOOP("FormFields", "Day")},
        {Kind::Instant, QT_TRANSLATE_NOOP("FormFields", "Date and time")},
        {Kind::Money, QT_TRANSLATE_NOOP("FormFields", "Amount of money")},
        {Kind::Choice, QT_TRANSLATE_NOOP("FormFields", "One choice of a list")},
        {Kind::ChoiceSet, QT_TRANSLATE_NOOP("FormFields", "Several choices of a list")},
        {Kind::Ref, QT_TRANSLATE_NOOP("FormFields", "Link to a record")},
        {Kind::Many, QT_TRANSLATE_NOOP("FormFields", "Links to several records")},
    };
    QList<ChoiceItem> choices;
    for (const auto &[kind, source] : kinds)
        choices.append(choiceOf(kindKey(kind), {"FormFields", source, {}, {}}));
    return choices;
}

} // namespace

FieldSpec asEdited(const Catalogue &catalogue, const EntitySpec &entity, const FieldSpec &field)
{
    if (field.kind != Kind::Text || !entity.is(Configuration))
        return field;
    const bool namesEntity = field.key == "entity" || (entity.key == "custom_field" && field.key == "target");
    const bool namesKind = entity.key == "custom_field" && field.key == "type";
    if (!namesEntity && !namesKind)
        return field;
    FieldSpec edited = field;
    edited.kind = Kind::Choice;
    edited.choices = namesKind ? kindChoices() : entityChoices(catalogue);
    return edited;
}

} // namespace fairdesk
