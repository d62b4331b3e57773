// The find box: by characters, pinyin, initials, digits and mail; only what the reader may see, only while it lives.
#include "common/protocol/result_table.h"
#include "server/storage/record_store.h"
#include "server/storage/schema_store.h"
#include "server/storage/search_store.h"
#include "tests/catalogue/value_maker.h"
#include "tests/storage/fresh_store.h"
#include "tests/support/catch.h"

using namespace fairdesk;
using namespace fairdesk::test;

namespace {

QList<qint64> found(FreshStore &store, const QByteArray &entity, const char *typed,
                    const Caller &caller = *Caller::programItself())
{
    Query query;
    query.entity = entity;
    query.columns = {"id"};
    query.search = typed;
    query.sort = {{"id", Ascending}};
    query.limit = 0;
    INFO(typed);
    return store.ids(query, caller);
}

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

} // namespace

TEST_CASE("A customer is found by all that people type of him")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record heavy = store.insert("customer", {{"name", text("山东重型机械有限公司")},
                                                   {"short_name", text("山重")},
                                                   {"name_en", text("Shandong Heavy Machinery")},
                                                   {"number", text("C2026000123")},
                                                   {"phone", text("0531-8812 3456")},
                                                   {"email", text("sales@heavy-machine.example.com")},
                                                   {"credit_code", text("91370100MA3C0ABC12")}});
    const Record other = store.insert("customer", {{"name", text("青岛海洋装备集团")}, {"phone", text("13905320002")}});
    const QList<qint64> only{heavy.id()};
    for (const char *typed : {"重型",        "山东",          "机械有限",      "sdzx",     "zxjx",
                              "shandong",    "zhongxing",     "shandongzhong", "SHANDONG", "Ｓｈａｎｄｏｎｇ",
                              "Heavy",       "machin",        "88123456",      "3456",     "0531",
                              "sales@heavy", "heavy-machine", "C2026000123",   "000123",   "91370100MA3C0ABC12",
                              "山重",        "shanzhong"}) {
        INFO(typed);
        CHECK(found(store, "customer", typed).contains(heavy.id()));
    }
    for (const char *typed : {"重型", "88123456", "sales@heavy", "heavy"})
        CHECK(found(store, "customer", typed) == only);
    for (const char *typed : {"qdhy", "haiyang", "海洋", "13905320002", "0002"})
        CHECK(found(store, "customer", typed) == QList<qint64>{other.id()});
    for (const char *typed : {"北京", "beijing", "99999999", "nobody@nowhere", "zzzz"})
        CHECK(found(store, "customer", typed).isEmpty());
}

TEST_CASE("What is renamed is found by its new name only, what is deleted not at all")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const Record before = store.insert("customer", {{"name", text("济南精工")}, {"phone", text("13805310001")}});
    CHECK(found(store, "customer", "jnjg").size() == 1);
    Record after = before;
    after.set("name", text("烟台精工"));
    RowAccess everything;
    everything.everything = true;
    REQUIRE(RecordStore::update(store.connection(), before, after, everything, *Caller::programItself()));
    SearchStore::update(store.connection(), before.entity(), &before, &after);
    CHECK(found(store, "customer", "jnjg").isEmpty());
    CHECK(found(store, "customer", "济南").isEmpty());
    CHECK(found(store, "customer", "ytjg") == QList<qint64>{before.id()});
    CHECK(found(store, "customer", "13805310001").size() == 1);

    store.remove(after);
    CHECK(found(store, "customer", "ytjg").isEmpty());
    CHECK(found(store, "customer", "13805310001").isEmpty());
}

TEST_CASE("The search rows made anew find the same")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    ValueMaker make(6);
    QList<Record> customers;
    store.connection().begin(true);
    for (int i = 0; i < 60; ++i)
        customers.append(
            store.insert("customer", {{"name", text(i % 2 ? "山东精工" : "河北重机")},
                                      {"phone", Value(QStringLiteral("138%1").arg(10'000'000 + i * 37))}}));
    store.connection().commit();
    for (int i = 0; i < 10; ++i)
        store.remove(customers.at(i * 3));
    const QList<const char *> typed{"sdjg", "河北", "138", "1000", "jing"};
    QList<QList<qint64>> before;
    for (const char *words : typed)
        before.append(found(store, "customer", words));
    SearchStore::rebuild(store.connection(), store.catalogue()->find("customer"));
    for (qsizetype i = 0; i < typed.size(); ++i)
        CHECK(found(store, "customer", typed.at(i)) == before.at(i));
}

TEST_CASE("Search rows that an older program made are made anew at the next start, and then left alone")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    Connection &connection = store.connection();
    const qint64 customer = store.insert("customer", {{"name", text("山东精工")}}).id();
    SearchStore::renew(connection, *store.catalogue());
    CHECK(found(store, "customer", "sdjg") == QList<qint64>{customer});
    const QByteArray table = searchTable("customer");
    connection.execute(connection.isSqlite() ? "INSERT INTO " + table + '(' + table + ") VALUES('delete-all')"
                                             : "DELETE FROM " + table);
    REQUIRE(found(store, "customer", "sdjg").isEmpty());

    SearchStore::renew(connection, *store.catalogue());
    CHECK(found(store, "customer", "sdjg").isEmpty()); // by the same rules: nothing to do
    SchemaStore::setMeta(connection, "search:customer", "rules of last year");
    SearchStore::renew(connection, *store.catalogue());
    CHECK(found(store, "customer", "sdjg") == QList<qint64>{customer});
    CHECK(SchemaStore::meta(connection, "search:customer") != QByteArray("rules of last year"));
}

