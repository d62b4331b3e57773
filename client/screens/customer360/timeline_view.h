// The time line in the middle of the overview, with its filters above.
#pragma once

#include "client/editors/client_context.h"
#include "client/screens/customer360/timeline_model.h"

#include <QWidget>

class QComboBox;
class QListView;

namespace fairdesk {

class EmptyState;
class SegmentedButtons;

class TimelineView final : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineView(ClientContext &context, QWidget *parent = nullptr);

    void show(const CustomerFile &file);
    TimelineModel &model() { return m_model; }
    QListView *list() const { return m_list; }

signals:
    void failed(const QString &sentence);

private:
    void buildFilters();
    void fillPeople(const CustomerFile &file);
    void applyFilter();
    void openRow(const QModelIndex &index);
    void showEmpty();

    ClientContext &m_context;
    TimelineModel m_model;
    qint64 m_customer = 0;
    QList<QByteArray> m_channels; // by chip, after “all”
    SegmentedButtons *m_kinds = nullptr;
    QComboBox *m_people = nullptr;
    QComboBox *m_period = nullptr;
    QListView *m_list;
    EmptyState *m_empty;
};

} // namespace fairdesk
