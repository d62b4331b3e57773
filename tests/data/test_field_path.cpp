#include "client/data/field_path.h"
#include "tests/support/catch.h"

using namespace fairdesk;

TEST_CASE("Paths step over links and stop at what is not there", "[paths]")
{
    const CataloguePtr catalogue = coreCatalogue().build();
    REQUIRE(fieldAt(*catalogue, "contact", "customer.owner.login"));
    CHECK(fieldAt(*catalogue, "contact", "customer.owner.login")->key == "login");
    CHECK(fieldAt(*catalogue, "contact", "customer")->target == "customer");
    for (const char *path :
         {"", ".", "nothing", "customer.", "name.first", "customer.nothing", "tags.name", "customer..name"})
        CHECK_FALSE(fieldAt(*catalogue, "contact", path));
    CHECK_FALSE(fieldAt(*catalogue, "nothing", "name"));
    CHECK(pathLabel(*catalogue, "contact", "customer.city", QLocale(QLocale::English)) ==
          QStringLiteral("Customer: City"));
}

TEST_CASE("A list starts with the columns that the entity names", "[paths]")
{
    const CataloguePtr catalogue = coreCatalogue().build();
    const QList<QByteArray> columns = defaultColumns(*catalogue->find("customer"));
    CHECK(columns.contains("name"));
    CHECK(columns.contains("level"));
    CHECK_FALSE(columns.contains("remarks"));
}
