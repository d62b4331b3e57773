#include "server/net/change_filter.h"

#include "server/records/server_state.h"

namespace fairdesk {

bool ChangeFilter::sees(const FeedEntry &entry, const RowFacts &facts, bool given)
{
    if (facts.id == 0)
        return false;
    auto access = m_access.constFind(entry.entity);
    if (access == m_access.constEnd()) {
        const EntityPtr entity = m_catalogue->find(entry.entity);
        access = m_access.insert(entry.entity, entity ? m_caller->rows(*entity, Action::Read) : RowAccess());
    }
    if (access->nothing())
        return false;
    if (!entry.share)
        return m_state.reachable(*access, *m_caller, entry.entity, facts);
    // The shares that are known now already hold this one, or no longer: it is looked at by itself.
    const ShareGrant &grant = entry.share->grant;
    const bool bySharing = given && access->shared && grant.isFor(*m_caller) && grant.covers(entry.entity, facts);
    return bySharing || m_state.reachable(*access, *m_caller, entry.entity, facts, &grant);
}

bool ChangeFilter::concernsHisFields(const FeedEntry &entry) const
{
    const EntityPtr entity = m_catalogue->find(entry.entity);
    if (entry.fields.isEmpty() || !entity)
        return true;
    return std::any_of(entry.fields.begin(), entry.fields.end(), [&](const QByteArray &key) {
        const FieldSpec *field = entity->field(key);
        return !field || m_caller->fieldRule(*entity, *field) != FieldRule::Hidden;
    });
}

const char *ChangeFilter::actionFor(const FeedEntry &entry)
{
    switch (entry.action) {
    case ChangeAction::Created:
    case ChangeAction::Restored:
        return sees(entry, entry.after) ? "created" : nullptr;
    case ChangeAction::Deleted:
        return sees(entry, entry.before.id != 0 ? entry.before : entry.after) ? "deleted" : nullptr;
    case ChangeAction::Updated:
        break;
    }
    const bool before = sees(entry, entry.before, entry.share && entry.share->before);
    const bool after = sees(entry, entry.after, entry.share && entry.share->after);
    if (before && after) {
        // What follows a shared record did not change itself.
        const bool followsOnly =
            entry.share && (entry.entity != entry.share->grant.entity || entry.id != entry.share->grant.record);
        return !followsOnly && concernsHisFields(entry) ? "updated" : nullptr;
    }
    if (after)
        return "created";
    return before ? "gone" : nullptr;
}

void ChangeFilter::append(const FeedEntry &entry, wire::ChangedBatch *batch)
{
    const char *action = actionFor(entry);
    if (!action)
        return;
    wire::Changed *changed = batch->add_changes();
    changed->set_sequence(entry.sequence);
    changed->set_entity(entry.entity.toStdString());
    changed->set_id(entry.id);
    changed->set_action(action);
    changed->set_version(entry.version);
    changed->set_user(entry.user);
    // The key names the sender's own request; others learn nothing from it, and it is theirs alone.
    if (entry.user == m_caller->user)
        changed->set_request_key(entry.requestKey.toStdString());
}

} // namespace fairdesk
