// Waiting for an answer where there is nothing else to do: the command line and tests. Never in the desktop client,
// whose thread must not wait.
#pragma once

#include "common/base/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>
#include <QTimer>

#include <chrono>

namespace fairdesk {

template<class T>
Result<T> await(QFuture<Result<T>> future, std::chrono::milliseconds timeout)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        QTimer::singleShot(timeout, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    if (!future.isFinished() || future.resultCount() == 0)
        return Error::unavailable(
            message(QT_TRANSLATE_NOOP("Message", "The server did not answer in time. Try again.")));
    return future.result();
}

} // namespace fairdesk
