#include "client/theme/widgets_inputs.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QShortcut>
#include <QStyle>
#include <QStyleOption>
#include <QTimer>

namespace fairdesk {
namespace {

constexpr int segmentPadding = 10;

// One choice of SegmentedButtons; the frame around all of them is the parent's.
class SegmentButton final : public QAbstractButton
{
public:
    SegmentButton(const SegmentedButtons::Segment &segment, QWidget *parent)
        : QAbstractButton(parent)
        , m_segment(segment)
    {
        setCheckable(true);
        setText(segment.text);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        describe();
    }

    void setNote(const QString &note)
    {
        m_segment.note = note;
        describe();
        updateGeometry();
        update();
    }

    QSize sizeHint() const override
    {
        // Measured bold, so that the row does not jump when the choice changes.
        int width = 2 * segmentPadding + QFontMetrics(Theme::font(TypeRole::BodyBold)).horizontalAdvance(text());
        if (m_segment.icon)
            width += metrics::icon + (text().isEmpty() ? 0 : 6);
        if (!m_segment.note.isEmpty())
            width += 6 + QFontMetrics(Theme::font(TypeRole::Secondary)).horizontalAdvance(m_segment.note);
        return {width, property("controlSize").toString().isEmpty() ? metrics::control : metrics::smallControl};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        paintGround(painter, theme);
        const QFont font = Theme::font(isChecked() ? TypeRole::BodyBold : TypeRole::Body);
        const QColor ink = inkOf(theme);
        const int textWidth = QFontMetrics(font).horizontalAdvance(text());
        const int iconWidth = m_segment.icon ? metrics::icon : 0;
        const int iconGap = iconWidth && !text().isEmpty() ? 6 : 0;
        const QFont noteFont = Theme::font(TypeRole::Secondary);
        const int noteWidth =
            m_segment.note.isEmpty() ? 0 : 6 + QFontMetrics(noteFont).horizontalAdvance(m_segment.note);
        int x = (width() - textWidth - iconWidth - iconGap - noteWidth) / 2;
        if (m_segment.icon) {
            painter.drawPixmap(QRect(x, (height() - 16) / 2, 16, 16),
                               iconPixmap(*m_segment.icon, 16, devicePixelRatioF(), ink));
            x += iconWidth + iconGap;
        }
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(QRect(x, 0, textWidth + 1, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
        if (noteWidth) {
            painter.setFont(noteFont);
            painter.drawText(QRect(x + textWidth + 6, 0, noteWidth, height()), Qt::AlignVCenter | Qt::AlignLeft,
                             m_segment.note);
        }
    }

private:
    void paintGround(QPainter &painter, const Theme &theme)
    {
        const bool hovered = underMouse() && isEnabled();
        if (isChecked())
            painter.fillRect(rect().adjusted(0, 1, 0, -1), isEnabled() ? theme.bg.selected : theme.bg.neutral);
        else if (hovered)
            painter.fillRect(rect().adjusted(0, 1, 0, -1), theme.bg.hover);
    }

    QColor inkOf(const Theme &theme) const
    {
        if (!isEnabled())
            return theme.text.disabled;
        if (isChecked())
            return theme.accent.text;
        return m_segment.tone == Tone::Neutral ? theme.text.primary : theme.tone(m_segment.tone).text;
    }

    void describe() { setAccessibleName(m_segment.note.isEmpty() ? text() : text() + u' ' + m_segment.note); }

    SegmentedButtons::Segment m_segment;
};

} // namespace

SegmentedButtons::SegmentedButtons(const QList<Segment> &segments, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    build(segments);
}

SegmentedButtons::SegmentedButtons(const QStringList &texts, QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
{
    QList<Segment> segments;
    for (const QString &text : texts)
        segments.append({.text = text, .note = {}, .icon = {}, .tone = Tone::Neutral});
    build(segments);
}

void SegmentedButtons::build(const QList<Segment> &segments)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(1, 0, 1, 0);
    row->setSpacing(1);
    for (const Segment &segment : segments) {
        auto *button = new SegmentButton(segment, this);
        m_group->addButton(button, int(m_group->buttons().size()));
        row->addWidget(button);
    }
    if (QAbstractButton *first = m_group->button(0))
        first->setChecked(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idClicked, this, &SegmentedButtons::chosen);
}

int SegmentedButtons::count() const
{
    return int(m_group->buttons().size());
}

int SegmentedButtons::current() const
{
    return m_group->checkedId();
}

void SegmentedButtons::setCurrent(int index)
{
    if (QAbstractButton *button = m_group->button(index))
        button->setChecked(true);
}

void SegmentedButtons::setNote(int index, const QString &note)
{
    if (auto *button = static_cast<SegmentButton *>(m_group->button(index)))
        button->setNote(note);
}

QAbstractButton *SegmentedButtons::button(int index) const
{
    return m_group->button(index);
}

void SegmentedButtons::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line.pane);
    painter.setBrush(isEnabled() ? theme.bg.surface : theme.bg.chrome);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius,
                            metrics::controlRadius);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 1; i < count(); ++i)
        painter.fillRect(QRect(button(i)->x() - 1, 0, 1, height()), theme.line.pane);
}

