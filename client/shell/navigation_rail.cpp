#include "client/shell/navigation_rail.h"

#include "client/theme/fairdesk_style.h"
#include "client/theme/painters.h"
#include "client/theme/widgets_labels.h"

#include <QAbstractButton>
#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace fairdesk {

// One entry: sign, word, number; the entry of the page in front stands on paper with an accent bar.
class RailButton final : public QAbstractButton
{
public:
    RailButton(Icon sign, const QString &title, bool mini, QWidget *parent)
        : QAbstractButton(parent)
        , m_sign(sign)
        , m_mini(mini)
    {
        setText(title);
        setCheckable(true);
        setAccessibleName(title);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        if (mini)
            setToolTip(plainToolTip(title));
    }

    void setBadge(int count, bool overdue)
    {
        m_count = count;
        m_overdue = overdue;
        update();
    }
    // Shows that more entries unfold under this one.
    void setUnfolds(bool unfolded)
    {
        m_unfolds = unfolded;
        update();
    }
    std::function<void()> middleClicked;

    QSize sizeHint() const override { return {0, m_mini ? metrics::railMiniItem : metrics::railItem}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::MiddleButton && rect().contains(event->pos()) && middleClicked)
            middleClicked();
        QAbstractButton::mouseReleaseEvent(event);
    }

    // A click on the page in front shall not take its mark away.
    void nextCheckState() override {}

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::of(this);
        if (isChecked() || underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(isChecked() ? theme.bg.surface : theme.bg.hover);
            painter.drawRoundedRect(rect().adjusted(2, 0, 0, 0), metrics::controlRadius, metrics::controlRadius);
        }
        if (isChecked()) {
            painter.setBrush(theme.accent.text);
            painter.setPen(Qt::NoPen);
            painter.drawRoundedRect(QRectF(0, height() / 2.0 - 8, 3, 16), 1.5, 1.5);
        }
        const int size = m_mini ? metrics::largeIcon : metrics::icon;
        const int left = m_mini ? (width() - size) / 2 : 12;
        painter.drawPixmap(
            QRect(left, (height() - size) / 2, size, size),
            iconPixmap(m_sign, size, devicePixelRatioF(), isChecked() ? theme.accent.text : theme.text.secondary));
        paintBadge(painter, theme);
        if (!m_mini)
            paintTitle(painter, theme);
    }

private:
    void paintTitle(QPainter &painter, const Theme &theme)
    {
        const QFont font = Theme::font(isChecked() ? TypeRole::BodyBold : TypeRole::Body);
        const int end = m_unfolds || m_count > 0 ? 40 : 8;
        const QRect area(36, 0, width() - 36 - end, height());
        painter.setFont(font);
        painter.setPen(theme.text.primary);
        painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text(), Qt::ElideRight, area.width()));
        if (m_unfolds) {
            painter.drawPixmap(QRect(width() - 24, (height() - 16) / 2, 16, 16),
                               iconPixmap(*m_unfolds ? Icon::ChevronDown : Icon::ChevronUp, 16, devicePixelRatioF(),
                                          theme.text.tertiary));
        }
    }

    void paintBadge(QPainter &painter, const Theme &theme)
    {
        if (m_count <= 0)
            return;
        const QSize size = countBadgeSize(m_count);
        const QRect area =
            m_mini ? QRect(width() - size.width(), 0, size.width(), size.height())
                   : QRect(width() - size.width() - 8, (height() - size.height()) / 2, size.width(), size.height());
        paintCountBadge(&painter, area, m_count, m_overdue, theme);
    }

    Icon m_sign;
    bool m_mini;
    int m_count = 0;
    bool m_overdue = false;
    std::optional<bool> m_unfolds;
};

namespace {

QLabel *groupLabel(const QString &title, QWidget *parent)
{
    QLabel *label = makeLabel(title, TypeRole::Secondary, TextRole::Tertiary, parent);
    label->setContentsMargins(12, 8, 0, 2);
    return label;
}

} // namespace

NavigationRail::NavigationRail(QWidget *parent)
    : QWidget(parent)
    , m_scroll(new QScrollArea(this))
    , m_foot(new QVBoxLayout)
{
    setSurface(this, Surface::Window);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    setSurface(m_scroll, Surface::Window);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 8);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addLayout(m_foot);
    m_foot->setContentsMargins(4, 0, 4, 0);
    m_foot->setSpacing(0);
    setMini(false);
}

