#include "server/jobs/header_words.h"

#include "common/text/normalise.h"
#include "server/jobs/wording.h"

namespace fairdesk {
namespace {

// The first Chinese word is the one that exports use where no translation is compiled in.
struct HeaderWord
{
    const char *entity; // "*": every entity
    const char *path;
    const char *words; // separated by |
};
constexpr HeaderWord table[] = {
    {"customer", "name",
     "名称|公司名称|单位名称|企业名称|公司|单位|企业|客户名称|客户|参展单位|参展商|展商名称|参展商名称|单位全称|"
     "公司全称|企业全称|客户全称|company|company name|"
     "organisation|organization|customer|customer name|exhibitor|account|account name|firm"},
    {"customer", "short_name", "简称|公司简称|单位简称|企业简称|客户简称|short name|abbreviation"},
    {"customer", "name_en",
     "英文名称|英文名|公司英文名|公司英文名称|英文全称|english name|name in english|company name english"},
    {"customer", "roles", "角色|客户角色|身份|客户类型|客户类别|role|roles|type|customer type"},
    {"customer", "level", "级别|客户级别|等级|客户等级|level|grade|rating"},
    {"customer", "status", "状态|客户状态|阶段|status"},
    {"customer", "source", "来源|客户来源|信息来源|数据来源|渠道来源|source|lead source"},
    {"customer", "source_department", "来源部门|提供部门|department of origin"},
    {"customer", "industry", "行业|所属行业|行业类别|产业|industry|sector|trade"},
    {"customer", "size", "规模|企业规模|公司规模|人员规模|size|company size"},
    {"customer", "credit_state", "信用状态|信用|credit"},
    {"customer", "parent", "所属集团|上级单位|母公司|集团|总公司|parent|parent company|group"},
    {"customer", "categories", "分类|客户分类|类目|categories|category"},
    {"customer", "tags", "标签|客户标签|tags|tag|labels"},
    {"customer", "region", "区域|地区|大区|所在地区|region|area"},
    {"customer", "country", "国家|国别|国家/地区|国家地区|country"},
    {"customer", "province", "省份|省|所在省|省/直辖市|province|state"},
    {"customer", "city", "城市|市|所在城市|所在市|地市|city|town"},
    {"customer", "address",
     "地址|公司地址|单位地址|通讯地址|联系地址|详细地址|注册地址|办公地址|address|street|street address|company "
     "address"},
    {"customer", "postcode", "邮编|邮政编码|邮码|postcode|zip|zip code|postal code"},
    {"customer", "phone",
     "电话|联系电话|公司电话|单位电话|固定电话|座机|办公电话|总机|电话号码|企业电话|phone|telephone|tel|phone "
     "number|office phone|company phone"},
    {"customer", "email", "邮箱|电子邮箱|电子邮件|公司邮箱|单位邮箱|联系邮箱|email|e-mail|mail|email address"},
    {"customer", "website", "网址|网站|公司网址|官网|主页|website|web|url|homepage"},
    {"customer", "credit_code",
     "统一社会信用代码|社会信用代码|信用代码|税号|纳税人识别号|统一信用代码|营业执照号|credit code|tax number|tax "
     "id|usci|vat number|social credit code"},
    {"customer", "bank_account", "银行账号|银行帐号|开户行及账号|账号|bank account|account number"},
    {"customer", "products", "展品|参展产品|主营产品|产品|主营业务|经营范围|展出产品|products|main products|exhibits"},
    {"customer", "preferences", "消费偏好|偏好|preferences"},
    {"customer", "remarks", "备注|说明|注释|remarks|remark|notes|note|comment|comments"},
    {"customer", "owner",
     "负责人员|业务员|销售人员|销售|跟进人|客户经理|责任人|所有者|归属人|owner|sales|account manager"},
    {"customer", "team", "所属部门|所属团队|团队|team"},
    {"customer", "branch", "所属分支|分馆|分公司|branch"},
    {"customer", "contact.name",
     "联系人|联系人姓名|姓名|负责人|参展联系人|主要联系人|contact|contact name|contact person|full name|attn"},
    {"customer", "contact.family_name", "姓|last name|surname|family name"},
    {"customer", "contact.given_name", "名|first name|given name"},
    {"customer", "contact.job_title", "职务|职位|岗位|头衔|联系人职务|job title|title|position|post"},
    {"customer", "contact.department", "部门|所在部门|联系人部门|department"},
    {"customer", "contact.mobile",
     "手机|手机号|手机号码|移动电话|联系人手机|联系手机|mobile|mobile phone|cell|cell phone|mobile number"},
    {"customer", "contact.phone", "联系人电话|联系人座机|contact phone|direct line"},
    {"customer", "contact.email", "联系人邮箱|个人邮箱|contact email|contact e-mail"},
    {"customer", "contact.wechat", "微信|微信号|wechat"},

    {"contact", "name", "姓名|联系人|联系人姓名|名字|name|contact|contact name|full name"},
    {"contact", "customer",
     "客户|客户名称|公司|公司名称|单位|单位名称|企业名称|company|company "
     "name|customer|organisation|organization|account"},
    {"contact", "family_name", "姓|姓氏|last name|surname"},
    {"contact", "given_name", "名|first name"},
    {"contact", "roles", "角色|role|roles"},
    {"contact", "main", "主要联系人|主联系人|是否主要|main contact|primary"},
    {"contact", "decision_power", "决策权|决策力|decision power"},
    {"contact", "job_title", "职务|职位|岗位|头衔|job title|title|position"},
    {"contact", "department", "部门|所在部门|department"},
    {"contact", "phone", "电话|座机|办公电话|固定电话|联系电话|phone|telephone|tel"},
    {"contact", "mobile", "手机|手机号|手机号码|移动电话|mobile|mobile phone|cell phone|cell"},
    {"contact", "email", "邮箱|电子邮箱|电子邮件|email|e-mail|mail"},
    {"contact", "wechat", "微信|微信号|wechat"},
    {"contact", "birthday", "生日|出生日期|birthday|date of birth"},
    {"contact", "remarks", "备注|说明|remarks|notes"},

    {"person", "name", "姓名|名字|观众姓名|name|full name"},
    {"person", "family_name", "姓|姓氏|last name|surname"},
    {"person", "given_name", "名|first name"},
    {"person", "sex", "性别|sex|gender"},
    {"person", "birthday", "生日|出生日期|birthday|date of birth"},
    {"person", "phone", "电话|手机|手机号|手机号码|联系电话|phone|mobile|telephone"},
    {"person", "email", "邮箱|电子邮箱|电子邮件|email|e-mail"},
    {"person", "address", "地址|住址|address"},
    {"person", "city", "城市|市|city"},
    {"person", "postcode", "邮编|邮政编码|postcode|zip"},
    {"person", "country", "国家|国别|country"},
    {"person", "remarks", "备注|说明|remarks|notes"},

    {"interaction", "customer", "客户|客户名称|公司名称|单位名称|customer|company"},
    {"interaction", "contact", "联系人|contact"},
    {"interaction", "person", "个人|person"},
    {"interaction", "channel", "渠道|方式|联系方式|沟通方式|channel"},
    {"interaction", "direction", "方向|呼叫方向|direction"},
    {"interaction", "at", "时间|联系时间|日期|沟通时间|拜访时间|time|date"},
    {"interaction", "subject", "主题|标题|事由|subject"},
    {"interaction", "content", "内容|沟通内容|记录|详情|content|details|notes"},
    {"interaction", "result", "结果|沟通结果|result|outcome"},
    {"interaction", "next_action", "下一步|下一步计划|next step"},
    {"interaction", "next_at", "下次联系|下次联系时间|next on|next date"},

    {"task", "title", "标题|任务|任务名称|title|task|subject"},
    {"task", "customer", "客户|客户名称|公司名称|customer|company"},
    {"task", "contact", "联系人|contact"},
    {"task", "due", "到期|截止日期|到期日|截止时间|期限|due|due date|deadline"},
    {"task", "priority", "优先级|priority"},
    {"task", "state", "状态|state|status"},
    {"task", "description", "说明|描述|备注|description"},
    {"task", "done_at", "完成时间|done at"},

    {"note", "customer", "客户|客户名称|公司名称|customer|company"},
    {"note", "text", "内容|备注|正文|text|note"},
    {"note", "pinned", "置顶|pinned"},

    {"tag", "name", "名称|标签|name|tag"},
    {"tag", "colour", "颜色|colour|color"},
    {"category", "name", "名称|分类|name|category"},
    {"category", "parent", "上级|上级分类|parent"},
    {"category", "code", "编码|代码|code"},

    {"customer", "number", "编号|客户编号|number"},
    {"customer", "completeness", "资料完整度（%）|completeness"},
    {"customer", "last_contact_at", "最近联系|last contact"},
    {"*", "external_id", "外部编号|外部ID|原系统编号|external id"},
    {"*", "owner", "负责人员|所有者|归属人|业务员|owner"},
    {"*", "team", "所属部门|所属团队|团队|team"},
    {"*", "branch", "所属分支|分馆|branch"},
    {"*", "id", "ID"},
    {"*", "version", "版本|version"},
    {"*", "created_at", "创建时间|created"},
    {"*", "created_by", "创建人|created by"},
    {"*", "changed_at", "修改时间|changed"},
    {"*", "changed_by", "修改人|changed by"},
    {"*", "deleted_at", "删除时间|deleted"},
};

struct ChoiceWord
{
    const char *context;
    const char *key;
    const char *words;
};
constexpr ChoiceWord choiceTable[] = {
    {"TaskState", "open", "待办|未开始|未完成|open"},
    {"TaskState", "doing", "进行中|处理中|in progress"},
    {"TaskState", "done", "已完成|完成|done|completed"},
    {"TaskState", "cancelled", "已取消|取消|cancelled|canceled"},
    {"Direction", "out", "去电|呼出|主动联系|发出|outgoing"},
    {"Direction", "in", "来电|呼入|客户来访|收到|incoming"},
};

const char *wordsOf(const QByteArray &entity, const QByteArray &path)
{
    for (const HeaderWord &word : table) {
        if (path == word.path && (entity == word.entity || qstrcmp(word.entity, "*") == 0))
            return word.words;
    }
    return "";
}

QString withoutBrackets(const QString &text)
{
    QString result;
    int depth = 0;
    for (const QChar c : text) {
        if (c == u'(' || c == u'[' || c == u'【' || c == u'<')
            ++depth;
        else if ((c == u')' || c == u']' || c == u'】' || c == u'>') && depth > 0)
            --depth;
        else if (depth == 0)
            result += c;
    }
    return result;
}

QString lettersOnly(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result;
}

void learn(QHash<QString, QByteArray> &words, const QString &header, const QByteArray &path)
{
    const QString plain = plainHeader(header);
    if (!plain.isEmpty() && !words.contains(plain))
        words.insert(plain, path);
}

void learnLabel(QHash<QString, QByteArray> &words, const Label &label, const QByteArray &path)
{
    for (const QString &name :
         {label.chinese, label.english, QString::fromUtf8(label.source), Wording::chinese().label(label)})
        learn(words, name, path);
}

} // namespace

QString plainHeader(const QString &header)
{
    const QString folded = normalisedText(header);
    const QString plain = lettersOnly(withoutBrackets(folded));
    return plain.isEmpty() ? lettersOnly(folded) : plain;
}

QHash<QString, QByteArray> headerWords(const Catalogue &catalogue, const EntitySpec &entity)
{
    QHash<QString, QByteArray> words;
    for (const FieldSpec &field : entity.fields) {
        learn(words, QString::fromUtf8(field.key), field.key);
        learnLabel(words, field.label, field.key);
        // By hand, because this table must also do where the program's translations are not compiled in.
        learn(words, chineseHeader(entity.key, field.key), field.key);
    }
    for (const HeaderWord &word : table) {
        if (entity.key != word.entity && qstrcmp(word.entity, "*") != 0)
            continue;
        for (const QString &name : QString::fromUtf8(word.words).split(u'|'))
            learn(words, name, word.path);
    }
    if (entity.key != "customer")
        return words;
    for (const FieldSpec &field : catalogue.find("contact")->fields)
        learn(words, QStringLiteral("contact.") + QString::fromUtf8(field.key), "contact." + field.key);
    return words;
}

QString chineseHeader(const QByteArray &entity, const QByteArray &path)
{
    const QString first = QString::fromUtf8(wordsOf(entity, path)).section(u'|', 0, 0);
    const bool isChinese =
        std::any_of(first.begin(), first.end(), [](QChar c) { return c.script() == QChar::Script_Han; });
    return isChinese ? first : QString();
}

QStringList choiceWords(const QByteArray &context, const QByteArray &key)
{
    for (const ChoiceWord &word : choiceTable) {
        if (context == word.context && key == word.key)
            return QString::fromUtf8(word.words).split(u'|');
    }
    return {};
}

bool isReasonHeader(const QString &header)
{
    const QString plain = plainHeader(header);
    return plain == QStringLiteral("原因") || plain == QLatin1String("reason");
}

} // namespace fairdesk
