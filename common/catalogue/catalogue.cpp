#include "common/catalogue/catalogue.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

void describe(QCryptographicHash &hash, const Label &label)
{
    hash.addData(label.context + '\0' + label.source + '\0' + label.chinese.toUtf8() + '\0' + label.english.toUtf8() + '\0');
}

void describe(QCryptographicHash &hash, const FieldSpec &field)
{
    hash.addData(field.key + '\0' + kindKey(field.kind) + '\0' + QByteArray::number(field.flags.toInt()) + '\0' + field.target + '\0'
                 + field.choiceList + '\0' + QByteArray::number(field.maxLength) + '\0');
    describe(hash, field.label);
    for (const ChoiceItem &choice : field.choices) {
        hash.addData(choice.key + '\0' + choice.colour + (choice.retired ? "r" : "-"));
        describe(hash, choice.label);
    }
}

QByteArray hashOf(const QList<EntityPtr> &entities)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const EntityPtr &entity : entities) {
        hash.addData(entity->key + '\0' + entity->follows + '\0' + QByteArray::number(entity->flags.toInt()) + '\0');
        describe(hash, entity->label);
        for (const FieldSpec &field : entity->fields)
            describe(hash, field);
        for (const SectionSpec &section : entity->sections) {
            describe(hash, section.label);
            for (const QByteArray &key : section.fields)
                hash.addData(key + '\0');
        }
    }
    return hash.result().toHex();
}

} // namespace

Catalogue::Catalogue(QList<EntityPtr> entities)
    : m_entities(std::move(entities))
    , m_hash(hashOf(m_entities))
{
    for (const EntityPtr &entity : std::as_const(m_entities)) {
        m_byKey.insert(entity->key, entity);
        for (const FieldSpec &field : entity->fields) {
            if (field.isLink())
                m_linksTo[field.target].append({entity, &field});
        }
    }
}

const QList<Catalogue::Link> &Catalogue::linksTo(const QByteArray &entity) const
{
    static const QList<Link> none;
    const auto found = m_linksTo.constFind(entity);
    return found == m_linksTo.constEnd() ? none : *found;
}

CatalogueBuilder &CatalogueBuilder::addCustomField(const QByteArray &entity, FieldSpec field)
{
    field.flags |= Custom;
    m_custom[entity].append(std::move(field));
    return *this;
}

CatalogueBuilder &CatalogueBuilder::setChoices(const QByteArray &list, QList<ChoiceItem> choices)
{
    m_choices.insert(list, std::move(choices));
    return *this;
}

CatalogueBuilder &CatalogueBuilder::require(const QByteArray &entity, const QByteArray &field)
{
    m_required[entity].append(field);
    return *this;
}

CatalogueBuilder &CatalogueBuilder::setSections(const QByteArray &entity, QList<SectionSpec> sections)
{
    m_sections.insert(entity, std::move(sections));
    return *this;
}

CataloguePtr CatalogueBuilder::build() const
{
    QList<EntityPtr> entities;
    for (const EntityDef *declared : m_declared) {
        auto entity = std::make_shared<EntitySpec>(declared->spec());
        for (int i = 0; i < entity->fields.size(); ++i) {
            if (const void *tag = declared->targetTag(i))
                entity->fields[i].target = m_tags.value(tag);
        }
        entity->fields += m_custom.value(entity->key);
        const QList<QByteArray> required = m_required.value(entity->key);
        for (FieldSpec &field : entity->fields) {
            if (!field.choiceList.isEmpty() && m_choices.contains(field.choiceList))
                field.choices = m_choices.value(field.choiceList);
            if (required.contains(field.key))
                field.flags |= Required;
        }
        if (m_sections.contains(entity->key))
            entity->sections = m_sections.value(entity->key);
        entity->buildIndex();
        entities.append(std::move(entity));
    }
    return std::make_shared<Catalogue>(std::move(entities));
}

} // namespace fairdesk
