#include "client/cli/display_width.h"
#include "tests/support/catch.h"

using namespace fairdesk::cli;

TEST_CASE("Chinese takes two columns, combining marks none", "[cli]")
{
    CHECK(displayWidth(QStringLiteral("A-12")) == 4);
    CHECK(displayWidth(QStringLiteral("齐鲁机床")) == 8);
    CHECK(displayWidth(QStringLiteral("（一）")) == 6);
    CHECK(displayWidth(QString::fromUtf8("e\xcc\x81")) == 1);
    CHECK(displayWidth(QString::fromUtf8("\xf0\xa0\xae\xb7")) == 2); // beyond the basic plane
    CHECK(displayWidth(QStringLiteral("—")) == 1);
    CHECK(displayWidth({}) == 0);
}

TEST_CASE("Cells are cut and filled up by columns, not by characters", "[cli]")
{
    CHECK(cutToWidth(QStringLiteral("齐鲁机床"), 8) == QStringLiteral("齐鲁机床"));
    CHECK(cutToWidth(QStringLiteral("齐鲁机床"), 7) == QStringLiteral("齐鲁机…"));
    CHECK(cutToWidth(QStringLiteral("齐鲁机床"), 6) == QStringLiteral("齐鲁…"));
    CHECK(padToWidth(QStringLiteral("齐鲁"), 6) == QStringLiteral("齐鲁  "));
    CHECK(padToWidth(QStringLiteral("12"), 5, true) == QStringLiteral("   12"));
    CHECK(padToWidth(QStringLiteral("too long"), 3) == QStringLiteral("too long"));
}
