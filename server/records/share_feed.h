// How the feed tells of shares: the trail names the grantee in words, and with a record appears or goes what follows
// it.
#pragma once

#include "server/records/change_feed.h"
#include "server/storage/audit_store.h"

namespace fairdesk {

inline constexpr char shareField[] = "share";

// "user:5 edit", "team:2 read"; null for nobody.
Value shareText(const std::optional<ShareIndex::Grantee> &grantee);

// What a row of the trail says about a share, if it is one.
std::optional<ShareChange> shareChangeOf(const AuditRow &row);

// The same news for all living records that follow the shared one.
QList<FeedEntry> followersToo(Connection &connection, const Catalogue &catalogue, const FeedEntry &shared);

} // namespace fairdesk
