#include "server/records/server_state.h"

#include "server/storage/access_store.h"
#include "server/storage/catalogue_store.h"
#include "server/storage/share_store.h"

namespace fairdesk {

ServerState::Snapshot ServerState::snapshot() const
{
    const std::shared_lock lock(m_mutex);
    return m_snapshot;
}

CallerPtr ServerState::caller(qint64 user) const
{
    {
        const std::shared_lock lock(m_mutex);
        const auto kept = m_callers.constFind(user);
        if (kept != m_callers.constEnd())
            return *kept;
    }
    const std::unique_lock lock(m_mutex);
    if (!m_snapshot.access || !m_snapshot.catalogue)
        return nullptr;
    CallerPtr caller = m_snapshot.access->caller(user, *m_snapshot.catalogue);
    if (caller)
        m_callers.insert(user, caller);
    return caller;
}

Result<void> ServerState::vouchFor(const Caller &caller) const
{
    if (!m_doubtful || caller.administrator || caller.system)
        return {};
    return Error::unavailable(message(
        QT_TRANSLATE_NOOP("Message", "The server cannot tell at the moment who may do what. Try again shortly.")));
}

void ServerState::reload(Connection &connection)
{
    Snapshot fresh;
    fresh.catalogue = CatalogueStore::load(connection);
    fresh.access = std::make_shared<const AccessData>(AccessStore::load(connection));
    fresh.settings = CatalogueStore::settings(connection);
    const QList<ShareRow> shares = ShareStore::all(connection);
    const std::unique_lock lock(m_mutex);
    m_snapshot = std::move(fresh);
    m_shares.clear();
    for (const ShareRow &share : shares)
        m_shares.add(share.entity, share.record, share.grantee);
    m_callers.clear();
    m_doubtful = false;
    ++m_rightsGeneration;
}

bool ServerState::isShared(const QByteArray &entity, qint64 record, const Caller &with, bool forEdit) const
{
    const std::shared_lock lock(m_mutex);
    return m_shares.isShared(entity, record, with, forEdit);
}

bool ServerState::reachable(const RowAccess &access, const Caller &caller, const QByteArray &entity,
                            const RowFacts &row, const ShareGrant *without) const
{
    if (access.everything)
        return true;
    const std::shared_lock lock(m_mutex);
    return reaches(access, caller, entity, row, m_shares, without);
}

void ServerState::addShare(const QByteArray &entity, qint64 record, ShareIndex::Grantee grantee)
{
    const std::unique_lock lock(m_mutex);
    m_shares.add(entity, record, grantee);
}

void ServerState::removeShare(const QByteArray &entity, qint64 record, qint64 user, qint64 team)
{
    const std::unique_lock lock(m_mutex);
    m_shares.remove(entity, record, user, team);
}

} // namespace fairdesk
