// The ring around the control that has the keyboard.
#pragma once

#include <QObject>
#include <QPointer>

class QFocusFrame;
class QWidget;

namespace fairdesk {

// Shows a 2 px ring outside a control while it has the focus by the keyboard, never after a mouse click.
class FocusRing final : public QObject
{
    Q_OBJECT
public:
    ~FocusRing() override;

    // Controls of one line get a ring; views mark their cell and text areas their edge instead.
    static bool wantsRing(const QWidget *widget);
    QWidget *target() const;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void focusIn(QWidget *control, Qt::FocusReason reason);
    void focusOut(Qt::FocusReason reason);
    void showAround(QWidget *widget);
    void hide();

    QPointer<QFocusFrame> m_frame;
    // The control that had the ring when its window was left or a menu opened; gets it back on return.
    QPointer<QWidget> m_interrupted;
};

} // namespace fairdesk
