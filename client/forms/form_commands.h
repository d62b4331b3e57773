// Changes to a form that can be taken back.
#pragma once

#include "client/forms/form_model.h"

#include <QUndoCommand>

namespace fairdesk {

// One field's new value; what is typed in one go is one step.
class SetField final : public QUndoCommand
{
public:
    SetField(FormModel &model, const QByteArray &field, FieldContent after, int stretch);

    void undo() override { m_model->set(m_field, m_before); }
    void redo() override { m_model->set(m_field, m_after); }
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *other) override;

private:
    FormModel *m_model;
    QByteArray m_field;
    FieldContent m_before;
    FieldContent m_after;
    int m_stretch; // of typing; a new one begins whenever the keyboard comes to a field or somebody paused
};

// The lines of a document after an edit in their table.
class SetLines final : public QUndoCommand
{
public:
    SetLines(FormModel &model, const QByteArray &field, QList<LineContent> after);

    void undo() override { m_model->setLines(m_field, m_before); }
    void redo() override { m_model->setLines(m_field, m_after); }

private:
    FormModel *m_model;
    QByteArray m_field;
    QList<LineContent> m_before;
    QList<LineContent> m_after;
};

} // namespace fairdesk
