// How an entity is declared in C++: one line a field, a member registers itself with its entity.
//
//     struct Task final : EntityDef {
//         Q_DECLARE_TR_FUNCTIONS(Task)
//     public:
//         Field<QString> title{this, "title", QT_TR_NOOP("Title"), Required | Title | Searchable | InList};
//         Ref<Customer>  customer{this, "customer", QT_TR_NOOP("Customer"), Indexed | InList};
//         Task() : EntityDef("task", QT_TRANSLATE_NOOP("Task", "Task"), QT_TRANSLATE_NOOP("Task", "Tasks"), Access{…}) {}
//     };
//
// Keys are pointers to members (&Task::title), so a wrong field, entity or type does not compile.
#pragma once

#include "common/base/id.h"
#include "common/catalogue/entity_spec.h"

#include <QCoreApplication>

#include <concepts>
#include <initializer_list>
#include <type_traits>

namespace fairdesk {

struct User;
struct Team;
struct Branch;

// Identity of an entity type; its address is the identity, so it must not be const (equal constants may be folded).
template<class E>
inline char typeTag = 0;

// A key of a list that the administrator keeps.
struct ChoiceKey
{
    QByteArray key;
    bool operator==(const ChoiceKey &) const = default;
};
struct ChoiceKeys
{
    QStringList keys;
    bool operator==(const ChoiceKeys &) const = default;
};
template<class E>
struct LineList
{
};

// Specialise for an enum: static constexpr EnumChoice<E> items[] = {{E::Open, "open", QT_TRANSLATE_NOOP("E", "Open"), "colour"}, …};
// static constexpr const char *context = "E";
template<class T>
struct EnumChoices;

template<class T>
struct EnumChoice
{
    T value;
    const char *key;
    const char *label;
    const char *colour = "";
};

template<class T>
QByteArray enumKey(T value)
{
    for (const auto &item : EnumChoices<T>::items) {
        if (item.value == value)
            return item.key;
    }
    return {};
}

template<class T>
std::optional<T> enumFromKey(const QByteArray &key)
{
    for (const auto &item : EnumChoices<T>::items) {
        if (key == item.key)
            return item.value;
    }
    return {};
}

// T <-> stored value; the only place that knows both.
template<class T>
struct Codec;

template<class T, Kind K>
struct PlainCodec
{
    static constexpr Kind kind = K;
    static Value encode(const T &value) { return Value(value); }
    static std::optional<T> decode(const Value &value)
    {
        const T *stored = value.as<T>();
        return stored ? std::optional<T>(*stored) : std::nullopt;
    }
};
template<> struct Codec<QString> : PlainCodec<QString, Kind::Text> {};
template<> struct Codec<qint64> : PlainCodec<qint64, Kind::Integer> {};
template<> struct Codec<double> : PlainCodec<double, Kind::Decimal> {};
template<> struct Codec<bool> : PlainCodec<bool, Kind::Boolean> {};
template<> struct Codec<QDate> : PlainCodec<QDate, Kind::Date> {};
template<> struct Codec<Instant> : PlainCodec<Instant, Kind::Instant> {};
template<> struct Codec<Money> : PlainCodec<Money, Kind::Money> {};
template<class E>
struct Codec<Id<E>>
{
    static constexpr Kind kind = Kind::Ref;
    static Value encode(Id<E> id) { return id.isValid() ? Value(id.value) : Value::null(); }
    static std::optional<Id<E>> decode(const Value &value)
    {
        const qint64 *stored = value.as<qint64>();
        return stored ? std::optional<Id<E>>(Id<E>{*stored}) : std::nullopt;
    }
};
template<class E>
struct Codec<QList<Id<E>>>
{
    static constexpr Kind kind = Kind::Many;
    static Value encode(const QList<Id<E>> &ids)
    {
        QList<qint64> plain;
        for (const Id<E> &id : ids)
            plain.append(id.value);
        return Value(plain);
    }
    static std::optional<QList<Id<E>>> decode(const Value &value)
    {
        const auto *stored = value.as<QList<qint64>>();
        if (!stored)
            return std::nullopt;
        QList<Id<E>> ids;
        for (const qint64 id : *stored)
            ids.append(Id<E>{id});
        return ids;
    }
};
template<>
struct Codec<ChoiceKey>
{
    static constexpr Kind kind = Kind::Choice;
    static Value encode(const ChoiceKey &choice) { return Value(QString::fromUtf8(choice.key)); }
    static std::optional<ChoiceKey> decode(const Value &value)
    {
        const QString *stored = value.as<QString>();
        return stored ? std::optional<ChoiceKey>(ChoiceKey{stored->toUtf8()}) : std::nullopt;
    }
};
template<>
struct Codec<ChoiceKeys>
{
    static constexpr Kind kind = Kind::ChoiceSet;
    static Value encode(const ChoiceKeys &choices) { return Value(choices.keys); }
    static std::optional<ChoiceKeys> decode(const Value &value)
    {
        const QStringList *stored = value.as<QStringList>();
        return stored ? std::optional<ChoiceKeys>(ChoiceKeys{*stored}) : std::nullopt;
    }
};
template<class E>
struct Codec<LineList<E>>
{
    static constexpr Kind kind = Kind::Lines;
};
template<class T>
    requires std::is_enum_v<T>
struct Codec<T>
{
    static constexpr Kind kind = Kind::Choice;
    static Value encode(T value) { return Value(QString::fromUtf8(enumKey(value))); }
    static std::optional<T> decode(const Value &value)
    {
        const QString *stored = value.as<QString>();
        return stored ? enumFromKey<T>(stored->toUtf8()) : std::nullopt;
    }
};

// Traits of a field, given after its label in any order.
struct As { Kind kind; };
struct MaxLength { int value; };
struct Range { double minimum; double maximum; };
struct Needs { const char *permission; };
struct FromList { const char *list; };
struct Via { const char *field; };
struct Mask { const char *how; };
struct Default { Value value; };
struct Help { const char *source; };

class FieldDef;

// Base of all entities: collects what their members say.
class EntityDef
{
public:
    EntityDef(const EntityDef &) = delete;
    EntityDef &operator=(const EntityDef &) = delete;
    virtual ~EntityDef() = default;

