#include "client/theme/widgets_bars.h"

#include "client/theme/painters.h"

#include <QFontMetrics>
#include <QLocale>
#include <QPainter>

namespace fairdesk {

CompletenessBar::CompletenessBar(int percent, QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setPercent(percent);
}

void CompletenessBar::setPercent(int percent)
{
    m_percent = std::clamp(percent, 0, 100);
    setAccessibleName(tr("%1 complete").arg(text()));
    update();
}

void CompletenessBar::setTick(std::optional<int> percent)
{
    m_tick = percent;
    update();
}

void CompletenessBar::setTone(std::optional<Tone> tone)
{
    m_tone = tone;
    update();
}

void CompletenessBar::setTextVisible(bool visible)
{
    m_textVisible = visible;
    updateGeometry();
    update();
}

QString CompletenessBar::text() const
{
    return QLocale().toString(m_percent) + QLocale().percent();
}

QSize CompletenessBar::sizeHint() const
{
    return {m_textVisible ? 100 : 60, 20};
}

QSize CompletenessBar::minimumSizeHint() const
{
    return {m_textVisible ? 64 : 24, 20};
}

void CompletenessBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    const QFont font = Theme::font(TypeRole::Secondary);
    const int textWidth = m_textVisible ? QFontMetrics(font).horizontalAdvance(text()) + metrics::gap : 0;
    const Tone tone = m_tone.value_or(m_percent >= 80 ? Tone::Success : Tone::Warning);
    const QRectF bar(0, height() / 2.0 - 2, width() - textWidth, 4);
    paintBar(&painter, bar, m_percent / 100.0, theme.tone(tone).mark, theme,
             m_tick ? std::optional(*m_tick / 100.0) : std::nullopt);
    if (!m_textVisible)
        return;
    painter.setFont(font);
    painter.setPen(isEnabled() ? theme.text.primary : theme.text.disabled);
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, text());
}

} // namespace fairdesk
