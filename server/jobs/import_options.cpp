#include "server/jobs/import_options.h"

namespace fairdesk {
namespace {

Error badOption(const char *name, const QJsonValue &value)
{
    return Error::invalid(message(QT_TRANSLATE_NOOP("Message", "The import does not understand %1 = %2."),
                                  QString::fromLatin1(name),
                                  value.isString() ? value.toString() : value.toVariant().toString()));
}

Result<void> readMap(const QJsonValue &json, ImportOptions &options)
{
    if (json.isUndefined() || json.isNull())
        return {};
    if (!json.isObject())
        return badOption("map", json);
    const QJsonObject map = json.toObject();
    for (auto entry = map.begin(); entry != map.end(); ++entry) {
        if (!entry.value().isString() && !entry.value().isNull())
            return badOption("map", entry.key());
        options.table.map.insert(entry.key().trimmed(), entry.value().toString().toUtf8());
    }
    return {};
}

Result<void> readSeparator(const QJsonValue &json, ImportOptions &options)
{
    const QString text = json.toString();
    if (text.isEmpty())
        return {};
    if (text == QLatin1String("tab") || text == QLatin1String("\\t"))
        options.table.separator = u'\t';
    else if (text.size() == 1)
        options.table.separator = text.at(0);
    else
        return badOption("separator", json);
    return {};
}

Result<void> readOnDuplicate(const QJsonValue &json, ImportOptions &options)
{
    const QString text = json.toString();
    options.saysOnKnown = !text.isEmpty();
    if (text.isEmpty() || text == QLatin1String("skip") || text == QLatin1String("refuse"))
        options.onKnown = OnKnownRecord::Skip;
    else if (text == QLatin1String("update"))
        options.onKnown = OnKnownRecord::Update;
    else if (text == QLatin1String("create"))
        options.onKnown = OnKnownRecord::Create;
    else
        return badOption("on_duplicate", json);
    return {};
}

} // namespace

Result<ImportOptions> importOptions(const QJsonObject &json)
{
    static const QStringList known{
        QStringLiteral("map"),    QStringLiteral("encoding"),     QStringLiteral("separator"),
        QStringLiteral("sheet"),  QStringLiteral("dry_run"),      QStringLiteral("locale"),
        QStringLiteral("reason"), QStringLiteral("on_duplicate"), QStringLiteral("key")};
    ImportOptions options;
    for (const QString &key : json.keys()) {
        if (!known.contains(key))
            return badOption(qPrintable(key), json.value(key));
    }
    if (auto done = readMap(json.value(QLatin1String("map")), options); !done)
        return done.error();
    if (auto done = readSeparator(json.value(QLatin1String("separator")), options); !done)
        return done.error();
    if (auto done = readOnDuplicate(json.value(QLatin1String("on_duplicate")), options); !done)
        return done.error();
    options.table.encoding = json.value(QLatin1String("encoding")).toString().toLatin1();
    options.table.sheet = json.value(QLatin1String("sheet")).toString();
    options.dryRun = json.value(QLatin1String("dry_run")).toBool();
    options.locale = json.value(QLatin1String("locale")).toString();
    options.reason = json.value(QLatin1String("reason")).toString();
    return options;
}

} // namespace fairdesk
