// One value of one field: something, nothing (null), something that this reader may see only in part (masked), or
// something that was not asked for or may not be seen at all (absent). Never a default in place of what is hidden.
#pragma once

#include "common/base/clock.h"
#include "common/base/money.h"

#include <QDate>
#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

namespace fairdesk {

class Value
{
public:
    enum class State : quint8 { Absent, Null, Masked, Present };
    // What each kind of field holds, see valueTypeOf(Kind). Ids of other records are plain qint64 here.
    using Data = std::variant<std::monostate, bool, qint64, double, QString, QDate, Instant, Money, QList<qint64>, QStringList>;

    Value() = default; // absent
    Value(bool value) : m_state(State::Present), m_data(value) {}
    Value(int value) : m_state(State::Present), m_data(qint64(value)) {}
    Value(qint64 value) : m_state(State::Present), m_data(value) {}
    Value(double value) : m_state(State::Present), m_data(value) {}
    Value(const QString &value) : m_state(State::Present), m_data(value) {}
    Value(const char *) = delete;
    Value(const QDate &value) : m_state(State::Present), m_data(value) {}
    Value(Instant value) : m_state(State::Present), m_data(value) {}
    Value(const Money &value) : m_state(State::Present), m_data(value) {}
    Value(const QList<qint64> &value) : m_state(State::Present), m_data(value) {}
    Value(const QStringList &value) : m_state(State::Present), m_data(value) {}

    static Value null()
    {
        Value value;
        value.m_state = State::Null;
        return value;
    }
    static Value masked(const QString &text)
    {
        Value value(text);
        value.m_state = State::Masked;
        return value;
    }

    State state() const { return m_state; }
    bool isAbsent() const { return m_state == State::Absent; }
    bool isNull() const { return m_state == State::Null; }
    bool isMasked() const { return m_state == State::Masked; }
    bool isPresent() const { return m_state == State::Present; }
    // Null, or present with nothing in it: what "required" and "empty" mean.
    bool isEmpty() const;

    template<class T>
    const T *as() const { return m_state == State::Present ? std::get_if<T>(&m_data) : nullptr; }
    template<class T>
    T valueOr(T otherwise) const
    {
        const T *value = as<T>();
        return value ? *value : otherwise;
    }
    QString text() const { return valueOr(QString()); }
    qint64 integer() const { return valueOr<qint64>(0); }
    QString maskedText() const { return m_state == State::Masked ? std::get<QString>(m_data) : QString(); }
    const Data &data() const { return m_data; }

    bool operator==(const Value &) const = default;

private:
    State m_state = State::Absent;
    Data m_data;
};

} // namespace fairdesk
