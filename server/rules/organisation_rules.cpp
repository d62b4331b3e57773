// Users, roles and their rights. That no team stands below itself is a rule of every tree, kept by the write path.
#include "common/catalogue/entities/roles.h"
#include "server/rules/business_rules.h"
#include "server/rules/rule_help.h"

#include <QRegularExpression>

namespace fairdesk {
namespace {

// One person, one spelling of the login; it is how he signs in, so he does not change it himself.
Result<void> normaliseLogin(RuleContext &context)
{
    const User &user = def<User>();
    if (!isWritten(context) || !context.changed(user.login))
        return {};
    if (context.isUpdate() && !context.caller().administrator && !context.caller().system) {
        Text text = message(QT_TRANSLATE_NOOP("Message", "Only an administrator may change a login."));
        return Error{ErrorCode::Forbidden, text, {{user.login.key(), text}}};
    }
    const QString login = textOf(context, &User::login).toLower();
    static const QRegularExpression pattern(QStringLiteral("^[\\p{L}\\p{N}][\\p{L}\\p{N}._@+-]*$"));
    if (!login.isEmpty() && !pattern.match(login).hasMatch())
        return fieldError(
            user.login,
            message(QT_TRANSLATE_NOOP("Message", "A login is made of letters, digits and . _ @ + -, without blanks.")));
    if (!login.isEmpty())
        Row<User>(context.record()).set(&User::login, login);
    return {};
}

Result<void> checkRight(RuleContext &context)
{
    const QByteArray entity = keyOf(context, &RoleRight::entity);
    if (!isWritten(context) || entity.isEmpty() || entity == "*" || context.catalogue().find(entity))
        return {};
    return fieldError(
        def<RoleRight>().entity,
        message(QT_TRANSLATE_NOOP("Message", "There is no kind of record called “%1”."), QString::fromUtf8(entity)));
}

Result<void> checkFieldRule(RuleContext &context)
{
    const RoleFieldRule &rule = def<RoleFieldRule>();
    const QByteArray entity = keyOf(context, &RoleFieldRule::entity);
    const QByteArray field = keyOf(context, &RoleFieldRule::field);
    if (!isWritten(context) || entity.isEmpty() || field.isEmpty())
        return {};
    const EntityPtr spec = context.catalogue().find(entity);
    if (!spec)
        return fieldError(rule.entity, message(QT_TRANSLATE_NOOP("Message", "There is no kind of record called “%1”."),
                                               QString::fromUtf8(entity)));
    if (spec->indexOf(field) < 0) {
        return fieldError(rule.field, message(QT_TRANSLATE_NOOP("Message", "There is no field “%1” in “%2”."),
                                              QString::fromUtf8(field), QString::fromUtf8(entity)));
    }
    if (field == "id" || field == "version")
        return fieldError(rule.field, message(QT_TRANSLATE_NOOP("Message", "The number and the version of a record are "
                                                                           "open to everybody who may see it.")));
    return {};
}

bool administers(const RuleContext &context, const Record &role)
{
    const auto user = [&](const Record &assignment) {
        return context.load(def<User>().spec().key, assignment.at(def<UserRole>().user.key()).integer());
    };
    const QList<Record> assignments =
        context.recordsWith(def<UserRole>().spec().key, {def<UserRole>().role.key()}, {Value(role.id())});
    return std::any_of(assignments.begin(), assignments.end(), [&](const Record &assignment) {
        const auto holder = user(assignment);
        return holder && ConstRow<User>(*holder).get(&User::active).valueOr(false);
    });
}

// A centre that nobody administers could be mended only from outside the program.
Result<void> keepAnAdministrator(RuleContext &context)
{
    if (context.isCreate() || context.isRestore())
        return {};
    const QList<Record> roles =
        context.recordsWith(def<Role>().spec().key, {def<Role>().administrator.key()}, {Value(true)});
    if (std::any_of(roles.begin(), roles.end(), [&](const Record &role) { return administers(context, role); }))
        return {};
    return Error::invalid(message(QT_TRANSLATE_NOOP(
        "Message", "Then nobody could administer Fairdesk any more. Make somebody else an administrator first.")));
}

// Only what took an administrator away needs the search for another one.
Result<void> checkUserLeft(RuleContext &context)
{
    const bool left = context.isDelete() || context.changed(def<User>().active);
    return left ? keepAnAdministrator(context) : Result<void>();
}

Result<void> checkRoleLeft(RuleContext &context)
{
    const bool left = context.isDelete() || context.changed(def<Role>().administrator);
    return left ? keepAnAdministrator(context) : Result<void>();
}

} // namespace

void addOrganisationRules(RuleBook &book)
{
    book.prepare<User>(normaliseLogin);
    // Judged at the end of the save: it may put another in the place of the last one.
    book.conclude<User>(checkUserLeft);
    book.conclude<Role>(checkRoleLeft);
    book.conclude<UserRole>(keepAnAdministrator);
    book.prepare<RoleRight>(checkRight);
    book.prepare<RoleFieldRule>(checkFieldRule);
}

} // namespace fairdesk
