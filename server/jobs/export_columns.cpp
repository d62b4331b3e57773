#include "server/jobs/export_columns.h"

#include "server/jobs/header_words.h"

namespace fairdesk {
namespace {

QString fieldLabel(const EntitySpec &entity, const FieldSpec &field, const Wording &wording)
{
    const QString label = wording.label(field.label);
    const bool untranslated =
        wording.isChinese() && field.label.chinese.isEmpty() && label == QString::fromUtf8(field.label.source);
    const QString word = untranslated ? chineseHeader(entity.key, field.key) : QString();
    return word.isEmpty() ? label : word;
}

} // namespace

const FieldSpec *fieldAtPath(const Catalogue &catalogue, const EntitySpec &entity, const QByteArray &path)
{
    const EntitySpec *at = &entity;
    const FieldSpec *field = nullptr;
    for (const QByteArray &step : path.split('.')) {
        field = at ? at->field(step) : nullptr;
        if (!field)
            return nullptr;
        at = field->isLink() ? catalogue.find(field->target).get() : nullptr;
    }
    return field;
}

QString labelOfPath(const Catalogue &catalogue, const EntitySpec &entity, const QByteArray &path,
                    const Wording &wording)
{
    QStringList labels;
    const EntitySpec *at = &entity;
    for (const QByteArray &step : path.split('.')) {
        const FieldSpec *field = at ? at->field(step) : nullptr;
        if (!field)
            return QString::fromUtf8(path);
        labels.append(fieldLabel(*at, *field, wording));
        at = field->isLink() ? catalogue.find(field->target).get() : nullptr;
    }
    return labels.join(QStringLiteral(" / "));
}

} // namespace fairdesk
