#include "client/forms/field_row.h"

#include "client/data/choice_labels.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <QVariantAnimation>

namespace fairdesk {
namespace {

const QChar requiredMark(0xFF0A); // ＊

} // namespace

FieldRow::FieldRow(const FieldSpec &field, ClientContext &context, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_note(makeLabel({}, TypeRole::Secondary, TextRole::Danger, this))
    , m_flash(new QVariantAnimation(this))
{
    m_editor = makeEditor(field, context, this).release();
    build(m_editor);
    if (m_editor && m_editor->input())
        m_editor->input()->installEventFilter(this);
}

FieldRow::FieldRow(const FieldSpec &field, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_field(field)
    , m_note(makeLabel({}, TypeRole::Secondary, TextRole::Danger, this))
    , m_flash(new QVariantAnimation(this))
{
    content->setParent(this);
    build(content);
}

void FieldRow::build(QWidget *content)
{
    m_content = content;
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::grid);
    auto *head = new QHBoxLayout;
    head->setSpacing(2);
    QLabel *label = makeLabel(labelText(m_field.label), TypeRole::Secondary, TextRole::Secondary, this);
    label->setBuddy(content);
    head->addWidget(label);
    if (m_field.is(Required)) {
        QLabel *mark = makeLabel(requiredMark, TypeRole::Secondary, TextRole::Danger, this);
        mark->setToolTip(tr("Must be filled in"));
        head->addWidget(mark);
    }
    head->addStretch(1);
    column->addLayout(head);
    column->addWidget(content);
    m_note->setWordWrap(true);
    m_note->hide();
    column->addWidget(m_note);
    column->addStretch(1);
    connect(m_flash, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
}

void FieldRow::showProblem(const QString &problem)
{
    if (problem == m_problem)
        return;
    m_problem = problem;
    if (m_editor)
        m_editor->setProblem(problem);
    showNote();
}

void FieldRow::showNote()
{
    const QString help = labelText(m_field.help);
    const bool showsHelp = m_problem.isEmpty() && m_hasKeyboard && !help.isEmpty();
    m_note->setText(showsHelp ? help : m_problem);
    setTextRole(m_note, showsHelp ? TextRole::Tertiary : TextRole::Danger);
    m_note->setVisible(!m_note->text().isEmpty());
}

void FieldRow::showHint(QWidget *hint)
{
    if (m_hint)
        m_hint->deleteLater();
    m_hint = hint;
    if (!hint)
        return;
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->insertWidget(column->count() - 1, hint);
}

void FieldRow::flash(int milliseconds)
{
    if (milliseconds <= 0)
        return;
    m_flash->stop();
    m_flash->setDuration(milliseconds);
    m_flash->setStartValue(1.0);
    m_flash->setEndValue(0.0);
    m_flash->start();
}

void FieldRow::paintEvent(QPaintEvent *)
{
    if (m_flash->state() != QAbstractAnimation::Running)
        return;
    QPainter painter(this);
    painter.setOpacity(m_flash->currentValue().toDouble());
    painter.fillRect(rect(), Theme::of(this).accent.soft);
}

bool FieldRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
        m_hasKeyboard = event->type() == QEvent::FocusIn;
        showNote();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace fairdesk
