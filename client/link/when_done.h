// What happens when an answer comes, for as long as the one who waits for it lives.
#pragma once

#include "common/base/result.h"

#include <QFuture>
#include <QFutureWatcher>

namespace fairdesk {

// Calls back in the context's thread, from its event loop; never if the context is gone by then.
// In place of QFuture::then(context, …): in Qt 6.4 that ends a debug build when a page is closed while it waits.
template<class T, class Callback>
void whenDone(const QFuture<Result<T>> &future, QObject *context, Callback callback)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, callback = std::move(callback)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             callback(watcher->future().result());
                     });
    watcher->setFuture(future);
}

} // namespace fairdesk
