// Errors are values: a code for programs, a sentence for people, and the fields that it is about.
#include "common/base/error.h"
#include "common/base/result.h"
#include "tests/support/catch.h"

#include <QSet>

#include <type_traits>

using namespace fairdesk;

namespace {

Result<int> boothsLeft(bool sold)
{
    if (sold)
        return Error::conflict(
            message("Booth %1 is already sold to %2.", QStringLiteral("A-12"), QStringLiteral("another customer")));
    return 7;
}

// A result cannot be made from what is neither the value nor an error.
static_assert(!std::is_constructible_v<Result<int>, QString>);
static_assert(!std::is_constructible_v<Result<void>, int>);
static_assert(!std::is_convertible_v<Result<int>, bool>);
static_assert(std::is_nothrow_move_constructible_v<Result<int>> || std::is_move_constructible_v<Result<int>>);

} // namespace

TEST_CASE("Every code has a key of its own and is found by it")
{
    QSet<QByteArray> keys;
    for (int i = 0; i <= int(ErrorCode::Internal); ++i) {
        const QByteArray key = errorKey(ErrorCode(i));
        CHECK_FALSE(keys.contains(key));
        keys.insert(key);
        REQUIRE(errorFromKey(key));
        CHECK(*errorFromKey(key) == ErrorCode(i));
    }
    CHECK_FALSE(errorFromKey("not-a-code"));
    CHECK_FALSE(errorFromKey({}));
}

TEST_CASE("Not to be seen and not there are one answer")
{
    CHECK(Error::notFound() == Error::notFound());
    CHECK(QByteArray(errorKey(Error::notFound().code())) == "not_found");
    CHECK(Error::notFound().text().arguments().isEmpty()); // nothing in it could tell the two apart
}

TEST_CASE("One wrong field speaks for itself, several are listed")
{
    const FieldError phone{"phone", message("%1 is no phone number.", QStringLiteral("Phone"))};
    const FieldError email{"email", message("%1 is no e-mail address.", QStringLiteral("E-mail"))};
    const Error one = Error::invalid(QList<FieldError>{phone});
    CHECK(one.english() == QStringLiteral("Phone is no phone number."));
    CHECK(one.fields().size() == 1);

    const Error two = Error::invalid(QList<FieldError>{phone, email});
    CHECK(two.render().count(u'\n') == 2);
    CHECK(two.english().contains(QStringLiteral("[phone: Phone is no phone number.]")));
    CHECK(two.english().contains(QStringLiteral("[email: E-mail is no e-mail address.]")));
    CHECK_FALSE(one == two);
}

TEST_CASE("A result is the value or the reason why there is none")
{
    const Result<int> free = boothsLeft(false);
    REQUIRE(free.ok());
    CHECK(*free == 7);
    const Result<int> sold = boothsLeft(true);
    REQUIRE_FALSE(sold);
    CHECK(sold.error().code() == ErrorCode::Conflict);
    CHECK(sold.error().english() == QStringLiteral("Booth A-12 is already sold to another customer."));

    const Result<void> done;
    CHECK(done.ok());
    const Result<void> failed = Error::internal(QStringLiteral("disk %1"));
    REQUIRE_FALSE(failed);
    CHECK(failed.error().english().endsWith(QStringLiteral("disk %1")));
}

TEST_CASE("A value that cannot be copied comes out by moving")
{
    Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
    REQUIRE(made);
    const std::unique_ptr<int> taken = *std::move(made);
    CHECK(*taken == 3);
}
