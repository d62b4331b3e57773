#include "server/demo/demo_activities.h"

#include "common/catalogue/entities/activity.h"
#include "server/demo/demo_names.h"

#include <array>

namespace fairdesk {
namespace {

constexpr qint64 threeYears = 3 * 365;

struct Talk
{
    const char *subject;
    const char *content;
};
constexpr Talk calls[] = {
    {"电话介绍%1展位方案", "介绍了%1的展区划分与价格政策，对方关注%2展区的位置，要求发送平面图和报价单。"},
    {"回访上届参展效果", "上届参展%3㎡，对方反映专业观众质量较好，现场成交两单；对停车和餐饮有意见，已记录转客服部。"},
    {"确认参展意向", "%4表示总体有意向，需要向公司汇报预算，约定下周二再次电话沟通。"},
    {"催办展位确认书", "展位确认书已寄出一周，提醒对方盖章回传；财务正在走付款流程。"},
    {"询问续展计划", "对方计划续展，希望保留原位置并扩大到%3㎡，需要确认是否还有相邻展位。"},
    {"来电咨询展位价格", "咨询标准展位与光地价格、早鸟优惠截止时间，已口头答复并承诺当天发资料。"},
};
constexpr Talk visits[] = {
    {"上门拜访%4", "参观了车间和新品展厅，主推%2；对方希望展位靠近主通道，当面讲解了平面图。"},
    {"拜访总经理，洽谈特装展位", "双方就%3㎡特装光地达成初步意向，搭建由对方指定搭建商承担，需提前报图审核。"},
    {"节前走访", "送去新年台历，了解到企业明年将发布%2新品，建议安排同期发布活动。"},
};
constexpr Talk messages[] = {
    {"微信发送%1邀请函", "发送了电子邀请函和展馆平面图，对方回复收到，会转给市场部。"},
    {"微信沟通展品清单", "确认展品为%2，单件最重 6 吨，需要提前申请吊装和动力用电。"},
    {"微信祝贺新品发布", "对方发布%2新品，祝贺并询问是否安排现场演示。"},
};
constexpr Talk mails[] = {
    {"邮件：%1参展报价", "附件为报价单与参展合同样本，有效期至月底。"},
    {"邮件：参展手册与报馆流程", "发送参展手册、特装报馆流程及服务预订表，提醒截止日期。"},
    {"Re: 展位平面图", "对方希望调整到角位，已回复可选的三个位置。"},
};
constexpr Talk meetings[] = {
    {"参展方案洽谈会", "双方五人参加，确认%3㎡展位、两场同期活动，付款分两期。"},
    {"协会组团会议", "讨论组团参展的区域划分和补贴政策，初步报名 12 家。"},
};
constexpr Talk fairs[] = {
    {"现场走访展位", "展位人气较好，对方反映%2询盘较多；空调偏冷，已联系工程部调整。"},
    {"现场签订续展意向", "现场签订下届续展意向书，享受老展商优惠，定金月底前支付。"},
};
constexpr Talk texts[] = {{"短信：布展提醒", "布展时间与车辆进场路线已通知。"},
                          {"短信：开幕邀请", "邀请参加开幕式并领取贵宾证。"}};
constexpr Talk letters[] = {{"寄送%1邀请函", "纸质邀请函和会刊各一份，已签收。"}};

struct ChannelSeed
{
    const char *key;
    int weight;
    std::span<const Talk> talks;
};
constexpr ChannelSeed channels[] = {{"call", 44, calls},  {"visit", 9, visits},     {"wechat", 22, messages},
                                    {"email", 12, mails}, {"meeting", 4, meetings}, {"fair", 5, fairs},
                                    {"sms", 3, texts},    {"letter", 1, letters}};

constexpr const char *fairNames[] = {"齐川国际装备制造展", "齐川糖酒食品博览会", "齐川家居建材展", "齐川健康产业展"};
constexpr const char *results[] = {"interested", "interested", "interested", "call_back", "call_back",
                                   "agreed",     "objections", "refused",    "no_answer"};
constexpr const char *nextSteps[] = {"发送报价单",   "确认展位位置", "跟进合同盖章",
                                     "安排现场考察", "电话回访",     "催付定金"};
constexpr const char *taskTitles[] = {"跟进展位合同",   "发送参展手册", "确认展品吊装需求", "回访参展满意度",
                                      "核实联系人信息", "准备报价方案", "催收定金",         "邀请参加开幕式",
                                      "更新企业资料",   "预约上门拜访"};
constexpr const char *noteTexts[] = {"总经理喜欢早上九点前接电话。",
                                     "发票抬头与合同名称不一致，开票前务必核对。",
                                     "上届因搭建延误有投诉，今年提前对接主场。",
                                     "对价格敏感，早鸟优惠是关键。",
                                     "展位旁边不要安排同类竞品。",
                                     "老板与协会秘书长相熟，可请其引荐。",
                                     "预算由集团总部审批，周期约三周。"};

// What one talk is about; its subject and its content speak of the same.
struct Topic
{
    QString fair;
    QString product;
    QString area;
    QString contact;

