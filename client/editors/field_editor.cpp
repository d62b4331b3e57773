#include "client/editors/field_editor.h"

#include "client/data/choice_labels.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace fairdesk {
namespace {

constexpr int plainTextHeight = 88;

} // namespace

FieldEditor::FieldEditor(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_context(context)
    , m_row(nullptr)
    , m_editing(new QWidget(this))
{
    auto *whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_editing);
    m_row = new QHBoxLayout(m_editing);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(metrics::grid);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void FieldEditor::setInput(QWidget *input, QWidget *frame)
{
    m_input = input;
    m_frame = frame ? frame : input;
    setFocusProxy(input);
    input->setAccessibleName(labelText(m_field.label));
    input->setObjectName(QString::fromUtf8(m_field.key));
    input->installEventFilter(this);
}

Value FieldEditor::value() const
{
    return isLocked() ? m_given : typedValue();
}

void FieldEditor::setValue(const Value &value, const QString &linkTitle)
{
    m_given = value;
    m_title = linkTitle;
    showLock();
    if (!value.isMasked())
        showValue(value, linkTitle);
}

void FieldEditor::setReadOnly(bool readOnly)
{
    if (m_readOnly == readOnly)
        return;
    if (readOnly && !m_given.isMasked()) {
        m_title = linkTitle();
        m_given = typedValue();
    }
    m_readOnly = readOnly;
    showLock();
}

void FieldEditor::setLockReason(const QString &reason)
{
    m_lockReason = reason;
    if (m_plain)
        m_plain->setToolTip(plainToolTip(reason));
}

void FieldEditor::setProblem(const QString &problem)
{
    m_problem = problem;
    setInvalid(m_frame, !problem.isEmpty());
    m_input->setAccessibleDescription(problem);
}

void FieldEditor::showLock()
{
    const bool locked = isLocked();
    if (locked && !m_plain) {
        m_plain = makePlain();
        layout()->addWidget(m_plain);
    }
    if (m_plain) {
        fillPlain();
        m_plain->setVisible(locked);
    }
    m_editing->setVisible(!locked);
    setFocusProxy(locked ? m_plain : m_input);
}

// Text that can still be selected and copied.
QWidget *FieldEditor::makePlain()
{
    QWidget *plain = nullptr;
    if (m_field.kind == Kind::LongText) {
        auto *text = new QPlainTextEdit(this);
        text->setReadOnly(true);
        text->setTabChangesFocus(true);
        text->setMaximumHeight(plainTextHeight);
        setSurface(text, Surface::Chrome);
        plain = text;
    } else {
        auto *line = new QLineEdit(this);
        line->setReadOnly(true);
        line->addAction(icon(Icon::Lock), QLineEdit::TrailingPosition);
        plain = line;
    }
    plain->setAccessibleName(labelText(m_field.label));
    plain->setToolTip(plainToolTip(m_lockReason));
    return plain;
}

void FieldEditor::fillPlain()
{
    const QString text = displayOf(m_context).text(m_field, m_given, m_title, DisplayText::Place::Form);
    if (auto *line = qobject_cast<QLineEdit *>(m_plain)) {
        line->setText(text);
        line->setCursorPosition(0);
    } else if (auto *area = qobject_cast<QPlainTextEdit *>(m_plain)) {
        area->setPlainText(text);
    }
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::FocusOut)
        emit left();
    return QWidget::eventFilter(watched, event);
}

} // namespace fairdesk
