// What people may do: roles with their rights and field rules, and who has which role.
#pragma once

#include "common/catalogue/entities/organisation.h"

namespace fairdesk {

struct RoleRight;
struct RoleFieldRule;

template<>
struct EnumChoices<Action>
{
    static constexpr const char *context = "Action";
    static constexpr EnumChoice<Action> items[] = {
        {Action::Read, "read", QT_TRANSLATE_NOOP("Action", "Read")},
        {Action::Create, "create", QT_TRANSLATE_NOOP("Action", "Create")},
        {Action::Edit, "edit", QT_TRANSLATE_NOOP("Action", "Edit")},
        {Action::Delete, "delete", QT_TRANSLATE_NOOP("Action", "Delete")},
        {Action::Assign, "assign", QT_TRANSLATE_NOOP("Action", "Assign")},
        {Action::Share, "share", QT_TRANSLATE_NOOP("Action", "Share")},
        {Action::Export, "export", QT_TRANSLATE_NOOP("Action", "Export")},
        {Action::Import, "import", QT_TRANSLATE_NOOP("Action", "Import")},
        {Action::Merge, "merge", QT_TRANSLATE_NOOP("Action", "Merge")},
    };
};

template<>
struct EnumChoices<Scope>
{
    static constexpr const char *context = "Scope";
    static constexpr EnumChoice<Scope> items[] = {
        {Scope::None, "none", QT_TRANSLATE_NOOP("Scope", "None")},
        {Scope::Own, "own", QT_TRANSLATE_NOOP("Scope", "Own")},
        {Scope::Team, "team", QT_TRANSLATE_NOOP("Scope", "Team")},
        {Scope::Branch, "branch", QT_TRANSLATE_NOOP("Scope", "Branch")},
        {Scope::All, "all", QT_TRANSLATE_NOOP("Scope", "All")},
    };
};

template<>
struct EnumChoices<FieldRule>
{
    static constexpr const char *context = "FieldRule";
    static constexpr EnumChoice<FieldRule> items[] = {
        {FieldRule::ReadOnly, "readonly", QT_TRANSLATE_NOOP("FieldRule", "Read-only")},
        {FieldRule::Masked, "masked", QT_TRANSLATE_NOOP("FieldRule", "Masked")},
        {FieldRule::Hidden, "hidden", QT_TRANSLATE_NOOP("FieldRule", "Hidden")},
    };
};

struct Role final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(Role)
public:
    Field<QString> key{this, "key", QT_TR_NOOP("Key"), Required | Unique | InList, MaxLength{50}};
    Field<QString> name{this, "name", QT_TR_NOOP("Name"), Required | Title | InList | Sortable};
    Field<bool> administrator{this, "administrator", QT_TR_NOOP("Administrator"), InList,
                              Help{QT_TR_NOOP("May do everything, whatever the rights below say.")}};
    // Named rights that fields, transitions and actions ask for; one a line.
    Field<QString> permissions{this, "permissions", QT_TR_NOOP("Named rights"), As{Kind::LongText}};
    Lines<RoleRight> rights{this, "rights", QT_TR_NOOP("Rights"), Via{"role"}};
    Lines<RoleFieldRule> fieldRules{this, "field_rules", QT_TR_NOOP("Field rules"), Via{"role"}};

    Role() : EntityDef("role", QT_TRANSLATE_NOOP("Role", "Role"), QT_TRANSLATE_NOOP("Role", "Roles"), Access{}, Configuration)
    {
        icon("shield");
    }
};

struct RoleRight final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(RoleRight)
public:
    Ref<Role> role{this, "role", QT_TR_NOOP("Role"), Required | Indexed | InList};
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required | InList, MaxLength{60}};
    Field<Action> action{this, "action", QT_TR_NOOP("Action"), Required | InList};
    Field<Scope> scope{this, "scope", QT_TR_NOOP("Scope"), Required | InList};

    RoleRight() : EntityDef("role_right", QT_TRANSLATE_NOOP("RoleRight", "Right"), QT_TRANSLATE_NOOP("RoleRight", "Rights"), Access{},
                            Configuration | PartOfParent)
    {
        unique({&role, &entity, &action});
    }
};

struct RoleFieldRule final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(FieldRule)
public:
    Ref<Role> role{this, "role", QT_TR_NOOP("Role"), Required | Indexed | InList};
    Field<QString> entity{this, "entity", QT_TR_NOOP("Kind of record"), Required | InList, MaxLength{60}};
    Field<QString> field{this, "field", QT_TR_NOOP("Field"), Required | InList, MaxLength{60}};
    Field<FieldRule> rule{this, "rule", QT_TR_NOOP("Rule"), Required | InList};

    RoleFieldRule() : EntityDef("field_rule", QT_TRANSLATE_NOOP("FieldRule", "Field rule"), QT_TRANSLATE_NOOP("FieldRule", "Field rules"),
                                Access{}, Configuration | PartOfParent)
    {
        unique({&role, &entity, &field});
    }
};

struct UserRole final : EntityDef
{
    Q_DECLARE_TR_FUNCTIONS(UserRole)
public:
    Ref<User> user{this, "user", QT_TR_NOOP("User"), Required | Indexed | InList};
    Ref<Role> role{this, "role", QT_TR_NOOP("Role"), Required | Indexed | InList};

    UserRole() : EntityDef("user_role", QT_TRANSLATE_NOOP("UserRole", "User's role"), QT_TRANSLATE_NOOP("UserRole", "Users' roles"),
                           Access{}, Configuration | PartOfParent)
    {
        unique({&user, &role});
    }
};

} // namespace fairdesk