    Topic(const DemoCustomer &made, DemoDice &dice)
        : fair(QString::fromUtf8(dice.pick(fairNames)))
        , product(QString::fromUtf8(made.trade->products[size_t(dice.below(qint64(made.trade->products.size())))]))
        , area(QString::number(dice.between(1, 16) * 9))
        , contact(made.contacts.first().record.at("name").text())
    {
    }
    QString fill(const char *pattern) const
    {
        return QString::fromUtf8(pattern)
            .replace(QLatin1String("%1"), fair)
            .replace(QLatin1String("%2"), product)
            .replace(QLatin1String("%3"), area)
            .replace(QLatin1String("%4"), contact);
    }
};

struct Span
{
    int least;
    int most;
};

// Five on average; the good customers are spoken with more often.
Span interactionsFor(const QString &level)
{
    if (level == QLatin1String("A"))
        return {10, 22};
    if (level == QLatin1String("B"))
        return {4, 10};
    return level == QLatin1String("C") ? Span{0, 5} : Span{0, 2};
}

} // namespace

DemoActivities::DemoActivities(const DemoWorld &world, qint64 firstInteraction, qint64 firstTask, qint64 firstNote)
    : m_world(world)
    , m_interaction(firstInteraction)
    , m_task(firstTask)
    , m_note(firstNote)
{
}

void DemoActivities::make(DemoCustomer &made, qint64 index, QList<BulkRecord> &items)
{
    DemoDice dice = m_world.dice(std::uint64_t(index) * 4 + 1);
    addInteractions(made, dice, items);
    addTasks(made, dice, items);
    addNotes(made, dice, items);
}

void DemoActivities::addInteractions(DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items)
{
    const Span span = interactionsFor(made.customer.record.at("level").text());
    const qint64 count = dice.between(span.least, span.most);
    QList<Instant> times;
    for (qint64 i = 0; i < count; ++i)
        times.append(m_world.workingTime(dice.between(1, qMin(made.age - 1, threeYears)), dice));
    std::sort(times.begin(), times.end());
    for (const Instant at : std::as_const(times))
        items.append({makeInteraction(made, at, dice), {}});
    if (times.isEmpty())
        return;
    // As the write path would have it: the customer was changed by his newest interaction.
    made.customer.first = made.customer.record;
    Record &customer = made.customer.record;
    Row<Customer>(customer).set(&Customer::lastContactAt, times.last());
    customer.set(VersionField, Value(2));
    customer.set(ChangedAtField, Value(times.last()));
}

Record DemoActivities::makeInteraction(const DemoCustomer &made, Instant at, DemoDice &dice)
{
    static constexpr auto weights = [] {
        std::array<int, std::size(channels)> result{};
        for (size_t i = 0; i < result.size(); ++i)
            result[i] = channels[i].weight;
        return result;
    }();
    Record record = m_world.newRecord("interaction", m_interaction++, at, made.owner.user);
    m_world.setOwner(record, made.owner);
    Row<Interaction> row(record);
    const ChannelSeed &channel = channels[size_t(dice.weighted(weights))];
    const Talk &talk = channel.talks[size_t(dice.below(qint64(channel.talks.size())))];
    const Record &contact = dice.percent(75) ? made.contacts.first().record : dice.pick(made.contacts).record;
    row.set(&Interaction::customer, Id<Customer>{made.customer.record.id()});
    row.set(&Interaction::contact, Id<Contact>{contact.id()});
    row.set(&Interaction::channel, ChoiceKey{channel.key});
    row.set(&Interaction::direction, dice.percent(22) ? Direction::Incoming : Direction::Outgoing);
    row.set(&Interaction::at, at);
    const Topic topic(made, dice);
    row.set(&Interaction::subject, topic.fill(talk.subject));
    row.set(&Interaction::content, topic.fill(talk.content));
    if (dice.percent(80))
        row.set(&Interaction::result, ChoiceKey{dice.pick(results)});
    if (dice.percent(35)) {
        row.set(&Interaction::nextAction, QString::fromUtf8(dice.pick(nextSteps)));
        row.set(&Interaction::nextAt, at.utc().date().addDays(dice.between(2, 20)));
    }
    return record;
}

void DemoActivities::addTasks(const DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items)
{
    const int count = dice.percent(30) ? 1 + int(dice.below(2)) : 0;
    for (int i = 0; i < count; ++i)
        items.append(makeTask(made, dice));
}

BulkRecord DemoActivities::makeTask(const DemoCustomer &made, DemoDice &dice)
{
    static constexpr const char *priorities[] = {"high", "normal", "normal", "normal", "low"};
    const qint64 age = dice.between(1, qMin<qint64>(made.age - 1, 200));
    const Instant at = m_world.workingTime(age, dice);
    Record record = m_world.newRecord("task", m_task++, at, made.owner.user);
    m_world.setOwner(record, made.owner);
    Row<Task> row(record);
    row.set(&Task::title, QString::fromUtf8(dice.pick(taskTitles)));
    row.set(&Task::customer, Id<Customer>{made.customer.record.id()});
    row.set(&Task::contact, Id<Contact>{made.contacts.first().record.id()});
    row.set(&Task::priority, ChoiceKey{dice.pick(priorities)});
    row.set(&Task::state, TaskState::Open);
    row.set(&Task::due, m_world.day(age - dice.between(3, 21)));
    if (dice.percent(30))
        row.set(&Task::description, Topic(made, dice).fill("与%4联系，落实%1的相关事项。"));
    // Old tasks are mostly done; those that are not are overdue, as they are in any office.
    const bool finished = age > 25 ? dice.percent(88) : dice.percent(35);
    if (!finished)
        return {std::move(record), {}};
    BulkRecord item{record, record};
    Row<Task> done(item.record);
    const Instant doneAt = m_world.workingTime(qMax<qint64>(age - dice.between(1, 20), 0), dice);
    const bool cancelled = dice.percent(6);
    done.set(&Task::state, cancelled ? TaskState::Cancelled : TaskState::Done);
    if (!cancelled)
        done.set(&Task::doneAt, qMax(at, doneAt));
    item.record.set(VersionField, Value(2));
    item.record.set(ChangedAtField, Value(qMax(at, doneAt)));
    return item;
}

void DemoActivities::addNotes(const DemoCustomer &made, DemoDice &dice, QList<BulkRecord> &items)
{
    if (!dice.percent(25))
        return;
    const Instant at = m_world.workingTime(dice.between(1, made.age - 1), dice);
    Record record = m_world.newRecord("note", m_note++, at, made.owner.user);
    m_world.setOwner(record, made.owner);
    Row<Note> row(record);
    row.set(&Note::customer, Id<Customer>{made.customer.record.id()});
    row.set(&Note::text, QString::fromUtf8(dice.pick(noteTexts)));
    row.set(&Note::pinned, dice.percent(15));
    items.append({std::move(record), {}});
}

} // namespace fairdesk
