// The table of a list page.
#pragma once

#include "client/editors/client_context.h"
#include "client/forms/list_settings.h"

#include <QTableView>

namespace fairdesk {

class CheckHeader;
class RecordDelegate;
class RecordListModel;
class SortHeader;

// A list model on the screen: sorting by header, check marks, widths that are remembered, copying as a table, the keys
// of the design guide.
class RecordTable final : public QTableView
{
    Q_OBJECT
public:
    RecordTable(ClientContext &context, RecordListModel &model, QWidget *parent = nullptr);

    qint64 currentId() const;
    QList<qint64> selectedIds() const;
    // Keeps row, selection and place on the screen.
    void step(int rows);
    void setWidths(const QHash<QByteArray, int> &widths) { m_widths = widths; }
    const QHash<QByteArray, int> &widths() const { return m_widths; }
    QList<QByteArray> columnsInOrder() const;
    void copySelection();
    SortHeader *header() const { return m_header; }

signals:
    void openWanted(qint64 id);
    void previewWanted();
    void deleteWanted();
    void selectionNoted();
    void layoutChangedByUser();
    void copied(int rows);
    void copyFailed(const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;

private:
    void applyWidths();
    void showSort();
    void sortBy(int column, bool add);

    ClientContext &m_context;
    RecordListModel &m_model;
    SortHeader *m_header;
    CheckHeader *m_checks;
    RecordDelegate *m_delegate;
    QHash<QByteArray, int> m_widths;
    bool m_applying = false;
};

} // namespace fairdesk
