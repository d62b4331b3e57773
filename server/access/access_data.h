// Users, teams, roles and rights as they stand in the store, and how they make a Caller. Pure: no SQL, no I/O.
#pragma once

#include "server/access/caller.h"

namespace fairdesk {

struct AccessData
{
    struct UserRow
    {
        qint64 id = 0;
        QByteArray login;
        QString name;
        qint64 department = 0;
        qint64 office = 0;
        bool active = false;
        QList<qint64> roles;
    };
    struct RoleRow
    {
        qint64 id = 0;
        bool administrator = false;
        QSet<QByteArray> permissions;
        // Entity "*" stands for every entity that the role says nothing about.
        QHash<QByteArray, QHash<Action, Scope>> rights;
        QHash<QByteArray, QHash<QByteArray, FieldRule>> fieldRules;
    };
    struct TeamRow
    {
        qint64 id = 0;
        QByteArray key;
        qint64 parent = 0;
    };

    QHash<qint64, UserRow> users;
    QHash<qint64, RoleRow> roles;
    QHash<qint64, TeamRow> teams;

    const UserRow *userByLogin(const QByteArray &login) const;
    // The team and all teams below it; sound even if the tree holds a cycle.
    QList<qint64> treeBelow(qint64 team) const;
    // Nothing for an unknown or inactive user. Several roles add up: all their scopes, and the most
    // open field rule.
    CallerPtr caller(qint64 user, const Catalogue &catalogue) const;
};

} // namespace fairdesk
