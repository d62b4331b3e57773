// Passwords and tokens leave no copy behind.
#include "common/base/secret_string.h"
#include "tests/support/catch.h"

#include <type_traits>

using namespace fairdesk;

static_assert(!std::is_copy_constructible_v<SecretString>);
static_assert(!std::is_copy_assignable_v<SecretString>);
static_assert(!std::is_convertible_v<SecretString, QByteArray>);
static_assert(!std::is_convertible_v<QByteArray, SecretString>);

TEST_CASE("A secret moves and leaves nothing where it was")
{
    SecretString first(QByteArray("correct horse"));
    SecretString second(std::move(first));
    CHECK(first.isEmpty());
    CHECK(second.reveal() == "correct horse");
    SecretString third;
    third = std::move(second);
    CHECK(second.isEmpty());
    CHECK(third.reveal() == "correct horse");
    third.wipe();
    CHECK(third.isEmpty());
}

TEST_CASE("A clone is memory of its own")
{
    SecretString secret(QByteArray("token"));
    const SecretString copy = secret.clone();
    CHECK(copy.reveal().constData() != secret.reveal().constData());
    secret.wipe();
    CHECK(copy.reveal() == "token");
}

TEST_CASE("A shared buffer is let go and not overwritten")
{
    QByteArray elsewhere("still needed");
    elsewhere.detach();
    {
        const SecretString secret{QByteArray(elsewhere)};
    }
    CHECK(elsewhere == "still needed");
}
