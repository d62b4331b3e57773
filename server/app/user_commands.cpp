// user add, passwd, list, disable, enable.
#include "server/app/admin_commands.h"

#include "common/protocol/result_table.h"

namespace fairdesk {
namespace {

const CallContext &program()
{
    static const CallContext context = CallContext::ofProgram("command-line");
    return context;
}

QString text(const QJsonObject &arguments, const char *key)
{
    return arguments.value(QLatin1String(key)).toString();
}

Error missing(Text text)
{
    return {ErrorCode::NotFound, std::move(text)};
}

// id -> key of all roles, branches …
Result<QHash<qint64, QString>> keysOf(ServerCore &core, const QByteArray &entity)
{
    Query all;
    all.entity = entity;
    all.columns = {"id", "key"};
    all.limit = 0;
    Result<wire::Rows> rows = core.queries().query(program(), all);
    if (!rows)
        return rows.error();
    const ResultTable table(std::move(*rows));
    QHash<qint64, QString> keys;
    for (int row = 0; row < table.rowCount(); ++row)
        keys.insert(table.id(row), table.value(row, "key").text());
    return keys;
}

Result<qint64> idOf(ServerCore &core, const QByteArray &entity, const QString &key, const char *complaint)
{
    const auto keys = keysOf(core, entity);
    if (!keys)
        return keys.error();
    const qint64 id = keys->key(key, 0);
    if (id == 0)
        return missing(message(complaint, key));
    return id;
}

Result<AccessData::UserRow> userOf(ServerCore &core, const QJsonObject &arguments)
{
    const QString login = text(arguments, "login");
    const auto access = core.state().snapshot().access;
    if (const AccessData::UserRow *user = access->userByLogin(login.toUtf8()))
        return *user;
    return missing(message(QT_TRANSLATE_NOOP("Message", "There is no user “%1”."), login));
}

Result<RecordChange> newUser(ServerCore &core, const QJsonObject &arguments)
{
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = "user";
    const QString login = text(arguments, "login");
    change.values = {{"login", Value(login)},
                     {"name", Value(text(arguments, "name").isEmpty() ? login : text(arguments, "name"))}};
    const auto role =
        idOf(core, "role", text(arguments, "role"), QT_TRANSLATE_NOOP("Message", "There is no role “%1”."));
    if (!role)
        return role.error();
    change.lines = {{"roles", {{0, {{"role", Value(*role)}}}}}};
    if (!text(arguments, "team").isEmpty()) {
        const auto team =
            idOf(core, "team", text(arguments, "team"), QT_TRANSLATE_NOOP("Message", "There is no team “%1”."));
        if (!team)
            return team.error();
        change.values.append({"department", Value(*team)});
    }
    if (!text(arguments, "branch").isEmpty()) {
        const auto branch =
            idOf(core, "branch", text(arguments, "branch"), QT_TRANSLATE_NOOP("Message", "There is no branch “%1”."));
        if (!branch)
            return branch.error();
        change.values.append({"office", Value(*branch)});
    }
    return change;
}

Result<QJsonObject> add(ServerCore &core, const QJsonObject &arguments)
{
    SecretString password(text(arguments, "password").toUtf8());
    // First the password: a user without one would be left behind.
    if (const auto accepted = core.identity().policy().check(password, text(arguments, "login").toUtf8()); !accepted)
        return accepted.error();
    const Result<RecordChange> change = newUser(core, arguments);
    if (!change)
        return change.error();
    const auto saved = core.records().saveNow(program(), {{*change}, {}, OnDuplicate::ByRule, {}});
    if (!saved)
        return saved.error();
    const SavedRecord user = saved->saved.value(0);
    const auto set = core.identity().setPasswordNow(user.id, std::move(password), PasswordTerms::oneTime());
    if (!set)
        return set.error();
    return QJsonObject{{QStringLiteral("id"), user.id}, {QStringLiteral("version"), user.version}};
}

Result<QJsonObject> setPassword(ServerCore &core, const QJsonObject &arguments)
{
    const auto user = userOf(core, arguments);
    if (!user)
        return user.error();
    const auto set = core.identity().setPasswordNow(user->id, SecretString(text(arguments, "password").toUtf8()),
                                                    PasswordTerms::oneTime());
    return set ? Result<QJsonObject>(QJsonObject()) : set.error();
}

Result<QJsonObject> list(ServerCore &core, const QJsonObject &)
{
    const auto roles = keysOf(core, "role");
    const auto branches = keysOf(core, "branch");
    if (!roles || !branches)
        return roles ? branches.error() : roles.error();
    QHash<qint64, StoredCredential> credentials;
    for (const StoredCredential &credential : core.identity().credentials())
        credentials.insert(credential.user, credential);
    const auto access = core.state().snapshot().access;
    QList<AccessData::UserRow> users = access->users.values();
    std::sort(users.begin(), users.end(), [](const auto &a, const auto &b) { return a.login < b.login; });
    QJsonArray rows;
    for (const AccessData::UserRow &user : users) {
        QStringList held;
        for (const qint64 role : user.roles)
            held.append(roles->value(role));
        held.sort();
        const StoredCredential credential = credentials.value(user.id);
        rows.append(QJsonObject{
            {QStringLiteral("login"), QString::fromUtf8(user.login)},
            {QStringLiteral("name"), user.name},
            {QStringLiteral("role"), held.join(u',')},
            {QStringLiteral("team"), QString::fromUtf8(access->teams.value(user.department).key)},
            {QStringLiteral("branch"), branches->value(user.office)},
            {QStringLiteral("active"), user.active},
            {QStringLiteral("must_change_password"), credential.mustChange},
            {QStringLiteral("second_factor"), !credential.totpSecret.isEmpty() && credential.totpStep >= 0}});
    }
    return QJsonObject{{QStringLiteral("rows"), rows}, {QStringLiteral("next"), QJsonValue::Null}};
}

// The same actions as over the network, so that their rules hold here too.
Result<QJsonObject> runUserAction(ServerCore &core, const QJsonObject &arguments, const char *action)
{
    const auto user = userOf(core, arguments);
    if (!user)
        return user.error();
    ActionCall call;
    call.context = program();
    call.name = action;
    call.entity = "user";
    call.id = user->id;
    return core.services().actions.run(core.services(), call);
}

Result<QJsonObject> disable(ServerCore &core, const QJsonObject &arguments)
{
    return runUserAction(core, arguments, "user.disable");
}

Result<QJsonObject> enable(ServerCore &core, const QJsonObject &arguments)
{
    return runUserAction(core, arguments, "user.enable");
}

} // namespace

QHash<QByteArray, AdminCommands::Handler> userCommands()
{
    return {{"user.add", add},
            {"user.passwd", setPassword},
            {"user.list", list},
            {"user.disable", disable},
            {"user.enable", enable}};
}

} // namespace fairdesk
