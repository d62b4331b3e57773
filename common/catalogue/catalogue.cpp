#include "common/catalogue/catalogue.h"

#include "common/catalogue/value_text.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

// Takes in all that a reader of a catalogue could notice, each part with its length, so that no two run together.
class Fingerprint
{
public:
    void add(const QByteArray &part)
    {
        m_hash.addData(QByteArray::number(part.size()) + ':');
        m_hash.addData(part);
    }
    void add(qint64 number) { add(QByteArray::number(number)); }
    void add(double number) { add(QByteArray::number(number, 'g', 17)); }
    void add(const QList<QByteArray> &parts)
    {
        add(qint64(parts.size()));
        for (const QByteArray &part : parts)
            add(part);
    }
    void add(const Label &label)
    {
        add(label.context);
        add(label.source);
        add(label.chinese.toUtf8());
        add(label.english.toUtf8());
    }
    void add(const ChoiceItem &choice)
    {
        add(choice.key);
        add(choice.label);
        add(choice.colour);
        add(qint64(choice.retired));
    }
    void add(const FieldSpec &field);
    void add(const EntitySpec &entity);
    QByteArray result() const { return m_hash.result().toHex(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

void Fingerprint::add(const FieldSpec &field)
{
    for (const QByteArray &text : {field.key, QByteArray(kindKey(field.kind)), field.target, field.via, field.choiceList, field.needs, field.mask})
        add(text);
    add(qint64(field.flags.toInt()));
    add(qint64(field.onDelete));
    add(qint64(field.maxLength));
    add(field.minimum);
    add(field.maximum);
    add(field.label);
    add(field.help);
    add(qint64(field.defaultValue.state()));
    add(valueToText(field, field.defaultValue).toUtf8());
    add(qint64(field.choices.size()));
    for (const ChoiceItem &choice : field.choices)
        add(choice);
}

void Fingerprint::add(const EntitySpec &entity)
{
    for (const QByteArray &text : {entity.key, entity.icon, entity.follows, entity.sequence})
        add(text);
    add(entity.label);
    add(entity.plural);
    add(qint64(entity.flags.toInt()));
    for (const Action action : allActions)
        add(qint64(entity.access.of(action)));
    add(qint64(entity.fields.size()));
    for (const FieldSpec &field : entity.fields)
        add(field);
    add(qint64(entity.uniqueRules.size()));
    for (const UniqueRule &rule : entity.uniqueRules) {
        add(rule.fields);
        add(rule.unlessField);
        add(rule.unlessChoice);
    }
    add(qint64(entity.sections.size()));
    for (const SectionSpec &section : entity.sections) {
        add(section.label);
        add(section.fields);
    }
    add(qint64(entity.transitions.size()));
    for (const TransitionRule &transition : entity.transitions) {
        for (const QByteArray &text : {transition.field, transition.from, transition.to, transition.permission})
            add(text);
    }
}

QByteArray hashOf(const QList<EntityPtr> &entities)
{
    Fingerprint fingerprint;
    for (const EntityPtr &entity : entities)
        fingerprint.add(*entity);
    return fingerprint.result();
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
