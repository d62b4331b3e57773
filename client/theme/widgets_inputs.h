// Inputs that Qt does not have: one choice of a few in a row, the search field, the chip of a filter.
#pragma once

#include "client/theme/icons.h"
#include "client/theme/theme.h"

#include <QAbstractButton>
#include <QKeySequence>
#include <QLineEdit>
#include <QWidget>

#include <optional>

class QButtonGroup;
class QHBoxLayout;
class QShortcut;
class QTimer;

namespace fairdesk {

// One choice out of a few, all of them in sight, in one frame.
class SegmentedButtons final : public QWidget
{
    Q_OBJECT
public:
    struct Segment
    {
        QString text;
        QString note;             // a number behind the text
        std::optional<Icon> icon; // 16 px, before the text
        Tone tone = Tone::Neutral;
    };

    explicit SegmentedButtons(const QList<Segment> &segments, QWidget *parent = nullptr);
    explicit SegmentedButtons(const QStringList &texts, QWidget *parent = nullptr);

    int count() const;
    int current() const;
    void setCurrent(int index);
    void setNote(int index, const QString &note);
    QAbstractButton *button(int index) const;

signals:
    // Only for a choice of the user, not for setCurrent().
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void build(const QList<Segment> &segments);

    QButtonGroup *m_group;
};

// A field to find something: magnifier, cross to clear, the key that leads to it, and a pause before each search.
class SearchField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder = {}, QWidget *parent = nullptr);

    // The key moves the focus here from anywhere in the window and is shown while the field is empty.
    void setShortcut(const QKeySequence &keys);
    void setPause(int milliseconds);

signals:
    // After a pause in typing, at once by Enter; never for the same text twice.
    void searched(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void report();

    QTimer *m_pause;
    QShortcut *m_shortcut = nullptr;
    QString m_reported;
};

// A condition of a list as “field value ×”: a click edits it, the cross or Delete takes it away.
class FilterChip final : public QAbstractButton
{
    Q_OBJECT
public:
    FilterChip(const QString &field, const QString &value, QWidget *parent = nullptr);

    void setValue(const QString &value);
    void setRemovable(bool removable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;
    void setCrossHovered(bool hovered);
    void describe();

    QString m_field;
    QString m_value;
    bool m_removable = true;
    bool m_crossHovered = false;
    bool m_crossPressed = false;
};

} // namespace fairdesk
