// One change to many records, in portions that the server takes at once, with one way back for all of them.
#pragma once

#include "client/link/server_link.h"

namespace fairdesk {

// Makes the changes one portion after the other; each portion is all or none. Deletes itself when it is done.
class BulkChanges final : public QObject
{
    Q_OBJECT
public:
    BulkChanges(ServerLink &link, QList<RecordChange> changes, QObject *parent);

    void start();
    // Takes back what these saves did, the last one first.
    static void undo(ServerLink &link, QList<qint64> groups, QObject *owner,
                     const std::function<void(const Result<void> &)> &done);

signals:
    void progressed(int done, int total);
    // The groups name the saves for undo; the error is why the rest was not done.
    void finished(int done, const QList<qint64> &groups, const std::optional<fairdesk::Error> &error);

private:
    void sendNext();
    void end(const std::optional<Error> &error);

    ServerLink &m_link;
    QList<RecordChange> m_changes;
    QList<qint64> m_groups;
    qsizetype m_done = 0;
};

} // namespace fairdesk
