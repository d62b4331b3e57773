// Which column goes where: the headers of lists as they come from the field.
#include "server/jobs/column_mapping.h"
#include "server/jobs/header_words.h"
#include "tests/support/catch.h"

using namespace fairdesk;

namespace {

const CataloguePtr &catalogue()
{
    static const CataloguePtr built = coreCatalogue().build();
    return built;
}

using Map = QHash<QString, QByteArray>;

Result<ColumnMapping> mapped(const char *entity, const QStringList &headers, const Map &map = {},
                             const CallerPtr &caller = Caller::programItself())
{
    return mapColumns(*caller, *catalogue(), catalogue()->find(entity), headers, map);
}

// "header>path header>path …"
QString shown(const ColumnMapping &mapping)
{
    QStringList parts;
    for (const ImportColumn &column : mapping.columns)
        parts.append(column.header + u'>' + QString::fromUtf8(column.path));
    return parts.join(u' ');
}

CallerPtr withRule(const char *field, FieldRule rule)
{
    auto caller = std::make_shared<Caller>();
    caller->user = 7;
    for (const EntityPtr &entity : catalogue()->entities()) {
        EntityRights rights;
        rights.scopes.fill(Scope::All);
        if (entity->key == "customer")
            rights.fieldRules.insert(field, rule);
        caller->rights.insert(entity->key, rights);
    }
    return caller;
}

} // namespace

TEST_CASE("The headers of a customer list are known, however they are dressed")
{
    const auto mapping =
        mapped("customer",
               {QStringLiteral("序号"), QStringLiteral("*公司名称（必填）"), QStringLiteral("联系人"),
                QStringLiteral("职务"), QStringLiteral("手机"), QStringLiteral("联系电话"), QStringLiteral("E-mail"),
                QStringLiteral("省 份"), QStringLiteral("税号："), QStringLiteral("客戶級別")});
    REQUIRE(mapping);
    CHECK(shown(*mapping) ==
          QStringLiteral("*公司名称（必填）>name 联系人>contact.name 职务>contact.job_title 手机>contact.mobile "
                         "联系电话>phone E-mail>email 省 份>province 税号：>credit_code 客戶級別>level"));
    CHECK(mapping->leftOut == QStringList{QStringLiteral("序号")});
    CHECK_FALSE(mapping->machineForm);
}

TEST_CASE("Without a contact's name, a mobile is the firm's own")
{
    const auto mapping =
        mapped("customer", {QStringLiteral("企业名称"), QStringLiteral("手机号"), QStringLiteral("微信")});
    REQUIRE(mapping);
    CHECK(shown(*mapping) == QStringLiteral("企业名称>name 手机号>phone"));
    CHECK(mapping->leftOut == QStringList{QStringLiteral("微信")});
}

TEST_CASE("English labels and keys are headers too")
{
    const auto labels = mapped("customer", {QStringLiteral("Name"), QStringLiteral("Unified social credit code"),
                                            QStringLiteral("Group parent")});
    REQUIRE(labels);
    CHECK(shown(*labels) == QStringLiteral("Name>name Unified social credit code>credit_code Group parent>parent"));
    const auto keys =
        mapped("customer", {QStringLiteral("id"), QStringLiteral("version"), QStringLiteral("name"),
                            QStringLiteral("credit_code"), QStringLiteral("owner"), QStringLiteral("owner.login")});
    REQUIRE(keys);
    CHECK(keys->machineForm);
    CHECK(keys->idColumn == 0);
    CHECK(shown(*keys) == QStringLiteral("name>name credit_code>credit_code owner>owner"));
}

TEST_CASE("What the starter maps himself wins, and must be possible")
{
    const QStringList headers{QStringLiteral("甲"), QStringLiteral("公司名称"), QStringLiteral("乙")};
    const auto mapping = mapped(
        "customer", headers,
        {{QStringLiteral("甲"), "name"}, {QStringLiteral("公司名称"), ""}, {QStringLiteral("乙"), "contact.name"}});
    REQUIRE(mapping);
    CHECK(shown(*mapping) == QStringLiteral("甲>name 乙>contact.name"));
    const auto code = [&](const Map &map) {
        const auto result = mapped("customer", headers, map);
        return result ? QByteArray("ok") : QByteArray(errorKey(result.error().code()));
    };
    CHECK(code({{QStringLiteral("甲"), "no_such_field"}}) == "invalid");
    CHECK(code({{QStringLiteral("丙"), "name"}}) == "invalid");
    CHECK(code({{QStringLiteral("甲"), "name"}, {QStringLiteral("乙"), "name"}}) == "invalid");
    CHECK(code({{QStringLiteral("甲"), "completeness"}}) == "forbidden");
    CHECK(code({{QStringLiteral("公司名称"), ""}}) == "invalid");
}

TEST_CASE("A field that the starter may not write is refused; one that he may not see is not told of")
{
    const QStringList headers{QStringLiteral("公司名称"), QStringLiteral("银行账号")};
    const auto result = [&](FieldRule rule, const Map &map = {}) {
        return mapped("customer", headers, map, withRule("bank_account", rule));
    };
    CHECK(shown(*result(FieldRule::Open)) == QStringLiteral("公司名称>name 银行账号>bank_account"));
    REQUIRE(result(FieldRule::Hidden));
    CHECK(result(FieldRule::Hidden)->leftOut == QStringList{QStringLiteral("银行账号")});
    for (const FieldRule rule : {FieldRule::ReadOnly, FieldRule::Masked}) {
        REQUIRE_FALSE(result(rule));
        CHECK(result(rule).error().code() == ErrorCode::Forbidden);
    }
    for (const FieldRule rule : {FieldRule::ReadOnly, FieldRule::Masked, FieldRule::Hidden}) {
        const auto asked = result(rule, {{QStringLiteral("银行账号"), "bank_account"}});
        REQUIRE_FALSE(asked);
        CHECK(asked.error().code() == ErrorCode::Forbidden);
    }
}

TEST_CASE("Every word of a declared field in Chinese finds the field again")
{
    for (const char *key : {"customer", "contact", "person", "interaction", "task", "note", "tag", "category"}) {
        const EntityPtr entity = catalogue()->find(key);
        const QHash<QString, QByteArray> words = headerWords(*catalogue(), *entity);
        for (const FieldSpec &field : entity->fields) {
            const QString chinese = chineseHeader(entity->key, field.key);
            CAPTURE(key, field.key, chinese);
            if (!chinese.isEmpty())
                CHECK(words.value(plainHeader(chinese)) == field.key);
        }
    }
}
