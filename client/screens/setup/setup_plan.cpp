#include "client/screens/setup/setup_plan.h"

#include "common/text/pinyin.h"

#include <QJsonArray>

namespace fairdesk {
namespace {

constexpr int longestKey = 40;

struct ListFacts
{
    SetupList list;
    const char *entity;
    SetupPage page;
    QList<SetupRow> SetupPlan::*rows;
    QList<QByteArray> typed;
};

const ListFacts &factsOf(SetupList list)
{
    static const ListFacts all[] = {
        {SetupList::Departments, "team", SetupPage::Departments, &SetupPlan::departments, {"name"}},
        {SetupList::Branches, "branch", SetupPage::Departments, &SetupPlan::branches, {"name", "city"}},
        {SetupList::People, "user", SetupPage::People, &SetupPlan::people, {"login", "name"}},
        {SetupList::Fields,
         "custom_field",
         SetupPage::Fields,
         &SetupPlan::fields,
         {"label_zh", "label_en", "key", "choices"}},
    };
    return all[int(list)];
}

QJsonObject rowToJson(const SetupRow &row)
{
    QJsonObject values;
    for (auto it = row.values.begin(); it != row.values.end(); ++it)
        values.insert(QString::fromUtf8(it.key()), it.value());
    return {{QStringLiteral("id"), row.id}, {QStringLiteral("parent"), row.parent}, {QStringLiteral("values"), values}};
}

SetupRow rowFromJson(const QJsonObject &json)
{
    SetupRow row{json.value(QLatin1String("id")).toInteger(), json.value(QLatin1String("parent")).toInteger(), {}};
    const QJsonObject values = json.value(QLatin1String("values")).toObject();
    for (auto it = values.begin(); it != values.end(); ++it)
        row.values.insert(it.key().toUtf8(), it.value().toString());
    return row;
}

} // namespace

QByteArray entityOf(SetupList list)
{
    return factsOf(list).entity;
}

SetupPage pageOf(SetupList list)
{
    return factsOf(list).page;
}

bool SetupRow::isBlank(const QList<QByteArray> &typed) const
{
    return std::all_of(typed.begin(), typed.end(),
                       [this](const QByteArray &field) { return value(field).trimmed().isEmpty(); });
}

QList<SetupRow> &SetupPlan::rows(SetupList list)
{
    return this->*factsOf(list).rows;
}

const QList<SetupRow> &SetupPlan::rows(SetupList list) const
{
    return this->*factsOf(list).rows;
}

qint64 SetupPlan::nextNumber() const
{
    qint64 lowest = 0;
    for (const SetupList list : setupLists) {
        for (const SetupRow &row : rows(list))
            lowest = std::min(lowest, row.id);
    }
    return lowest - 1;
}

QList<QByteArray> typedFields(SetupList list)
{
    return factsOf(list).typed;
}

QList<SetupRow> filledRows(const SetupPlan &plan, SetupList list)
{
    QList<SetupRow> filled = plan.rows(list);
    const QList<QByteArray> typed = typedFields(list);
    filled.removeIf([&](const SetupRow &row) { return row.isNew() && row.isBlank(typed); });
    return filled;
}

QJsonObject SetupPlan::toJson() const
{
    QJsonObject json{{QStringLiteral("name"), name},
                     {QStringLiteral("city"), city},
                     {QStringLiteral("import"), customers == CustomersStart::Import}};
    for (const SetupList list : setupLists) {
        QJsonArray array;
        for (const SetupRow &row : rows(list))
            array.append(rowToJson(row));
        json.insert(QString::fromUtf8(entityOf(list)), array);
    }
    QJsonObject gone;
    for (auto it = removed.begin(); it != removed.end(); ++it) {
        QJsonArray ids;
        for (const qint64 id : it.value())
            ids.append(id);
        gone.insert(QString::fromUtf8(it.key()), ids);
    }
    json.insert(QStringLiteral("removed"), gone);
    return json;
}

std::optional<SetupPlan> SetupPlan::fromJson(const QJsonObject &json)
{
    if (!json.contains(QLatin1String("name")))
        return std::nullopt;
    SetupPlan plan;
    plan.name = json.value(QLatin1String("name")).toString();
    plan.city = json.value(QLatin1String("city")).toString();
    plan.customers = json.value(QLatin1String("import")).toBool() ? CustomersStart::Import : CustomersStart::Empty;
    for (const SetupList list : setupLists) {
        for (const QJsonValue &row : json.value(QString::fromUtf8(entityOf(list))).toArray())
            plan.rows(list).append(rowFromJson(row.toObject()));
    }
    const QJsonObject gone = json.value(QLatin1String("removed")).toObject();
    for (auto it = gone.begin(); it != gone.end(); ++it) {
        for (const QJsonValue &id : it.value().toArray())
            plan.removed[it.key().toUtf8()].append(id.toInteger());
    }
    return plan;
}

QString keyFromName(const QString &name)
{
    QStringList words;
    for (const QString &part : name.toLower().split(u' ', Qt::SkipEmptyParts)) {
        QString word;
        for (const QChar sign : fullPinyin(part).toLower()) {
            if ((sign >= u'a' && sign <= u'z') || (sign >= u'0' && sign <= u'9') || sign == u'_')
                word.append(sign);
        }
        if (!word.isEmpty())
            words.append(word);
    }
    QString key = words.join(u'_').left(longestKey);
    if (!key.isEmpty() && !key.front().isLetter())
        key = (QStringLiteral("f_") + key).left(longestKey);
    return key;
}

} // namespace fairdesk
