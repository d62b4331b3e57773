// Who asks, with all that his roles let him do. Immutable: when roles change, the next request meets a new Caller.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/access/row_access.h"

#include <QSet>

#include <memory>

namespace fairdesk {

// What several roles give together: neither the team nor the branch office holds the other, so both may stand here.
class ScopeSet
{
public:
    constexpr ScopeSet() = default;
    constexpr ScopeSet(Scope scope) { add(scope); } // one scope is a set of one

    constexpr void add(Scope scope)
    {
        if (scope != Scope::None)
            m_bits = quint8(m_bits | 1u << unsigned(scope));
        // The wider ones hold one's own, and "all" holds everything.
        if (has(Scope::All))
            m_bits = 1u << unsigned(Scope::All);
        else if (has(Scope::Team) || has(Scope::Branch))
            m_bits = quint8(m_bits & ~(1u << unsigned(Scope::Own)));
    }
    constexpr bool has(Scope scope) const { return (m_bits >> unsigned(scope) & 1u) != 0; }
    constexpr bool operator==(const ScopeSet &) const = default;

private:
    quint8 m_bits = 0; // empty: none
};

struct EntityRights
{
    std::array<ScopeSet, allActions.size()> scopes{};
    QHash<QByteArray, FieldRule> fieldRules; // Open where nothing is said

    ScopeSet scope(Action action) const { return scopes[size_t(action)]; }
    bool operator==(const EntityRights &) const = default;
};

class Caller
{
public:
    qint64 user = 0;
    QByteArray login;
    QString name;
    qint64 team = 0;
    qint64 branch = 0;
    QList<qint64> teamTree; // the own department and all below it
    QList<qint64> memberOf; // the own department: shares with a team reach its members
    bool administrator = false;
    bool system = false; // the program itself: jobs, seeding
    // Reads for a file that leaves the house: of every kind of record only what he may export as well.
    bool exporting = false;
    QSet<QByteArray> permissions;
    QHash<QByteArray, EntityRights> rights;

    bool may(const QByteArray &permission) const
    {
        return administrator || system || permission.isEmpty() || permissions.contains(permission);
    }
    ScopeSet scope(const EntitySpec &entity, Action action) const;
    RowAccess rows(const EntitySpec &entity, Action action) const;
    // What may be done with the field, its own needs included. Hidden where the entity may not be read at all.
    FieldRule fieldRule(const EntitySpec &entity, const FieldSpec &field) const;

    // The program itself, acting for nobody.
    static std::shared_ptr<const Caller> programItself();

    bool operator==(const Caller &) const = default;
};
using CallerPtr = std::shared_ptr<const Caller>;

} // namespace fairdesk
