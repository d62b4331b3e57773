// Who may do what, a second time: written only from the rules as they are stated, in words and sets, without indexes
// and without a look at server/access. What the server answers must be what this answers.
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

namespace fairdesk::test {

class Oracle
{
public:
    // A kind of record: rights that everybody has whose role says nothing about it.
    struct Kind
    {
        bool configuration = false;
        bool internal = false;
        bool unowned = false;
        QByteArray follows;                    // the kind of record that decides who sees this one
        QMap<QByteArray, QByteArray> defaults; // action -> scope
    };
    struct Role
    {
        bool administrator = false;
        QMap<QByteArray, QMap<QByteArray, QByteArray>> rights;     // kind or "*" -> action -> scope
        QMap<QByteArray, QMap<QByteArray, QByteArray>> fieldRules; // kind -> field -> hidden, masked, readonly
    };
    struct User
    {
        qint64 department = 0;
        qint64 branch = 0;
        QList<qint64> roles;
    };
    struct Row
    {
        qint64 owner = 0;
        qint64 team = 0;
        qint64 branch = 0;
        qint64 followed = 0;
        bool deleted = false;
    };
    struct Share
    {
        QByteArray kind;
        qint64 record = 0;
        qint64 user = 0;
        qint64 team = 0;
        bool edit = false;
    };

    QMap<QByteArray, Kind> kinds;
    QMap<qint64, Role> roles;
    QMap<qint64, User> users;
    QMap<qint64, qint64> parentOfTeam;
    QMap<QByteArray, QMap<qint64, Row>> rows;
    QList<Share> shares;

    // What each of his roles gives: own, team, branch or all. Nothing: he may not.
    QList<QByteArray> scopes(qint64 user, const QByteArray &kind, const QByteArray &action) const;
    // Whether the action is his to do on any record at all.
    bool mayAtAll(qint64 user, const QByteArray &kind, const QByteArray &action) const;
    // Whether it is his to do on this one, were it not deleted.
    bool reaches(qint64 user, const QByteArray &kind, qint64 record, const QByteArray &action) const;
    // Whether he sees it: it is there, and he may read it.
    bool sees(qint64 user, const QByteArray &kind, qint64 record) const;
    bool mayDo(qint64 user, const QByteArray &kind, qint64 record, const QByteArray &action) const;
    // open, readonly, masked or hidden.
    QByteArray fieldRule(qint64 user, const QByteArray &kind, const QByteArray &field) const;
    // Whether lists may be filtered, sorted, grouped, summed and searched by it.
    bool mayDecideBy(qint64 user, const QByteArray &kind, const QByteArray &field) const;
    bool isAdministrator(qint64 user) const;
    // Whether a new record may be put there: into its owner's department and branch, one's own, or wherever one may
    // assign everything to.
    bool mayPlace(qint64 user, const QByteArray &kind, const Row &row) const;
    // Whether it was given to him for work on it.
    bool isSharedForWork(qint64 user, const QByteArray &kind, qint64 record) const
    {
        return isShared(user, kind, record, true);
    }
    // Whether it may leave the house in a file. What has no owner only explains other records and goes with them.
    bool mayTake(qint64 user, const QByteArray &kind, qint64 record) const;

private:
    bool within(qint64 user, const QByteArray &scope, const Row &row) const;
    QByteArray scopeOfRole(const Role &role, const QByteArray &kind, const QByteArray &action) const;
    bool isInTree(qint64 team, qint64 root) const;
    bool isShared(qint64 user, const QByteArray &kind, qint64 record, bool forEdit) const;
};

} // namespace fairdesk::test
