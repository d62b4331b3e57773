// Labels and small signs that every page uses. All text is plain: what a user typed is never read as markup.
#pragma once

#include "client/theme/icons.h"
#include "client/theme/theme.h"

#include <QLabel>

namespace fairdesk {

// A plain-text label in a style of the type scale and an ink that follows the theme.
QLabel *makeLabel(const QString &text, TypeRole type = TypeRole::Body, TextRole ink = TextRole::Primary,
                  QWidget *parent = nullptr);

// A tip that shows `text` as it is: Qt would read a name like “<b>” in a tip as markup.
QString plainToolTip(const QString &text);

// A label that gives way: too long a text ends in “…” and is shown whole in its tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(const QString &text = {}, QWidget *parent = nullptr);

    void setElideMode(Qt::TextElideMode mode);
    bool isElided() const;

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode = Qt::ElideRight;
};

// A short word about a record in the colour of what it means.
class TagLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit TagLabel(const QString &text = {}, Tone tone = Tone::Neutral, QWidget *parent = nullptr);

    Tone tone() const { return m_tone; }
    void setTone(Tone tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tone m_tone;
};

// The level of a customer, A to C.
class LevelBadge final : public QLabel
{
    Q_OBJECT
public:
    explicit LevelBadge(BadgeLevel level, QWidget *parent = nullptr);

    BadgeLevel level() const { return m_level; }
    void setLevel(BadgeLevel level);

    QSize sizeHint() const override { return minimumSizeHint(); }
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    BadgeLevel m_level;
};

// A person as the first character of the name in a circle; the whole name is its tip and accessible name.
class Avatar final : public QLabel
{
    Q_OBJECT
public:
    explicit Avatar(const QString &personName = {}, int diameter = 24, QWidget *parent = nullptr);

    QString personName() const { return m_name; }
    void setPersonName(const QString &name);
    void setTone(Tone tone);

    QSize sizeHint() const override { return {m_diameter, m_diameter}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    int m_diameter;
    Tone m_tone = Tone::Accent;
};

// A key as it is printed on the keyboard, for hints in the status bar and in fields.
class KeyCap final : public QLabel
{
    Q_OBJECT
public:
    explicit KeyCap(const QString &keys, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

// An icon that follows the theme, for places that are not buttons.
class IconLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit IconLabel(Icon icon, TextRole role = TextRole::Secondary, int size = metrics::icon,
                       QWidget *parent = nullptr);

    void setIcon(Icon icon, TextRole role);

    QSize sizeHint() const override { return {m_size, m_size}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Icon m_icon;
    TextRole m_role;
    int m_size;
};

// A line of 1 px between groups; line.pane between panes, line.subtle inside one.
class HairLine final : public QWidget
{
    Q_OBJECT
public:
    enum class Weight { Subtle, Pane };

    explicit HairLine(Qt::Orientation orientation, Weight weight = Weight::Subtle, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Weight m_weight;
};

} // namespace fairdesk
