#include "common/protocol/codec.h"

namespace fairdesk {

void encode(const FieldSpec &field, wire::FieldSpec *message)
{
    message->set_key(field.key.toStdString());
    encode(field.label, message->mutable_label());
    message->set_kind(kindKey(field.kind));
    message->set_flags(uint32_t(field.flags.toInt()));
    message->set_max_length(field.maxLength);
    message->set_minimum(field.minimum);
    message->set_maximum(field.maximum);
    message->set_target(field.target.toStdString());
    message->set_via(field.via.toStdString());
    message->set_choice_list(field.choiceList.toStdString());
    for (const ChoiceItem &choice : field.choices) {
        wire::ChoiceItem *added = message->add_choices();
        added->set_key(choice.key.toStdString());
        encode(choice.label, added->mutable_label());
        added->set_colour(choice.colour.toStdString());
        added->set_retired(choice.retired);
    }
    encode(field.defaultValue, message->mutable_default_value());
    message->set_mask(field.mask.toStdString());
    encode(field.help, message->mutable_help());
}

FieldSpec decode(const wire::FieldSpec &message)
{
    FieldSpec field;
    field.key = fromBytes(message.key());
    field.label = decode(message.label());
    // A kind that a newer server knows is shown as text.
    field.kind = kindFromKey(fromBytes(message.kind())).value_or(Kind::Text);
    field.flags = Flags(QFlag(int(message.flags())));
    field.maxLength = message.max_length();
    field.minimum = message.minimum();
    field.maximum = message.maximum();
    field.target = fromBytes(message.target());
    field.via = fromBytes(message.via());
    field.choiceList = fromBytes(message.choice_list());
    for (const auto &choice : message.choices())
        field.choices.append({fromBytes(choice.key()), decode(choice.label()), fromBytes(choice.colour()), choice.retired()});
    field.defaultValue = decode(message.default_value());
    field.mask = fromBytes(message.mask());
    field.help = decode(message.help());
    field.readerRule = fieldRuleFromKey(fromBytes(message.rule())).value_or(FieldRule::Open);
    return field;
}

void encode(const EntitySpec &entity, wire::EntitySpec *message)
{
    message->set_key(entity.key.toStdString());
    encode(entity.label, message->mutable_label());
    encode(entity.plural, message->mutable_plural());
    message->set_flags(uint32_t(entity.flags.toInt()));
    message->set_icon(entity.icon.toStdString());
    message->set_follows(entity.follows.toStdString());
    for (const FieldSpec &field : entity.fields)
        encode(field, message->add_fields());
    for (const SectionSpec &section : entity.sections) {
        wire::Section *added = message->add_sections();
        encode(section.label, added->mutable_label());
        for (const QByteArray &field : section.fields)
            added->add_fields(field.toStdString());
    }
    for (const TransitionRule &transition : entity.transitions) {
        wire::Transition *added = message->add_transitions();
        added->set_field(transition.field.toStdString());
        added->set_from(transition.from.toStdString());
        added->set_to(transition.to.toStdString());
    }
}

EntitySpec decode(const wire::EntitySpec &message)
{
    EntitySpec entity;
    entity.key = fromBytes(message.key());
    entity.label = decode(message.label());
    entity.plural = decode(message.plural());
    entity.flags = EntityFlags(QFlag(int(message.flags())));
    entity.icon = fromBytes(message.icon());
    entity.follows = fromBytes(message.follows());
    for (const auto &field : message.fields())
        entity.fields.append(decode(field));
    for (const auto &section : message.sections()) {
        SectionSpec added{decode(section.label()), {}};
        for (const auto &field : section.fields())
            added.fields.append(fromBytes(field));
        entity.sections.append(std::move(added));
    }
    for (const auto &transition : message.transitions())
        entity.transitions.append({fromBytes(transition.field()), fromBytes(transition.from()), fromBytes(transition.to()), {}});
    for (const auto &action : message.actions()) {
        if (const auto known = actionFromKey(fromBytes(action)))
            entity.readerActions.append(*known);
    }
    entity.buildIndex();
    return entity;
}

} // namespace fairdesk
