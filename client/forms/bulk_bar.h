// What can be done to all selected rows at once, docked under the table.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace fairdesk {

class BulkBar final : public QWidget
{
    Q_OBJECT
public:
    explicit BulkBar(QWidget *parent = nullptr);

    // Actions without a right are absent.
    void setAllowed(bool assign, bool remove, bool exporting);
    void setCount(qint64 count, const QString &sums, bool mayKeep);
    QPushButton *assignButton() const { return m_assign; }
    QPushButton *deleteButton() const { return m_delete; }

signals:
    void assignWanted();
    void deleteWanted();
    void exportWanted();
    void copyWanted();
    void keepWanted();
    void clearWanted();

private:
    QLabel *m_count;
    QLabel *m_sums;
    QPushButton *m_assign;
    QPushButton *m_copy;
    QPushButton *m_keep;
    QPushButton *m_export;
    QPushButton *m_delete;
    QPushButton *m_clear;
};

} // namespace fairdesk
