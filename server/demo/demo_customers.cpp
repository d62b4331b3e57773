#include "server/demo/demo_customers.h"

#include "common/catalogue/completeness.h"
#include "common/catalogue/entities/classification.h"
#include "common/catalogue/entities/customer.h"
#include "common/text/pinyin.h"
#include "server/demo/demo_names.h"

#include <array>

namespace fairdesk {
namespace {

constexpr qint64 yearsOfCustomers = 5 * 365;
constexpr qint64 groupEvery = 40; // one customer in so many heads a group of firms

QString fromList(DemoDice &dice, std::span<const char *const> list)
{
    return QString::fromUtf8(list[size_t(dice.below(qint64(list.size())))]);
}

struct Weighted
{
    const char *key;
    int weight;
};

template<size_t N>
QString weightedKey(DemoDice &dice, const Weighted (&list)[N])
{
    std::array<int, N> weights;
    for (size_t i = 0; i < N; ++i)
        weights[i] = list[i].weight;
    return QString::fromUtf8(list[size_t(dice.weighted(weights))].key);
}

constexpr Weighted levels[] = {{"A", 10}, {"B", 30}, {"C", 45}, {"", 15}};
constexpr Weighted statuses[] = {{"new", 10},         {"prospect", 34}, {"opportunity", 16},
                                 {"first_trade", 14}, {"mature", 18},   {"lost", 8}};
constexpr Weighted sources[] = {{"media", 6},  {"website", 18},   {"campaign", 14}, {"referral", 16}, {"walk_in", 8},
                                {"phone", 14}, {"catalogue", 10}, {"magazine", 4},  {"partner", 10}};
constexpr Weighted sizes[] = {{"micro", 28}, {"small", 38}, {"medium", 24}, {"large", 10}};
constexpr Weighted credits[] = {{"", 40}, {"good", 50}, {"watch", 8}, {"blocked", 2}};
constexpr Weighted legalForms[] = {{"有限公司", 78}, {"股份有限公司", 12}, {"有限责任公司", 6}, {"厂", 4}};
constexpr Weighted boothKinds[] = {{"standard", 45}, {"corner", 20}, {"raw", 28}, {"island", 7}};
constexpr const char *needs[] = {"construction", "transport", "hotel", "power", "air", "interpreter"};

struct RoleSeed
{
    const char *key;
    int percent;
};
constexpr RoleSeed otherRoles[] = {{"organiser", 2}, {"supporter", 2}, {"partner", 4},   {"agent", 3},
                                   {"media", 3},     {"supplier", 6},  {"competitor", 1}};

struct PostSeed
{
    const char *title;
    const char *department;
    const char *role;
    const char *power;
};
constexpr PostSeed posts[] = {
    {"总经理", "总经办", "decision", "decides"},         {"副总经理", "总经办", "decision", "decides"},
    {"市场部经理", "市场部", "marketing", "influences"}, {"市场专员", "市场部", "marketing", "informs"},
    {"销售总监", "销售部", "decision", "influences"},    {"采购经理", "采购部", "purchasing", "influences"},
    {"财务主管", "财务部", "finance", "none"},           {"技术总监", "技术部", "technical", "influences"},
    {"总经理助理", "总经办", "assistant", "informs"},    {"展会负责人", "市场部", "on_site", "influences"}};

constexpr const char *streets[] = {"工业南路", "经十路",   "创新大道", "高新一路", "迎宾大街", "和平路",
                                   "科技路",   "新城大道", "临港路",   "兴业街",   "振兴路",   "龙奥北路"};
constexpr const char *foreignStreets[] = {"Industriestrasse", "Harbour Road", "Via Emilia",
                                          "Technology Park",  "Station Road", "Rue du Port"};
constexpr const char *preferences[] = {"靠近主通道的角位", "特装光地，36 ㎡ 以上", "不与同类品牌相邻", "需要独立洽谈间",
                                       "希望安排在一号馆"};
constexpr const char *departments[] = {"招展一部", "招展二部", "市场部", "客户服务部"};

QString roleSet(DemoDice &dice, QStringList &roles)
{
    const qint64 throwOf = dice.below(100);
    if (throwOf < 64)
        roles.append(QStringLiteral("exhibitor"));
    if (throwOf >= 50 && throwOf < 88)
        roles.append(QStringLiteral("visitor"));
    for (const RoleSeed &role : otherRoles) {
        if (dice.percent(role.percent))
            roles.append(QString::fromLatin1(role.key));
    }
    if (roles.isEmpty())
        roles.append(QStringLiteral("visitor"));
    return roles.first();
}

const DemoTrade &tradeOf(DemoDice &dice)
{
    static const QList<int> weights = [] {
        QList<int> result;
        for (const DemoTrade &trade : demoTrades())
            result.append(trade.weight);
        return result;
    }();
    return demoTrades()[size_t(dice.weighted({weights.constData(), size_t(weights.size())}))];
}

const DemoPlace &placeOf(DemoDice &dice)
{
    static const QList<int> weights = [] {
        QList<int> result;
        for (const DemoPlace &place : demoPlaces())
            result.append(place.weight);
        return result;
    }();
    return demoPlaces()[size_t(dice.weighted({weights.constData(), size_t(weights.size())}))];
}

Value choiceOrNull(const QString &key)
{
    return key.isEmpty() ? Value::null() : Value(key);
}

void setCustom(Record &record, const char *field, Value value)
{
    record.set(QByteArray(field), std::move(value));
}

// Mail goes to a domain that can belong to nobody: a demo must never write to strangers.
QString domainOf(const QString &latin)
{
    QString domain;
    for (const QChar c : latin.toLower()) {
        if ((c >= u'a' && c <= u'z') || c.isDigit())
            domain += c;
    }
    return domain + QStringLiteral(".example");
}

} // namespace

DemoCustomers::DemoCustomers(const DemoWorld &world, qint64 firstCustomer, qint64 firstContact, qint64 firstNumber)
    : m_world(world)
    , m_firstCustomer(firstCustomer)
    , m_contact(firstContact)
    , m_number(firstNumber)
{
    const EntityPtr customer = world.catalogue().find("customer");
    for (const SectionSpec &section : customer->sections) {
        for (const QByteArray &key : section.fields) {
            const int place = customer->indexOf(key);
            if (place >= 0 && countsForCompleteness(*customer, customer->fields.at(place)))
                m_counted.append(place);
        }
    }
}

// Percent of the form that is filled, as the write path measures it.
qint64 DemoCustomers::completeness(const Record &customer) const
{
    const auto filled =
        std::count_if(m_counted.begin(), m_counted.end(), [&](int place) { return !customer.at(place).isEmpty(); });
    return m_counted.isEmpty() ? 100 : 100 * filled / m_counted.size();
}

qint64 DemoCustomers::ageOf(qint64 index) const
{
    const qint64 count = m_world.options().customers;
    return 2 + yearsOfCustomers * (count - 1 - index) / qMax<qint64>(count, 1);
}

DemoCustomer DemoCustomers::make(qint64 index)
{
    DemoDice dice = m_world.dice(std::uint64_t(index) * 4);
    DemoCustomer made;
    made.age = ageOf(index);
    made.trade = &tradeOf(dice);
    const bool startsGroup = m_group.members == 0 && index % groupEvery == 7;
    const bool inGroup = m_group.members > 0;
    made.owner = inGroup ? m_group.owner : dice.pick(m_world.sellers);
    const Instant at = m_world.workingTime(made.age, dice);
    Record record = m_world.newRecord("customer", m_firstCustomer + index, at, made.owner.user);
    m_world.setOwner(record, made.owner);
    if (startsGroup)
        m_group = {record.id(), demoBrand(dice), made.owner, dice.between(2, 5)};
    Row<Customer> row(record);
    row.set(&Customer::number,
            QStringLiteral("C%1%2").arg(m_world.day(made.age).year()).arg(m_number++, 6, 10, QChar(u'0')));
    if (inGroup) {
        row.set(&Customer::parent, Id<Customer>{m_group.id});
        --m_group.members;
    }
    nameIt(record, made, dice);
    classify(record, *made.trade, dice);
    addCustomFields(record, dice);
    row.set(&Customer::completeness, completeness(record));
    made.customer.record = std::move(record);
    const QString domain = made.customer.record.at("email").text().section(u'@', 1);
    addContacts(made, domain, dice);
    return made;
}

void DemoCustomers::nameIt(Record &record, DemoCustomer &made, DemoDice &dice)
{
    const bool ofGroup = m_group.id == record.id() || !record.at("parent").isEmpty();
    if (!ofGroup && dice.percent(4))
        nameForeign(record, *made.trade, dice);
    else
        nameChinese(record, *made.trade, dice);
}

void DemoCustomers::nameForeign(Record &record, const DemoTrade &trade, DemoDice &dice)
{
    Row<Customer> row(record);
    const auto places = demoForeignPlaces();
    const DemoForeignPlace &place = places[size_t(dice.below(qint64(places.size())))];
    QString brand;
    QString name;
    do {
        brand = demoForeignBrand(dice);
        name = brand + u' ' + QString::fromLatin1(trade.english) + u' ' + QString::fromUtf8(place.legalForm);
        if (m_names.contains(name))
            brand += u' ' + demoForeignBrand(dice);
        name = brand + u' ' + QString::fromLatin1(trade.english) + u' ' + QString::fromUtf8(place.legalForm);
    } while (m_names.contains(name));
    m_names.insert(name);
    const QString domain = domainOf(brand + QString::fromLatin1(trade.english) + QString::fromUtf8(place.city));
    row.set(&Customer::name, name);
    row.set(&Customer::nameEn, name);
    row.set(&Customer::shortName, brand);
    row.set(&Customer::region, ChoiceKey{"abroad"});
    row.set(&Customer::country, QString::fromUtf8(place.country));
    row.set(&Customer::city, QString::fromUtf8(place.city));
    row.set(&Customer::address, fromList(dice, foreignStreets) + u' ' + QString::number(dice.between(1, 240)));
    row.set(&Customer::phone, QString::fromLatin1(place.dialling) + u' ' + dice.digits(7));
    row.set(&Customer::email, QStringLiteral("info@") + domain);
    row.set(&Customer::website, QStringLiteral("www.") + domain);
}

void DemoCustomers::nameChinese(Record &record, const DemoTrade &trade, DemoDice &dice)
{
    Row<Customer> row(record);
    const bool head = m_group.id == record.id();
    const bool member = !record.at("parent").isEmpty();
    const DemoPlace *place = nullptr;
    QString brand;
    QString word;
    QString core;
    do {
        place = &placeOf(dice);
        brand = head || member ? m_group.brand : demoBrand(dice);
        word = fromList(dice, trade.words);
        core = QString::fromUtf8(place->city) + brand + word;
    } while (m_names.contains(core));
    m_names.insert(core);
    row.set(&Customer::name, core + (head ? QStringLiteral("集团有限公司") : weightedKey(dice, legalForms)));
    const QString latin = fullPinyin(brand) + initials(word) + initials(QString::fromUtf8(place->city));
    if (dice.percent(55))
        row.set(&Customer::shortName, brand + (head ? QStringLiteral("集团") : word.left(2)));
    if (head || dice.percent(18)) {
        const QString brandName = fullPinyin(brand);
        row.set(&Customer::nameEn,
                fullPinyin(QString::fromUtf8(place->city))
                        .replace(0, 1, fullPinyin(QString::fromUtf8(place->city)).left(1).toUpper()) +
                    u' ' + brandName.left(1).toUpper() + brandName.mid(1) + u' ' + QString::fromLatin1(trade.english) +
                    QStringLiteral(" Co., Ltd."));
    }
    addAddress(record, *place, dice);
    row.set(&Customer::phone, demoLandline(dice, *place));
    row.set(&Customer::email, QStringLiteral("info@") + domainOf(latin));
    if (dice.percent(60))
        row.set(&Customer::website, QStringLiteral("www.") + domainOf(latin));
    if (dice.percent(72))
        row.set(&Customer::creditCode, demoCreditCode(dice, *place));
}

void DemoCustomers::addAddress(Record &record, const DemoPlace &place, DemoDice &dice) const
{
    Row<Customer> row(record);
    row.set(&Customer::region, ChoiceKey{place.region});
    row.set(&Customer::country, QStringLiteral("中国"));
    row.set(&Customer::province, QString::fromUtf8(place.province));
    row.set(&Customer::city, QString::fromUtf8(place.city));
    if (dice.percent(85)) {
        row.set(&Customer::address, QString::fromUtf8(place.province) + QString::fromUtf8(place.city) +
                                        QStringLiteral("市") + fromList(dice, streets) +
                                        QString::number(dice.between(1, 1999)) + QStringLiteral("号"));
    }
    if (dice.percent(50))
        row.set(&Customer::postcode, QString::fromLatin1(place.postcode));
}

void DemoCustomers::classify(Record &record, const DemoTrade &trade, DemoDice &dice) const
{
    Row<Customer> row(record);
    QStringList roles;
    roleSet(dice, roles);
    row.set(&Customer::roles, ChoiceKeys{roles});
    record.set("level", choiceOrNull(weightedKey(dice, levels)));
    record.set("status", Value(weightedKey(dice, statuses)));
    record.set("source", Value(weightedKey(dice, sources)));
    record.set("size", Value(weightedKey(dice, sizes)));
    record.set("credit_state", choiceOrNull(weightedKey(dice, credits)));
    row.set(&Customer::industry, ChoiceKey{trade.industry});
    row.set(&Customer::sourceDepartment, fromList(dice, departments));
    if (dice.percent(70))
        row.set(&Customer::products, fromList(dice, trade.products) + u'、' + fromList(dice, trade.products));
    if (dice.percent(25))
        row.set(&Customer::preferences, fromList(dice, preferences));
    if (dice.percent(30))
        row.set(&Customer::bankAccount, QStringLiteral("6222") + dice.digits(15));
    if (dice.percent(35) && !m_world.tags.isEmpty())
        row.set(&Customer::tags, {Id<Tag>{dice.pick(m_world.tags)}});
    QList<Id<Category>> categories;
    if (const qint64 category = m_world.tradeCategories.value(trade.industry); category != 0 && dice.percent(60))
        categories.append(Id<Category>{category});
    if (dice.percent(30) && !m_world.fairCategories.isEmpty())
        categories.append(Id<Category>{dice.pick(m_world.fairCategories)});
    std::sort(categories.begin(), categories.end(),
              [](const Id<Category> &a, const Id<Category> &b) { return a.value < b.value; });
    if (!categories.isEmpty())
        row.set(&Customer::categories, categories);
}

void DemoCustomers::addCustomFields(Record &record, DemoDice &dice) const
{
    const QList<DemoStaff> &sellers = m_world.sellers;
    if (dice.percent(45))
        setCustom(record, "booth_preference", Value(weightedKey(dice, boothKinds)));
    if (dice.percent(25))
        setCustom(record, "service_needs", Value(QStringList{QString::fromLatin1(dice.pick(needs))}));
    if (dice.percent(30))
        setCustom(record, "usual_area", Value(double(dice.between(1, 24) * 9)));
    if (dice.percent(35))
        setCustom(record, "employees", Value(dice.between(5, 1800)));
    if (dice.percent(35))
        setCustom(record, "registered_capital", Value(Money{dice.between(1, 200) * 50'000'000, "CNY"}));
    if (dice.percent(35))
        setCustom(record, "founded", Value(m_world.day(dice.between(400, 12'000))));
    if (dice.percent(30))
        setCustom(record, "exports_goods", Value(dice.percent(35)));
    if (dice.percent(15))
        setCustom(record, "brand",
                  Value(record.at("short_name").isEmpty() ? record.at("name").text().left(4)
                                                          : record.at("short_name").text()));
    if (dice.percent(10))
        setCustom(record, "introduction",
                  Value(QStringLiteral("主营%1，多次参加本馆展会。")
                            .arg(record.at("products").isEmpty() ? QStringLiteral("各类产品")
                                                                 : record.at("products").text())));
    if (dice.percent(8))
        setCustom(record, "hotline", Value(QStringLiteral("400-") + dice.digits(3) + u'-' + dice.digits(4)));
    const QString domain = record.at("email").text().section(u'@', 1);
    if (dice.percent(6))
        setCustom(record, "press_email", Value(QStringLiteral("press@") + domain));
    if (dice.percent(6))
        setCustom(record, "online_shop", Value(QStringLiteral("shop.") + domain));
    if (dice.percent(20))
        setCustom(record, "verified_at", record.at(CreatedAtField));
    if (dice.percent(8))
        setCustom(record, "introduced_by", Value(dice.pick(sellers).user));
    if (dice.percent(6))
        setCustom(record, "looked_after_by", Value(QList<qint64>{dice.pick(sellers).user}));
}

void DemoCustomers::addContacts(DemoCustomer &made, const QString &domain, DemoDice &dice)
{
    static constexpr int shares[] = {60, 30, 10}; // one and a half on average
    const int count = 1 + dice.weighted(shares);
    const Record &customer = made.customer.record;
    const bool foreign = customer.at("region").text() == QLatin1String("abroad");
    for (int i = 0; i < count; ++i) {
        Record record =
            m_world.newRecord("contact", m_contact++, customer.at(CreatedAtField).valueOr(Instant()), made.owner.user);
        m_world.setOwner(record, made.owner);
        Row<Contact> row(record);
        row.set(&Contact::customer, Id<Customer>{customer.id()});
        row.set(&Contact::main, i == 0);
        QString spoken;
        if (foreign) {
            const QString name = demoForeignPersonName(dice);
            row.set(&Contact::name, name);
            spoken = QString(name).replace(u' ', u'.').toLower();
        } else {
            const DemoPersonName name = demoPersonName(dice);
            row.set(&Contact::name, name.full());
            row.set(&Contact::familyName, name.family);
            row.set(&Contact::givenName, name.given);
            spoken = fullPinyin(name.full());
        }
        const PostSeed &post = i == 0 ? posts[size_t(dice.below(6))] : dice.pick(posts);
        row.set(&Contact::jobTitle, QString::fromUtf8(post.title));
        row.set(&Contact::department, QString::fromUtf8(post.department));
        row.set(&Contact::roles, ChoiceKeys{{QString::fromLatin1(post.role)}});
        if (dice.percent(75))
            row.set(&Contact::decisionPower, ChoiceKey{post.power});
        addWaysOfContact(record, spoken, domain, dice);
        made.contacts.append({std::move(record), {}});
    }
}

void DemoCustomers::addWaysOfContact(Record &contact, const QString &spoken, const QString &domain,
                                     DemoDice &dice) const
{
    Row<Contact> row(contact);
    row.set(&Contact::mobile, demoMobile(dice));
    if (dice.percent(55))
        row.set(&Contact::email, spoken + u'@' + domain);
    if (dice.percent(40))
        row.set(&Contact::wechat, spoken + dice.digits(3));
    if (dice.percent(25))
        row.set(&Contact::birthday, m_world.day(dice.between(23 * 365, 58 * 365)));
}

} // namespace fairdesk
