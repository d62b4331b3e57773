#include "common/catalogue/entity_def.h"

#include <QDebug>

namespace fairdesk {
namespace {

constexpr std::array<const char *, 9> actionKeys{"read", "create", "edit", "delete", "assign", "share", "export", "import", "merge"};
constexpr std::array<const char *, 5> scopeKeys{"none", "own", "team", "branch", "all"};
constexpr std::array<const char *, 4> fieldRuleKeys{"open", "readonly", "masked", "hidden"};

template<class E, size_t N>
std::optional<E> fromKey(const std::array<const char *, N> &keys, const QByteArray &key)
{
    for (size_t i = 0; i < N; ++i) {
        if (key == keys[i])
            return E(i);
    }
    return {};
}

// "booth_booking" -> "BoothBooking": the class's name, which is the translation context of its labels.
QByteArray contextOf(const QByteArray &key)
{
    QByteArray context;
    bool upper = true;
    for (const char c : key) {
        if (c == '_') {
            upper = true;
            continue;
        }
        context += upper ? QByteArray(1, c).toUpper() : QByteArray(1, c);
        upper = false;
    }
    return context;
}

FieldSpec systemField(const char *key, const char *label, Kind kind, Flags flags)
{
    FieldSpec field;
    field.key = key;
    field.label = {"EntityDef", label, {}, {}};
    field.kind = kind;
    field.flags = flags | System | NotOnForm;
    return field;
}

QList<QByteArray> keysOf(std::initializer_list<const FieldDef *> fields)
{
    QList<QByteArray> keys;
    for (const FieldDef *field : fields)
        keys.append(field->key());
    return keys;
}

} // namespace

const char *actionKey(Action action)
{
    return actionKeys[size_t(action)];
}

std::optional<Action> actionFromKey(const QByteArray &key)
{
    return fromKey<Action>(actionKeys, key);
}

const char *scopeKey(Scope scope)
{
    return scopeKeys[size_t(scope)];
}

std::optional<Scope> scopeFromKey(const QByteArray &key)
{
    return fromKey<Scope>(scopeKeys, key);
}

const char *fieldRuleKey(FieldRule rule)
{
    return fieldRuleKeys[size_t(rule)];
}

std::optional<FieldRule> fieldRuleFromKey(const QByteArray &key)
{
    return fromKey<FieldRule>(fieldRuleKeys, key);
}

Scope Access::of(Action action) const
{
    const std::array<Scope, 9> scopes{read, create, edit, remove, assign, share, exporting, importing, merge};
    return scopes[size_t(action)];
}

const FieldSpec *EntitySpec::field(const QByteArray &fieldKey) const
{
    const int index = indexOf(fieldKey);
    return index < 0 ? nullptr : &fields.at(index);
}

const FieldSpec *EntitySpec::titleField() const
{
    for (const FieldSpec &field : fields) {
        if (field.is(Title))
            return &field;
    }
    return nullptr;
}

bool EntitySpec::isSearchable() const
{
    return std::any_of(fields.begin(), fields.end(), [](const FieldSpec &field) { return field.is(Searchable); });
}

bool isLineLink(const EntitySpec &linking, const FieldSpec &ref, const EntitySpec &target)
{
    return std::any_of(target.fields.begin(), target.fields.end(), [&](const FieldSpec &field) {
        return field.kind == Kind::Lines && field.target == linking.key && field.via == ref.key;
    });
}

OnDelete deletionRule(const EntitySpec &linking, const FieldSpec &ref, const EntitySpec &target)
{
    if (ref.onDelete != OnDelete::ByKind)
        return ref.onDelete;
    const bool isStamp = ref.key == linking.fields.at(CreatedByField).key || ref.key == linking.fields.at(ChangedByField).key;
    if (ref.kind != Kind::Ref || isStamp)
        return OnDelete::Keep;
    if (ref.key == linking.follows)
        return OnDelete::Together;
    return target.is(Configuration) || ref.is(Required) ? OnDelete::Refuse : OnDelete::Keep;
}

void EntitySpec::buildIndex()
{
    m_index.clear();
    for (int i = 0; i < fields.size(); ++i)
        m_index.insert(fields.at(i).key, i);
}

EntityDef::EntityDef(const char *key, const char *label, const char *plural, Access access, EntityFlags flags)
{
    m_spec.key = key;
    const QByteArray context = contextOf(m_spec.key);
    m_spec.label = {context, label, {}, {}};
    m_spec.plural = {context, plural, {}, {}};
    m_spec.access = access;
    m_spec.flags = flags;
    // In the order of SystemField.
    m_spec.fields = {
        systemField("id", QT_TRANSLATE_NOOP("EntityDef", "ID"), Kind::Integer, ReadOnly),
        systemField("version", QT_TRANSLATE_NOOP("EntityDef", "Version"), Kind::Integer, ReadOnly),
        systemField("external_id", QT_TRANSLATE_NOOP("EntityDef", "External ID"), Kind::Text, Unique),
        systemField("created_at", QT_TRANSLATE_NOOP("EntityDef", "Created"), Kind::Instant, ReadOnly),
        systemField("created_by", QT_TRANSLATE_NOOP("EntityDef", "Created by"), Kind::Ref, ReadOnly),
        systemField("changed_at", QT_TRANSLATE_NOOP("EntityDef", "Changed"), Kind::Instant, ReadOnly),
        systemField("changed_by", QT_TRANSLATE_NOOP("EntityDef", "Changed by"), Kind::Ref, ReadOnly),
        systemField("owner", QT_TRANSLATE_NOOP("EntityDef", "Owner"), Kind::Ref, NoFlags),
        systemField("team", QT_TRANSLATE_NOOP("EntityDef", "Team"), Kind::Ref, NoFlags),
        systemField("branch", QT_TRANSLATE_NOOP("EntityDef", "Branch"), Kind::Ref, NoFlags),
        systemField("deleted_at", QT_TRANSLATE_NOOP("EntityDef", "Deleted"), Kind::Instant, ReadOnly),
    };
    m_targets = {{CreatedByField, &typeTag<User>}, {ChangedByField, &typeTag<User>}, {OwnerField, &typeTag<User>},
                 {TeamField, &typeTag<Team>},      {BranchField, &typeTag<Branch>}};
    if (!m_spec.isOwned()) {
        for (const int index : {OwnerField, TeamField, BranchField})
            m_spec.fields[index].flags |= ReadOnly;
    }
}

void EntityDef::section(const char *label, std::initializer_list<const FieldDef *> fields)
{
    m_spec.sections.append({{m_spec.label.context, label, {}, {}}, keysOf(fields)});
}

void EntityDef::unique(std::initializer_list<const FieldDef *> fields)
{
    m_spec.uniqueRules.append({keysOf(fields), {}, {}});
}

void EntityDef::uniqueUnless(const FieldDef &choice, const char *choiceKey, std::initializer_list<const FieldDef *> fields)
{
    m_spec.uniqueRules.append({keysOf(fields), choice.key(), choiceKey});
}

// The owner, team and branch of such a record are copies of its parent's, kept by the write path.
void EntityDef::follows(const FieldDef &ref)
{
    m_spec.follows = ref.key();
    for (const int index : {OwnerField, TeamField, BranchField})
        m_spec.fields[index].flags |= ReadOnly;
}

void EntityDef::transition(const FieldDef &field, const char *from, const char *to, const char *permission)
{
    m_spec.transitions.append({field.key(), from, to, permission});
}

void FieldDef::add(Kind kind, const void *target, const char *key, const char *label)
{
    FieldSpec field;
    field.key = key;
    field.label = {m_owner->m_spec.label.context, label, {}, {}};
    field.kind = kind;
    m_index = int(m_owner->m_spec.fields.size());
    if (target)
        m_owner->m_targets.insert(m_index, target);
    m_owner->m_spec.fields.append(std::move(field));
}

void FieldDef::setChoices(QList<ChoiceItem> choices)
{
    spec().choices = std::move(choices);
    spec().flags |= FixedChoices;
}

void FieldDef::apply(Range range)
{
    spec().minimum = range.minimum;
    spec().maximum = range.maximum;
}

void FieldDef::apply(Help help)
{
    spec().help = {m_owner->m_spec.label.context, help.source, {}, {}};
}

} // namespace fairdesk
