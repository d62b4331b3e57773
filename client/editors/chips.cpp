#include "client/editors/chips.h"

#include "client/data/choice_labels.h"
#include "client/editors/popup_line.h"
#include "client/theme/icons.h"
#include "client/theme/widgets_labels.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

namespace fairdesk {
namespace {

constexpr int chipHeight = 20;
constexpr int crossRoom = 18;
constexpr int smallestLine = 60;

// A chip that a click on its cross takes away. The keyboard does that from the line, so chips are no stops for Tab.
class ChipButton final : public QAbstractButton
{
public:
    ChipButton(const Chip &chip, QWidget *parent)
        : QAbstractButton(parent)
        , m_tone(chip.tone)
    {
        setText(chip.text);
        setFont(Theme::font(TypeRole::Secondary));
        setFocusPolicy(Qt::NoFocus);
        setCursor(Qt::ArrowCursor);
        setAttribute(Qt::WA_Hover);
        setToolTip(plainToolTip(chip.text));
        setAccessibleName(chip.text);
    }

    QSize sizeHint() const override { return {fontMetrics().horizontalAdvance(text()) + 10 + crossRoom, chipHeight}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(this);
        const Theme::ToneColors tone = theme.tone(m_tone);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tone.soft);
        painter.drawRoundedRect(rect(), metrics::tagRadius, metrics::tagRadius);
        painter.setPen(tone.text);
        const QRect room = rect().adjusted(8, 0, -crossRoom, 0);
        painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                         fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
        painter.drawPixmap(
            QRect(width() - crossRoom + 2, (height() - 12) / 2, 12, 12),
            iconPixmap(Icon::Close, 12, devicePixelRatioF(), underMouse() ? theme.text.primary : tone.text));
    }

private:
    Tone m_tone;
};

} // namespace

FlowLayout::FlowLayout(QWidget *parent, int spacing)
    : QLayout(parent)
    , m_spacing(spacing)
{
    setContentsMargins(0, 0, 0, 0);
}

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

void FlowLayout::setOrder(const QList<QWidget *> &widgets)
{
    qDeleteAll(m_items);
    m_items.clear();
    for (QWidget *widget : widgets)
        addWidget(widget);
    invalidate();
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const QLayoutItem *item : m_items) {
        width += item->sizeHint().width() + m_spacing;
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(QSize(std::min(item->sizeHint().width(), smallestLine), item->sizeHint().height()));
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int FlowLayout::arrange(const QRect &rect, bool apply) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    int x = room.left();
    int y = room.top();
    int lineHeight = 0;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        QLayoutItem *item = m_items.at(i);
        if (item->isEmpty())
            continue;
        const bool stretches = m_lastStretches && i == m_items.size() - 1;
        QSize size = item->sizeHint().boundedTo(QSize(room.width(), QWIDGETSIZE_MAX));
        if (stretches)
            size.setWidth(smallestLine);
        if (x > room.left() && x + size.width() > room.right() + 1) {
            x = room.left();
            y += lineHeight + m_spacing;
            lineHeight = 0;
        }
        if (stretches)
            size.setWidth(std::max(smallestLine, room.right() + 1 - x));
        if (apply)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + m_spacing;
        lineHeight = std::max(lineHeight, size.height());
    }
    return y + lineHeight - rect.top() + margins.bottom();
}

ChipsField::ChipsField(QWidget *parent)
    : QWidget(parent)
    , m_flow(new FlowLayout(this))
    , m_line(new PopupLine(this))
{
    m_line->setFrameless();
    m_line->setFixedHeight(chipHeight);
    m_line->installEventFilter(this);
    m_flow->setContentsMargins(4, 4, 4, 4);
    m_flow->setLastStretches(true);
    m_flow->setOrder({m_line});
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_line, &PopupLine::backspaced, this, [this] {
        if (!m_chips.isEmpty())
            emit removed(m_chips.last().key);
    });
    fitHeight();
}

void ChipsField::setChips(const QList<Chip> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    for (QWidget *widget : std::exchange(m_widgets, {})) {
        widget->hide();
        widget->deleteLater(); // its own click may be what removed it
    }
    QStringList words;
    for (const Chip &chip : chips) {
        auto *button = new ChipButton(chip, this);
        connect(button, &QAbstractButton::clicked, this, [this, key = chip.key] { emit removed(key); });
        button->show();
        m_widgets.append(button);
        words.append(chip.text);
    }
    m_flow->setOrder(m_widgets + QList<QWidget *>{m_line});
    m_line->setAccessibleDescription(joinedWords(words));
    fitHeight();
}

void ChipsField::fitHeight()
{
    const int height = std::max(metrics::control, m_flow->heightForWidth(std::max(width(), smallestLine)));
    if (minimumHeight() != height)
        setFixedHeight(height);
}

void ChipsField::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeight();
}

void ChipsField::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QStyleOptionFrame option;
    option.initFrom(this);
    option.lineWidth = 1;
    option.state.setFlag(QStyle::State_Sunken);
    option.state.setFlag(QStyle::State_HasFocus, m_line->hasFocus());
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
}

void ChipsField::mousePressEvent(QMouseEvent *event)
{
    m_line->setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton)
        emit m_line->wanted(QString());
}

bool ChipsField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

} // namespace fairdesk
