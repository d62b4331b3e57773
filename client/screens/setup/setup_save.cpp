#include "client/screens/setup/setup_save.h"

namespace fairdesk {
namespace {

constexpr int choiceStep = 10;

Value wordsOrNull(const QString &words)
{
    return words.trimmed().isEmpty() ? Value::null() : Value(words.trimmed());
}

QStringList choicesOf(const SetupRow &field)
{
    QStringList choices;
    QString typed = field.value("choices");
    typed.replace(u'，', u',').replace(u'、', u',').replace(u';', u',').replace(u'；', u',');
    for (const QString &choice : typed.split(u',', Qt::SkipEmptyParts)) {
        if (!choice.trimmed().isEmpty() && !choices.contains(choice.trimmed()))
            choices.append(choice.trimmed());
    }
    return choices;
}

QString choiceListOf(const SetupRow &field)
{
    return field.value("entity") + u'_' + field.value("key");
}

bool isChoiceField(const SetupRow &field)
{
    const auto kind = kindFromKey(field.value("type").toUtf8());
    return kind == Kind::Choice || kind == Kind::ChoiceSet;
}

// Changes of one plan in the order in which they are written.
class SaveBuilder
{
public:
    SaveBuilder(const SetupPlan &plan, const SetupGround &ground)
        : m_plan(plan)
        , m_ground(ground)
    {
    }

    SaveRequest build()
    {
        addSetting("centre.name", m_plan.name);
        addSetting("centre.city", m_plan.city);
        for (const SetupList list : {SetupList::Branches, SetupList::Departments})
            addPlaces(list);
        for (const SetupRow &person : filledRows(m_plan, SetupList::People))
            addPerson(person);
        for (const SetupRow &field : filledRows(m_plan, SetupList::Fields))
            addField(field);
        for (auto it = m_plan.removed.begin(); it != m_plan.removed.end(); ++it) {
            for (const qint64 id : it.value())
                add({RecordChange::Operation::Delete, it.key(), id, versionOf(it.key(), id), {}, {}});
        }
        return std::move(m_request);
    }

private:
    void add(RecordChange change) { m_request.changes.append(std::move(change)); }
    qint64 versionOf(const QByteArray &entity, qint64 id) const { return m_ground.versions.value(entity).value(id); }

    void addSetting(const QByteArray &key, const QString &value)
    {
        const SetupRow there = m_ground.settings.value(key);
        if (there.value("value") == value.trimmed())
            return;
        if (there.id > 0)
            add({RecordChange::Operation::Update,
                 "setting",
                 there.id,
                 versionOf("setting", there.id),
                 {{"value", wordsOrNull(value)}},
                 {}});
        else
            add({RecordChange::Operation::Create,
                 "setting",
                 0,
                 0,
                 {{"key", Value(QString::fromUtf8(key))}, {"value", wordsOrNull(value)}},
                 {}});
    }

    // Departments and branches: those that the centre has may have been renamed or moved.
    void addPlaces(SetupList list)
    {
        const bool isTeam = list == SetupList::Departments;
        const QByteArray entity = entityOf(list);
        QSet<QString> keys;
        for (const SetupRow &row : m_ground.rows(list))
            keys.insert(row.value("key"));
        for (const SetupRow &row : filledRows(m_plan, list)) {
            QList<FieldValue> values{{"name", wordsOrNull(row.value("name"))}};
            if (isTeam)
                values.append({"parent", row.parent == 0 ? Value::null() : Value(row.parent)});
            else
                values.append({"city", wordsOrNull(row.value("city"))});
            if (row.isNew()) {
                values.prepend(
                    {"key", Value(freeKey(row, isTeam ? QStringLiteral("team") : QStringLiteral("branch"), keys))});
                add({RecordChange::Operation::Create, entity, row.id, 0, values, {}});
            } else if (differs(row, list)) {
                add({RecordChange::Operation::Update, entity, row.id, versionOf(entity, row.id), values, {}});
            }
        }
    }

    bool differs(const SetupRow &row, SetupList list) const { return !m_ground.rows(list).contains(row); }

