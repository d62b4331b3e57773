// How far a job is, and whether it shall stop; read and written by different threads.
#pragma once

#include <QtGlobal>

#include <atomic>

namespace fairdesk {

struct JobProgress
{
    std::atomic<qint64> done = 0;
    std::atomic<qint64> total = 0;
    std::atomic<bool> cancelled = false;
};

} // namespace fairdesk
