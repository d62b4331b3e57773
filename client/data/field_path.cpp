#include "client/data/field_path.h"

#include "client/data/choice_labels.h"

namespace fairdesk {

std::optional<FieldSpec> fieldAt(const Catalogue &catalogue, const QByteArray &entity, const QByteArray &path)
{
    EntityPtr current = catalogue.find(entity);
    const QList<QByteArray> steps = path.split('.');
    for (int i = 0; current && i < steps.size(); ++i) {
        const FieldSpec *field = current->field(steps.at(i));
        if (!field)
            return {};
        if (i == steps.size() - 1)
            return *field;
        if (field->kind != Kind::Ref)
            return {};
        current = catalogue.find(field->target);
    }
    return {};
}

QString pathLabel(const Catalogue &catalogue, const QByteArray &entity, const QByteArray &path, const QLocale &locale)
{
    QStringList labels;
    for (qsizetype end = path.indexOf('.');; end = path.indexOf('.', end + 1)) {
        const auto field = fieldAt(catalogue, entity, end < 0 ? path : path.left(end));
        if (!field)
            return QString::fromUtf8(path);
        labels.append(labelText(field->label, locale));
        if (end < 0)
            break;
    }
    return labels.join(locale.language() == QLocale::Chinese ? QStringLiteral("：") : QStringLiteral(": "));
}

FieldSpec elementOf(const FieldSpec &field)
{
    FieldSpec element = field;
    if (field.kind == Kind::ChoiceSet)
        element.kind = Kind::Choice;
    else if (field.kind == Kind::Many)
        element.kind = Kind::Ref;
    return element;
}

QList<QByteArray> defaultColumns(const EntitySpec &entity)
{
    QList<QByteArray> columns;
    for (const FieldSpec &field : entity.fields) {
        if (field.is(InList))
            columns.append(field.key);
    }
    const FieldSpec *title = entity.titleField();
    if (columns.isEmpty() && title)
        columns.append(title->key);
    return columns;
}

QList<SortKey> defaultSort(const EntitySpec &entity)
{
    for (const FieldSpec &field : entity.fields) {
        if (field.kind == Kind::Instant && field.is(Required) && field.is(Sortable))
            return {{field.key, Descending}};
    }
    return {};
}

} // namespace fairdesk
