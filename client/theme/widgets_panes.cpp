#include "client/theme/widgets_panes.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

TextRole inkOf(Tone tone, TextRole neutral)
{
    const std::array<TextRole, 7> inks{neutral,          TextRole::Accent, TextRole::Success, TextRole::Warning,
                                       TextRole::Danger, TextRole::Care,   TextRole::Room};
    return inks[size_t(tone)];
}

// One figure of a strip.
class FigureCell final : public QAbstractButton
{
public:
    FigureCell(const KeyFigure &figure, KeyFigureStrip::Size size, QWidget *parent)
        : QAbstractButton(parent)
        , m_figure(figure)
        , m_size(size)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(figure.opensRecords ? Qt::TabFocus : Qt::NoFocus);
        if (figure.opensRecords)
            setCursor(Qt::PointingHandCursor);
        setAccessibleName(
            QStringList{figure.label, figure.value + figure.unit, figure.caption}.join(QStringLiteral(", ")));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        const int value = QFontMetrics(valueFont()).horizontalAdvance(m_figure.value) + unitWidth();
        const int label = QFontMetrics(Theme::font(TypeRole::Secondary)).horizontalAdvance(m_figure.label);
        const int caption = QFontMetrics(Theme::font(TypeRole::Secondary)).horizontalAdvance(m_figure.caption);
        const bool dashboard = m_size == KeyFigureStrip::Size::Dashboard;
        const int width = dashboard ? std::max(label + caption + 16, value) : std::max({value, label, caption});
        return {width + 2 * padding, dashboard ? 84 : 72};
    }
    QSize minimumSizeHint() const override
    {
        return {QFontMetrics(valueFont()).horizontalAdvance(m_figure.value) + unitWidth() + 2 * padding,
                sizeHint().height()};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::of(this);
        if (m_figure.opensRecords && underMouse())
            painter.fillRect(rect(), theme.bg.hover);
        if (m_size == KeyFigureStrip::Size::Dashboard)
            paintDashboard(painter, theme);
        else
            paintStrip(painter, theme);
    }

private:
    static constexpr int padding = 16;

    QFont valueFont() const
    {
        return Theme::font(m_size == KeyFigureStrip::Size::Dashboard ? TypeRole::KeyFigure : TypeRole::StripFigure);
    }

    int unitWidth() const
    {
        if (m_figure.unit.isEmpty())
            return 0;
        return 6 + QFontMetrics(Theme::font(TypeRole::Secondary)).horizontalAdvance(m_figure.unit);
    }

    void line(QPainter &painter, const QRect &rect, TypeRole type, const QColor &ink, const QString &text,
              Qt::Alignment align = Qt::AlignLeft) const
    {
        const QFont font = Theme::font(type);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(rect, int(align | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, rect.width()));
    }

    void valueLine(QPainter &painter, const Theme &theme, int top, int height) const
    {
        const QFont font = valueFont();
        const int width = QFontMetrics(font).horizontalAdvance(m_figure.value);
        painter.setFont(font);
        painter.setPen(theme.color(inkOf(m_figure.valueTone, TextRole::Primary)));
        painter.drawText(QRect(padding, top, width + 2, height), Qt::AlignLeft | Qt::AlignVCenter, m_figure.value);
        if (m_figure.unit.isEmpty())
            return;
        // On one base line with the figure, which is larger than its unit.
        const int base = top + (height + QFontMetrics(font).ascent() - QFontMetrics(font).descent()) / 2;
        painter.setFont(Theme::font(TypeRole::Secondary));
        painter.setPen(theme.text.tertiary);
        painter.drawText(QPoint(padding + width + 6, base), m_figure.unit);
    }

    void paintStrip(QPainter &painter, const Theme &theme) const
    {
        const int room = width() - 2 * padding;
        line(painter, QRect(padding, 7, room, 16), TypeRole::Secondary, theme.text.secondary, m_figure.label);
        valueLine(painter, theme, 23, 26);
        line(painter, QRect(padding, 50, room, 16), TypeRole::Secondary,
             theme.color(inkOf(m_figure.captionTone, TextRole::Tertiary)), m_figure.caption);
        if (m_figure.share)
            paintBar(&painter, QRectF(padding, height() - 5, room, 3), *m_figure.share, theme.accent.fill, theme);
    }

    void paintDashboard(QPainter &painter, const Theme &theme) const
    {
        const int room = width() - 2 * padding;
        const QFontMetrics small(Theme::font(TypeRole::Secondary));
        const int captionWidth = std::min(room / 2, small.horizontalAdvance(m_figure.caption) + 1);
        line(painter, QRect(padding, 10, room - captionWidth - 8, 16), TypeRole::Secondary, theme.text.secondary,
             m_figure.label);
        line(painter, QRect(padding + room - captionWidth, 10, captionWidth, 16), TypeRole::Secondary,
             theme.color(inkOf(m_figure.captionTone, TextRole::Tertiary)), m_figure.caption, Qt::AlignRight);
        valueLine(painter, theme, 30, 28);
        if (m_figure.share)
            paintBar(&painter, QRectF(padding, 68, room, 5), *m_figure.share, theme.charts.series[0], theme,
                     m_figure.tick);
    }

    KeyFigure m_figure;
    KeyFigureStrip::Size m_size;
};

} // namespace

