#include "server/demo/demo_settings.h"

#include "common/catalogue/entities/classification.h"
#include "common/catalogue/entities/customisation.h"
#include "server/demo/demo_names.h"
#include "server/records/record_service.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairdesk {
namespace {

struct ChoiceSeed
{
    const char *list;
    const char *key;
    const char *chinese;
    const char *english;
};
constexpr ChoiceSeed choices[] = {{"booth_preference", "standard", "标准展位", "Standard booth"},
                                  {"booth_preference", "corner", "角位", "Corner booth"},
                                  {"booth_preference", "raw", "特装光地", "Raw space"},
                                  {"booth_preference", "island", "岛型展位", "Island booth"},
                                  {"service_need", "construction", "搭建", "Construction"},
                                  {"service_need", "transport", "展品运输", "Freight"},
                                  {"service_need", "hotel", "酒店预订", "Hotel"},
                                  {"service_need", "power", "动力用电", "Three-phase power"},
                                  {"service_need", "air", "压缩空气", "Compressed air"},
                                  {"service_need", "interpreter", "翻译", "Interpreter"}};

struct FieldSeed
{
    const char *key;
    Kind kind;
    const char *chinese;
    const char *english;
    const char *list = "";
    const char *target = "";
    bool indexed = false;
};
constexpr FieldSeed fields[] = {
    {"booth_preference", Kind::Choice, "展位偏好", "Booth preference", "booth_preference", "", true},
    {"service_needs", Kind::ChoiceSet, "服务需求", "Services needed", "service_need"},
    {"usual_area", Kind::Decimal, "常订面积（㎡）", "Usual area (m²)"},
    {"employees", Kind::Integer, "员工人数", "Employees"},
    {"registered_capital", Kind::Money, "注册资本", "Registered capital"},
    {"founded", Kind::Date, "成立日期", "Founded"},
    {"exports_goods", Kind::Boolean, "有出口业务", "Exports"},
    {"brand", Kind::Text, "品牌", "Brand"},
    {"introduction", Kind::LongText, "企业简介", "Introduction"},
    {"hotline", Kind::Phone, "服务热线", "Hotline"},
    {"press_email", Kind::Email, "新闻联络邮箱", "Press e-mail"},
    {"online_shop", Kind::Url, "网店", "Online shop"},
    {"verified_at", Kind::Instant, "资料核实时间", "Verified at"},
    {"introduced_by", Kind::Ref, "引荐人", "Introduced by", "", "user"},
    {"looked_after_by", Kind::Many, "协同跟进", "Also looked after by", "", "user"}};

struct TagSeed
{
    const char *chinese;
    const char *english;
    const char *colour;
};
constexpr TagSeed tagSeeds[] = {{"老展商", "Long-standing", "accent"},
                                {"专精特新", "Specialised", "success"},
                                {"上市公司", "Listed", "care"},
                                {"意向强", "Keen", "success"},
                                {"价格敏感", "Price-sensitive", "warning"},
                                {"需搭建", "Needs builder", "neutral"},
                                {"协会会员", "Association", "neutral"},
                                {"海外买家", "Foreign buyer", "care"},
                                {"组团", "Group", "neutral"},
                                {"慎联系", "Contact with care", "danger"}};

struct CategorySeed
{
    const char *code;
    const char *parent;
    const char *chinese;
    const char *english;
};
constexpr CategorySeed fairTree[] = {{"F", "", "展会题材", "Fairs"},
                                     {"F1", "F", "装备制造展", "Equipment fair"},
                                     {"F11", "F1", "机床与工具馆", "Machine tools hall"},
                                     {"F12", "F1", "机器人馆", "Robotics hall"},
                                     {"F13", "F1", "关键部件馆", "Components hall"},
                                     {"F2", "F", "糖酒食品展", "Food and drink fair"},
                                     {"F21", "F2", "酒类馆", "Wine hall"},
                                     {"F22", "F2", "食品馆", "Food hall"},
                                     {"F3", "F", "家居建材展", "Home and building fair"},
                                     {"F31", "F3", "建材馆", "Building hall"},
                                     {"F32", "F3", "家居馆", "Home hall"},
                                     {"F4", "F", "健康产业展", "Health fair"},
                                     {"F41", "F4", "医疗器械馆", "Medical hall"}};

// Changes of one save whose records point to each other by negative ids.
class Batch
{
public:
    qint64 add(const QByteArray &entity, QList<FieldValue> values)
    {
        const qint64 id = -1 - m_request.changes.size();
        m_request.changes.append({RecordChange::Operation::Create, entity, id, 0, std::move(values), {}});
        return id;
    }
    // The stored ids, in the order in which the records were added.
    Result<QList<qint64>> save(RecordService &records)
    {
        const auto saved = records.saveNow(CallContext::ofProgram("demo"), m_request);
        if (!saved)
            return saved.error();
        QList<qint64> ids;
        for (const SavedRecord &record : saved->saved)
            ids.append(record.id);
        return ids;
    }

private:
    SaveRequest m_request;
};

Value text(const char *utf8)
{
    return Value(QString::fromUtf8(utf8));
}

void addChoices(Batch &batch)
{
    const ChoiceEntry &entry = def<ChoiceEntry>();
    for (qsizetype i = 0; i < qsizetype(std::size(choices)); ++i) {
        const ChoiceSeed &seed = choices[i];
        batch.add(entry.spec().key, {{entry.list.key(), text(seed.list)},
                                     {entry.key.key(), text(seed.key)},
                                     {entry.labelZh.key(), text(seed.chinese)},
                                     {entry.labelEn.key(), text(seed.english)},
                                     {entry.position.key(), Value(qint64(10 * (i + 1)))}});
    }
}

void addFields(Batch &batch)
{
    const CustomField &field = def<CustomField>();
    for (const FieldSeed &seed : fields) {
        QList<FieldValue> values{{field.entity.key(), Value(QStringLiteral("customer"))},
                                 {field.key.key(), text(seed.key)},
                                 {field.type.key(), text(kindKey(seed.kind))},
                                 {field.labelZh.key(), text(seed.chinese)},
                                 {field.labelEn.key(), text(seed.english)},
                                 {field.indexed.key(), Value(seed.indexed)}};
        if (*seed.list)
            values.append({field.choiceList.key(), text(seed.list)});
        if (*seed.target)
            values.append({field.target.key(), text(seed.target)});
        batch.add(field.spec().key, std::move(values));
    }
}

qint64 addCategory(Batch &batch, const QString &name, const QByteArray &code, qint64 parent)
{
    const Category &category = def<Category>();
    return batch.add(category.spec().key, {{category.name.key(), Value(name)},
                                           {category.code.key(), Value(QString::fromLatin1(code))},
                                           {category.parent.key(), parent == 0 ? Value::null() : Value(parent)}});
}

QString industryName(const DemoWorld &world, const QByteArray &industry)
{
    const FieldSpec *field = world.catalogue().find("customer")->field("industry");
    const ChoiceItem *choice = field->choice(industry);
    if (!choice)
        return QString::fromLatin1(industry);
    return world.options().locale.startsWith(QLatin1String("zh")) ? choice->label.chinese : choice->label.english;
}

struct QuerySeed
{
    const char *login;
    const char *entity;
    const char *chinese;
    const char *english;
    const char *query;
};
// The words of a filter are those of the command line.
constexpr QuerySeed queries[] = {
    {"manager1", "customer", "A 级客户", "Level A customers",
     R"({"filter":["level","eq","A"],"sort":[["name","asc"]]})"},
    {"manager1", "customer", "90 天未联系", "No contact for 90 days",
     R"({"filter":{"not":["last_contact_at","within","last-90-days"]},"sort":[["last_contact_at","asc"]]})"},
    {"manager2", "customer", "外地机床展商", "Machine tool makers from elsewhere",
     R"({"filter":{"and":[["industry","eq","machine_tools"],["province","ne","山东省"]]}})"},
    {"sales1", "customer", "我的客户", "My customers",
     R"({"filter":["owner","eq","me"],"sort":[["last_contact_at","desc"]]})"},
    {"sales1", "task", "本周到期", "Due this week",
     R"({"filter":{"and":[["due","within","this-week"],["state","in","open,doing"]]}})"},
    {"market1", "customer", "海外客户", "Customers abroad", R"({"filter":["region","eq","abroad"]})"},
    {"market1", "contact", "决策人", "Decision makers", R"({"filter":["decision_power","eq","decides"]})"},
    {"service1", "interaction", "近 30 天来电", "Calls of the last 30 days",
     R"({"filter":{"and":[["channel","eq","call"],["at","within","last-30-days"]]}})"},
};

} // namespace

