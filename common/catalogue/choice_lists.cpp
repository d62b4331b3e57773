#include "common/catalogue/choice_lists.h"

namespace fairdesk {
namespace {

struct Item
{
    const char *key;
    const char *chinese;
    const char *english;
    const char *colour = "";
};

DefaultChoiceList list(const char *key, std::initializer_list<Item> items)
{
    DefaultChoiceList result{key, {}};
    for (const Item &item : items)
        result.items.append({item.key, {{}, {}, QString::fromUtf8(item.chinese), QString::fromUtf8(item.english)}, item.colour, false});
    return result;
}

} // namespace

const QList<DefaultChoiceList> &defaultChoiceLists()
{
    static const QList<DefaultChoiceList> lists{
        list("customer_role", {{"exhibitor", "参展商", "Exhibitor", "accent"},
                               {"visitor", "观众", "Visitor", "neutral"},
                               {"organiser", "主办方", "Organiser", "care"},
                               {"supporter", "支持单位", "Supporter", "success"},
                               {"partner", "合作单位", "Partner", "success"},
                               {"agent", "招展代理", "Agent", "warning"},
                               {"media", "媒体", "Media", "care"},
                               {"supplier", "供应商", "Supplier", "neutral"},
                               {"competitor", "竞争对手", "Competitor", "danger"}}),
        list("customer_level", {{"A", "A 级", "Level A", "accent"}, {"B", "B 级", "Level B", "neutral"}, {"C", "C 级", "Level C"}}),
        list("customer_status", {{"new", "待识别", "To be identified"},
                                 {"prospect", "潜在", "Prospect"},
                                 {"opportunity", "机会", "Opportunity", "accent"},
                                 {"first_trade", "初次交易", "First trade", "success"},
                                 {"mature", "成熟交易", "Mature", "success"},
                                 {"lost", "流失", "Lost", "danger"}}),
        list("customer_source", {{"media", "媒体", "Media"},
                                 {"website", "网站", "Website"},
                                 {"campaign", "市场活动", "Campaign"},
                                 {"referral", "推荐", "Referral"},
                                 {"walk_in", "来访", "Walk-in"},
                                 {"phone", "来电", "Phone"},
                                 {"catalogue", "会刊", "Show catalogue"},
                                 {"magazine", "杂志", "Magazine"},
                                 {"partner", "合作伙伴", "Partner"}}),
        list("industry", {{"machine_tools", "数控机床", "Machine tools"},
                          {"robotics", "机器人", "Robotics"},
                          {"laser", "激光焊接", "Laser and welding"},
                          {"cutting_tools", "刀具量具", "Tools and gauges"},
                          {"fluid_power", "流体传动", "Fluid power"},
                          {"measurement", "测量传感", "Measurement and sensors"},
                          {"electrical", "电气控制", "Electrical control"},
                          {"components", "关键零部件", "Key components"},
                          {"software", "工业软件", "Industrial software"},
                          {"equipment", "整机装备", "Complete equipment"},
                          {"casting", "铸锻热处理", "Casting and heat treatment"},
                          {"food", "食品饮料", "Food and beverages"},
                          {"wine", "酒业", "Wine and spirits"},
                          {"medical", "医疗健康", "Medical and health"},
                          {"building", "建筑建材", "Building materials"},
                          {"furniture", "家居家具", "Furniture and home"},
                          {"tourism", "文化旅游", "Culture and tourism"},
                          {"education", "教育", "Education"},
                          {"vehicles", "汽车", "Vehicles"},
                          {"services", "会展服务", "Exhibition services"},
                          {"other", "其他", "Other"}}),
        list("customer_size", {{"micro", "20 人以下", "Under 20 people"},
                               {"small", "20–99 人", "20–99 people"},
                               {"medium", "100–499 人", "100–499 people"},
                               {"large", "500 人以上", "500 people or more"}}),
        list("credit_state", {{"good", "良好", "Good", "success"},
                              {"watch", "关注", "Watch", "warning"},
                              {"blocked", "暂停授信", "Blocked", "danger"}}),
        list("region", {{"east", "华东", "East China"},
                        {"north", "华北", "North China"},
                        {"south", "华南", "South China"},
                        {"central", "华中", "Central China"},
                        {"northeast", "东北", "Northeast China"},
                        {"northwest", "西北", "Northwest China"},
                        {"southwest", "西南", "Southwest China"},
                        {"hmt", "港澳台", "Hong Kong, Macao, Taiwan"},
                        {"abroad", "海外", "Abroad"}}),
        list("contact_role", {{"decision", "决策", "Decides", "accent"},
                              {"marketing", "市场", "Marketing"},
                              {"purchasing", "采购", "Purchasing"},
                              {"finance", "财务", "Finance"},
                              {"on_site", "现场", "On site"},
                              {"technical", "技术", "Technical"},
                              {"assistant", "助理", "Assistant"}}),
        list("decision_power", {{"decides", "决策人", "Decision maker", "accent"},
                                {"influences", "影响人", "Influencer", "neutral"},
                                {"informs", "知情人", "Informant"},
                                {"none", "无", "None"}}),
        list("channel", {{"call", "电话", "Call"},
                         {"visit", "拜访", "Visit"},
                         {"wechat", "微信", "WeChat"},
                         {"email", "邮件", "E-mail"},
                         {"sms", "短信", "Text message"},
                         {"meeting", "会议", "Meeting"},
                         {"fair", "展会现场", "At the fair"},
                         {"letter", "信函", "Letter"}}),
        list("interaction_result", {{"interested", "有意向", "Interested", "success"},
                                    {"agreed", "即时决定", "Agreed at once", "success"},
                                    {"objections", "提出异议", "Has objections", "warning"},
                                    {"refused", "断然拒绝", "Refused", "danger"},
                                    {"call_back", "稍后联系", "Call back", "accent"},
                                    {"no_answer", "未接通", "No answer", "neutral"}}),
        list("sex", {{"female", "女", "Female"}, {"male", "男", "Male"}}),
        list("priority", {{"high", "高", "High", "danger"}, {"normal", "中", "Normal"}, {"low", "低", "Low", "neutral"}}),
    };
    return lists;
}

} // namespace fairdesk
