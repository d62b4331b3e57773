// One record: values in the order of its entity's fields. Row<E> is the typed view over it.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

class Record
{
public:
    Record() = default;
    explicit Record(EntityPtr entity)
        : m_entity(std::move(entity))
        , m_values(m_entity->fields.size())
    {
    }

    bool isNull() const { return !m_entity; }
    const EntitySpec &entity() const { return *m_entity; }
    const EntityPtr &entityPtr() const { return m_entity; }

    qint64 id() const { return at(IdField).integer(); }
    qint64 version() const { return at(VersionField).integer(); }

    const Value &at(int index) const { return m_values.at(index); }
    const Value &at(const QByteArray &field) const;
    void set(int index, Value value) { m_values[index] = std::move(value); }
    // False if this record's catalogue has no such field: a newer or older program on the other side.
    bool set(const QByteArray &field, Value value);

    // The name by which it is mentioned; empty if the reader may not see it.
    QString title() const;
    // Titles of linked records, kept beside their ids where a query asked for them: field index -> title.
    QString linkTitle(int index) const { return m_linkTitles.value(index); }
    QString linkTitle(const QByteArray &field) const;
    void setLinkTitle(int index, const QString &title) { m_linkTitles.insert(index, title); }

    bool operator==(const Record &other) const { return m_entity == other.m_entity && m_values == other.m_values; }

private:
    EntityPtr m_entity;
    QList<Value> m_values;
    QHash<int, QString> m_linkTitles;
};

// What a typed read gives: the value, or the reason why there is none.
template<class T>
class Seen
{
public:
    Seen(Value::State state, std::optional<T> value, QString masked = {})
        : m_state(state)
        , m_value(std::move(value))
        , m_masked(std::move(masked))
    {
    }
    explicit operator bool() const { return m_value.has_value(); }
    const T &operator*() const { return *m_value; }
    const T *operator->() const { return &*m_value; }
    T valueOr(T otherwise) const { return m_value.value_or(std::move(otherwise)); }
    bool isNull() const { return m_state == Value::State::Null; }
    bool isAbsent() const { return m_state == Value::State::Absent; }
    bool isMasked() const { return m_state == Value::State::Masked; }
    const QString &maskedText() const { return m_masked; }

private:
    Value::State m_state;
    std::optional<T> m_value;
    QString m_masked;
};

// Place of a declared field in this record: declared fields keep their place unless the other side's catalogue differs.
inline int placeOf(const Record &record, const FieldDef &field)
{
    const EntitySpec &entity = record.entity();
    if (field.index() < entity.fields.size() && entity.fields.at(field.index()).key == field.key())
        return field.index();
    return entity.indexOf(field.key());
}

template<class E>
class ConstRow
{
public:
    explicit ConstRow(const Record &record) : m_record(&record) {}

    Id<E> id() const { return {m_record->id()}; }
    const Record &record() const { return *m_record; }

    template<class T, class B>
        requires std::derived_from<E, B>
    Seen<T> get(Field<T> B::*field) const
    {
        const int place = placeOf(*m_record, def<E>().*field);
        if (place < 0)
            return {Value::State::Absent, std::nullopt};
        const Value &value = m_record->at(place);
        return {value.state(), Codec<T>::decode(value), value.maskedText()};
    }

private:
    const Record *m_record;
};

template<class E>
class Row : public ConstRow<E>
{
public:
    explicit Row(Record &record) : ConstRow<E>(record), m_record(&record) {}

    template<class T, class B>
        requires std::derived_from<E, B>
    void set(Field<T> B::*field, const std::type_identity_t<T> &value)
    {
        const int place = placeOf(*m_record, def<E>().*field);
        if (place >= 0)
            m_record->set(place, Codec<T>::encode(value));
    }
    template<class T, class B>
        requires std::derived_from<E, B>
    void clear(Field<T> B::*field)
    {
        const int place = placeOf(*m_record, def<E>().*field);
        if (place >= 0)
            m_record->set(place, Value::null());
    }

private:
    Record *m_record;
};

} // namespace fairdesk
