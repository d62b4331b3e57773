#include "server/jobs/export_columns.h"

#include "server/access/caller.h"
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

// "login" of a user, "key" of a team: filled in every record, and the same in every centre. Where there is no such
// field, what comes next to it.
QList<QByteArray> lastingKeys(const EntitySpec &target, const Caller &caller)
{
    const bool mayExport = !target.isOwned() || caller.scope(target, Action::Export) != Scope::None;
    if (!mayExport || caller.scope(target, Action::Read) == Scope::None)
        return {};
    const auto isOpen = [&](const FieldSpec *field) {
        return field && field->isText() && caller.fieldRule(target, *field) == FieldRule::Open;
    };
    for (const FieldSpec &field : target.fields) {
        if (field.is(Unique) && field.is(Required) && isOpen(&field))
            return {field.key};
    }
    QList<QByteArray> keys;
    for (const FieldSpec *field : {target.field("external_id"), target.titleField()}) {
        if (isOpen(field))
            keys.append(field->key);
    }
    return keys;
}

} // namespace

QList<QByteArray> everythingOf(const Catalogue &catalogue, const EntitySpec &entity, const Caller &caller)
{
    QList<QByteArray> columns;
    QList<QByteArray> keys;
    for (const FieldSpec &field : entity.fields) {
        if (field.kind == Kind::Lines || caller.fieldRule(entity, field) == FieldRule::Hidden)
            continue;
        columns.append(field.key);
        const EntityPtr target =
            field.kind == Kind::Ref && !field.is(ReadOnly) ? catalogue.find(field.target) : nullptr;
        if (!target || caller.fieldRule(entity, field) != FieldRule::Open)
            continue;
        for (const QByteArray &key : lastingKeys(*target, caller))
            keys.append(field.key + '.' + key);
    }
    return columns + keys;
}

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
