#include "tests/net/net_house.h"

#include "common/protocol/result_table.h"
#include "server/app/seed_centre.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>

namespace fairdesk::test {

namespace {

std::unique_ptr<ServerCore> openCore(const StoreLocation &location, const QString &dataFolder)
{
    ServerConfig config;
    config.dataFolder = dataFolder;
    config.databaseUrl = location.url;
    auto core = ServerCore::open(config, ServerCore::Schema::Upgrade);
    REQUIRE(core);
    return std::move(*core);
}

// Without passwords, which belong to a data folder.
void makeCentre(const StoreLocation &location)
{
    QTemporaryDir folder;
    const QString dataFolder = location.file.isEmpty() ? folder.path() : QFileInfo(location.file).path();
    REQUIRE(seedCentre(*openCore(location, dataFolder), {}));
}

} // namespace

NetHouse::NetHouse(DialectKind dialect, Listener::Options options)
    : m_store(OwnDatabase::copyOf("net", dialect, makeCentre))
{
    const StoreLocation &location = m_store->location();
    if (dialect == DialectKind::Sqlite)
        REQUIRE(QFile::copy(location.file, m_folder.filePath(QStringLiteral("fairdesk.db"))));
    m_core = openCore(location, m_folder.path());
    REQUIRE(m_core->identity().setPasswordNow(idOf("user", "login", QStringLiteral("admin")),
                                              SecretString(QByteArray(password)), PasswordTerms::lasting()));

    auto identity = TlsIdentity::open(m_folder.path());
    REQUIRE(identity);
    m_fingerprint = identity->fingerprint();
    m_thread.start();
    auto *context = new QObject;
    context->moveToThread(&m_thread);
    QMetaObject::invokeMethod(
        context,
        [&] {
            m_listener = new Listener(m_core->api(), std::move(*identity), options);
            if (m_listener->open(QHostAddress(QHostAddress::LocalHost), 0))
                m_port = m_listener->serverPort();
        },
        Qt::BlockingQueuedConnection);
    context->deleteLater();
    REQUIRE(m_port != 0);
}

NetHouse::~NetHouse()
{
    QMetaObject::invokeMethod(
        m_listener,
        [this] {
            m_listener->closeGently(std::chrono::milliseconds(200));
            delete m_listener;
        },
        Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

SavedRecord NetHouse::save(RecordChange change)
{
    const auto saved =
        m_core->records().saveNow(CallContext::ofProgram("test"), {{std::move(change)}, {}, OnDuplicate::Create, {}});
    INFO((saved ? std::string() : saved.error().english().toStdString()));
    REQUIRE(saved);
    return saved->saved.first();
}

qint64 NetHouse::idOf(const QByteArray &entity, const QByteArray &field, const QString &value)
{
    Query one;
    one.entity = entity;
    one.columns = {"id"};
    one.filter = Filter::compare(field, Operator::Equal, {Value(value)});
    auto rows = m_core->queries().query(CallContext::ofProgram("test"), one);
    REQUIRE(rows);
    const ResultTable table(std::move(*rows));
    REQUIRE(table.rowCount() == 1);
    return table.id(0);
}

qint64 NetHouse::addUser(const QByteArray &login, const QByteArray &role, PasswordTerms terms)
{
    RecordChange change{RecordChange::Operation::Create, "user", 0, 0, {}, {}};
    change.values = {{"login", Value(QString::fromUtf8(login))},
                     {"name", Value(QString::fromUtf8(login))},
                     {"department", Value(idOf("team", "key", QStringLiteral("sales")))},
                     {"office", Value(idOf("branch", "key", QStringLiteral("main")))}};
    change.lines = {{"roles", {{0, {{"role", Value(idOf("role", "key", QString::fromUtf8(role)))}}}}}};
    const qint64 id = save(change).id;
    REQUIRE(m_core->identity().setPasswordNow(id, SecretString(QByteArray(password)), terms));
    return id;
}

qint64 NetHouse::addCustomer(const QString &name, qint64 owner)
{
    return save({RecordChange::Operation::Create,
                 "customer",
                 0,
                 0,
                 {{"name", Value(name)}, {"owner", Value(owner)}},
                 {}})
        .id;
}

void NetHouse::setActive(qint64 user, bool active)
{
    save({RecordChange::Operation::Update, "user", user, 0, {{"active", Value(active)}}, {}});
}

} // namespace fairdesk::test
