// Actions on users and on one's own account: passwords, sessions, the second factor.
#include "server/api/action_table.h"

#include "server/access/rights_reach.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"

#include <QJsonArray>

namespace fairdesk {
namespace {

constexpr char manageUsers[] = "user.manage";

Error noSuchUser()
{
    return {ErrorCode::NotFound, message(QT_TRANSLATE_NOOP("Message", "There is no such user."))};
}

Actor actorOf(const ActionCall &call)
{
    return {call.context.caller->user, call.context.origin, call.context.session};
}

QString isoTime(Instant instant)
{
    return instant.utc().toString(Qt::ISODate);
}

bool isAdministrator(const AccessData &access, const AccessData::UserRow &user)
{
    return std::any_of(user.roles.begin(), user.roles.end(),
                       [&](qint64 role) { return access.roles.value(role).administrator; });
}

// Whoever has an account's password has all that it may do: without this, the right to manage users would be the right
// to everything.
Result<void> checkReach(const ApiServices &services, const ActionCall &call, const AccessData::UserRow &user)
{
    const auto snapshot = services.state.snapshot();
    const RightsReach reach(*call.context.caller, *snapshot.catalogue);
    return reach.commands(*snapshot.access, user) ? Result<void>() : Result<void>(beyondYourReach());
}

// The user of the call, if the caller may do with his account what he likes.
Result<AccessData::UserRow> managedUser(const ApiServices &services, const ActionCall &call)
{
    const auto access = services.state.snapshot().access;
    const AccessData::UserRow *user = nullptr;
    if (call.id != 0) {
        const auto found = access->users.constFind(call.id);
        user = found == access->users.constEnd() ? nullptr : &*found;
    } else {
        user = access->userByLogin(call.text("login").toUtf8());
    }
    if (!user)
        return noSuchUser();
    if (auto done = checkReach(services, call, *user); !done)
        return done.error();
    return *user;
}

Result<QJsonObject> setPassword(ApiServices &services, const ActionCall &call)
{
    const auto user = managedUser(services, call);
    if (!user)
        return user.error();
    QJsonObject result;
    SecretString password(call.text("password").toUtf8());
    if (password.isEmpty()) {
        password = ServerSecrets::randomPassword();
        result.insert(QStringLiteral("password"), QString::fromUtf8(password.reveal()));
    }
    const auto set =
        services.identity.setPasswordNow(user->id, std::move(password), PasswordTerms::oneTime(), actorOf(call));
    return set ? Result<QJsonObject>(result) : set.error();
}

bool isLastAdministrator(const AccessData &access, qint64 user)
{
    return std::none_of(access.users.begin(), access.users.end(), [&](const AccessData::UserRow &other) {
        return other.id != user && other.active && isAdministrator(access, other);
    });
}

Result<QJsonObject> setActive(ApiServices &services, const ActionCall &call, bool active)
{
    const auto user = managedUser(services, call);
    if (!user)
        return user.error();
    const auto access = services.state.snapshot().access;
    if (!active && isAdministrator(*access, *user) && isLastAdministrator(*access, user->id))
        return Error::conflict(message(
            QT_TRANSLATE_NOOP("Message", "This is the last administrator; nobody could let anybody in again.")));
    RecordChange change;
    change.entity = "user";
    change.id = user->id;
    change.values = {{"active", Value(active)}};
    // The named right lends him the program's hand to write with; the rules of rights still ask what he may himself.
    auto asProgram = std::make_shared<Caller>(*call.context.caller);
    asProgram->system = true;
    const auto saved = services.records.saveNow({asProgram, call.context.origin, call.context.session},
                                                {{change}, {}, OnDuplicate::ByRule, {}});
    if (!saved)
        return saved.error();
    if (!active)
        services.identity.revokeAll(user->id);
    return QJsonObject{{QStringLiteral("id"), user->id}, {QStringLiteral("version"), saved->saved.value(0).version}};
}

Result<QJsonObject> listSessions(ApiServices &services, const ActionCall &call)
{
    qint64 user = call.context.caller->user;
    const QByteArray login = call.text("login").toUtf8();
    if (!login.isEmpty() && login != call.context.caller->login) {
        const auto access = services.state.snapshot().access;
        const AccessData::UserRow *other = access->userByLogin(login);
        if (!call.context.caller->may(manageUsers))
            return Error::forbidden();
        if (!other)
            return noSuchUser();
        user = other->id;
    }
    QJsonArray rows;
    for (const StoredSession &session : services.identity.sessionsOf(user)) {
        rows.append(QJsonObject{{QStringLiteral("id"), session.id},
                                {QStringLiteral("created_at"), isoTime(session.createdAt)},
                                {QStringLiteral("seen_at"), isoTime(session.seenAt)},
                                {QStringLiteral("expires_at"), isoTime(session.expiresAt)},
                                {QStringLiteral("from"), QString::fromUtf8(session.origin)},
                                {QStringLiteral("program"), QString::fromUtf8(session.program)},
                                {QStringLiteral("current"), session.id == call.context.session}});
    }
    return QJsonObject{{QStringLiteral("rows"), rows}, {QStringLiteral("next"), QJsonValue::Null}};
}

Result<QJsonObject> revokeSession(ApiServices &services, const ActionCall &call)
{
    const qint64 session = call.integer("session");
    qint64 owner = call.context.caller->user;
    if (call.context.caller->may(manageUsers)) {
        std::optional<StoredSession> stored;
        const auto read = services.database.read([&](Connection &connection) {
            stored = IdentityStore::session(connection, session);
            return Result<void>();
        });
        if (!read)
            return read.error();
        owner = stored ? stored->user : owner;
        // A session may outlive its user's account for a moment; then nothing is left to be reached.
        const auto access = services.state.snapshot().access;
        if (auto done = checkReach(services, call, access->users.value(owner)); !done)
            return done.error();
    }
    const auto revoked = services.identity.revoke(session, owner, actorOf(call));
    return revoked ? Result<QJsonObject>(QJsonObject()) : revoked.error();
}

Result<QJsonObject> enableSecondFactor(ApiServices &services, const ActionCall &call)
{
    const auto offer = services.identity.offerSecondFactor(call.context.caller->user, actorOf(call));
    if (!offer)
        return offer.error();
    QJsonArray codes;
    for (const QByteArray &code : offer->recoveryCodes)
        codes.append(QString::fromLatin1(code));
    return QJsonObject{{QStringLiteral("secret"), QString::fromLatin1(offer->secret)},
                       {QStringLiteral("uri"), offer->uri},
                       {QStringLiteral("recovery_codes"), codes}};
}

Result<QJsonObject> confirmSecondFactor(ApiServices &services, const ActionCall &call)
{
    const auto confirmed =
        services.identity.confirmSecondFactor(call.context.caller->user, call.text("code"), actorOf(call));
    return confirmed ? Result<QJsonObject>(QJsonObject()) : confirmed.error();
}

Result<QJsonObject> disableSecondFactor(ApiServices &services, const ActionCall &call)
{
    const auto dropped =
        services.identity.dropSecondFactor(call.context.caller->user, call.text("code"), false, actorOf(call));
    return dropped ? Result<QJsonObject>(QJsonObject()) : dropped.error();
}

Result<QJsonObject> resetSecondFactor(ApiServices &services, const ActionCall &call)
{
    const auto user = managedUser(services, call);
    if (!user)
        return user.error();
    const auto dropped = services.identity.dropSecondFactor(user->id, {}, true, actorOf(call));
    return dropped ? Result<QJsonObject>(QJsonObject()) : dropped.error();
}

Result<QJsonObject> whoAmI(ApiServices &services, const ActionCall &call)
{
    const Caller &caller = *call.context.caller;
    QJsonArray permissions;
    QList<QByteArray> sorted = caller.permissions.values();
    std::sort(sorted.begin(), sorted.end());
    for (const QByteArray &permission : sorted)
        permissions.append(QString::fromUtf8(permission));
    return QJsonObject{
        {QStringLiteral("id"), caller.user},
        {QStringLiteral("login"), QString::fromUtf8(caller.login)},
        {QStringLiteral("name"), caller.name},
        {QStringLiteral("team"), QString::fromUtf8(services.state.snapshot().access->teams.value(caller.team).key)},
        {QStringLiteral("team_id"), caller.team},
        {QStringLiteral("branch_id"), caller.branch},
        {QStringLiteral("administrator"), caller.administrator},
        {QStringLiteral("permissions"), permissions}};
}

} // namespace

void addUserActions(ActionTable &table)
{
    using enum ActionTable::Repeat;
    table.add({"who_am_i", "", whoAmI, Reads});
    table.add({"sessions.list", "", listSessions, Reads});
    table.add({"sessions.revoke", "", revokeSession, Answered});
    table.add({"totp.enable", "", enableSecondFactor, Secret});
    table.add({"totp.confirm", "", confirmSecondFactor, Answered});
    table.add({"totp.disable", "", disableSecondFactor, Answered});
    table.add({"user.set_password", manageUsers, setPassword, Secret});
    table.add({"user.disable", manageUsers,
               [](ApiServices &services, const ActionCall &call) { return setActive(services, call, false); },
               Answered});
    table.add({"user.enable", manageUsers,
               [](ApiServices &services, const ActionCall &call) { return setActive(services, call, true); },
               Answered});
    table.add({"user.reset_totp", manageUsers, resetSecondFactor, Answered});
}

} // namespace fairdesk
