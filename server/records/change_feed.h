// The ordered list of committed changes. The write path appends while it works; after the commit the entries go to all
// listeners. The audit trail is the feed's memory: whoever was away asks for what came after a number.
#pragma once

#include "server/access/row_evaluator.h"

#include <QByteArray>
#include <QList>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace fairdesk {

enum class ChangeAction : quint8 { Created, Updated, Deleted, Restored };

// A record is given to somebody, or taken back; who hears of it how depends on whether he sees it without.
struct ShareChange
{
    ShareGrant grant;
    bool before = false; // whether it was given until now
    bool after = false;
};

struct FeedEntry
{
    qint64 sequence = 0;
    QByteArray entity;
    qint64 id = 0;
    ChangeAction action = ChangeAction::Updated;
    qint64 version = 0;
    qint64 user = 0;
    QByteArray requestKey;
    RowFacts before; // who could see it until now: id 0 if it did not exist
    RowFacts after;
    QList<QByteArray> fields; // keys of the changed fields
    std::optional<ShareChange> share;
};

struct FeedBatch
{
    QList<FeedEntry> entries;
    bool catalogueChanged = false;
    bool rightsChanged = false;
};
using FeedBatchPtr = std::shared_ptr<const FeedBatch>;

class ChangeFeed
{
public:
    using Listener = std::function<void(const FeedBatchPtr &)>;

    // Listeners are called in the writer's thread after the commit; they hand over to their own thread at once.
    int addListener(Listener listener);
    void removeListener(int id);

    // In the writer's thread: entries of work that may still be rolled back with its savepoint.
    void append(FeedEntry entry);
    void noteCatalogueChanged() { m_pending.catalogueChanged = true; }
    void noteRightsChanged() { m_pending.rightsChanged = true; }
    qsizetype mark() const { return m_pending.entries.size(); }
    void rollbackTo(qsizetype mark) { m_pending.entries.resize(mark); }
    // Entries beyond what the store holds: their work was rolled back after they were appended.
    void rollbackAfter(qint64 sequence);
    // After the commit: tells everybody.
    void publish();
    // After a failed commit: forgets.
    void discard() { m_pending = {}; }

    qint64 lastSequence() const { return m_last; }
    void setLastSequence(qint64 sequence) { m_last = sequence; }
    const FeedBatch &pending() const { return m_pending; }

private:
    std::mutex m_mutex;
    QHash<int, Listener> m_listeners;
    int m_nextListener = 1;
    FeedBatch m_pending;
    std::atomic<qint64> m_last = 0;
};

} // namespace fairdesk
