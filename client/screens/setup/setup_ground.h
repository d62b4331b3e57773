// What a centre has before its administrator sets it up, as far as that matters for setting it up.
#pragma once

#include "client/link/server_link.h"
#include "client/screens/setup/setup_plan.h"

#include <QObject>
#include <QSet>

namespace fairdesk {

struct SetupRole
{
    qint64 id = 0;
    QString key;
    QString name;
};

// The centre as it stands.
struct SetupGround
{
    QMap<QByteArray, SetupRow> settings; // by key
    QList<SetupRow> departments;
    QList<SetupRow> branches;
    QList<SetupRole> roles;
    QSet<QString> logins;
    QString currency;
    QMap<QByteArray, QMap<qint64, qint64>> versions; // entity → id → version

    // Nobody but the administrator works here, or there are no departments to work in.
    bool isFresh() const;
    const QList<SetupRow> &rows(SetupList list) const;
    // What the centre has, and on a fresh one the departments that every centre has.
    SetupPlan proposal() const;
    // A plan that was left, on the ground of today: what colleagues took away is not in it any more.
    SetupPlan continued(SetupPlan plan) const;
};

// The departments that a centre usually has, in the language of the program; those that are there are left out. They
// are numbered from `number` down.
QList<SetupRow> usualDepartments(const QList<SetupRow> &there, qint64 number = -1);

// Reads it from the server, all of it or the reason why not.
class SetupGroundReader final : public QObject
{
    Q_OBJECT
public:
    explicit SetupGroundReader(ServerLink &link, QObject *parent = nullptr);

    void read();

signals:
    void found(const fairdesk::SetupGround &ground);
    void failed(const fairdesk::Error &error);

private:
    using Taker = void (SetupGroundReader::*)(const ResultTable &rows);
    void ask(const char *entity, const QList<QByteArray> &columns, Taker take);
    void takeSettings(const ResultTable &rows);
    void takeDepartments(const ResultTable &rows);
    void takeBranches(const ResultTable &rows);
    void takeRoles(const ResultTable &rows);
    void takeUsers(const ResultTable &rows);
    void answered();

    ServerLink &m_link;
    SetupGround m_ground;
    int m_round = 0;
    int m_open = 0;
};

} // namespace fairdesk
