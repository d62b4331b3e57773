#include "client/forms/saved_view.h"

#include "client/data/field_path.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace fairdesk {

Result<SavedView> savedViewFromJson(const FilterWords &words, const QByteArray &entity, const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    // A bare condition is one too.
    const QJsonObject object =
        document.isArray() ? QJsonObject{{QStringLiteral("filter"), document.array()}} : document.object();
    SavedView view;
    const QJsonValue filter = object.value(QLatin1String("filter"));
    const bool isEverything = filter.isObject() && filter.toObject().isEmpty(); // as earlier versions saved it
    if (!filter.isUndefined() && !filter.isNull() && !isEverything) {
        auto read = filterFromJson(words, entity, filter);
        if (!read)
            return read.error();
        view.filter = *std::move(read);
    }
    for (const QJsonValue &column : object.value(QLatin1String("columns")).toArray()) {
        const QByteArray path = column.toString().toUtf8();
        if (fieldAt(*words.catalogue, entity, path))
            view.columns.append(path);
    }
    for (const QJsonValue &key : object.value(QLatin1String("sort")).toArray()) {
        const QByteArray text = key.toString().toUtf8();
        const bool descending = text.startsWith('-');
        const QByteArray path = descending ? text.mid(1) : text;
        if (fieldAt(*words.catalogue, entity, path))
            view.sort.append({path, descending ? Descending : Ascending});
    }
    view.search = object.value(QLatin1String("search")).toString();
    return view;
}

QByteArray savedViewToJson(const Catalogue &catalogue, const QByteArray &entity, const SavedView &view)
{
    QJsonObject object;
    if (!view.filter.isEverything())
        object.insert(QStringLiteral("filter"), filterToJson(catalogue, entity, view.filter));
    QJsonArray columns;
    for (const QByteArray &column : view.columns)
        columns.append(QString::fromUtf8(column));
    if (!columns.isEmpty())
        object.insert(QStringLiteral("columns"), columns);
    QJsonArray sort;
    for (const SortKey &key : view.sort)
        sort.append((key.order == Descending ? QStringLiteral("-") : QString()) + QString::fromUtf8(key.path));
    if (!sort.isEmpty())
        object.insert(QStringLiteral("sort"), sort);
    if (!view.search.isEmpty())
        object.insert(QStringLiteral("search"), view.search);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace fairdesk
