#include "server/storage/access_store.h"

namespace fairdesk {
namespace {

qint64 numberOrZero(const Statement &row, int column)
{
    return row.isNull(column) ? 0 : row.integer(column);
}

void loadUsers(Connection &connection, AccessData &data)
{
    Statement &users = connection.statement(
        "SELECT id, login, name, department, office, active FROM \"user\" WHERE deleted_at IS NULL ORDER BY id");
    while (users.step()) {
        data.users.insert(users.integer(0), {users.integer(0),
                                             users.bytes(1),
                                             users.string(2),
                                             numberOrZero(users, 3),
                                             numberOrZero(users, 4),
                                             numberOrZero(users, 5) != 0,
                                             {}});
    }
    Statement &held = connection.statement("SELECT \"user\", role FROM user_role WHERE deleted_at IS NULL ORDER BY id");
    while (held.step()) {
        const auto user = data.users.find(numberOrZero(held, 0));
        if (user != data.users.end())
            user->roles.append(numberOrZero(held, 1));
    }
}

QSet<QByteArray> linesOf(const QByteArray &text)
{
    QSet<QByteArray> lines;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.trimmed().isEmpty())
            lines.insert(line.trimmed());
    }
    return lines;
}

void loadRoles(Connection &connection, AccessData &data)
{
    Statement &roles = connection.statement("SELECT id, administrator, permissions FROM role WHERE deleted_at IS NULL");
    while (roles.step())
        data.roles.insert(roles.integer(0),
                          {roles.integer(0), numberOrZero(roles, 1) != 0, linesOf(roles.bytes(2)), {}, {}});
    Statement &rights =
        connection.statement("SELECT role, entity, action, scope FROM role_right WHERE deleted_at IS NULL");
    while (rights.step()) {
        const auto role = data.roles.find(numberOrZero(rights, 0));
        const auto action = actionFromKey(rights.bytes(2));
        const auto scope = scopeFromKey(rights.bytes(3));
        if (role != data.roles.end() && action && scope)
            role->rights[rights.bytes(1)].insert(*action, *scope);
    }
    Statement &rules =
        connection.statement("SELECT role, entity, field, rule FROM field_rule WHERE deleted_at IS NULL");
    while (rules.step()) {
        const auto role = data.roles.find(numberOrZero(rules, 0));
        if (role == data.roles.end())
            continue;
        // A rule that this program does not know hides the field.
        role->fieldRules[rules.bytes(1)].insert(rules.bytes(2),
                                                fieldRuleFromKey(rules.bytes(3)).value_or(FieldRule::Hidden));
    }
}

void loadTeams(Connection &connection, AccessData &data)
{
    Statement &teams = connection.statement("SELECT id, key, parent FROM team WHERE deleted_at IS NULL");
    while (teams.step())
        data.teams.insert(teams.integer(0), {teams.integer(0), teams.bytes(1), numberOrZero(teams, 2)});
}

} // namespace

AccessData AccessStore::load(Connection &connection)
{
    AccessData data;
    loadUsers(connection, data);
    loadRoles(connection, data);
    loadTeams(connection, data);
    return data;
}

} // namespace fairdesk
