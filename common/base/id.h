// The key of a record of one kind; ids of different kinds do not mix.
#pragma once

#include <QHash>
#include <QtGlobal>

namespace fairdesk {

template<class E>
struct Id
{
    qint64 value = 0; // > 0 for a stored record, < 0 for one of the same save that has no key yet, 0 for none

    bool isValid() const { return value != 0; }
    bool operator==(const Id &) const = default;
};

template<class E>
size_t qHash(const Id<E> &id, size_t seed = 0)
{
    return ::qHash(id.value, seed);
}

} // namespace fairdesk
