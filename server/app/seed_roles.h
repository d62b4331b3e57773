// The roles that a new centre starts with, as one table; from then on its administrator keeps them.
#pragma once

#include "common/catalogue/access_terms.h"
#include "common/catalogue/save.h"

namespace fairdesk {

struct RightSeed
{
    QList<QByteArray> entities;
    QList<Action> actions;
    Scope scope;
};

struct FieldRuleSeed
{
    QByteArray entity;
    QList<QByteArray> fields;
    FieldRule rule;
};

struct RoleSeed
{
    QByteArray key;
    const char *chinese;
    const char *english;
    bool administrator = false;
    QList<QByteArray> permissions;
    QList<RightSeed> rights; // no entity and action twice: the store refuses it
    QList<FieldRuleSeed> fieldRules;
};

const QList<RoleSeed> &seedRoles();
// The record that makes the role.
RecordChange roleChange(const RoleSeed &role, bool inChinese);

} // namespace fairdesk