    const EntitySpec &spec() const { return m_spec; }
    const void *targetTag(int fieldIndex) const { return m_targets.value(fieldIndex); }

protected:
    EntityDef(const char *key, const char *label, const char *plural, Access access = {}, EntityFlags flags = {});

    void section(const char *label, std::initializer_list<const FieldDef *> fields);
    void unique(std::initializer_list<const FieldDef *> fields);
    void uniqueUnless(const FieldDef &choice, const char *choiceKey, std::initializer_list<const FieldDef *> fields);
    void follows(const FieldDef &ref);
    void sequence(const char *key) { m_spec.sequence = key; }
    void icon(const char *name) { m_spec.icon = name; }
    void transition(const FieldDef &field, const char *from, const char *to, const char *permission = "");

private:
    friend class FieldDef;
    EntitySpec m_spec;
    QHash<int, const void *> m_targets;
};

// One registered field: its key, and its place in the entity's list.
class FieldDef
{
public:
    FieldDef(const FieldDef &) = delete;
    FieldDef &operator=(const FieldDef &) = delete;

    const QByteArray &key() const { return m_owner->m_spec.fields.at(m_index).key; }
    int index() const { return m_index; }

protected:
    template<class... Traits>
    FieldDef(EntityDef *owner, Kind kind, const void *target, const char *key, const char *label, Traits... traits)
        : m_owner(owner)
    {
        add(kind, target, key, label);
        (apply(traits), ...); // an unknown trait does not compile
    }
    void setChoices(QList<ChoiceItem> choices);

private:
    void add(Kind kind, const void *target, const char *key, const char *label);
    FieldSpec &spec() { return m_owner->m_spec.fields[m_index]; }

    void apply(Flag flag) { spec().flags |= flag; }
    void apply(Flags flags) { spec().flags |= flags; }
    void apply(As as) { spec().kind = as.kind; }
    void apply(MaxLength length) { spec().maxLength = length.value; }
    void apply(Range range);
    void apply(Needs needs) { spec().needs = needs.permission; }
    void apply(FromList list) { spec().choiceList = list.list; }
    void apply(OnDelete rule) { spec().onDelete = rule; }
    void apply(Via via) { spec().via = via.field; }
    void apply(Mask mask) { spec().mask = mask.how; }
    void apply(const Default &value) { spec().defaultValue = value.value; }
    void apply(Help help);

    EntityDef *m_owner;
    int m_index = -1;
};

template<class T>
struct TargetTag
{
    static const void *get() { return nullptr; }
};
template<class E> struct TargetTag<Id<E>> { static const void *get() { return &typeTag<E>; } };
template<class E> struct TargetTag<QList<Id<E>>> { static const void *get() { return &typeTag<E>; } };
template<class E> struct TargetTag<LineList<E>> { static const void *get() { return &typeTag<E>; } };

template<class T>
class Field : public FieldDef
{
public:
    template<class... Traits>
    Field(EntityDef *owner, const char *key, const char *label, Traits... traits)
        : FieldDef(owner, Codec<T>::kind, TargetTag<T>::get(), key, label, traits...)
    {
        if constexpr (std::is_enum_v<T>) {
            QList<ChoiceItem> choices;
            for (const auto &item : EnumChoices<T>::items)
                choices.append({item.key, {EnumChoices<T>::context, item.label, {}, {}}, item.colour, false});
            setChoices(std::move(choices));
        }
    }
};

template<class E> using Ref = Field<Id<E>>; // a forward declaration of E is enough
template<class E> using Many = Field<QList<Id<E>>>;
template<class E> using Lines = Field<LineList<E>>;
using Choice = Field<ChoiceKey>;
using ChoiceSet = Field<ChoiceKeys>;

// The one instance of a declaration; immutable.
template<class E>
const E &def()
{
    static const E instance;
    return instance;
}

} // namespace fairdesk
