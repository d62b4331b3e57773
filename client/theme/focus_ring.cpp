#include "client/theme/focus_ring.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QLineEdit>
#include <QScrollBar>

namespace fairdesk {
namespace {

bool isKeyboardReason(Qt::FocusReason reason)
{
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
}

bool isInterruption(Qt::FocusReason reason)
{
    return reason == Qt::ActiveWindowFocusReason || reason == Qt::PopupFocusReason || reason == Qt::MenuBarFocusReason;
}

// The editor of a spin box or combo box is part of it: the ring goes around the whole control.
QWidget *controlOf(QWidget *widget)
{
    QWidget *parent = widget->parentWidget();
    const bool isPart = qobject_cast<QComboBox *>(parent) || qobject_cast<QAbstractSpinBox *>(parent);
    return isPart ? parent : widget;
}

bool isInCell(const QWidget *widget)
{
    const QWidget *viewport = widget->parentWidget();
    return viewport && qobject_cast<const QAbstractItemView *>(viewport->parentWidget());
}

} // namespace

FocusRing::~FocusRing()
{
    delete m_frame;
}

bool FocusRing::wantsRing(const QWidget *widget)
{
    if (qobject_cast<const QScrollBar *>(widget) || isInCell(widget))
        return false;
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget) ||
           qobject_cast<const QComboBox *>(widget) || qobject_cast<const QAbstractSpinBox *>(widget) ||
           qobject_cast<const QAbstractSlider *>(widget) || widget->property("focusRing").toBool();
}

QWidget *FocusRing::target() const
{
    return m_frame ? m_frame->widget() : nullptr;
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget)
        return false;
    if (event->type() == QEvent::FocusIn)
        focusIn(controlOf(widget), static_cast<QFocusEvent *>(event)->reason());
    if (event->type() == QEvent::FocusOut)
        focusOut(static_cast<QFocusEvent *>(event)->reason());
    // A click into a control that already has the keyboard takes the ring away as well.
    if (event->type() == QEvent::MouseButtonPress)
        hide();
    return false;
}

void FocusRing::focusIn(QWidget *control, Qt::FocusReason reason)
{
    if (isKeyboardReason(reason) || (isInterruption(reason) && m_interrupted == control))
        showAround(control);
    m_interrupted.clear();
}

void FocusRing::focusOut(Qt::FocusReason reason)
{
    m_interrupted = isInterruption(reason) ? target() : nullptr;
    hide();
}

void FocusRing::showAround(QWidget *widget)
{
    if (isInCell(widget))
        return;
    if (!m_frame)
        m_frame = new QFocusFrame;
    m_frame->setWidget(widget);
}

void FocusRing::hide()
{
    if (m_frame)
        m_frame->setWidget(nullptr);
}

} // namespace fairdesk
