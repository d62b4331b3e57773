// The control in which one field's value is typed or picked.
#pragma once

#include "client/editors/context_tools.h"

#include <QWidget>

#include <memory>
#include <optional>

class QHBoxLayout;
class QLineEdit;
class QPlainTextEdit;

namespace fairdesk {

// What all editors have in common: a value in and out, the plain look of a value that may only be read, and the mark of
// one that is refused. Made by makeEditor().
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    FieldEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

    const FieldSpec &field() const { return m_field; }

    // A value that may only be read, or is masked, comes back as it was given.
    Value value() const;
    // Does nothing to cursor and selection if the value is already there.
    void setValue(const Value &value, const QString &linkTitle = {});
    // Of the record or records that are picked, as DisplayText takes them.
    virtual QString linkTitle() const { return m_title; }
    // Why what stands in the control is no value at all.
    virtual std::optional<Text> typedProblem() const { return {}; }

    void setReadOnly(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    // Why the value cannot be changed, as the tip of the lock.
    void setLockReason(const QString &reason);
    void setProblem(const QString &problem);
    QString problem() const { return m_problem; }

    // A link offers only records that pass.
    virtual void setLookupFilter(const Filter &) {}
    // The widget that has the keyboard.
    QWidget *input() const { return m_input; }

signals:
    // By the user, not by setValue().
    void edited();
    // The keyboard went elsewhere.
    void left();

protected:
    // To be called once by the editor's constructor. The frame is what carries the mark of a refused value.
    void setInput(QWidget *input, QWidget *frame = nullptr);
    QHBoxLayout *row() const { return m_row; }
    ClientContext &context() const { return m_context; }

    virtual Value typedValue() const = 0;
    virtual void showValue(const Value &value, const QString &linkTitle) = 0;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool isLocked() const { return m_readOnly || m_given.isMasked(); }
    void showLock();
    QWidget *makePlain();
    void fillPlain();

    FieldSpec m_field;
    ClientContext &m_context;
    QHBoxLayout *m_row;
    QWidget *m_editing;
    QWidget *m_input = nullptr;
    QWidget *m_frame = nullptr;
    QWidget *m_plain = nullptr;
    Value m_given = Value::null();
    QString m_title;
    QString m_problem;
    QString m_lockReason;
    bool m_readOnly = false;
};

std::unique_ptr<FieldEditor> makeEditor(const FieldSpec &field, ClientContext &context, QWidget *parent);

} // namespace fairdesk