TEST_CASE("A search stays within what the reader may see")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    const auto add = [&](qint64 owner, qint64 team, qint64 branch) {
        return store
            .insert(
                "customer",
                {{"name", text("山东精工")}, {"owner", Value(owner)}, {"team", Value(team)}, {"branch", Value(branch)}})
            .id();
    };
    const qint64 own = add(1, 11, 101);
    const qint64 ofTeam = add(2, 11, 101);
    const qint64 below = add(3, 12, 101);
    const qint64 ofBranch = add(4, 20, 101);
    const qint64 elsewhere = add(5, 30, 102);
    const qint64 given = add(6, 30, 102);
    store.share("customer", given, {1, 0, ShareIndex::Can::Read});
    const qint64 contact = store
                               .insert("contact", {{"name", text("王精工")},
                                                   {"customer", Value(given)},
                                                   {"owner", Value(qint64(6))},
                                                   {"team", Value(qint64(30))}})
                               .id();

    const QList<QByteArray> kinds{"customer", "contact"};
    CHECK(found(store, "customer", "sdjg", readerOf(kinds, Scope::Own, 1)) == QList<qint64>{own, given});
    CHECK(found(store, "customer", "sdjg", readerOf(kinds, Scope::Team, 1, {11, 12})) ==
          QList<qint64>{own, ofTeam, below, given});
    CHECK(found(store, "customer", "sdjg", readerOf(kinds, Scope::Branch, 1, {11, 12}, 101)) ==
          QList<qint64>{own, ofTeam, below, ofBranch, given});
    CHECK(found(store, "customer", "sdjg", readerOf(kinds, Scope::All, 1)) ==
          QList<qint64>{own, ofTeam, below, ofBranch, elsewhere, given});
    CHECK(found(store, "customer", "sdjg", readerOf(kinds, Scope::Own, 9)).isEmpty());
    // Who was given the customer finds his contacts.
    CHECK(found(store, "contact", "精工", readerOf(kinds, Scope::Own, 1)) == QList<qint64>{contact});
    CHECK(found(store, "contact", "精工", readerOf(kinds, Scope::Own, 2)).isEmpty());
    Query query;
    query.entity = "customer";
    query.search = "sdjg";
    CHECK_FALSE(store.run(query, readerOf({"contact"}, Scope::All, 1)));
}

TEST_CASE("What a reader may not see in full, he cannot find by")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    store.insert("contact",
                 {{"name", text("王芳")}, {"phone", text("0531 8812 3456")}, {"mobile", text("13805319999")}});
    Caller caller = readerOf({"contact"}, Scope::All, 1);
    CHECK(found(store, "contact", "13805319999", caller).size() == 1);
    caller.rights["contact"].fieldRules = {{"mobile", FieldRule::Masked}, {"phone", FieldRule::Hidden}};
    CHECK(found(store, "contact", "13805319999", caller).isEmpty());
    CHECK(found(store, "contact", "88123456", caller).isEmpty());
    CHECK(found(store, "contact", "wangfang", caller).size() == 1);
    // The search rows do not tell two numbers apart: one masked, and neither finds.
    caller.rights["contact"].fieldRules = {{"mobile", FieldRule::Masked}};
    CHECK(found(store, "contact", "13805319999", caller).isEmpty());
    CHECK(found(store, "contact", "88123456", caller).isEmpty());
    caller.rights["contact"].fieldRules = {{"mobile", FieldRule::ReadOnly}};
    CHECK(found(store, "contact", "13805319999", caller).size() == 1);
}

TEST_CASE("Whatever is typed, the search answers")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    store.insert("customer",
                 {{"name", text("हिन्दी व्यापार भाषा")}, {"name_en", text("O'Brien \"Quotes\" & Söhne (AND) OR NOT")}});
    store.insert("customer", {{"name", text("العربية شركة")}, {"name_en", text("ไทยแลนด์ จำกัด")}});
    store.insert("customer", {{"name", text("한국 전시")}, {"name_en", text("カタカナ株式会社")}});
    for (const char *typed : {"हिन्दी", "व्यापार", "العربية", "ไทยแลนด์", "จำกัด", "한국", "カタカナ", "株式会社"}) {
        INFO(typed);
        CHECK(found(store, "customer", typed).size() == 1);
    }
    for (const char *typed :
         {"'",   "\"", "\"\"", "(", "AND", "OR NOT", "NEAR(a b)", "names:", "*",         "a*", "-", "^a",  "{a}",
          "a:b", "\\", "%",    "&", "|",   "!",      "<->",       ":*",     "'a' & 'b'", "😀",  "",  "   ", "\t"})
        CHECK_NOTHROW(found(store, "customer", typed));
    ValueMaker make(42);
    for (int i = 0; i < 500; ++i) {
        QString typed;
        for (int n = 1 + make.below(12); n > 0; --n)
            typed += QChar(char16_t(make.below(0xd800)));
        CHECK_NOTHROW(found(store, "customer", typed.toUtf8().constData()));
    }
}

TEST_CASE("A search while typing looks at no more than it was told")
{
    FreshStore store(GENERATE(from_range(bothDatabases())));
    store.connection().begin(true);
    for (int i = 0; i < 300; ++i)
        store.insert("customer", {{"name", text("山东精工")}});
    store.connection().commit();
    Query query;
    query.entity = "customer";
    query.search = "sdjg";
    query.limit = 0;
    query.searchCandidates = 50;
    CHECK(store.ids(query).size() == 50);
    query.searchCandidates = 0;
    CHECK(store.ids(query).size() == 300);
}
