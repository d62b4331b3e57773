#include "client/forms/selected_rows.h"

#include "client/link/when_done.h"

namespace fairdesk {
namespace {

constexpr qint64 mostRows = 20'000;

ListRow rowAt(const RecordListModel &model, int row)
{
    ListRow result;
    result.id = model.idAt(row);
    for (int column = 0; column < model.columnCount(); ++column) {
        const QModelIndex index = model.index(row, column);
        if (column == 0)
            result.version = index.data(RecordListModel::VersionRole).toLongLong();
        result.values.append(index.data(RecordListModel::RawValueRole).value<Value>());
        result.titles.append(index.data(RecordListModel::LinkTitleRole).toString());
    }
    return result;
}

QList<int> rowsOf(const QItemSelection &selection)
{
    QList<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace

qint64 countRows(const QItemSelection &selection)
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : selection)
        count += range.height();
    return count;
}

QList<qint64> loadedIds(const RecordListModel &model, const QItemSelection &selection)
{
    QList<qint64> ids;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom() && ids.size() < mostRows; ++row) {
            if (const qint64 id = model.idAt(row))
                ids.append(id);
        }
    }
    return ids;
}

void readRows(const RecordListModel &model, const QItemSelection &selection, ServerLink &link, QObject *owner,
              const RowsHandler &handler)
{
    if (countRows(selection) > mostRows) {
        handler(Error(ErrorCode::TooLarge,
                      message(QT_TRANSLATE_NOOP(
                                  "Message", "More than %1 rows are too many at once. Select fewer, or export them."),
                              mostRows)));
        return;
    }
    const QList<int> rows = rowsOf(selection);
    QList<ListRow> found;
    for (const int row : rows) {
        if (model.idAt(row) != 0)
            found.append(rowAt(model, row));
    }
    if (rows.isEmpty() || found.size() == rows.size()) {
        handler(found);
        return;
    }
    Query query = model.query();
    const QList<QByteArray> columns = model.columns();
    query.columns = {"id", "version"};
    for (const QByteArray &column : columns) {
        if (!query.columns.contains(column))
            query.columns.append(column);
    }
    const int first = rows.first();
    query.offset = first;
    query.limit = rows.last() - first + 1;
    query.after.clear();
    whenDone(link.query(query), owner, [rows, columns, first, handler](const Result<ResultTable> &answer) {
        if (!answer) {
            handler(answer.error());
            return;
        }
        const QList<ListRow> all = RowPages::rowsOf(*answer, columns);
        QList<ListRow> wanted;
        for (const int row : rows) {
            if (row - first < all.size())
                wanted.append(all.at(row - first));
        }
        handler(wanted);
    });
}

} // namespace fairdesk