    static QString freeKey(const SetupRow &row, const QString &otherwise, QSet<QString> &keys)
    {
        QString wanted = row.value("key").isEmpty() ? keyFromName(row.value("name")) : row.value("key");
        if (wanted.isEmpty())
            wanted = otherwise;
        QString key = wanted;
        for (int number = 2; keys.contains(key); ++number)
            key = wanted + QString::number(number);
        keys.insert(key);
        return key;
    }

    void addPerson(const SetupRow &person)
    {
        const auto link = [&](const char *field) {
            const qint64 target = person.value(field).toLongLong();
            return target == 0 ? Value::null() : Value(target);
        };
        RecordChange change{RecordChange::Operation::Create,
                            "user",
                            person.id,
                            0,
                            {{"login", wordsOrNull(person.value("login").toLower())},
                             {"name", wordsOrNull(person.value("name"))},
                             {"department", link("department")},
                             {"office", link("office")}},
                            {}};
        for (const SetupRole &role : m_ground.roles) {
            if (role.key == person.value("role"))
                change.lines = {{"roles", {{0, {{"role", Value(role.id)}}}}}};
        }
        add(std::move(change));
    }

    void addField(const SetupRow &field)
    {
        const QString chinese = field.value("label_zh").trimmed();
        QList<FieldValue> values{{"entity", wordsOrNull(field.value("entity"))},
                                 {"key", wordsOrNull(field.value("key"))},
                                 {"type", wordsOrNull(field.value("type"))},
                                 // A house that works in English alone has one label for both.
                                 {"label_zh", wordsOrNull(chinese.isEmpty() ? field.value("label_en") : chinese)},
                                 {"label_en", wordsOrNull(field.value("label_en"))},
                                 {"required", Value(field.value("required") == u"1")},
                                 {"indexed", Value(field.value("indexed") == u"1")}};
        if (isChoiceField(field)) {
            values.append({"choice_list", Value(choiceListOf(field))});
            addChoices(field);
        }
        add({RecordChange::Operation::Create, "custom_field", 0, 0, values, {}});
    }

    void addChoices(const SetupRow &field)
    {
        int position = 0;
        QSet<QString> keys;
        for (const QString &choice : choicesOf(field)) {
            const QString key = freeKey({0, 0, {{"name", choice}}}, QStringLiteral("choice"), keys);
            position += choiceStep;
            add({RecordChange::Operation::Create,
                 "choice",
                 0,
                 0,
                 {{"list", Value(choiceListOf(field))},
                  {"key", Value(key)},
                  {"label_zh", Value(choice)},
                  {"label_en", Value(choice)},
                  {"position", Value(qint64(position))}},
                 {}});
        }
    }

    const SetupPlan &m_plan;
    const SetupGround &m_ground;
    SaveRequest m_request;
};

} // namespace

QMap<QByteArray, QString> presetsOf(SetupList list)
{
    switch (list) {
    case SetupList::People:
        return {{"role", QStringLiteral("sales")}};
    case SetupList::Fields:
        return {{"entity", QStringLiteral("customer")}, {"type", QString::fromLatin1(kindKey(Kind::Text))}};
    case SetupList::Departments:
    case SetupList::Branches:
        return {};
    }
    return {};
}

SaveRequest setupSave(const SetupPlan &plan, const SetupGround &ground)
{
    return SaveBuilder(plan, ground).build();
}

QList<SetupPerson> peopleOf(const SetupPlan &plan, const SaveRequest &request, const SaveResult &result)
{
    // The answer has the records in the order of the changes, with the lines of each behind it.
    QList<qint64> users;
    for (const SavedRecord &record : result.saved) {
        if (record.entity == "user")
            users.append(record.id);
    }
    QList<SetupPerson> people;
    qsizetype place = 0;
    for (const RecordChange &change : request.changes) {
        if (change.entity != "user")
            continue;
        for (const SetupRow &row : plan.people) {
            if (row.id == change.id && place < users.size())
                people.append({users.at(place), row.value("login").toLower(), row.value("name")});
        }
        ++place;
    }
    return people;
}

} // namespace fairdesk
