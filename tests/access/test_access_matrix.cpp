// Roles × kinds of record × actions × every way to read, against the oracle. Nothing may differ.
#include "tests/access/matrix.h"
#include "tests/support/catch.h"

#include <QElapsedTimer>

#include <cstdio>

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

qint64 check(DialectKind dialect, quint32 seed, int share)
{
    QElapsedTimer timer;
    timer.start();
    AccessWorld world(dialect, seed);
    Matrix matrix(world, share);
    matrix.checkEverything();
    std::printf("access: %lld cells checked on %s in %lld ms\n", static_cast<long long>(matrix.cells()),
                dialect == DialectKind::Sqlite ? "SQLite" : "PostgreSQL", static_cast<long long>(timer.elapsed()));
    for (auto sort = matrix.differences().begin(); sort != matrix.differences().end(); ++sort) {
        for (const QString &difference : *sort)
            FAIL_CHECK(sort.key().toStdString() << " – " << difference.toStdString());
    }
    return matrix.cells();
}

} // namespace

TEST_CASE("Every cell of the access matrix is as the rules say")
{
    CHECK(check(DialectKind::Sqlite, 20260115, 1) >= 100'000);
}

TEST_CASE("A sample of the access matrix is the same on PostgreSQL")
{
    if (bothDatabases().size() < 2)
        return;
    CHECK(check(DialectKind::Postgres, 20260115, 10) >= 10'000);
}
