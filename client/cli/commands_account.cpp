// Commands about oneself.
#include "client/cli/command_context.h"

#include <QJsonArray>

namespace fairdesk::cli {

Result<int> runPasswd(Context &context)
{
    if (context.signedIn.passwordChanged)
        return Done;
    const auto wanted = newPasswordOf(context.arguments, context.streams);
    if (!wanted)
        return wanted.error();
    const auto changed =
        context.answer(context.link.changePassword(context.signedIn.password.clone(), wanted->clone()));
    return changed ? Result<int>(Done) : Result<int>(changed.error());
}

Result<int> runWhoami(Context &context)
{
    const Session &session = context.link.session();
    QJsonArray permissions;
    for (const QByteArray &permission : session.permissions)
        permissions.append(QString::fromUtf8(permission));
    const auto reference = [](qint64 id) { return id == 0 ? QJsonValue(QJsonValue::Null) : QJsonValue(id); };
    context.output.value(QJsonObject{{QStringLiteral("id"), session.user},
                                     {QStringLiteral("login"), session.login},
                                     {QStringLiteral("name"), session.name},
                                     {QStringLiteral("team"), reference(session.team)},
                                     {QStringLiteral("branch"), reference(session.branch)},
                                     {QStringLiteral("administrator"), session.administrator},
                                     {QStringLiteral("permissions"), permissions},
                                     {QStringLiteral("time_zone"), QString::fromUtf8(session.zone.id())},
                                     {QStringLiteral("centre"), session.centre},
                                     {QStringLiteral("server"), context.link.serverName()}});
    return Done;
}

} // namespace fairdesk::cli
