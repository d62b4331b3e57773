// QueryService::catalogueFor: the catalogue as one caller sees it.
#include "common/protocol/codec.h"
#include "server/records/query_service.h"
#include "server/records/server_state.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

// Labels travel in both languages: programs print them, and a client older than the server has no translation of them.
void translate(wire::Label *label, const LabelTranslator &toChinese)
{
    if (label->source().empty())
        return;
    if (label->english().empty())
        label->set_english(label->source());
    if (label->chinese().empty() && toChinese)
        label->set_chinese(toChinese(fromBytes(label->context()), fromBytes(label->source())).toStdString());
}

void translate(wire::EntitySpec *entity, const LabelTranslator &toChinese)
{
    translate(entity->mutable_label(), toChinese);
    translate(entity->mutable_plural(), toChinese);
    for (wire::FieldSpec &field : *entity->mutable_fields()) {
        translate(field.mutable_label(), toChinese);
        translate(field.mutable_help(), toChinese);
        for (wire::ChoiceItem &choice : *field.mutable_choices())
            translate(choice.mutable_label(), toChinese);
    }
    for (wire::Section &section : *entity->mutable_sections())
        translate(section.mutable_label(), toChinese);
}

// Hidden fields are not in it, nor links to kinds of record that cannot be read.
EntitySpec visiblePart(const EntitySpec &entity, const Catalogue &catalogue, const Caller &caller)
{
    EntitySpec view = entity;
    view.fields.clear();
    for (const FieldSpec &field : entity.fields) {
        const FieldRule rule = caller.fieldRule(entity, field);
        if (rule == FieldRule::Hidden)
            continue;
        const EntityPtr target = field.isLink() ? catalogue.find(field.target) : nullptr;
        if (field.isLink() && (!target || caller.rows(*target, Action::Read).nothing()))
            continue;
        view.fields.append(field);
        view.fields.last().readerRule = rule;
    }
    view.buildIndex();
    for (SectionSpec &section : view.sections)
        section.fields.removeIf([&](const QByteArray &key) { return view.indexOf(key) < 0; });
    return view;
}

} // namespace

wire::CatalogueReply QueryService::catalogueFor(const CallContext &context, const QByteArray &knownHash) const
{
    const CataloguePtr catalogue = m_state.catalogue();
    const Caller &caller = *context.caller;
    wire::CatalogueReply reply;
    for (const EntityPtr &entity : catalogue->entities()) {
        if (caller.rows(*entity, Action::Read).nothing() || (entity->is(Internal) && !caller.system))
            continue;
        const EntitySpec view = visiblePart(*entity, *catalogue, caller);
        wire::EntitySpec *message = reply.add_entities();
        encode(view, message);
        for (int i = 0; i < view.fields.size(); ++i)
            message->mutable_fields(i)->set_rule(fieldRuleKey(view.fields.at(i).readerRule));
        for (const Action action : allActions) {
            if (!caller.rows(*entity, action).nothing())
                message->add_actions(actionKey(action));
        }
        translate(message, m_toChinese);
    }
    const QByteArray bytes = QByteArray::fromStdString(reply.SerializeAsString());
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    if (hash == knownHash) {
        reply.clear_entities();
        reply.set_unchanged(true);
    }
    reply.set_hash(hash.toStdString());
    return reply;
}

} // namespace fairdesk
