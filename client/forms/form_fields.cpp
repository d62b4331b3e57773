#include "client/forms/form_fields.h"

#include "client/data/choice_labels.h"

#include <QCoreApplication>
#include <QSet>

namespace fairdesk {
namespace {

QString translated(const char *source)
{
    return QCoreApplication::translate("FormFields", source);
}

bool isFilledByProgram(const FieldSpec &field)
{
    return field.is(ReadOnly);
}

bool isShown(const FieldSpec &field, bool isNew)
{
    if (field.is(System) || field.is(NotOnForm) || field.readerRule == FieldRule::Hidden)
        return false;
    return !isNew || (!isFilledByProgram(field) && field.readerRule == FieldRule::Open);
}

} // namespace

QList<FormSection> formSections(const ClientContext &context, const EntitySpec &entity, bool isNew, bool mayAssign)
{
    Q_UNUSED(context);
    QList<FormSection> sections;
    QSet<QByteArray> placed;
    for (const SectionSpec &spec : entity.sections) {
        FormSection section{labelText(spec.label), {}};
        for (const QByteArray &key : spec.fields) {
            const FieldSpec *field = entity.field(key);
            if (!field || placed.contains(key))
                continue;
            placed.insert(key);
            if (isShown(*field, isNew))
                section.fields.append(*field);
        }
        if (!section.fields.isEmpty())
            sections.append(std::move(section));
    }
    FormSection main{sections.isEmpty() ? QString() : translated(QT_TRANSLATE_NOOP("FormFields", "Further details")),
                     {}};
    FormSection custom{translated(QT_TRANSLATE_NOOP("FormFields", "Own fields")), {}};
    FormSection record{translated(QT_TRANSLATE_NOOP("FormFields", "Kept by the program")), {}};
    for (const FieldSpec &field : entity.fields) {
        if (placed.contains(field.key) || !isShown(field, isNew))
            continue;
        FormSection &section = field.isCustom() ? custom : isFilledByProgram(field) ? record : main;
        section.fields.append(field);
    }
    // Lines come last: they are the longest.
    std::stable_partition(main.fields.begin(), main.fields.end(),
                          [](const FieldSpec &field) { return field.kind != Kind::Lines; });
    if (const FieldSpec *owner = entity.field("owner"); owner && entity.isOwned() && mayAssign && !isNew)
        record.fields.prepend(*owner);
    for (FormSection *section : {&main, &custom, &record}) {
        if (!section->fields.isEmpty())
            sections.append(std::move(*section));
    }
    if (sections.size() == 1)
        sections.first().title.clear();
    return sections;
}

QList<FieldSpec> lineColumns(const Catalogue &catalogue, const EntitySpec &lines, const QByteArray &via)
{
    QList<FieldSpec> columns;
    for (const FieldSpec &field : lines.fields) {
        const bool isOwn = !field.is(System) && !field.is(NotOnForm) && field.key != via && field.kind != Kind::Lines;
        if (isOwn && field.readerRule != FieldRule::Hidden)
            columns.append(asEdited(catalogue, lines, field));
    }
    return columns;
}

FieldSpec withNextStates(const EntitySpec &entity, FieldSpec field, const QString &state)
{
    QSet<QByteArray> reachable{state.toUtf8()};
    bool hasRules = false;
    for (const TransitionRule &rule : entity.transitions) {
        hasRules = hasRules || rule.field == field.key;
        if (rule.field == field.key && rule.from == state.toUtf8())
            reachable.insert(rule.to);
    }
    if (!hasRules)
        return field;
    for (ChoiceItem &item : field.choices)
        item.retired = item.retired || !reachable.contains(item.key);
    return field;
}

bool isWide(const FieldSpec &field)
{
    return field.kind == Kind::LongText || field.kind == Kind::Lines;
}

QByteArray limitingField(const Catalogue &catalogue, const EntitySpec &entity, const FieldSpec &link)
{
    if (link.kind != Kind::Ref)
        return {};
    const EntityPtr target = catalogue.find(link.target);
    if (!target || target->follows.isEmpty())
        return {};
    const FieldSpec *theirs = target->field(target->follows);
    const FieldSpec *ours = entity.field(target->follows);
    const bool fits =
        theirs && ours && ours->kind == Kind::Ref && theirs->target == ours->target && ours->key != link.key;
    return fits ? ours->key : QByteArray();
}

} // namespace fairdesk
