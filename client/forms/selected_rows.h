// The rows that are selected in a list, also those that were never scrolled into view.
#pragma once

#include "client/data/record_list_model.h"

#include <QItemSelection>

namespace fairdesk {

qint64 countRows(const QItemSelection &selection);
// Of the rows that are in memory.
QList<qint64> loadedIds(const RecordListModel &model, const QItemSelection &selection);

// Calls back with all selected rows in the order of the list; what is not in memory is asked for first. Refused beyond
// a number that nobody means to handle at once.
using RowsHandler = std::function<void(const Result<QList<ListRow>> &rows)>;
void readRows(const RecordListModel &model, const QItemSelection &selection, ServerLink &link, QObject *owner,
              const RowsHandler &handler);

} // namespace fairdesk
