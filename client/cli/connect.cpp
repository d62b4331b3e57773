#include "client/cli/connect.h"

#include "client/link/await.h"

#include <QCoreApplication>
#include <QFile>
#include <QStandardPaths>

namespace fairdesk::cli {
namespace {

constexpr int defaultTimeoutSeconds = 30;

Result<SecretString> firstLine(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"), path, file.errorString()));
    QByteArray line = file.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return SecretString(std::move(line));
}

Result<SecretString> secretOf(const QString &file, const QString &variable, const char *prompt, const Streams &streams)
{
    if (!file.isEmpty())
        return firstLine(file);
    if (streams.environment.contains(variable))
        return SecretString(streams.environment.value(variable).toUtf8());
    SecretString asked =
        streams.askSecret ? streams.askSecret(QCoreApplication::translate("CommandLine", prompt)) : SecretString();
    if (asked.isEmpty())
        return usageError(
            message(QT_TRANSLATE_NOOP("Message", "No password was given. Use --password-file or FAIRDESK_PASSWORD.")));
    return asked;
}

Result<void> signIn(ServerLink &link, Credentials credentials, std::chrono::milliseconds timeout)
{
    const auto session = await(link.signIn(std::move(credentials)), timeout);
    return session ? Result<void>() : Result<void>(session.error());
}

} // namespace

std::chrono::milliseconds timeoutOf(const Arguments &arguments)
{
    const double seconds =
        arguments.value(QStringLiteral("--timeout"), QString::number(defaultTimeoutSeconds)).toDouble();
    return std::chrono::milliseconds(qint64(seconds * 1000));
}

Result<LinkOptions> linkOptions(const Arguments &arguments, const Streams &streams)
{
    const QString fallback =
        streams.environment.value(QStringLiteral("FAIRDESK_SERVER"), QStringLiteral("127.0.0.1:7443"));
    const auto address = parseServerAddress(arguments.value(QStringLiteral("--server"), fallback));
    if (!address)
        return address.error();
    LinkOptions options;
    options.host = address->host;
    options.port = address->port;
    options.pinFile = arguments.value(QStringLiteral("--pins"));
    options.trustFirst = arguments.has(QStringLiteral("--trust-first"));
    options.expectedPin = arguments.value(QStringLiteral("--trust")).toUtf8();
    options.cacheFolder =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/fairdesk");
    options.subscribe = arguments.command == QLatin1String("watch");
    options.program = QStringLiteral("fairdesk");
    options.locale = QLocale().bcp47Name();
    const bool watches = arguments.command == QLatin1String("watch"); // there --timeout says how long to watch
    const auto timeout =
        watches ? std::chrono::milliseconds(std::chrono::seconds(defaultTimeoutSeconds)) : timeoutOf(arguments);
    if (timeout.count() <= 0)
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--timeout takes a number of seconds.")));
    options.requestTimeout = timeout;
    options.connectTimeout = std::min(options.connectTimeout, timeout);
    if (!options.expectedPin.isEmpty() && PinStore::normalised(options.expectedPin).isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "--trust takes sha256: and 64 hexadecimal digits.")));
    return options;
}

Result<SecretString> passwordOf(const Arguments &arguments, const Streams &streams)
{
    return secretOf(arguments.value(QStringLiteral("--password-file")), QStringLiteral("FAIRDESK_PASSWORD"),
                    QT_TRANSLATE_NOOP("CommandLine", "Password: "), streams);
}

Result<SecretString> newPasswordOf(const Arguments &arguments, const Streams &streams)
{
    const QString file = arguments.value(QStringLiteral("--new-password-file"));
    const QString variable = QStringLiteral("FAIRDESK_NEW_PASSWORD");
    auto wanted = secretOf(file, variable, QT_TRANSLATE_NOOP("CommandLine", "New password: "), streams);
    const bool wasTyped = wanted && file.isEmpty() && !streams.environment.contains(variable);
    if (!wasTyped)
        return wanted;
    const SecretString again =
        streams.askSecret(QCoreApplication::translate("CommandLine", "New password once more: "));
    if (again.reveal() != wanted->reveal())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "The two new passwords differ.")));
    return wanted;
}

Result<QString> userOf(const Arguments &arguments, const Streams &streams)
{
    const QString user =
        arguments.value(QStringLiteral("--user"), streams.environment.value(QStringLiteral("FAIRDESK_USER")));
    if (user.isEmpty())
        return usageError(message(QT_TRANSLATE_NOOP("Message", "Who are you? Use --user or FAIRDESK_USER.")));
    return user;
}

Result<SignedIn> connectTo(ServerLink &link, const Arguments &arguments, const Streams &streams)
{
    const auto user = userOf(arguments, streams);
    if (!user)
        return user.error();
    const auto password = passwordOf(arguments, streams);
    if (!password)
        return password.error();
    QObject::connect(&link, &ServerLink::trustNeeded, &link, &ServerLink::refuseTrust, Qt::QueuedConnection);

    Credentials credentials{*user, password->clone(), arguments.value(QStringLiteral("--code")), {}};
    const auto timeout = link.options().connectTimeout + link.options().requestTimeout;
    const auto first = signIn(link, std::move(credentials), timeout);
    if (first)
        return SignedIn{password->clone(), false};
    if (first.error().code() != ErrorCode::MustChangePassword || arguments.command != QLatin1String("passwd"))
        return first.error();
    const auto wanted = newPasswordOf(arguments, streams);
    if (!wanted)
        return wanted.error();
    const auto second =
        signIn(link, {*user, password->clone(), arguments.value(QStringLiteral("--code")), wanted->clone()}, timeout);
    if (!second)
        return second.error();
    return SignedIn{wanted->clone(), true};
}

} // namespace fairdesk::cli
