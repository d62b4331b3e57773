#include "client/forms/list_settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>

namespace fairdesk {
namespace {

constexpr int narrowest = 24;
constexpr int widest = 1200;

// A server's name holds signs that separate groups in a settings file.
QString keyOf(const QString &server, const QString &login, const QByteArray &entity)
{
    const QString who = QString::fromLatin1((server + u'|' + login).toUtf8().toHex());
    return QStringLiteral("lists/%1/%2").arg(who, QString::fromUtf8(entity));
}

} // namespace

ListSettings ListSettings::load(const QString &server, const QString &login, const QByteArray &entity)
{
    const QByteArray json = QSettings().value(keyOf(server, login, entity)).toByteArray();
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ListSettings settings;
    for (const QJsonValue &column : object.value(QLatin1String("columns")).toArray())
        settings.columns.append(column.toString().toUtf8());
    const QJsonObject widths = object.value(QLatin1String("widths")).toObject();
    for (auto it = widths.begin(); it != widths.end(); ++it)
        settings.widths.insert(it.key().toUtf8(), std::clamp(it.value().toInt(), narrowest, widest));
    for (const QJsonValue &key : object.value(QLatin1String("sort")).toArray()) {
        const QByteArray text = key.toString().toUtf8();
        settings.sort.append(text.startsWith('-') ? SortKey{text.mid(1), Descending} : SortKey{text, Ascending});
    }
    settings.preview = object.value(QLatin1String("preview")).toBool();
    return settings;
}

void ListSettings::save(const QString &server, const QString &login, const QByteArray &entity) const
{
    QJsonArray columnList;
    for (const QByteArray &column : columns)
        columnList.append(QString::fromUtf8(column));
    QJsonObject widthMap;
    for (auto it = widths.begin(); it != widths.end(); ++it)
        widthMap.insert(QString::fromUtf8(it.key()), it.value());
    QJsonArray sortList;
    for (const SortKey &key : sort)
        sortList.append((key.order == Descending ? QStringLiteral("-") : QString()) + QString::fromUtf8(key.path));
    const QJsonObject object{{QStringLiteral("columns"), columnList},
                             {QStringLiteral("widths"), widthMap},
                             {QStringLiteral("sort"), sortList},
                             {QStringLiteral("preview"), preview}};
    QSettings().setValue(keyOf(server, login, entity), QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace fairdesk
