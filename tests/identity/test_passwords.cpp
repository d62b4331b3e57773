#include "tests/identity/identity_house.h"

#include <QElapsedTimer>
#include <QFileInfo>

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

bool accepted(const PasswordPolicy &policy, const char *password, const QByteArray &login = "li.na")
{
    return policy.check(SecretString(QByteArray(password)), login).ok();
}

} // namespace

TEST_CASE("Passwords are asked for length, not for tricks", "[identity]")
{
    const PasswordPolicy policy;
    CHECK(accepted(policy, "blue hall in spring"));
    CHECK(accepted(policy, "展会春天的蓝色大厅"));
    CHECK_FALSE(accepted(policy, "x7!kQ2z"));
    CHECK_FALSE(accepted(policy, "sales-east", "Sales-East"));
    CHECK(accepted(policy, QByteArray(64, 'q').append("uite long").constData()));
    CHECK_FALSE(accepted(policy, QByteArray("ab ").repeated(400).constData()));
}

TEST_CASE("The commonest passwords are refused, with a tail of digits too", "[identity]")
{
    const PasswordPolicy policy;
    for (const char *common :
         {"password", "Password1", "PASSWORD123!", "12345678", "87654321", "qwertyuiop", "woaini1314", "a123456789",
          "11111111", "abababab", "abcdefgh", "iloveyou", "admin123", "1qaz2wsx", "qwertyui"})
        CHECK_FALSE(accepted(policy, common));
    CHECK(accepted(policy, "password of the hall"));
}

TEST_CASE("The preset dengbao asks for three kinds of characters and a short idle time", "[identity]")
{
    const PasswordPolicy policy = PasswordPolicy::from({{"password.preset", "dengbao"}});
    CHECK_FALSE(accepted(policy, "only small letters"));
    CHECK(accepted(policy, "Capital letters 2"));
    CHECK(policy.sessionIdle == 15min);
    CHECK(PasswordPolicy().sessionIdle == 12h);
    CHECK(PasswordPolicy::from({{"password.minimum", "12"}}).minimumLength == 12);
    CHECK(PasswordPolicy::from({{"password.minimum", "1"}}).minimumLength == 8);
}

TEST_CASE("Hashes are argon2id with the usual parameters, and useless without the pepper", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), "spring in hall seven");
    const QByteArray hash = house.storedHash(user);
    CHECK(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));

    const QFileInfo pepper(house.folder.filePath(QStringLiteral("pepper")));
    CHECK((pepper.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) == 0);

    QTemporaryDir elsewhere;
    auto secrets = ServerSecrets::open(elsewhere.path());
    REQUIRE(secrets);
    const PasswordHasher stranger(std::move(*secrets));
    CHECK_FALSE(stranger.matches(hash, SecretString(QByteArray("spring in hall seven"))));
}

TEST_CASE("A hash is renewed at the next sign-in when the policy rises", "[identity]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), "spring in hall seven");
    house.set(QStringLiteral("password.hash"), QStringLiteral("high"));
    REQUIRE(house.storedHash(user).contains("m=19456,t=2"));
    REQUIRE(house.signIn({"li.na", "spring in hall seven", {}, {}}));
    CHECK(house.storedHash(user).contains("m=65536,t=3"));
    REQUIRE(house.signIn({"li.na", "spring in hall seven", {}, {}}));
}

TEST_CASE("The hash queue has one worker and an end", "[identity]")
{
    HashQueue queue(2);
    QSemaphore started, release;
    std::atomic<int> running = 0, most = 0;
    const auto work = [&] {
        most = qMax(most.load(), ++running);
        started.release();
        release.acquire();
        --running;
    };
    REQUIRE(queue.submit(work));
    started.acquire();
    REQUIRE(queue.submit(work));
    REQUIRE(queue.submit(work));
    CHECK_FALSE(queue.submit(work));
    release.release(3);
    started.acquire(2);
    CHECK(most == 1);
}

TEST_CASE("Unknown names cost the same time and give the same answer", "[identity][timing]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    house.addUser(QStringLiteral("li.na"), "spring in hall seven");
    const auto timeOf = [&](const QByteArray &login, int round) {
        QElapsedTimer timer;
        timer.start();
        const auto result = house.signIn({login, "wrong password", {}, {}, "192.0.2." + QByteArray::number(round)});
        const qint64 spent = timer.nsecsElapsed();
        REQUIRE_FALSE(result);
        CHECK(result.error() == Error(ErrorCode::BadLogin, message("The login or the password is wrong.")));
        return spent;
    };
    // The fastest of several: everything above it is the machine's other work.
    qint64 known = std::numeric_limits<qint64>::max();
    qint64 unknown = known;
    for (int round = 0; round < 9; ++round) {
        known = qMin(known, timeOf("li.na", round));
        unknown = qMin(unknown, timeOf("nobody", round));
    }
    CHECK(double(unknown) > double(known) * 0.7);
    CHECK(double(unknown) < double(known) * 1.4);
}
