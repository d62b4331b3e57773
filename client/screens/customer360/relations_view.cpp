#include "client/screens/customer360/relations_view.h"

#include "client/theme/widgets_labels.h"

#include <QAbstractButton>
#include <QPainter>

namespace fairdesk {
namespace {

constexpr int nodeTall = 26;
constexpr int nodeWide = 116;
constexpr int lineTall = 62;
constexpr int margin = 12;
constexpr int perLine = 3;

// A company as a framed name; the customer himself is filled.
class CompanyButton final : public QAbstractButton
{
public:
    CompanyButton(const QString &name, bool isSelf, QWidget *parent)
        : QAbstractButton(parent)
        , m_isSelf(isSelf)
    {
        setText(name);
        setAccessibleName(name);
        setToolTip(plainToolTip(name));
        setFocusPolicy(isSelf ? Qt::NoFocus : Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedSize(nodeWide, nodeTall);
        if (!isSelf)
            setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::of(this);
        const QColor fill = m_isSelf ? theme.accent.fill : underMouse() ? theme.bg.hover : theme.bg.surface;
        painter.setPen(QPen(m_isSelf ? theme.accent.fill : theme.line.control, 1));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius,
                                metrics::controlRadius);
        const QFont font = Theme::font(m_isSelf ? TypeRole::SecondaryBold : TypeRole::Secondary);
        painter.setFont(font);
        painter.setPen(m_isSelf ? theme.accent.onFill : theme.text.primary);
        painter.drawText(rect().adjusted(6, 0, -6, 0), Qt::AlignCenter,
                         QFontMetrics(font).elidedText(text(), Qt::ElideRight, width() - 12));
    }

private:
    bool m_isSelf;
};

} // namespace

RelationsView::RelationsView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RelationsView::show(const CompanyGroup &group)
{
    m_group = group;
    for (const Node &node : std::as_const(m_nodes))
        delete node.button;
    m_nodes.clear();
    if (group.parent)
        add(*group.parent, 0, false);
    // The customer stands in the middle of his sisters.
    QList<RelatedCompany> own = group.sisters.mid(0, perLine - 1);
    const qsizetype left = own.size() / 2;
    for (qsizetype i = 0; i <= own.size(); ++i) {
        if (i == left)
            add({0, group.self}, 1, true);
        if (i < own.size())
            add(own.at(i), 1, false);
    }
    const bool fit = group.daughters.size() <= perLine;
    for (const RelatedCompany &daughter : group.daughters.mid(0, fit ? perLine : perLine - 1))
        add(daughter, 2, false);
    if (!fit)
        add({0, tr("%n more", nullptr, int(group.daughters.size()) - perLine + 1)}, 2, false);
    for (Node &node : m_nodes) {
        node.columns = int(std::count_if(m_nodes.begin(), m_nodes.end(),
                                         [&](const Node &other) { return other.level == node.level; }));
    }
    place();
    updateGeometry();
    update();
}

void RelationsView::add(const RelatedCompany &company, int level, bool isSelf)
{
    auto *button = new CompanyButton(company.name, isSelf, this);
    if (!isSelf)
        connect(button, &QAbstractButton::clicked, this,
                [this, id = company.id] { id > 0 ? emit chosen(id) : emit moreWanted(); });
    const int before =
        int(std::count_if(m_nodes.begin(), m_nodes.end(), [&](const Node &node) { return node.level == level; }));
    m_nodes.append({button, level, before, 1});
    button->show();
}

int RelationsView::lines() const
{
    return 1 + (m_group.parent ? 1 : 0) + (m_group.daughters.isEmpty() ? 0 : 1);
}

QSize RelationsView::sizeHint() const
{
    return {3 * nodeWide, 2 * margin + (lines() - 1) * lineTall + nodeTall};
}

void RelationsView::place()
{
    const int base = m_group.parent ? 1 : 0;
    for (const Node &node : std::as_const(m_nodes)) {
        const int line = node.level == 0 ? 0 : node.level == 1 ? base : base + 1;
        const int room = (width() - 2 * margin) / node.columns;
        const int x = margin + node.column * room + (room - nodeWide) / 2;
        node.button->move(x, margin + line * lineTall);
    }
}

void RelationsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void RelationsView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(this);
    painter.setPen(QPen(theme.line.control, 1));
    const QWidget *parent = nullptr;
    const QWidget *self = nullptr;
    for (const Node &node : std::as_const(m_nodes)) {
        if (node.level == 0)
            parent = node.button;
        if (node.level == 1 && node.button->focusPolicy() == Qt::NoFocus)
            self = node.button;
    }
    const auto join = [&](const QWidget *upper, const QWidget *lower) {
        const QPoint from(upper->geometry().center().x(), upper->geometry().bottom() + 1);
        const QPoint to(lower->geometry().center().x(), lower->geometry().top());
        const int middle = to.y() - (lineTall - nodeTall) / 2;
        painter.drawPolyline(QPolygon{from, QPoint(from.x(), middle), QPoint(to.x(), middle), to});
    };
    for (const Node &node : std::as_const(m_nodes)) {
        if (node.level == 1 && parent)
            join(parent, node.button);
        if (node.level == 2 && self)
            join(self, node.button);
    }
}

} // namespace fairdesk
