#include "client/forms/form_commands.h"

#include "client/data/choice_labels.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

QString nameOf(const FormModel &model, const QByteArray &field)
{
    const FieldSpec *spec = model.entity().field(field);
    //: Name of a step that can be undone: a change of the field %1.
    return QCoreApplication::translate("FormCommands", "Change %1")
        .arg(spec ? labelText(spec->label) : QString::fromUtf8(field));
}

} // namespace

SetField::SetField(FormModel &model, const QByteArray &field, FieldContent after, int stretch)
    : QUndoCommand(nameOf(model, field))
    , m_model(&model)
    , m_field(field)
    , m_before(model.content(field))
    , m_after(std::move(after))
    , m_stretch(stretch)
{
}

bool SetField::mergeWith(const QUndoCommand *other)
{
    const auto *next = static_cast<const SetField *>(other);
    if (next->m_field != m_field || next->m_stretch != m_stretch)
        return false;
    m_after = next->m_after;
    return true;
}

SetLines::SetLines(FormModel &model, const QByteArray &field, QList<LineContent> after)
    : QUndoCommand(nameOf(model, field))
    , m_model(&model)
    , m_field(field)
    , m_before(model.lines(field))
    , m_after(std::move(after))
{
}

} // namespace fairdesk
