// The command that serves: opens everything, says that it is ready, and ends when it is told to.
#include "server/app/admin_socket.h"
#include "server/app/commands.h"
#include "server/app/data_folder.h"
#include "server/net/listener.h"

#include "common/base/logging.h"
#include "common/base/platform_files.h"
#include "common/base/platform_process.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QTimer>

#include <cstdio>
#include <cstdlib>

namespace fairdesk {
namespace {

constexpr char defaultAddress[] = "127.0.0.1:7443";
constexpr std::chrono::minutes sweepEvery{1};
constexpr std::chrono::milliseconds goodbyePatience{1'500};
constexpr std::chrono::milliseconds closingPatience{4'500};

struct Address
{
    QHostAddress host;
    quint16 port = 0;
};

Result<Address> parseAddress(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = text.left(qMax<qsizetype>(colon, 0));
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    Address address;
    address.port = quint16(port);
    if (host == QLatin1String("localhost"))
        address.host = QHostAddress::LocalHost;
    else if (host.isEmpty() || host == QLatin1String("*"))
        address.host = QHostAddress::Any;
    else
        address.host = QHostAddress(host);
    if (colon < 0 || !isNumber || port < 0 || port > 65535 || address.host.isNull())
        return Error(ErrorCode::Usage,
                     message(QT_TRANSLATE_NOOP("Message", "--listen must be like 127.0.0.1:7443, not “%1”."), text));
    return address;
}

QByteArray readyLine(const Listener &listener)
{
    const QHostAddress host = listener.serverAddress();
    const QString shown = host.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + host.toString() + u']'
                          : host == QHostAddress(QHostAddress::Any)        ? QStringLiteral("0.0.0.0")
                                                                           : host.toString();
    return "ready " + shown.toLatin1() + ':' + QByteArray::number(listener.serverPort()) + ' ' +
           listener.identity().fingerprint();
}

// Whatever still runs after this: all that was acknowledged is on the disk, and the next start tidies up the rest.
void leaveInTime()
{
    auto *watch = QThread::create([] {
        QThread::msleep(quint64(closingPatience.count()));
        std::fflush(nullptr);
        std::_Exit(0);
    });
    watch->start();
}

// Signs out at once whoever was disabled, and forgets what has expired.
class Housekeeping
{
public:
    explicit Housekeeping(ServerCore &core)
        : m_core(core)
    {
        m_listener = core.feed().addListener([&core](const FeedBatchPtr &batch) {
            if (batch->rightsChanged)
                core.identity().sweep();
        });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [&core] { core.identity().sweep(); });
        m_timer.start(sweepEvery);
        core.identity().sweep();
    }
    ~Housekeeping() { m_core.feed().removeListener(m_listener); }
    Housekeeping(const Housekeeping &) = delete;
    Housekeeping &operator=(const Housekeeping &) = delete;

private:
    ServerCore &m_core;
    QTimer m_timer;
    int m_listener = 0;
};

Result<void> serve(const ServerConfig &config, const Address &address, const ProgramParts &parts)
{
    Result<std::unique_ptr<ServerCore>> opened = ServerCore::open(config, ServerCore::Schema::MustFit);
    if (!opened)
        return opened.error();
    ServerCore &core = **opened;
    if (parts.makeJobs)
        core.installJobs(parts.makeJobs(core));
    Result<TlsIdentity> identity = TlsIdentity::open(config.dataFolder);
    if (!identity)
        return identity.error();
    Listener::Options options;
    options.allowTls12 = config.allowTls12;
    Listener listener(core.api(), std::move(*identity), options);
    AdminServer admin(core, config.dataFolder);
    if (const auto open = admin.open(); !open)
        return open;
    if (const auto open = listener.open(address.host, address.port); !open)
        return open;
    const Housekeeping housekeeping(core);
    platform::onTermination([] { QCoreApplication::quit(); });
    printLine(readyLine(listener));
    QCoreApplication::exec();
    leaveInTime();
    listener.closeGently(goodbyePatience);
    return {};
}

} // namespace

ExitCode serveCommand(const Invocation &invocation, const ProgramParts &parts)
{
    const Result<Address> address = parseAddress(invocation.option("listen", QLatin1String(defaultAddress)));
    if (!address)
        return fail(address.error());
    const Result<QString> path = dataFolderOf(invocation);
    if (!path)
        return fail(path.error());
    DataFolder folder(*path);
    Result<ServerConfig> config = ServerConfig::load(folder.path());
    if (!config)
        return fail(config.error());
    if (const auto locked = folder.lock(); !locked)
        return fail(locked.error());
    if (invocation.has("database"))
        config->databaseUrl = invocation.option("database");
    installLogFormat();
    platform::raiseFileLimit();
    platform::restrictToOwner(folder.path());
    const auto served = serve(*config, *address, parts);
    return served ? ExitCode::Done : fail(served.error());
}

} // namespace fairdesk
