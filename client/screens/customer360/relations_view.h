// The companies around a customer, drawn: who recommended it, its parent and its agent above, sisters beside,
// subsidiaries and competitors below.
#pragma once

#include "client/theme/theme.h"

#include <QWidget>

#include <optional>

namespace fairdesk {

// One company of the group.
struct RelatedCompany
{
    qint64 id = 0;
    QString name;
};

struct CompanyGroup
{
    QString self;
    std::optional<RelatedCompany> recommendedBy;
    std::optional<RelatedCompany> parent;
    std::optional<RelatedCompany> agent;
    QList<RelatedCompany> sisters;
    QList<RelatedCompany> daughters;
    QList<RelatedCompany> competitors;

    // The customer with all others.
    int size() const;
    bool isAlone() const { return size() == 1; }
};

// Each company is a button, so that the keyboard reaches it; the lines between are painted.
class RelationsView final : public QWidget
{
    Q_OBJECT
public:
    explicit RelationsView(QWidget *parent = nullptr);

    void show(const CompanyGroup &group);
    QSize sizeHint() const override;
    // The words that stand at the lines, as they are drawn.
    QStringList relations() const;

signals:
    void chosen(qint64 customer);
    void moreWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Relation : quint8 { Self, RecommendedBy, Parent, Agent, Sister, Daughter, Competitor };
    struct Node
    {
        QWidget *button = nullptr;
        Relation relation = Relation::Self;
        int line = 0;
        int column = 0;
        int columns = 1; // of its line
    };

    static QString words(Relation relation);
    void addLine(QList<std::pair<Relation, RelatedCompany>> companies);
    void addSome(Relation relation, const QList<RelatedCompany> &companies);
    QWidget *makeButton(Relation relation, const RelatedCompany &company);
    void place();
    const Node *node(Relation relation) const;
    int passage() const;
    QPoint belowSelf() const;
    void paintSisters(QPainter &painter) const;
    void paintAbove(QPainter &painter) const;
    void paintCompetitors(QPainter &painter) const;
    static void paintDrop(QPainter &painter, const QPoint &from, const QWidget &company);
    void paintWords(QPainter &painter, Relation relation, const QPoint &centre, const QColor &ink) const;

    CompanyGroup m_group;
    QList<Node> m_nodes;
    int m_lines = 0;
};

} // namespace fairdesk
