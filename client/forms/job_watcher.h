// A long piece of work in the server, followed until it is over.
#pragma once

#include "client/link/server_link.h"

#include <QTimer>

namespace fairdesk {

// Asks for its state in growing intervals; a lost connection only delays the next answer.
class JobWatcher final : public QObject
{
    Q_OBJECT
public:
    JobWatcher(ServerLink &link, qint64 job, QObject *parent);

    qint64 job() const { return m_job; }
    void cancel();

signals:
    void progressed(const fairdesk::JobInfo &info);
    void finished(const fairdesk::JobInfo &info);

private:
    void ask();
    void take(const JobInfo &info);

    ServerLink &m_link;
    qint64 m_job;
    QTimer m_next;
    bool m_over = false;
};

} // namespace fairdesk
