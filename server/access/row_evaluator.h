// The second evaluator of row access, in memory: decides for the change feed who hears of a record.
#pragma once

#include "server/access/caller.h"

namespace fairdesk {

// What decides who may see a record: its owner, team and branch, and the record that it follows, if any.
struct RowFacts
{
    qint64 id = 0;
    qint64 owner = 0;
    qint64 team = 0;
    qint64 branch = 0;
    QByteArray followedEntity;
    qint64 followed = 0;
    bool operator==(const RowFacts &) const = default;
};

struct ShareGrant;

// Who was given single records. Kept in memory beside the store's table.
class ShareIndex
{
public:
    enum class Can : quint8 { Read, Edit };
    struct Grantee
    {
        qint64 user = 0;
        qint64 team = 0;
        Can can = Can::Read;
        bool operator==(const Grantee &) const = default;
    };

    void add(const QByteArray &entity, qint64 record, Grantee grantee);
    void remove(const QByteArray &entity, qint64 record, qint64 user, qint64 team);
    // `without`: as it would be if this one had not been given.
    bool isShared(const QByteArray &entity, qint64 record, const Caller &with, bool forEdit,
                  const ShareGrant *without = nullptr) const;
    void clear() { m_grants.clear(); }

private:
    QHash<QByteArray, QHash<qint64, QList<Grantee>>> m_grants;
};

// One record given to one grantee.
struct ShareGrant
{
    QByteArray entity;
    qint64 record = 0;
    ShareIndex::Grantee grantee;

    bool isFor(const Caller &caller) const;
    // Whether it brings this row into sight: the record itself, and what follows it.
    bool covers(const QByteArray &rowEntity, const RowFacts &row) const;
    bool operator==(const ShareGrant &) const = default;
};

bool reaches(const RowAccess &access, const Caller &caller, const QByteArray &entity, const RowFacts &row,
             const ShareIndex &shares, const ShareGrant *without = nullptr);

} // namespace fairdesk
