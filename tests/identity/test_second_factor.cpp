#include "tests/identity/identity_house.h"

using namespace fairdesk;
using namespace fairdesk::test;
using namespace std::chrono_literals;

namespace {

constexpr char good[] = "spring in hall seven";

QByteArray fromBase32(const QByteArray &text)
{
    static const QByteArray alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        bits = (bits << 5) | quint32(alphabet.indexOf(c));
        count += 5;
        if (count >= 8) {
            count -= 8;
            bytes.append(char((bits >> count) & 0xffu));
        }
    }
    return bytes;
}

} // namespace

TEST_CASE("Codes are those of RFC 6238", "[identity][totp]")
{
    // Appendix B, SHA-1, the last six of eight digits.
    const QByteArray secret = "12345678901234567890";
    const auto codeAtSecond = [&](qint64 second) { return totp::codeAt(secret, totp::stepAt(Instant{second * 1000})); };
    CHECK(codeAtSecond(59) == QStringLiteral("287082"));
    CHECK(codeAtSecond(1111111109) == QStringLiteral("081804"));
    CHECK(codeAtSecond(1111111111) == QStringLiteral("050471"));
    CHECK(codeAtSecond(1234567890) == QStringLiteral("005924"));
    CHECK(codeAtSecond(2000000000) == QStringLiteral("279037"));
    CHECK(codeAtSecond(20000000000) == QStringLiteral("353130"));
    CHECK(totp::toBase32("foobar") == "MZXW6YTBOI");
}

TEST_CASE("A second factor is asked for once it was confirmed, and each code is good once", "[identity][totp]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto offer = house.identity->offerSecondFactor(user);
    REQUIRE(offer);
    REQUIRE(house.signIn({"li.na", good, {}, {}})); // not confirmed yet
    const QByteArray key = fromBase32(offer->secret);
    const auto codeNow = [&] { return totp::codeAt(key, totp::stepAt(house.clock.now())); };
    CHECK_FALSE(house.identity->confirmSecondFactor(user, QStringLiteral("000000x")));
    const QString first = codeNow();
    REQUIRE(house.identity->confirmSecondFactor(user, first));

    CHECK(house.refusal({"li.na", good, {}, {}}) == ErrorCode::CodeNeeded);
    CHECK(house.refusal({"li.na", "wrong", {}, {}}) == ErrorCode::BadLogin); // says nothing about the code
    CHECK(house.refusal({"li.na", good, first, {}}) == ErrorCode::BadLogin); // was used to confirm
    house.clock.advance(30s);
    const QString second = codeNow();
    CHECK(house.signIn({"li.na", good, second, {}}));
    CHECK(house.refusal({"li.na", good, second, {}}) == ErrorCode::BadLogin);

    house.clock.advance(30s);
    const QString third = codeNow();
    house.clock.advance(30s); // the phone's clock is behind by one step
    CHECK(house.signIn({"li.na", good, third, {}}));
    house.clock.advance(120s);
    CHECK(house.refusal({"li.na", good, third, {}}) == ErrorCode::BadLogin);
}

TEST_CASE("Recovery codes replace a lost phone, once each", "[identity][totp]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto offer = house.identity->offerSecondFactor(user);
    REQUIRE(offer);
    REQUIRE(offer->recoveryCodes.size() == 8);
    REQUIRE(house.identity->confirmSecondFactor(
        user, totp::codeAt(fromBase32(offer->secret), totp::stepAt(house.clock.now()))));
    const QString code = QString::fromLatin1(offer->recoveryCodes.at(3));
    CHECK(house.signIn({"li.na", good, code.toUpper(), {}}));
    CHECK(house.refusal({"li.na", good, code, {}}) == ErrorCode::BadLogin);
    CHECK(house.signIn({"li.na", good, QString::fromLatin1(offer->recoveryCodes.at(0)), {}}));

    REQUIRE(house.identity->dropSecondFactor(user, {}, true));
    CHECK(house.signIn({"li.na", good, {}, {}}));
}

TEST_CASE("Somebody at a foreign desk cannot try all codes to remove the second factor", "[identity][totp]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto offer = house.identity->offerSecondFactor(user);
    REQUIRE(offer);
    REQUIRE(house.identity->confirmSecondFactor(
        user, totp::codeAt(fromBase32(offer->secret), totp::stepAt(house.clock.now()))));
    for (int i = 0; i < LoginGuard::failuresPerLogin; ++i)
        CHECK(house.identity->dropSecondFactor(user, QStringLiteral("no code"), false).error().code() ==
              ErrorCode::BadLogin);
    CHECK(house.identity->dropSecondFactor(user, QStringLiteral("no code"), false).error().code() == ErrorCode::Locked);
}

TEST_CASE("Secrets in the store are sealed", "[identity][totp]")
{
    IdentityHouse house(GENERATE(from_range(dialects())));
    const qint64 user = house.addUser(QStringLiteral("li.na"), good);
    const auto offer = house.identity->offerSecondFactor(user);
    REQUIRE(offer);
    house.flush();
    const auto credentials = house.identity->credentials();
    REQUIRE(credentials.size() == 1);
    const QByteArray raw = QByteArray::fromBase64(credentials.first().totpSecret);
    CHECK_FALSE(raw.contains(fromBase32(offer->secret).toHex()));
    CHECK_FALSE(raw.contains("recovery"));
}
