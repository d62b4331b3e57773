// The part of a connection that hears of changes.
#include "server/net/client_connection.h"

#include "server/net/change_filter.h"
#include "server/net/feed_replay.h"
#include "server/net/network_thread.h"
#include "server/records/server_state.h"

#include "common/base/logging.h"

#include <QThreadPool>

namespace fairdesk {

void ClientConnection::subscribe(qint64 after)
{
    m_held.clear();
    m_lastHeard = 0;
    m_subscribed = true;
    m_replaying = after >= 0;
    if (!m_replaying)
        return;
    // The past is read beside; what happens meanwhile is held back, so that nothing is lost in between.
    m_services.workers.start([mailbox = m_thread.mailbox(), number = m_number, &services = m_services, after] {
        auto replay = FeedReplay::load(services.api.services().database, *services.api.services().state.catalogue(),
                                       after, services.limits.replayedChanges);
        if (!replay) {
            qCWarning(lcNet).noquote() << "changes cannot be read:" << replay.error().english();
            replay = FeedReplay{{}, true};
        }
        mailbox->postReplay(number, std::make_shared<FeedReplay>(std::move(*replay)));
    });
}

void ClientConnection::hearReplay(const FeedReplay &replay)
{
    if (!m_replaying || !m_caller)
        return;
    m_replaying = false;
    wire::Envelope envelope;
    wire::ChangedBatch *batch = envelope.mutable_changed();
    batch->set_missed(replay.missed);
    const ServerState &state = m_services.api.services().state;
    ChangeFilter filter(state, state.catalogue(), m_caller);
    for (const FeedEntry &entry : replay.entries) {
        filter.append(entry, batch);
        m_lastHeard = qMax(m_lastHeard, entry.sequence);
    }
    if (replay.missed || batch->changes_size() > 0)
        send(frameOf(envelope));
    const QList<FeedBatchPtr> held = std::exchange(m_held, {});
    if (const QByteArray frame = feedFrame(held); !frame.isEmpty())
        send(frame);
}

QByteArray ClientConnection::feedFrame(const QList<FeedBatchPtr> &batches)
{
    wire::Envelope envelope;
    wire::ChangedBatch *message = envelope.mutable_changed();
    const ServerState &state = m_services.api.services().state;
    ChangeFilter filter(state, state.catalogue(), m_caller);
    for (const FeedBatchPtr &batch : batches) {
        if (batch->catalogueChanged)
            message->set_catalogue_changed(true);
        for (const FeedEntry &entry : batch->entries) {
            if (entry.sequence > m_lastHeard)
                filter.append(entry, message);
        }
    }
    const bool empty = message->changes_size() == 0 && !message->catalogue_changed();
    return empty ? QByteArray() : frameOf(envelope);
}

void ClientConnection::hear(const QList<FeedBatchPtr> &batches, FeedFrames &frames)
{
    if (!m_subscribed || !m_caller)
        return;
    if (m_replaying) {
        m_held += batches;
        return;
    }
    // Just after a replay some of the entries are known here already, and the frame is this connection's own.
    const bool own = m_lastHeard > 0 && std::any_of(batches.begin(), batches.end(), [this](const FeedBatchPtr &batch) {
                         return !batch->entries.isEmpty() && batch->entries.first().sequence <= m_lastHeard;
                     });
    if (own) {
        if (const QByteArray frame = feedFrame(batches); !frame.isEmpty())
            send(frame);
        return;
    }
    auto frame = frames.constFind(m_caller.get());
    if (frame == frames.constEnd())
        frame = frames.insert(m_caller.get(), feedFrame(batches));
    if (!frame->isEmpty())
        send(*frame);
}

void ClientConnection::refreshCaller()
{
    if (!isSignedIn())
        return;
    CallerPtr now = m_services.api.services().state.caller(m_user);
    if (!now) {
        sayGoodbye("session_ended",
                   message(QT_TRANSLATE_NOOP("Message", "Your account was disabled. Ask your administrator.")));
        return;
    }
    const bool changed = !m_caller || *now != *m_caller;
    m_caller = std::move(now);
    if (!changed || !m_subscribed)
        return;
    wire::Envelope envelope;
    envelope.mutable_changed()->set_rights_changed(true);
    envelope.mutable_changed()->set_catalogue_changed(true);
    send(frameOf(envelope));
}

void ClientConnection::endSessionIf(const QList<qint64> &sessions)
{
    if (m_session != 0 && sessions.contains(m_session))
        sayGoodbye("session_ended", message(QT_TRANSLATE_NOOP("Message", "Your session was ended. Sign in again.")));
}

} // namespace fairdesk
