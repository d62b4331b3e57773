// What an administrator plans while he sets up his centre: rows of words, until all of it is saved at once.
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>

#include <optional>

namespace fairdesk {

enum class SetupPage : quint8 { Centre, Departments, People, Fields, Customers, Summary };

// The lists of a plan.
enum class SetupList : quint8 { Departments, Branches, People, Fields };
inline constexpr SetupList setupLists[] = {SetupList::Departments, SetupList::Branches, SetupList::People,
                                           SetupList::Fields};
QByteArray entityOf(SetupList list);
SetupPage pageOf(SetupList list);

// One record to be, or one that the centre has already.
struct SetupRow
{
    qint64 id = 0; // negative: new; others of the plan point to it by this number
    qint64 parent = 0;
    QMap<QByteArray, QString> values; // by field; a switch that is on is "1"
    bool operator==(const SetupRow &) const = default;

    bool isNew() const { return id < 0; }
    QString value(const QByteArray &field) const { return values.value(field); }
    // Nothing was typed: what the program proposes in a new row does not count.
    bool isBlank(const QList<QByteArray> &typed) const;
};

enum class CustomersStart : quint8 { Empty, Import };

struct SetupPlan
{
    QString name;
    QString city;
    QList<SetupRow> departments;
    QList<SetupRow> branches;
    QList<SetupRow> people;
    QList<SetupRow> fields;
    QMap<QByteArray, QList<qint64>> removed; // what the centre had, by entity
    CustomersStart customers = CustomersStart::Empty;
    bool operator==(const SetupPlan &) const = default;

    QList<SetupRow> &rows(SetupList list);
    const QList<SetupRow> &rows(SetupList list) const;

    // For a new row. One save takes all lists, so no two of its rows have the same number.
    qint64 nextNumber() const;

    QJsonObject toJson() const;
    static std::optional<SetupPlan> fromJson(const QJsonObject &json);
};

// The fields by which one sees that a row of the list means something.
QList<QByteArray> typedFields(SetupList list);
// Rows that will become records.
QList<SetupRow> filledRows(const SetupPlan &plan, SetupList list);

// A key out of a name, for programs: "展位面积" zhanweimianji, "Booth size" booth_size.
QString keyFromName(const QString &name);

// Where something is wrong, and what.
struct SetupProblem
{
    SetupPage page = SetupPage::Centre;
    std::optional<SetupList> list; // nothing: a field of the page itself
    qint64 row = 0;
    QByteArray field;
    QString words;
};

} // namespace fairdesk
