#include "client/forms/condition_words.h"
#include "client/forms/saved_view.h"
#include "common/catalogue/catalogue.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

const CataloguePtr &catalogue()
{
    static const CataloguePtr built = coreCatalogue().build();
    return built;
}

const DisplayText &display()
{
    static const DisplayText english(QLocale(QLocale::English, QLocale::UnitedStates),
                                     std::make_shared<FixedClock>(QDateTime(QDate(2026, 1, 15), QTime(2, 0), Qt::UTC)));
    return english;
}

QString said(const Filter &condition, const LinkTitles &titles = {})
{
    const ConditionText text = conditionText(*catalogue(), "customer", condition, display(), titles, 7);
    return text.field + u'|' + text.value;
}

} // namespace

TEST_CASE("Conditions are said as people say them", "[filter]")
{
    CHECK(said(Filter::compare("city", Operator::Contains, {Value(QStringLiteral("济"))})) ==
          QStringLiteral("City|济"));
    CHECK(said(Filter::compare("city", Operator::Equal, {Value(QStringLiteral("济南"))})) ==
          QStringLiteral("City|is exactly 济南"));
    CHECK(said(Filter::compare("level", Operator::In, {Value(QStringLiteral("A")), Value(QStringLiteral("B"))})) ==
          QStringLiteral("Level|Level A, Level B"));
    CHECK(said(Filter::compare("completeness", Operator::GreaterOrEqual, {Value(80)})) ==
          QStringLiteral("File complete (%)|80"));
    CHECK(said(Filter::compare("completeness", Operator::Between, {Value(20), Value(80)})) ==
          QStringLiteral("File complete (%)|20 – 80"));
    CHECK(said(Filter::compare("last_contact_at", Operator::Within, {Value(QStringLiteral("last-30-days"))})) ==
          QStringLiteral("Last contact|the last 30 days"));
    CHECK(said(Filter::compare("email", Operator::Empty, {Value(true)})) == QStringLiteral("E-mail|is empty"));
    CHECK(said(Filter::compare("owner", Operator::Equal, {Value(qint64(7))})).endsWith(QStringLiteral("|me")));
    CHECK(said(Filter::compare("parent", Operator::In, {Value(qint64(3))}),
               {{{"customer", 3}, QStringLiteral("泰山集团")}}) == QStringLiteral("Group parent|泰山集团"));
    CHECK(said(Filter::negate(Filter::compare("city", Operator::Empty, {Value(true)}))) ==
          QStringLiteral("Condition|composed"));
}

TEST_CASE("Each comparison of each field can be said again as what it was", "[filter]")
{
    for (const PathOption &path : pathOptions(*catalogue(), "customer", display().locale())) {
        CAPTURE(path.path.toStdString());
        CHECK_FALSE(path.label.isEmpty());
    }
    const FieldSpec *owner = catalogue()->find("customer")->field("owner");
    const auto comparisons = comparisonsFor(*catalogue(), *owner, 7);
    CHECK(comparisons.first().fixed == Value(qint64(7)));
    const FieldSpec *parent = catalogue()->find("customer")->field("parent");
    const auto ofGroups = comparisonsFor(*catalogue(), *parent, 7);
    CHECK(std::any_of(ofGroups.begin(), ofGroups.end(),
                      [](const Comparison &comparison) { return comparison.op == Operator::Under; }));
    CHECK(operandField(*parent, Operand::Several).kind == Kind::Many);
    CHECK(operandField(*catalogue()->find("customer")->field("phone"), Operand::One).kind == Kind::Text);
}

TEST_CASE("A saved view comes back as it was saved", "[filter]")
{
    SavedView view;
    view.filter = Filter::all({Filter::compare("city", Operator::Contains, {Value(QStringLiteral("青岛"))}),
                               Filter::compare("level", Operator::In, {Value(QStringLiteral("A"))})});
    view.columns = {"name", "owner.name"};
    view.sort = {{"city", Ascending}, {"name", Descending}};
    view.search = QStringLiteral("机床");
    const FilterWords words{catalogue(), 7, {}};
    const auto read = savedViewFromJson(words, "customer", savedViewToJson(*catalogue(), "customer", view));
    REQUIRE(read);
    CHECK(read->filter == view.filter);
    CHECK(read->columns == view.columns);
    CHECK(read->sort == view.sort);
    CHECK(read->search == view.search);
}

TEST_CASE("A saved view from a script may be a bare condition; what one may not see is left out or refused", "[filter]")
{
    const FilterWords words{catalogue(), 7, {}};
    const auto bare = savedViewFromJson(words, "customer", R"(["owner", "eq", "me"])");
    REQUIRE(bare);
    CHECK(bare->filter == Filter::compare("owner", Operator::Equal, {Value(qint64(7))}));
    const auto columns =
        savedViewFromJson(words, "customer", R"({"columns": ["name", "secret"], "sort": ["-secret", "name"]})");
    REQUIRE(columns);
    CHECK(columns->columns == QList<QByteArray>{"name"});
    CHECK(columns->sort == QList<SortKey>{{"name", Ascending}});
    CHECK_FALSE(savedViewFromJson(words, "customer", R"({"filter": ["secret", "eq", "1"]})"));
}
