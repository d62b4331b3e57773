#include "client/theme/widgets_labels.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"

#include <QHelpEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace fairdesk {

QLabel *makeLabel(const QString &text, TypeRole type, TextRole ink, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setFont(Theme::font(type));
    label->setText(text);
    if (ink != TextRole::Primary)
        setTextRole(label, ink);
    return label;
}

QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? QStringLiteral("<qt>%1</qt>").arg(text.toHtmlEscaped()) : text;
}

ElidedLabel::ElidedLabel(const QString &text, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setElideMode(Qt::TextElideMode mode)
{
    m_mode = mode;
    update();
}

bool ElidedLabel::isElided() const
{
    return fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QString shortest = text().left(2) + QChar(0x2026);
    const int width = std::min(fontMetrics().horizontalAdvance(shortest), QLabel::minimumSizeHint().width());
    return {width, QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    // A tip that somebody has set says more than the text; without one the whole text is the tip.
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()) {
        if (isElided())
            QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), plainToolTip(text()), this);
        else
            QToolTip::hideText();
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QString shown = fontMetrics().elidedText(text(), m_mode, contentsRect().width());
    painter.drawText(contentsRect(), int(alignment()) | Qt::TextSingleLine, shown);
}

TagLabel::TagLabel(const QString &text, Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::font(TypeRole::Caption));
    setText(text);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void TagLabel::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

QSize TagLabel::sizeHint() const
{
    return tagSize(text());
}

QSize TagLabel::minimumSizeHint() const
{
    return {std::min(32, sizeHint().width()), sizeHint().height()};
}

void TagLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintTag(&painter, rect(), text(), m_tone, Theme::of(this));
}

LevelBadge::LevelBadge(BadgeLevel level, QWidget *parent)
    : QLabel(parent)
    , m_level(level)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLevel(level);
}

void LevelBadge::setLevel(BadgeLevel level)
{
    m_level = level;
    const QString letter(QChar(u'A' + char16_t(level)));
    //: %1 is the letter of a customer's level, A to C
    setAccessibleName(tr("Level %1").arg(letter));
    setText(letter);
    update();
}

QSize LevelBadge::minimumSizeHint() const
{
    return levelBadgeSize;
}

void LevelBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLevelBadge(&painter, rect(), m_level, Theme::of(this));
}

Avatar::Avatar(const QString &personName, int diameter, QWidget *parent)
    : QLabel(parent)
    , m_diameter(diameter)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setPersonName(personName);
}

void Avatar::setPersonName(const QString &name)
{
    m_name = name;
    setAccessibleName(name);
    setToolTip(plainToolTip(name));
    update();
}

void Avatar::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Avatar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintAvatar(&painter, rect(), m_name, Theme::of(this), m_tone);
}

KeyCap::KeyCap(const QString &keys, QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::font(TypeRole::Caption));
    setText(keys);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCap::sizeHint() const
{
    return keyCapSize(text());
}

void KeyCap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCap(&painter, rect(), text(), Theme::of(this));
}

IconLabel::IconLabel(Icon icon, TextRole role, int size, QWidget *parent)
    : QLabel(parent)
    , m_icon(icon)
    , m_role(role)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(Icon icon, TextRole role)
{
    m_icon = icon;
    m_role = role;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    fairdesk::icon(m_icon, m_role)
        .paint(&painter, QRect((width() - m_size) / 2, (height() - m_size) / 2, m_size, m_size), Qt::AlignCenter,
               isEnabled() ? QIcon::Normal : QIcon::Disabled);
}

HairLine::HairLine(Qt::Orientation orientation, Weight weight, QWidget *parent)
    : QWidget(parent)
    , m_weight(weight)
{
    if (orientation == Qt::Horizontal)
        setFixedHeight(1);
    else
        setFixedWidth(1);
}

void HairLine::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter(this).fillRect(rect(), m_weight == Weight::Pane ? theme.line.pane : theme.line.subtle);
}

} // namespace fairdesk
