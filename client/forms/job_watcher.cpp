#include "client/forms/job_watcher.h"

#include "client/link/when_done.h"

#include <chrono>

namespace fairdesk {
namespace {

using namespace std::chrono_literals;

constexpr auto firstPause = 100ms;
constexpr auto longestPause = 1000ms;

} // namespace

JobWatcher::JobWatcher(ServerLink &link, qint64 job, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_job(job)
{
    m_next.setSingleShot(true);
    m_next.setInterval(firstPause);
    connect(&m_next, &QTimer::timeout, this, &JobWatcher::ask);
    m_next.start();
}

void JobWatcher::ask()
{
    whenDone(m_link.jobStatus(m_job), this, [this](const Result<JobInfo> &answer) {
        if (answer) {
            take(*answer);
            return;
        }
        if (answer.error().code() == ErrorCode::Unavailable || answer.error().code() == ErrorCode::Busy) {
            m_next.start(longestPause);
            return;
        }
        JobInfo lost;
        lost.job = m_job;
        lost.state = "failed";
        lost.error = answer.error();
        take(lost);
    });
}

void JobWatcher::cancel()
{
    whenDone(m_link.cancelJob(m_job), this, [this](const Result<JobInfo> &answer) {
        if (answer && answer->isOver())
            take(*answer);
    });
}

void JobWatcher::take(const JobInfo &info)
{
    if (m_over)
        return;
    emit progressed(info);
    if (info.isOver()) {
        m_over = true;
        m_next.stop();
        emit finished(info);
        return;
    }
    m_next.start(
        std::min<std::chrono::milliseconds>(std::chrono::milliseconds(m_next.interval()) * 3 / 2, longestPause));
}

} // namespace fairdesk