SearchField::SearchField(const QString &placeholder, QWidget *parent)
    : QLineEdit(parent)
    , m_pause(new QTimer(this))
{
    setPlaceholderText(placeholder.isEmpty() ? tr("Search") : placeholder);
    setAccessibleName(placeholderText());
    addAction(icon(Icon::Search), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(200);
    connect(m_pause, &QTimer::timeout, this, &SearchField::report);
    connect(this, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::returnPressed, this, &SearchField::report);
}

void SearchField::setShortcut(const QKeySequence &keys)
{
    delete m_shortcut;
    m_shortcut = new QShortcut(keys, this);
    m_shortcut->setContext(Qt::WindowShortcut);
    connect(m_shortcut, &QShortcut::activated, this, [this] {
        setFocus(Qt::ShortcutFocusReason);
        selectAll();
    });
    update();
}

void SearchField::setPause(int milliseconds)
{
    m_pause->setInterval(milliseconds);
}

void SearchField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        report();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (!m_shortcut || !text().isEmpty() || hasFocus())
        return;
    const QString keys = m_shortcut->key().toString(QKeySequence::NativeText).replace(u'+', u' ');
    const QSize size = keyCapSize(keys);
    const int placeholderEnd = 40 + fontMetrics().horizontalAdvance(placeholderText());
    const QRect cap = QStyle::visualRect(
        layoutDirection(), rect(),
        QRect(width() - size.width() - 6, (height() - size.height()) / 2, size.width(), size.height()));
    if (cap.left() < placeholderEnd && layoutDirection() == Qt::LeftToRight)
        return;
    QPainter painter(this);
    paintKeyCap(&painter, cap, keys, Theme::of(this));
}

void SearchField::report()
{
    m_pause->stop();
    if (text() == m_reported)
        return;
    m_reported = text();
    emit searched(m_reported);
}

FilterChip::FilterChip(const QString &field, const QString &value, QWidget *parent)
    : QAbstractButton(parent)
    , m_field(field)
    , m_value(value)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    describe();
}

void FilterChip::setValue(const QString &value)
{
    m_value = value;
    describe();
    updateGeometry();
    update();
}

void FilterChip::setRemovable(bool removable)
{
    m_removable = removable;
    describe();
    updateGeometry();
    update();
}

void FilterChip::describe()
{
    setAccessibleName(m_field + u' ' + m_value);
    setAccessibleDescription(m_removable ? tr("Delete removes this condition") : QString());
}

QSize FilterChip::sizeHint() const
{
    const int field = QFontMetrics(Theme::font(TypeRole::Secondary)).horizontalAdvance(m_field);
    const int value = QFontMetrics(Theme::font(TypeRole::SecondaryBold)).horizontalAdvance(m_value);
    return {8 + field + 5 + value + (m_removable ? 22 : 8), metrics::smallControl};
}

QRect FilterChip::crossRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(), QRect(width() - 20, 0, 18, height()));
}

void FilterChip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool on = isChecked();
    painter.setPen(on ? theme.accent.line : theme.line.pane);
    painter.setBrush(on ? theme.accent.soft : underMouse() && isEnabled() ? theme.bg.hover : theme.bg.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius,
                            metrics::controlRadius);
    const QFont fieldFont = Theme::font(TypeRole::Secondary);
    const int fieldWidth = QFontMetrics(fieldFont).horizontalAdvance(m_field);
    painter.setFont(fieldFont);
    painter.setPen(isEnabled() ? theme.text.secondary : theme.text.disabled);
    painter.drawText(QRect(8, 0, fieldWidth + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, m_field);
    painter.setFont(Theme::font(TypeRole::SecondaryBold));
    painter.setPen(isEnabled() ? theme.text.primary : theme.text.disabled);
    painter.drawText(QRect(8 + fieldWidth + 5, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, m_value);
    if (!m_removable)
        return;
    const QRect cross = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, QSize(12, 12), crossRect());
    painter.drawPixmap(cross, iconPixmap(Icon::Close, 12, devicePixelRatioF(),
                                         m_crossHovered ? theme.text.primary : theme.text.tertiary));
}

void FilterChip::mouseMoveEvent(QMouseEvent *event)
{
    setCrossHovered(m_removable && crossRect().contains(event->position().toPoint()));
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::mousePressEvent(QMouseEvent *event)
{
    m_crossPressed =
        m_removable && event->button() == Qt::LeftButton && crossRect().contains(event->position().toPoint());
    if (!m_crossPressed)
        QAbstractButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_crossPressed) {
        QAbstractButton::mouseReleaseEvent(event);
        return;
    }
    m_crossPressed = false;
    if (crossRect().contains(event->position().toPoint()))
        emit removed();
}

void FilterChip::leaveEvent(QEvent *event)
{
    setCrossHovered(false);
    QAbstractButton::leaveEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (m_removable && (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)) {
        emit removed();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void FilterChip::setCrossHovered(bool hovered)
{
    if (m_crossHovered == hovered)
        return;
    m_crossHovered = hovered;
    update();
}

} // namespace fairdesk
