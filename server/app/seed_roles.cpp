#include "server/app/seed_roles.h"

namespace fairdesk {
namespace {

using enum Action;

// The records that the daily work with customers consists of.
const QList<QByteArray> business{"customer", "contact", "person", "interaction", "task", "note"};
const QList<QByteArray> ownNotes{"task", "note"};
const QList<QByteArray> setUp{"custom_field", "choice", "layout", "sequence", "setting",
                              "category",     "tag",    "branch", "team"};
const QList<QByteArray> rightsTables{"role", "role_right", "field_rule", "user_role"};

const FieldRuleSeed noBankAccounts{"customer", {"bank_account"}, FieldRule::Hidden};

} // namespace

const QList<RoleSeed> &seedRoles()
{
    // clang-format off
    static const QList<RoleSeed> roles{
        {"administrator", "系统管理员", "Administrator", true, {}, {}, {}},

        {"executive", "管理层", "Executive", false, {},
         {{business, {Read}, Scope::All},
          {ownNotes, {Create, Edit, Delete}, Scope::Own}},
         {}},

        {"sales_manager", "销售主管", "Sales manager", false, {},
         {{business, {Read, Create, Edit, Delete, Assign, Share, Export, Import, Merge}, Scope::Team}},
         {noBankAccounts}},

        {"sales", "销售", "Sales", false, {},
         {{business, {Read, Create, Edit, Share}, Scope::Own}},
         {noBankAccounts}},

        {"finance", "财务", "Finance", false, {},
         {{{"customer", "contact", "interaction"}, {Read}, Scope::All},
          {ownNotes, {Read, Create, Edit, Delete}, Scope::Own}},
         {{"contact", {"phone", "mobile"}, FieldRule::Masked}}},

        {"service", "客户服务", "Customer service", false, {},
         {{{"customer", "contact", "person", "interaction"}, {Read}, Scope::All},
          {{"interaction"}, {Create, Edit}, Scope::Own},
          {ownNotes, {Read, Create, Edit, Delete}, Scope::Own}},
         {noBankAccounts}},

        {"marketing", "市场", "Marketing", false, {},
         {{business, {Read, Export}, Scope::All},
          {ownNotes, {Create, Edit, Delete}, Scope::Own}},
         {noBankAccounts,
          {"customer", {"phone"}, FieldRule::Masked},
          {"contact", {"phone", "mobile"}, FieldRule::Masked},
          {"person", {"phone"}, FieldRule::Masked}}},

        {"reception", "前台", "Reception", false, {},
         {{{"customer", "contact", "person", "interaction", "task", "note"}, {Read}, Scope::Own},
          {{"person", "task", "note"}, {Create, Edit}, Scope::Own}},
         {noBankAccounts}},

        // Sees everything and changes nothing, not even a tag.
        {"auditor", "审计", "Auditor", false, {"audit.read"},
         {{business, {Read}, Scope::All},
          {setUp, {Read}, Scope::All},
          {rightsTables, {Read}, Scope::All},
          {{"tag"}, {Create}, Scope::None},
          {{"saved_query"}, {Create, Edit, Delete, Share}, Scope::None}},
         {noBankAccounts}},

        // Keeps the set-up. Users and roles stay with the administrator: nobody gives more than he has, and IT has no
        // customers. For the same reason it names and makes departments, but hangs none elsewhere beneath people who
        // read by department.
        {"it", "信息技术", "IT", false, {"server.status"},
         {{setUp, {Read, Create, Edit, Delete}, Scope::All}},
         {}},
    };
    // clang-format on
    return roles;
}

RecordChange roleChange(const RoleSeed &role, bool inChinese)
{
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = "role";
    QStringList permissions;
    for (const QByteArray &permission : role.permissions)
        permissions.append(QString::fromUtf8(permission));
    change.values = {{"key", Value(QString::fromUtf8(role.key))},
                     {"name", Value(QString::fromUtf8(inChinese ? role.chinese : role.english))},
                     {"administrator", Value(role.administrator)},
                     {"permissions", permissions.isEmpty() ? Value::null() : Value(permissions.join(u'\n'))}};
    LineSetChange rights{"rights", {}};
    for (const RightSeed &right : role.rights) {
        for (const QByteArray &entity : right.entities) {
            for (const Action action : right.actions) {
                rights.lines.append({0,
                                     {{"entity", Value(QString::fromUtf8(entity))},
                                      {"action", Value(QString::fromUtf8(actionKey(action)))},
                                      {"scope", Value(QString::fromUtf8(scopeKey(right.scope)))}}});
            }
        }
    }
    LineSetChange fieldRules{"field_rules", {}};
    for (const FieldRuleSeed &rule : role.fieldRules) {
        for (const QByteArray &field : rule.fields) {
            fieldRules.lines.append({0,
                                     {{"entity", Value(QString::fromUtf8(rule.entity))},
                                      {"field", Value(QString::fromUtf8(field))},
                                      {"rule", Value(QString::fromUtf8(fieldRuleKey(rule.rule)))}}});
        }
    }
    change.lines = {rights, fieldRules};
    return change;
}

} // namespace fairdesk
