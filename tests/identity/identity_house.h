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

#include <QSemaphore>
#include <QTemporaryDir>

namespace fairdesk::test {

class IdentityHouse
{
public:
    IdentityHouse()
        : m_rules(businessRules())
    {
        auto opened = Database::open({DialectKind::Sqlite, folder.filePath(QStringLiteral("house.db")), {}}, 2);
        REQUIRE(opened);
        database = std::move(*opened);
        REQUIRE(database->writeNow(
            [](Connection &connection) { return SchemaStore::upgrade(connection, *coreCatalogue().build()); }));
        reload();
        records = std::make_unique<RecordService>(*database, state, m_feed, m_rules, clock);
        openIdentity();
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
