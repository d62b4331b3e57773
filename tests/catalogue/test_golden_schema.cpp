// The schema that the catalogue demands, as text: a change of it is seen in review and not first in a customer's data.
// FAIRDESK_UPDATE_GOLDEN=1 writes the files anew. That both databases accept them is tested in tests/storage.
#include "server/storage/schema.h"
#include "tests/support/catch.h"

#include <QFile>

using namespace fairdesk;

namespace {

QByteArray schemaText(DialectKind dialect)
{
    const SchemaSpec schema = schemaOf(*coreCatalogue().build());
    QByteArray text;
    for (const TableSpec &table : schema.tables)
        text += createTable(table, dialect) + ";\n\n";
    for (const IndexSpec &index : schema.indexes)
        text += createIndex(index) + ";\n";
    return text;
}

// The first line in which two texts differ, with its number.
QByteArray firstDifference(const QByteArray &expected, const QByteArray &actual)
{
    const QList<QByteArray> left = expected.split('\n');
    const QList<QByteArray> right = actual.split('\n');
    for (qsizetype i = 0; i < qMax(left.size(), right.size()); ++i) {
        if (left.value(i) != right.value(i))
            return "line " + QByteArray::number(i + 1) + "\n  was: " + left.value(i) + "\n  is:  " + right.value(i);
    }
    return {};
}

void compareWithGolden(const QString &name, const QByteArray &actual)
{
    QFile file(QStringLiteral(FAIRDESK_SOURCE_DIR "/tests/catalogue/golden/") + name);
    if (qEnvironmentVariable("FAIRDESK_UPDATE_GOLDEN") == QLatin1String("1")) {
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(actual) == actual.size());
        WARN("wrote " << name.toStdString());
        return;
    }
    REQUIRE(file.open(QIODevice::ReadOnly));
    INFO("Is the change meant? Then run this test with FAIRDESK_UPDATE_GOLDEN=1 and commit the file; renames need a "
         "migration.");
    const QByteArray difference = firstDifference(file.readAll(), actual);
    CHECK(difference.toStdString() == "");
}

} // namespace

TEST_CASE("SQLite's schema is the one in the repository")
{
    compareWithGolden(QStringLiteral("schema_sqlite.sql"), schemaText(DialectKind::Sqlite));
}

TEST_CASE("PostgreSQL's schema is the one in the repository")
{
    compareWithGolden(QStringLiteral("schema_postgres.sql"), schemaText(DialectKind::Postgres));
}

TEST_CASE("A table is the same whichever way the catalogue was built")
{
    CHECK(schemaOf(*coreCatalogue().build()).tables == schemaOf(*coreCatalogue().build()).tables);
    CHECK(schemaOf(*coreCatalogue().build()).indexes == schemaOf(*coreCatalogue().build()).indexes);
}