Result<void> makeDemoFields(RecordService &records)
{
    // A list of choices begins with the field that takes its choices from it.
    Batch batch;
    addFields(batch);
    if (auto saved = batch.save(records); !saved)
        return saved.error();
    Batch lists;
    addChoices(lists);
    auto saved = lists.save(records);
    return saved ? Result<void>() : Result<void>(saved.error());
}

Result<void> makeDemoFiling(RecordService &records, DemoWorld &world)
{
    Batch tags;
    for (const TagSeed &seed : tagSeeds) {
        tags.add(def<Tag>().spec().key,
                 {{def<Tag>().name.key(), Value(inLanguage(world.options(), seed.chinese, seed.english))},
                  {def<Tag>().colour.key(), text(seed.colour)}});
    }
    const auto tagIds = tags.save(records);
    if (!tagIds)
        return tagIds.error();
    world.tags = *tagIds;

    Batch categories;
    QHash<QByteArray, qint64> byCode;
    for (const CategorySeed &seed : fairTree)
        byCode.insert(seed.code, addCategory(categories, inLanguage(world.options(), seed.chinese, seed.english),
                                             seed.code, byCode.value(seed.parent)));
    const qint64 products = addCategory(categories, inLanguage(world.options(), "产品分类", "Products"), "P", 0);
    for (const DemoTrade &trade : demoTrades())
        addCategory(categories, industryName(world, trade.industry), QByteArray("P-") + trade.industry, products);
    const auto categoryIds = categories.save(records);
    if (!categoryIds)
        return categoryIds.error();
    for (qsizetype i = 0; i < qsizetype(std::size(fairTree)); ++i) {
        if (qstrlen(fairTree[i].code) == 3)
            world.fairCategories.append(categoryIds->at(i));
    }
    qsizetype at = qsizetype(std::size(fairTree)) + 1;
    for (const DemoTrade &trade : demoTrades())
        world.tradeCategories.insert(trade.industry, categoryIds->at(at++));
    return {};
}

Result<void> makeDemoQueries(RecordService &records, const DemoWorld &world)
{
    const SavedQuery &query = def<SavedQuery>();
    Batch batch;
    for (const QuerySeed &seed : queries) {
        batch.add(query.spec().key, {{query.name.key(), Value(inLanguage(world.options(), seed.chinese, seed.english))},
                                     {query.entity.key(), text(seed.entity)},
                                     {query.query.key(), text(seed.query)},
                                     {QByteArrayLiteral("owner"), Value(world.staff.value(seed.login).user)}});
    }
    const auto saved = batch.save(records);
    return saved ? Result<void>() : Result<void>(saved.error());
}

} // namespace fairdesk
