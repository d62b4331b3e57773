#include "client/data/draft_store.h"
#include "tests/link/fake_server.h"
#include "tests/support/catch.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace fairdesk;
using fairdesk::test::waitFor;

namespace {

Draft draftOf(const QString &name)
{
    Draft draft;
    draft.entity = "customer";
    draft.id = 17;
    draft.version = 3;
    draft.values = {{"name", Value(name)},
                    {"birthday", Value(QDate(1990, 2, 5))},
                    {"level", Value::null()},
                    {"phone", Value::masked(QStringLiteral("138****5678"))}};
    return draft;
}

} // namespace

TEST_CASE("What was typed a second before a crash is there again", "[drafts]")
{
    const QTemporaryDir folder;
    auto *store = new DraftStore(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    QSignalSpy written(store, &DraftStore::written);
    store->keep(draftOf(QStringLiteral("齐")));
    // Typing goes on without a pause; that must not put off the writing.
    int typed = 0;
    REQUIRE(waitFor([&] {
        store->keep(draftOf(QStringLiteral("齐鲁") + QString::number(++typed)));
        return written.size() == 1;
    }));
    STATIC_REQUIRE(DraftStore::writeDelay < std::chrono::seconds(1));
    const QString path = store->path();
    const QString copy = folder.filePath(QStringLiteral("at-the-crash"));
    REQUIRE(QFile::copy(path, copy));
    delete store;
    // As the crash left it: without what the destructor wrote.
    REQUIRE(QFile::remove(path));
    REQUIRE(QFile::rename(copy, path));

    DraftStore again(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    const auto draft = again.find("customer", 17);
    REQUIRE(draft);
    CHECK(draft->version == 3);
    QHash<QByteArray, Value> values;
    for (const FieldValue &entry : draft->values)
        values.insert(entry.field, entry.value);
    CHECK(values.value("name").text().startsWith(QStringLiteral("齐")));
    CHECK(values.value("birthday") == Value(QDate(1990, 2, 5)));
    CHECK(values.value("level") == Value::null());
    CHECK_FALSE(values.contains("phone")); // a masked value is nothing that was typed
}

TEST_CASE("Drafts belong to one user at one server and are only his to read", "[drafts]")
{
    const QTemporaryDir folder;
    DraftStore mine(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    mine.keep(draftOf(QStringLiteral("齐鲁机床")));
    REQUIRE(mine.flush());
    DraftStore hers(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales2"));
    DraftStore elsewhere(folder.path(), QStringLiteral("test:7443"), QStringLiteral("sales1"));
    CHECK(hers.all().isEmpty());
    CHECK(elsewhere.all().isEmpty());
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    CHECK((QFile::permissions(mine.path()) & others) == QFile::Permissions());
}

TEST_CASE("A saved form leaves no draft; a damaged file is set aside", "[drafts]")
{
    const QTemporaryDir folder;
    DraftStore store(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    store.keep(draftOf(QStringLiteral("a")));
    REQUIRE(store.flush());
    store.drop("customer", 17);
    REQUIRE(store.flush());
    CHECK_FALSE(DraftStore(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1")).find("customer", 17));

    QFile file(store.path());
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("[{\"entity\":");
    file.close();
    DraftStore after(folder.path(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    CHECK(after.all().isEmpty());
    CHECK(QFile::exists(store.path() + QStringLiteral(".damaged")));
}

TEST_CASE("A disk that refuses is told about", "[drafts]")
{
    const QTemporaryDir folder;
    QFile inTheWay(folder.filePath(QStringLiteral("file")));
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    DraftStore store(inTheWay.fileName(), QStringLiteral("crm:7443"), QStringLiteral("sales1"));
    QSignalSpy failed(&store, &DraftStore::failed);
    store.keep(draftOf(QStringLiteral("a")));
    CHECK_FALSE(store.flush());
    CHECK(failed.size() == 1);
    CHECK(store.find("customer", 17)); // still in memory, and tried again later
}
