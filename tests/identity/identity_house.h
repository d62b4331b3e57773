// A small centre with real services on a temporary store, whose clock stands still until a test moves it.
#pragma once

#include "common/base/clock.h"
#include "server/identity/identity_service.h"
#include "server/identity/totp.h"
#include "server/records/change_feed.h"
#include "server/records/record_service.h"
#include "server/records/server_state.h"
#include "server/rules/business_rules.h"
#include "server/storage/database.h"
#include "server/storage/schema_store.h"
#include "tests/support/catch.h"
#include "tests/support/own_database.h"

#include <QSemaphore>
#include <QTemporaryDir>

namespace fairdesk::test {

class IdentityHouse
{
public:
    explicit IdentityHouse(DialectKind dialect)
        : m_store(OwnDatabase::copyOf("identity", dialect, makeSchema))
        , m_rules(businessRules())
    {
        auto opened = Database::open(m_store->location(), 2);
        REQUIRE(opened);
        database = std::move(*opened);
        reload();
        records = std::make_unique<RecordService>(*database, state, m_feed, m_rules, clock);
        openIdentity();
        appointAdministrator();
    }
    ~IdentityHouse()
    {
        identity.reset();
        records.reset();
    }

    void openIdentity()
    {
        identity.reset();
        auto service = IdentityService::open(*database, state, clock, folder.path());
        REQUIRE(service);
        identity = std::move(*service);
    }
    void reload()
    {
        REQUIRE(database->read([this](Connection &connection) -> Result<void> {
            state.reload(connection);
            return {};
        }));
    }
    // Without one nobody else may be disabled.
    void appointAdministrator()
    {
        const SavedRecord role = save({RecordChange::Operation::Create,
                                       "role",
                                       0,
                                       0,
                                       {{"key", Value(QStringLiteral("keeper"))},
                                        {"name", Value(QStringLiteral("Keeper"))},
                                        {"administrator", Value(true)}},
                                       {}});
        RecordChange user{RecordChange::Operation::Create, "user", 0, 0, {}, {}};
        user.values = {{"login", Value(QStringLiteral("keeper"))}, {"name", Value(QStringLiteral("Keeper"))}};
        user.lines = {{"roles", {{0, {{"role", Value(role.id)}}}}}};
        save(std::move(user));
    }
    SavedRecord save(RecordChange change)
    {
        const auto saved =
            records->saveNow(CallContext::ofProgram("test"), {{std::move(change)}, {}, OnDuplicate::ByRule, {}});
        REQUIRE(saved);
        return saved->saved.first();
    }
    qint64 addUser(const QString &login, const QByteArray &password, PasswordTerms terms = PasswordTerms::lasting())
    {
        const SavedRecord user = save(
            {RecordChange::Operation::Create, "user", 0, 0, {{"login", Value(login)}, {"name", Value(login)}}, {}});
        REQUIRE(identity->setPasswordNow(user.id, SecretString(password), terms));
        return user.id;
    }
    void set(const QString &key, const QString &value)
    {
        save({RecordChange::Operation::Create, "setting", 0, 0, {{"key", Value(key)}, {"value", Value(value)}}, {}});
    }
    void setActive(qint64 user, bool active)
    {
        save({RecordChange::Operation::Update, "user", user, 0, {{"active", Value(active)}}, {}});
    }

    struct Try
    {
        QByteArray login;
        QByteArray password;
        QString code;
        QByteArray newPassword;
        QByteArray address = "192.0.2.7";
    };
    Result<SignedIn> signIn(const Try &attempt)
    {
        QSemaphore finished;
        std::optional<Result<SignedIn>> outcome;
        identity->login({attempt.login, SecretString(attempt.password), attempt.code, SecretString(attempt.newPassword),
                         attempt.address, "test"},
                        [&](const Result<SignedIn> &result) {
                            outcome = result;
                            finished.release();
                        });
        finished.acquire();
        return *outcome;
    }
    ErrorCode refusal(const Try &attempt)
    {
        const auto result = signIn(attempt);
        REQUIRE_FALSE(result);
        return result.error().code();
    }
    QByteArray storedHash(qint64 user)
    {
        flush();
        QByteArray hash;
        REQUIRE(database->read([&](Connection &connection) -> Result<void> {
            hash = IdentityStore::credential(connection, user)->passwordHash;
            return {};
        }));
        return hash;
    }
    QList<LoginRecord> loginLog()
    {
        flush();
        QList<LoginRecord> log;
        REQUIRE(database->read([&](Connection &connection) -> Result<void> {
            log = IdentityStore::loginsSince(connection, Instant{0});
            return {};
        }));
        return log;
    }
    // What was written without anybody waiting for it.
    void flush()
    {
        REQUIRE(database->writeNow([](Connection &) { return Result<void>(); }));
    }

private:
    static void makeSchema(const StoreLocation &location)
    {
        auto opened = Database::open(location, 1);
        REQUIRE(opened);
        REQUIRE((*opened)->writeNow(
            [](Connection &connection) { return SchemaStore::upgrade(connection, *coreCatalogue().build()); }));
    }

    std::unique_ptr<OwnDatabase> m_store; // goes after everybody who is connected to it

public:
    QTemporaryDir folder;
    FixedClock clock{QDateTime(QDate(2026, 3, 2), QTime(1, 0), Qt::UTC)};
    std::unique_ptr<Database> database;
    ServerState state;
    std::unique_ptr<RecordService> records;
    std::unique_ptr<IdentityService> identity;

private:
    ChangeFeed m_feed;
    RuleBook m_rules;
};

} // namespace fairdesk::test
