#include "client/screens/customer360/relations_view.h"

#include "client/theme/widgets_labels.h"

#include <QAbstractButton>
#include <QPainter>

namespace fairdesk {
namespace {

constexpr int nodeTall = 26;
constexpr int nodeWide = 116;
constexpr int lineTall = 70;
constexpr int margin = 12;
constexpr int perLine = 3;
constexpr int aslant = 4; // so much nearer to each other do lines from above end than they begin
constexpr int busBelow = lineTall - nodeTall - 10; // from a node to the line that joins those below

// A company as a framed name; the customer himself is filled, a competitor stands in a broken frame.
class CompanyButton final : public QAbstractButton
{
public:
    enum class Look : quint8 { Plain, Self, Rival };

    CompanyButton(const QString &name, Look look, QWidget *parent)
        : QAbstractButton(parent)
        , m_look(look)
    {
        setText(name);
        setFocusPolicy(look == Look::Self ? Qt::NoFocus : Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setFixedSize(nodeWide, nodeTall);
        if (look != Look::Self)
            setCursor(Qt::PointingHandCursor);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme &theme = Theme::of(this);
        const bool isSelf = m_look == Look::Self;
        const bool isRival = m_look == Look::Rival;
        const QColor fill = isSelf ? theme.accent.fill : underMouse() ? theme.bg.hover : theme.bg.surface;
        const QColor frame = isSelf ? theme.accent.fill : isRival ? theme.danger.mark : theme.line.control;
        painter.setPen(QPen(frame, 1, isRival ? Qt::DashLine : Qt::SolidLine));
        painter.setBrush(fill);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::controlRadius,
                                metrics::controlRadius);
        const QFont font = Theme::font(isSelf ? TypeRole::SecondaryBold : TypeRole::Secondary);
        painter.setFont(font);
        painter.setPen(isSelf ? theme.accent.onFill : theme.text.primary);
        painter.drawText(rect().adjusted(6, 0, -6, 0), Qt::AlignCenter,
                         QFontMetrics(font).elidedText(text(), Qt::ElideRight, width() - 12));
    }

private:
    Look m_look;
};

int topOf(int line)
{
    return margin + line * lineTall;
}

} // namespace

int CompanyGroup::size() const
{
    return int(1 + sisters.size() + daughters.size() + competitors.size()) + (recommendedBy ? 1 : 0) +
           (parent ? 1 : 0) + (agent ? 1 : 0);
}

RelationsView::RelationsView(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QString RelationsView::words(Relation relation)
{
    switch (relation) {
    case Relation::RecommendedBy:
        return tr("Recommended by");
    case Relation::Parent:
        return tr("Parent");
    case Relation::Agent:
        return tr("Agent");
    case Relation::Daughter:
        return tr("Subsidiaries");
    case Relation::Competitor:
        return tr("Competitors");
    case Relation::Self:
    case Relation::Sister:
        break;
    }
    return {};
}

QStringList RelationsView::relations() const
{
    QStringList all;
    for (const Node &node : m_nodes) {
        if (const QString said = words(node.relation); !said.isEmpty() && !all.contains(said))
            all.append(said);
    }
    return all;
}

void RelationsView::show(const CompanyGroup &group)
{
    m_group = group;
    for (const Node &node : std::as_const(m_nodes)) {
        node.button->hide();
        node.button->deleteLater(); // it may be the one that was clicked
    }
    m_nodes.clear();
    m_lines = 0;
    QList<std::pair<Relation, RelatedCompany>> above;
    if (group.recommendedBy)
        above.append({Relation::RecommendedBy, *group.recommendedBy});
    if (group.parent)
        above.append({Relation::Parent, *group.parent});
    if (group.agent)
        above.append({Relation::Agent, *group.agent});
    addLine(above);
    // The customer stands in the middle of his sisters; beside other lines from above theirs would cross.
    const bool onlyParent = group.parent && above.size() == 1;
    const QList<RelatedCompany> beside = onlyParent ? group.sisters.mid(0, perLine - 1) : QList<RelatedCompany>();
    QList<std::pair<Relation, RelatedCompany>> own;
    for (const RelatedCompany &sister : beside)
        own.append({Relation::Sister, sister});
    own.insert(own.size() / 2, {Relation::Self, {0, group.self}});
    addLine(own);
    addSome(Relation::Daughter, group.daughters);
    addSome(Relation::Competitor, group.competitors);
    place();
    updateGeometry();
    update();
}

void RelationsView::addSome(Relation relation, const QList<RelatedCompany> &companies)
{
    const bool fit = companies.size() <= perLine;
    QList<std::pair<Relation, RelatedCompany>> line;
    for (const RelatedCompany &company : companies.mid(0, fit ? perLine : perLine - 1))
        line.append({relation, company});
    if (!fit)
        line.append({relation, {0, tr("%n more", nullptr, int(companies.size()) - perLine + 1)}});
    addLine(line);
}

void RelationsView::addLine(QList<std::pair<Relation, RelatedCompany>> companies)
{
    if (companies.isEmpty())
        return;
    int column = 0;
    for (const auto &[relation, company] : std::as_const(companies))
        m_nodes.append({makeButton(relation, company), relation, m_lines, column++, int(companies.size())});
    ++m_lines;
}

QWidget *RelationsView::makeButton(Relation relation, const RelatedCompany &company)
{
    const bool isSelf = relation == Relation::Self;
    auto *button = new CompanyButton(company.name,
                                     isSelf                             ? CompanyButton::Look::Self
                                     : relation == Relation::Competitor ? CompanyButton::Look::Rival
                                                                        : CompanyButton::Look::Plain,
                                     this);
    const QString said = words(relation);
    //: What a company is to the customer, and its name.
    const QString spoken = said.isEmpty() ? company.name : tr("%1: %2").arg(said, company.name);
    button->setAccessibleName(spoken);
    button->setToolTip(plainToolTip(spoken));
    if (!isSelf)
        connect(button, &QAbstractButton::clicked, this,
                [this, id = company.id] { id > 0 ? emit chosen(id) : emit moreWanted(); });
    button->show();
    return button;
}

QSize RelationsView::sizeHint() const
{
    return {perLine * nodeWide, 2 * margin + std::max(m_lines - 1, 0) * lineTall + nodeTall};
}

void RelationsView::place()
{
    for (const Node &node : std::as_const(m_nodes)) {
        const int room = (width() - 2 * margin) / node.columns;
        const int x = margin + node.column * room + (room - nodeWide) / 2;
        node.button->move(x, topOf(node.line));
    }
}

void RelationsView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

const RelationsView::Node *RelationsView::node(Relation relation) const
{
    const auto found = std::find_if(m_nodes.begin(), m_nodes.end(),
                                    [relation](const Node &node) { return node.relation == relation; });
    return found == m_nodes.end() ? nullptr : &*found;
}

// Where the line to the competitors finds its way between the subsidiaries.
int RelationsView::passage() const
{
    const Node *daughter = node(Relation::Daughter);
    const int room = width() - 2 * margin;
    return margin + (!daughter || daughter->columns == 2 ? room / 2 : room * 2 / 3);
}

QPoint RelationsView::belowSelf() const
{
    const QRect self = node(Relation::Self)->button->geometry();
    return {self.center().x(), self.bottom() + 1};
}

void RelationsView::paintEvent(QPaintEvent *)
{
    if (!node(Relation::Self))
        return;
    QPainter painter(this);
    painter.setFont(Theme::font(TypeRole::Caption));
    const Theme &theme = Theme::of(this);
    painter.setPen(QPen(theme.line.control, 1));
    if (node(Relation::Sister))
        paintSisters(painter);
    else
        paintAbove(painter);
    painter.setPen(QPen(theme.line.control, 1));
    for (const Node &node : std::as_const(m_nodes)) {
        if (node.relation == Relation::Daughter)
            paintDrop(painter, belowSelf(), *node.button);
    }
    if (node(Relation::Daughter))
        paintWords(painter, Relation::Daughter, belowSelf() + QPoint(0, busBelow / 2), theme.text.tertiary);
    if (node(Relation::Competitor))
        paintCompetitors(painter);
}

// The parent's line branches to the customer and his sisters.
void RelationsView::paintSisters(QPainter &painter) const
{
    const QRect parent = node(Relation::Parent)->button->geometry();
    const QPoint from(parent.center().x(), parent.bottom() + 1);
    for (const Node &node : m_nodes) {
        if (node.relation == Relation::Sister || node.relation == Relation::Self)
            paintDrop(painter, from, *node.button);
    }
    paintWords(painter, Relation::Parent, from + QPoint(0, busBelow / 2), Theme::of(this).text.tertiary);
}

void RelationsView::paintAbove(QPainter &painter) const
{
    const QRect self = node(Relation::Self)->button->geometry();
    for (const Node &node : m_nodes) {
        if (node.line != 0 || node.relation == Relation::Self)
            continue;
        const QRect place = node.button->geometry();
        const QPoint from(place.center().x(), place.bottom() + 1);
        const QPoint to(self.center().x() + (from.x() - self.center().x()) / aslant, self.top());
        painter.setRenderHint(QPainter::Antialiasing, from.x() != to.x());
        painter.setPen(QPen(Theme::of(this).line.control, 1));
        painter.drawLine(from, to);
        painter.setRenderHint(QPainter::Antialiasing, false);
        paintWords(painter, node.relation, (from + to) / 2, Theme::of(this).text.tertiary);
    }
}

void RelationsView::paintCompetitors(QPainter &painter) const
{
    const Theme &theme = Theme::of(this);
    const bool passes = node(Relation::Daughter) != nullptr;
    QPoint from = belowSelf();
    painter.setPen(QPen(theme.danger.mark, 1, Qt::DashLine));
    if (passes) {
        // Between the subsidiaries, beside the line that leads to them.
        const QPoint start = from + QPoint(nodeWide / 4, 0);
        from = QPoint(passage(), start.y() + busBelow / 4);
        painter.drawPolyline(QPolygon{start, QPoint(start.x(), from.y()), from});
    }
    int line = 0;
    for (const Node &node : m_nodes) {
        if (node.relation != Relation::Competitor)
            continue;
        paintDrop(painter, from, *node.button);
        line = node.line;
    }
    paintWords(painter, Relation::Competitor, QPoint(from.x(), topOf(line - 1) + nodeTall + busBelow / 2),
               theme.danger.text);
}

// Down from the point, along a line above the company, down to it.
void RelationsView::paintDrop(QPainter &painter, const QPoint &from, const QWidget &company)
{
    const QPoint end(company.geometry().center().x(), company.geometry().top());
    const int bus = end.y() - (lineTall - nodeTall - busBelow);
    painter.drawPolyline(QPolygon{from, QPoint(from.x(), bus), QPoint(end.x(), bus), end});
}

void RelationsView::paintWords(QPainter &painter, Relation relation, const QPoint &centre, const QColor &ink) const
{
    const QString said = words(relation);
    QRect area(QPoint(), QFontMetrics(painter.font()).size(0, said) + QSize(8, 0));
    area.moveCenter(centre);
    painter.fillRect(area, Theme::of(this).bg.surface);
    painter.setPen(ink);
    painter.drawText(area, Qt::AlignCenter, said);
}

} // namespace fairdesk
