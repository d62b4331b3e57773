// The group of companies around a customer, drawn: the parent above, sisters beside, daughters below.
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
    std::optional<RelatedCompany> parent;
    QList<RelatedCompany> sisters;
    QList<RelatedCompany> daughters;

    bool isAlone() const { return !parent && daughters.isEmpty(); }
};

// Each company is a button, so that the keyboard reaches it; the lines between are painted.
class RelationsView final : public QWidget
{
    Q_OBJECT
public:
    explicit RelationsView(QWidget *parent = nullptr);

    void show(const CompanyGroup &group);
    QSize sizeHint() const override;

signals:
    void chosen(qint64 customer);
    void moreWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Node
    {
        QWidget *button = nullptr;
        int level = 0; // 0 above, 1 the customer's own, 2 below
        int column = 0;
        int columns = 1; // of its level
    };

    void add(const RelatedCompany &company, int level, bool isSelf);
    void place();
    int lines() const;

    CompanyGroup m_group;
    QList<Node> m_nodes;
};

} // namespace fairdesk
