// A list as somebody has named it: conditions, columns, order.
#pragma once

#include "client/data/filter_json.h"
#include "common/catalogue/query.h"

namespace fairdesk {

struct SavedView
{
    qint64 id = 0;
    QString name;
    Filter filter;
    QList<QByteArray> columns; // empty: those that the person uses anyway
    QList<SortKey> sort;
    QString search;
};

// {"filter": …, "columns": ["name", …], "sort": ["-created_at", "name"], "search": "…"}; all of them may be missing.
// What this reader may not name (any more) is left out of columns and order; a condition that cannot be read is an
// error.
Result<SavedView> savedViewFromJson(const FilterWords &words, const QByteArray &entity, const QByteArray &json);
QByteArray savedViewToJson(const Catalogue &catalogue, const QByteArray &entity, const SavedView &view);

} // namespace fairdesk
