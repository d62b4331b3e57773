// All entities as they are at one moment: what the headers declare plus the fields and choices that administrators
// added. Immutable; a new custom field makes a new snapshot.
#pragma once

#include "common/catalogue/entity_def.h"

#include <memory>

namespace fairdesk {

class Catalogue;
using CataloguePtr = std::shared_ptr<const Catalogue>;

class Catalogue
{
public:
    explicit Catalogue(QList<EntityPtr> entities);

    const QList<EntityPtr> &entities() const { return m_entities; }
    EntityPtr find(const QByteArray &key) const { return m_byKey.value(key); }
    // Changes when anything in it changes; what a client that reconnects compares.
    const QByteArray &hash() const { return m_hash; }

    // Every Ref, Many and Lines field that points to the entity: (entity, field).
    struct Link
    {
        EntityPtr entity;
        const FieldSpec *field;
    };
    const QList<Link> &linksTo(const QByteArray &entity) const;

private:
    QList<EntityPtr> m_entities;
    QHash<QByteArray, EntityPtr> m_byKey;
    QHash<QByteArray, QList<Link>> m_linksTo;
    QByteArray m_hash;
};

// Collects declarations and turns them into a Catalogue: resolves what each link points to.
class CatalogueBuilder
{
public:
    template<class E>
    CatalogueBuilder &add()
    {
        m_tags.insert(&typeTag<E>, def<E>().spec().key);
        m_declared.append(&def<E>());
        return *this;
    }
    // The given fields are appended to their entity; the choices replace those of every field that names their list.
    CatalogueBuilder &addCustomField(const QByteArray &entity, FieldSpec field);
    CatalogueBuilder &setChoices(const QByteArray &list, QList<ChoiceItem> choices);
    // Required by a rule of the administrator's.
    CatalogueBuilder &require(const QByteArray &entity, const QByteArray &field);
    CatalogueBuilder &setSections(const QByteArray &entity, QList<SectionSpec> sections);

    CataloguePtr build() const;

private:
    QList<const EntityDef *> m_declared;
    QHash<const void *, QByteArray> m_tags;
    QHash<QByteArray, QList<FieldSpec>> m_custom;
    QHash<QByteArray, QList<ChoiceItem>> m_choices;
    QHash<QByteArray, QList<QByteArray>> m_required;
    QHash<QByteArray, QList<SectionSpec>> m_sections;
};

// The entities of this program, without anything an administrator added; see core_catalogue.cpp.
CatalogueBuilder coreCatalogue();

} // namespace fairdesk
