// What one reader may hear of the committed changes: nothing of records that he may not see, nothing when only fields
// changed that are hidden from him; a record that moves into his sight appears, one that leaves it goes.
#pragma once

#include "common/catalogue/catalogue.h"
#include "server/access/caller.h"
#include "server/records/change_feed.h"

#include "fairdesk.pb.h"

namespace fairdesk {

class ServerState;

class ChangeFilter
{
public:
    ChangeFilter(const ServerState &state, CataloguePtr catalogue, CallerPtr caller)
        : m_state(state)
        , m_catalogue(std::move(catalogue))
        , m_caller(std::move(caller))
    {
    }

    // "created", "updated", "deleted", "gone"; nothing if it does not concern him.
    const char *actionFor(const FeedEntry &entry);
    // Adds it to the message if it concerns him.
    void append(const FeedEntry &entry, wire::ChangedBatch *batch);

private:
    // `given`: whether what the entry says to be shared is shared.
    bool sees(const FeedEntry &entry, const RowFacts &facts, bool given = false);
    bool concernsHisFields(const FeedEntry &entry) const;

    const ServerState &m_state;
    CataloguePtr m_catalogue;
    CallerPtr m_caller;
    QHash<QByteArray, RowAccess> m_access;
};

} // namespace fairdesk
