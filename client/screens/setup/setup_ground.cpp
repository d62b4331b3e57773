#include "client/screens/setup/setup_ground.h"

#include "client/link/when_done.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

constexpr char centreName[] = "centre.name";

struct Department
{
    const char *key;
    const char *name;
};
constexpr Department usual[] = {
    //: A department of an exhibition centre: it sells booths to exhibitors
    {"sales", QT_TRANSLATE_NOOP("SetupGround", "Exhibition sales")},
    //: A department of an exhibition centre: it brings visitors
    {"audience", QT_TRANSLATE_NOOP("SetupGround", "Visitor promotion")},
    {"marketing", QT_TRANSLATE_NOOP("SetupGround", "Marketing")},
    {"service", QT_TRANSLATE_NOOP("SetupGround", "Customer service")},
    {"finance", QT_TRANSLATE_NOOP("SetupGround", "Finance")},
};

} // namespace

bool SetupGround::isFresh() const
{
    const bool isNamed = !settings.value(centreName).value("value").isEmpty();
    return departments.isEmpty() || (!isNamed && logins.size() <= 1);
}

const QList<SetupRow> &SetupGround::rows(SetupList list) const
{
    static const QList<SetupRow> none;
    switch (list) {
    case SetupList::Departments:
        return departments;
    case SetupList::Branches:
        return branches;
    case SetupList::People: // those who work here are not shown again
    case SetupList::Fields:
        return none;
    }
    return none;
}

SetupPlan SetupGround::proposal() const
{
    SetupPlan plan;
    plan.name = settings.value(centreName).value("value");
    plan.city = settings.value("centre.city").value("value");
    plan.departments = departments;
    plan.branches = branches;
    if (isFresh())
        plan.departments += usualDepartments(departments);
    return plan;
}

SetupPlan SetupGround::continued(SetupPlan plan) const
{
    for (const SetupList list : {SetupList::Departments, SetupList::Branches}) {
        const QMap<qint64, qint64> known = versions.value(entityOf(list));
        QList<SetupRow> &rows = plan.rows(list);
        rows.removeIf([&](const SetupRow &row) { return !row.isNew() && !known.contains(row.id); });
        QSet<qint64> listed;
        for (const SetupRow &row : rows)
            listed.insert(row.id);
        QList<qint64> &removed = plan.removed[entityOf(list)];
        removed.removeIf([&](qint64 id) { return !known.contains(id); });
        for (const SetupRow &row : this->rows(list)) {
            if (!listed.contains(row.id) && !removed.contains(row.id))
                rows.append(row);
        }
        for (SetupRow &row : rows) {
            const bool isParentThere =
                std::any_of(rows.begin(), rows.end(), [&](const SetupRow &other) { return other.id == row.parent; });
            row.parent = isParentThere ? row.parent : 0;
        }
        if (removed.isEmpty())
            plan.removed.remove(entityOf(list));
    }
    return plan;
}

QList<SetupRow> usualDepartments(const QList<SetupRow> &there, qint64 number)
{
    QSet<QString> known;
    for (const SetupRow &row : there) {
        known.insert(row.value("key"));
        known.insert(row.value("name"));
    }
    QList<SetupRow> rows;
    for (const Department &department : usual) {
        const QString name = QCoreApplication::translate("SetupGround", department.name);
        if (!known.contains(QLatin1String(department.key)) && !known.contains(name))
            rows.append({number--, 0, {{"key", QLatin1String(department.key)}, {"name", name}}});
    }
    return rows;
}

SetupGroundReader::SetupGroundReader(ServerLink &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
{
}

void SetupGroundReader::read()
{
    m_ground = {};
    ++m_round;
    m_open = 0;
    ask("setting", {"key", "value"}, &SetupGroundReader::takeSettings);
    ask("team", {"key", "name", "parent"}, &SetupGroundReader::takeDepartments);
    ask("branch", {"key", "name", "city"}, &SetupGroundReader::takeBranches);
    ask("role", {"key", "name"}, &SetupGroundReader::takeRoles);
    ask("user", {"login"}, &SetupGroundReader::takeUsers);
    ++m_open;
    whenDone(m_link.readAction("server.status", {}, 0), this, [this, round = m_round](const Result<QJsonObject> &told) {
        if (round != m_round)
            return;
        // An older server does not tell; the page then shows none.
        m_ground.currency = told ? told->value(QLatin1String("currency")).toString() : QString();
        answered();
    });
}

void SetupGroundReader::ask(const char *entity, const QList<QByteArray> &columns, Taker take)
{
    Query query;
    query.entity = entity;
    query.columns = columns;
    query.sort = {{"id", Ascending}}; // as they were made
    query.limit = 0;
    ++m_open;
    whenDone(m_link.query(query), this, [this, take, round = m_round](const Result<ResultTable> &rows) {
        if (round != m_round)
            return;
        if (!rows) {
            ++m_round; // the other answers do not matter any more
            emit failed(rows.error());
            return;
        }
        for (int row = 0; row < rows->rowCount(); ++row)
            m_ground.versions[rows->entity()].insert(rows->id(row), rows->version(row));
        (this->*take)(*rows);
        answered();
    });
}

void SetupGroundReader::answered()
{
    if (--m_open == 0)
        emit found(m_ground);
}

void SetupGroundReader::takeSettings(const ResultTable &rows)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        m_ground.settings.insert(rows.value(row, "key").text().toUtf8(),
                                 {rows.id(row), 0, {{"value", rows.value(row, "value").text()}}});
    }
}

void SetupGroundReader::takeDepartments(const ResultTable &rows)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        m_ground.departments.append(
            {rows.id(row),
             rows.value(row, "parent").integer(),
             {{"key", rows.value(row, "key").text()}, {"name", rows.value(row, "name").text()}}});
    }
}

void SetupGroundReader::takeBranches(const ResultTable &rows)
{
    for (int row = 0; row < rows.rowCount(); ++row) {
        m_ground.branches.append({rows.id(row),
                                  0,
                                  {{"key", rows.value(row, "key").text()},
                                   {"name", rows.value(row, "name").text()},
                                   {"city", rows.value(row, "city").text()}}});
    }
}

void SetupGroundReader::takeRoles(const ResultTable &rows)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        m_ground.roles.append({rows.id(row), rows.value(row, "key").text(), rows.value(row, "name").text()});
}

void SetupGroundReader::takeUsers(const ResultTable &rows)
{
    for (int row = 0; row < rows.rowCount(); ++row)
        m_ground.logins.insert(rows.value(row, "login").text().toLower());
}

} // namespace fairdesk
