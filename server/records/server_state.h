// What is true for the whole server at this moment and changes as a whole: the catalogue with its custom fields, and
// who may do what. Readers take a snapshot; the write path replaces it when a save changed it.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/catalogue.h"
#include "server/access/access_data.h"
#include "server/access/row_evaluator.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>

namespace fairdesk {

class Connection;

class ServerState
{
public:
    struct Snapshot
    {
        CataloguePtr catalogue;
        std::shared_ptr<const AccessData> access;
        QHash<QByteArray, QByteArray> settings; // keys of the entity "setting"
    };

    Snapshot snapshot() const;
    CataloguePtr catalogue() const { return snapshot().catalogue; }
    // The caller as the rights stand now; kept until they change. Nothing for an unknown or disabled user.
    CallerPtr caller(qint64 user) const;
    // Changes whenever rights change: a connection compares it to know that its catalogue view is stale.
    quint64 rightsGeneration() const { return m_rightsGeneration; }

    // The store could not be read after rights had changed: who may do what is not known until it can. Whoever is not
    // an administrator is refused meanwhile.
    void doubt() { m_doubtful = true; }
    bool isDoubtful() const { return m_doubtful; }
    Result<void> vouchFor(const Caller &caller) const;

    // Reads everything from the store. Call after opening and, in the writer, after a commit that touched it.
    void reload(Connection &connection);

    bool isShared(const QByteArray &entity, qint64 record, const Caller &with, bool forEdit) const;
    bool reachable(const RowAccess &access, const Caller &caller, const QByteArray &entity, const RowFacts &row,
                   const ShareGrant *without = nullptr) const;
    void addShare(const QByteArray &entity, qint64 record, ShareIndex::Grantee grantee);
    void removeShare(const QByteArray &entity, qint64 record, qint64 user, qint64 team);

private:
    mutable std::shared_mutex m_mutex;
    Snapshot m_snapshot;
    ShareIndex m_shares;
    mutable QHash<qint64, CallerPtr> m_callers;
    std::atomic<quint64> m_rightsGeneration = 1;
    std::atomic<bool> m_doubtful = false;
};

} // namespace fairdesk
