#include "client/app/options.h"

#include "client/link/pin_store.h"
#include "client/shell/server_address.h"

#include <QCommandLineParser>
#include <QFile>
#include <QStandardPaths>

namespace fairdesk {
namespace {

constexpr double smallestScale = 0.5;
constexpr double largestScale = 4;

Error wrongUse(const Text &text)
{
    return {ErrorCode::Usage, text};
}

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        QStringLiteral("Fairdesk, the customer relations of an exhibition centre: the desktop program."));
    const auto add = [&](const char *name, const char *words, const char *value = "") {
        parser.addOption(
            QCommandLineOption(QString::fromLatin1(name), QString::fromLatin1(words), QString::fromLatin1(value)));
    };
    add("help", "Show this text.");
    add("version", "Show the version.");
    add("server", "Server to sign in to (FAIRDESK_SERVER).", "host:port");
    add("user", "Login (FAIRDESK_USER).", "login");
    add("password-file", "File whose first line is the password; otherwise FAIRDESK_PASSWORD.", "file");
    add("pins", "File with the keys of the servers that are trusted.", "file");
    add("trust", "Trust a server with this key, for this run.", "sha256:HEX");
    add("locale", "Language: zh_CN or en.", "name");
    add("theme", "light or dark.", "name");
    add("scale", "Size of everything: 1 is usual, 1.5 or 150 half as large again.", "factor");
    add("time-start",
        "Sign in, open the customers, print how many milliseconds after the start of the program the "
        "sign-in window (start_ms), the main window (sign_in_ms) and the first rows (list_ms) were there, "
        "and end. Needs --server, --user and a password.");
    add("tour", "Take a picture of every page into this folder and end.", "folder");
}

std::optional<Error> check(AppOptions &options, const QCommandLineParser &parser)
{
    const auto bad = [](const QString &option, const QString &value) {
        return wrongUse(message(QT_TRANSLATE_NOOP("Message", "--%1 cannot be “%2”."), option, value));
    };
    if (!options.server.isEmpty() && !ServerAddress::parse(options.server))
        return bad(QStringLiteral("server"), options.server);
    if (!options.trust.isEmpty() && PinStore::normalised(options.trust).isEmpty())
        return bad(QStringLiteral("trust"), QString::fromLatin1(options.trust));
    if (!options.locale.isEmpty() && options.locale != u"zh_CN" && options.locale != u"en")
        return bad(QStringLiteral("locale"), options.locale);
    if (!options.theme.isEmpty() && options.theme != u"light" && options.theme != u"dark")
        return bad(QStringLiteral("theme"), options.theme);
    if (parser.isSet(QStringLiteral("scale"))) {
        bool isNumber = false;
        options.scale = parser.value(QStringLiteral("scale")).toDouble(&isNumber);
        if (options.scale >= smallestScale * 100)
            options.scale /= 100; // said in per cent
        if (!isNumber || options.scale < smallestScale || options.scale > largestScale)
            return bad(QStringLiteral("scale"), parser.value(QStringLiteral("scale")));
    }
    if (parser.isSet(QStringLiteral("time-start")) && (options.server.isEmpty() || options.user.isEmpty()))
        return wrongUse(message(QT_TRANSLATE_NOOP("Message", "--%1 needs --server, --user and a password."),
                                QStringLiteral("time-start")));
    return {};
}

} // namespace

Result<AppOptions> AppOptions::parse(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return wrongUse(Text::verbatim(parser.errorText()));
    if (!parser.positionalArguments().isEmpty())
        return wrongUse(message(QT_TRANSLATE_NOOP("Message", "“%1” is not understood; see --help."),
                                parser.positionalArguments().first()));
    const auto value = [&](const char *name, const char *variable = nullptr) {
        const QString given = parser.value(QString::fromLatin1(name));
        return given.isEmpty() && variable ? qEnvironmentVariable(variable) : given;
    };
    AppOptions options;
    // A tour goes to a server of its own unless it is sent to one: what stands in the environment is somebody's work.
    options.server = value("server", parser.isSet(QStringLiteral("tour")) ? nullptr : "FAIRDESK_SERVER");
    options.user = value("user", "FAIRDESK_USER");
    options.passwordFile = value("password-file");
    options.pinFile = value("pins");
    options.trust = value("trust").toLatin1();
    options.locale = value("locale");
    options.theme = value("theme");
    options.tourFolder = value("tour");
    if (const auto problem = check(options, parser))
        return *problem;
    if (parser.isSet(QStringLiteral("tour")))
        options.wish = Wish::Tour;
    if (parser.isSet(QStringLiteral("time-start")))
        options.wish = Wish::TimeStart;
    if (parser.isSet(QStringLiteral("version")))
        options.wish = Wish::Version;
    if (parser.isSet(QStringLiteral("help")))
        options.wish = Wish::Help;
    return options;
}

QString AppOptions::help()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

LinkOptions AppOptions::link() const
{
    LinkOptions link;
    link.program = QStringLiteral("fairdesk-client");
    link.pinFile = pinFile;
    link.expectedPin = trust;
    link.cacheFolder =
        QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/fairdesk");
    return link;
}

Result<SecretString> AppOptions::password() const
{
    if (passwordFile.isEmpty())
        return SecretString(qgetenv("FAIRDESK_PASSWORD"));
    QFile file(passwordFile);
    if (!file.open(QIODevice::ReadOnly))
        return wrongUse(
            message(QT_TRANSLATE_NOOP("Message", "The file %1 cannot be read: %2"), passwordFile, file.errorString()));
    QByteArray line = file.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return SecretString(line);
}

} // namespace fairdesk
