// Who works here: branches, teams (the department tree), users.
#pragma once

#include "common/catalogue/entity_def.h"

namespace fairdesk {

struct UserRole;

struct Branch final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Branch)
public:
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Unique | InList, MaxLength{50}};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable};
    Field<QString> city{this, "city", QT_TR_NOOP("City"), InList};

    Branch() : EntityDef("branch", QT_TRANSLATE_NOOP("Branch", "Branch"), QT_TRANSLATE_NOOP("Branch", "Branches"),
                         Access{.read = Scope::All}, Configuration)
    {
        icon("building");
    }
};

struct Team final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Team)
public:
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Unique | InList, MaxLength{50}};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable};
    Ref<Team> parent{this, "parent", QT_TR_NOOP("Part of"), InList | Indexed};
    Ref<User> leader{this, "leader", QT_TR_NOOP("Leader"), InList};

    Team() : EntityDef("team", QT_TRANSLATE_NOOP("Team", "Team"), QT_TRANSLATE_NOOP("Team", "Teams"), Access{.read = Scope::All},
                       Configuration)
    {
        icon("people_team");
    }
};

// What colleagues know of each other. How a user signs in (password, sessions) stands in tables that no save can reach.
struct User final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(User)
public:
    Field<QString> login{this, "login", QT_TR_NOOP("Login"), Required | Unique | InList | Sortable, MaxLength{60}};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable};
    Field<QString> email{this, "email", QT_TR_NOOP("E-mail"), As{Kind::Email}, InList};
    Field<QString> phone{this, "phone", QT_TR_NOOP("Phone"), As{Kind::Phone}};
    Field<QString> jobTitle{this, "job_title", QT_TR_NOOP("Post")};
    Ref<Team> department{this, "department", QT_TR_NOOP("Department"), InList | Indexed};
    Ref<Branch> office{this, "office", QT_TR_NOOP("Branch office"), InList};
    Field<bool> active{this, "active", QT_TR_NOOP("Active"), InList, Default{Value(true)}};
    Lines<UserRole> roles{this, "roles", QT_TR_NOOP("Roles"), Via{"user"}};

    User() : EntityDef("user", QT_TRANSLATE_NOOP("User", "User"), QT_TRANSLATE_NOOP("User", "Users"), Access{.read = Scope::All},
                       Configuration)
    {
        icon("person");
        section(QT_TR_NOOP("Person"), {&login, &name, &email, &phone, &jobTitle});
        section(QT_TR_NOOP("Place"), {&department, &office, &active});
    }
};

} // namespace fairdesk