void NavigationRail::setCatalogue(const CataloguePtr &catalogue)
{
    m_catalogue = catalogue;
    rebuild();
}

void NavigationRail::setMini(bool mini)
{
    m_mini = mini;
    setFixedWidth(mini ? metrics::railMini : metrics::railFull);
    rebuild();
}

void NavigationRail::setSettingsUnfolded(bool unfolded)
{
    m_unfolded = unfolded;
    if (m_settings)
        m_settings->setVisible(unfolded);
    if (m_settingsButton)
        m_settingsButton->setUnfolds(unfolded);
}

void NavigationRail::rebuild()
{
    m_buttons.clear();
    m_areas.clear();
    m_settings = nullptr;
    delete std::exchange(m_settingsButton, nullptr);
    m_body = new QWidget;
    setSurface(m_body, Surface::Window);
    m_column = new QVBoxLayout(m_body);
    m_column->setContentsMargins(4, 4, 4, 4);
    m_column->setSpacing(m_mini ? 4 : 0);
    m_scroll->setWidget(m_body); // deletes the old one
    if (!m_catalogue)
        return;
    m_areas = areasOf(*m_catalogue);
    for (const AreaGroup group : {AreaGroup::Today, AreaGroup::Sales, AreaGroup::Filing, AreaGroup::Other})
        addGroup(group);
    addSettings();
    m_column->addStretch(1);
    setCurrent(m_current);
    for (auto it = m_badges.cbegin(); it != m_badges.cend(); ++it)
        setBadge(it.key(), it->first, it->second);
}

void NavigationRail::addGroup(AreaGroup group)
{
    bool first = true;
    for (const Area &area : m_areas) {
        if (area.group != group)
            continue;
        if (std::exchange(first, false)) {
            if (m_mini && m_column->count() > 0)
                m_column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, m_body));
            if (!m_mini)
                m_column->addWidget(groupLabel(groupTitle(group), m_body));
        }
        m_column->addWidget(addButton(area));
    }
}

RailButton *NavigationRail::addButton(const Area &area)
{
    const QByteArray entity = area.entity;
    auto *button = new RailButton(area.icon, areaTitle(*m_catalogue, entity), m_mini, m_body);
    button->setObjectName(QStringLiteral("rail-") + QString::fromUtf8(entity));
    connect(button, &QAbstractButton::clicked, this, [this, entity] { emit chosen(entity); });
    button->middleClicked = [this, entity] { emit chosenInBackground(entity); };
    m_buttons.insert(entity, button);
    return button;
}

void NavigationRail::addSettings()
{
    const auto isSetting = [](const Area &area) { return area.group == AreaGroup::Settings; };
    if (std::none_of(m_areas.begin(), m_areas.end(), isSetting))
        return;
    m_settings = new QWidget(m_body);
    auto *column = new QVBoxLayout(m_settings);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_mini ? 4 : 0);
    if (m_mini)
        column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, m_settings));
    else
        column->addWidget(groupLabel(groupTitle(AreaGroup::Settings), m_settings));
    for (const Area &area : m_areas) {
        if (isSetting(area))
            column->addWidget(addButton(area));
    }
    m_column->addWidget(m_settings);
    m_settingsButton = new RailButton(Icon::Settings, groupTitle(AreaGroup::Settings), m_mini, this);
    m_settingsButton->setObjectName(QStringLiteral("rail-settings"));
    m_foot->addWidget(m_settingsButton);
    connect(m_settingsButton, &QAbstractButton::clicked, this, [this] {
        setSettingsUnfolded(!m_unfolded);
        if (m_unfolded) {
            QWidget *unfolded = m_settings;
            QMetaObject::invokeMethod(
                unfolded, [this, unfolded] { m_scroll->ensureWidgetVisible(unfolded); }, Qt::QueuedConnection);
        }
    });
    setSettingsUnfolded(m_unfolded);
}

QAbstractButton *NavigationRail::button(const QByteArray &entity) const
{
    return m_buttons.value(entity);
}

void NavigationRail::setCurrent(const QByteArray &entity)
{
    m_current = entity;
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it)
        it.value()->setChecked(it.key() == entity);
}

void NavigationRail::setBadge(const QByteArray &entity, int count, bool overdue)
{
    m_badges.insert(entity, {count, overdue});
    if (RailButton *button = m_buttons.value(entity))
        button->setBadge(count, overdue);
}

void NavigationRail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

void NavigationRail::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(QRect(width() - 1, 0, 1, height()), Theme::of(this).line.pane);
}

} // namespace fairdesk