PaneHeader::PaneHeader(const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_title(new ElidedLabel(title, this))
    , m_note(new ElidedLabel(QString(), this))
    , m_row(new QHBoxLayout(this))
{
    setFixedHeight(metrics::paneHead);
    setSurface(this, Surface::Surface);
    m_title->setFont(Theme::font(TypeRole::BodyBold));
    m_note->setFont(Theme::font(TypeRole::Secondary));
    setTextRole(m_note, TextRole::Tertiary);
    m_row->setContentsMargins(12, 0, 8, 1);
    m_row->setSpacing(metrics::gap);
    m_row->addWidget(m_title);
    m_row->addWidget(m_note);
    m_row->addStretch(1);
}

void PaneHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PaneHeader::setNote(const QString &note)
{
    m_note->setText(note);
}

void PaneHeader::addAction(QWidget *widget)
{
    m_row->addWidget(widget);
}

QPushButton *PaneHeader::addLink(const QString &text)
{
    auto *button = new QPushButton(text, this);
    setButtonRole(button, ButtonRole::Link);
    setSmall(button);
    button->setFont(Theme::font(TypeRole::Secondary));
    m_row->addWidget(button);
    return button;
}

QAbstractButton *PaneHeader::addIconButton(Icon icon, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setIcon(fairdesk::icon(icon));
    button->setIconSize(QSize(metrics::icon, metrics::icon));
    button->setAutoRaise(true);
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    setSmall(button);
    m_row->addWidget(button);
    return button;
}

void PaneHeader::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(0, height() - 1, width(), 1), Theme::of(this).line.subtle);
}

KeyFigureStrip::KeyFigureStrip(Size size, QWidget *parent)
    : QWidget(parent)
    , m_size(size)
    , m_row(new QHBoxLayout(this))
{
    setSurface(this, Surface::Surface);
    m_row->setContentsMargins(0, 0, 0, 1);
    m_row->setSpacing(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void KeyFigureStrip::setFigures(const QList<KeyFigure> &figures)
{
    qDeleteAll(m_cells);
    m_cells.clear();
    for (const KeyFigure &figure : figures) {
        auto *cell = new FigureCell(figure, m_size, this);
        const int index = int(m_cells.size());
        if (figure.opensRecords)
            connect(cell, &QAbstractButton::clicked, this, [this, index] { emit opened(index); });
        m_cells.append(cell);
        m_row->addWidget(cell);
    }
}

int KeyFigureStrip::count() const
{
    return int(m_cells.size());
}

QAbstractButton *KeyFigureStrip::figure(int index) const
{
    return m_cells.value(index);
}

void KeyFigureStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line.subtle);
    for (qsizetype i = 1; i < m_cells.size(); ++i)
        painter.fillRect(QRect(m_cells[i]->x() - 1, 0, 1, height()), theme.line.subtle);
}

Banner::Banner(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(Icon::Info, TextRole::Secondary, metrics::icon, this))
    , m_text(new ElidedLabel(QString(), this))
    , m_action(new QPushButton(this))
    , m_hide(new QTimer(this))
{
    setFixedHeight(32);
    setButtonRole(m_action, ButtonRole::Link);
    setSmall(m_action);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_hide->setSingleShot(true);
    connect(m_hide, &QTimer::timeout, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    hide();
}

void Banner::showMessage(Tone tone, const QString &message, const QString &action)
{
    constexpr std::array<Icon, 7> icons{Icon::Info,  Icon::Info,   Icon::Success, Icon::Warning,
                                        Icon::Error, Icon::People, Icon::Door};
    m_hide->stop();
    m_tone = tone;
    const TextRole ink = inkOf(tone, TextRole::Secondary);
    m_icon->setIcon(icons[size_t(tone)], ink);
    m_text->setText(message);
    setTextRole(m_text, ink);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(message);
    show();
    update();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::showMessageFor(int milliseconds, Tone tone, const QString &message)
{
    showMessage(tone, message);
    m_hide->start(milliseconds);
}

QString Banner::message() const
{
    return m_text->text();
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.fillRect(rect(), theme.tone(m_tone).soft);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line.pane);
}

EmptyState::EmptyState(Icon icon, const QString &sentence, const QString &action, QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(icon, TextRole::Tertiary, metrics::largeIcon, this))
    , m_sentence(makeLabel(sentence, TypeRole::Body, TextRole::Secondary, this))
    , m_request(makeLabel(QString(), TypeRole::Caption, TextRole::Tertiary, this))
    , m_action(new QPushButton(action, this))
{
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMinimumWidth(200);
    m_request->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_request->hide();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::gap);
    column->addStretch(1);
    column->addWidget(m_icon, 0, Qt::AlignHCenter);
    column->addWidget(m_sentence);
    column->addWidget(m_request, 0, Qt::AlignHCenter);
    column->addSpacing(metrics::grid);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(1);
    setAction(action);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
}

void EmptyState::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
}

void EmptyState::setAction(const QString &action)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void EmptyState::setIcon(Icon icon)
{
    m_icon->setIcon(icon, TextRole::Tertiary);
}

void EmptyState::setError(const QString &sentence, const QString &requestNumber, const QString &action)
{
    m_icon->setIcon(Icon::Error, TextRole::Danger);
    setSentence(sentence);
    m_request->setText(requestNumber);
    m_request->setVisible(!requestNumber.isEmpty());
    setAction(action);
}

} // namespace fairdesk
