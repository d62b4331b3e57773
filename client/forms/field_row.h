// One field of a form: its label, its editor, and what is to be said about it.
#pragma once

#include "client/editors/field_editor.h"

class QLabel;
class QVariantAnimation;

namespace fairdesk {

// Label above, editor, and under it the problem in danger ink or, while the keyboard is there, the field's help.
class FieldRow final : public QWidget
{
    Q_OBJECT
public:
    FieldRow(const FieldSpec &field, ClientContext &context, QWidget *parent);
    // For what is no editor of one value, such as a table of lines.
    FieldRow(const FieldSpec &field, QWidget *content, QWidget *parent);

    const FieldSpec &field() const { return m_field; }
    FieldEditor *editor() const { return m_editor; } // null for a table of lines
    QWidget *content() const { return m_content; }

    void showProblem(const QString &problem);
    QString problem() const { return m_problem; }
    // Similar records that exist already and the like; not a fault.
    void showHint(QWidget *hint);
    // Changed by somebody else.
    void flash(int milliseconds);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build(QWidget *content);
    void showNote();

    FieldSpec m_field;
    FieldEditor *m_editor = nullptr;
    QWidget *m_content = nullptr;
    QWidget *m_hint = nullptr;
    QLabel *m_note;
    QVariantAnimation *m_flash;
    QString m_problem;
    bool m_hasKeyboard = false;
};

} // namespace fairdesk
