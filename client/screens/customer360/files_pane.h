// The files of a customer: dropped here to be kept, opened and saved from here, each with its earlier versions.
#pragma once

#include "client/editors/client_context.h"
#include "common/base/clock.h"

#include <QAbstractListModel>
#include <QWidget>

class QListView;

namespace fairdesk {

class EmptyState;
class PaneHeader;

// One file in its newest version.
struct CustomerFileEntry
{
    struct Revision
    {
        qint64 id = 0;
        qint64 number = 1;
        qint64 size = 0;
        QDateTime at;
        QString by;
    };
    QString name;
    QList<Revision> revisions; // the newest first
};

class FilesModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { DetailRole = Qt::UserRole + 1 };

    using QAbstractListModel::QAbstractListModel;

    void setFiles(const QList<CustomerFileEntry> &files);
    const CustomerFileEntry &fileAt(int row) const { return m_files.at(row); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<CustomerFileEntry> m_files;
};

class FilesPane final : public QWidget
{
    Q_OBJECT
public:
    explicit FilesPane(ClientContext &context, QWidget *parent = nullptr);

    void setCustomer(qint64 customer, bool mayAdd);
    // Asks for the files before it is known what may be done with them.
    void ask(qint64 customer);
    void reload();
    void addFiles(const QStringList &paths);
    const FilesModel &model() const { return m_model; }

signals:
    void failed(const QString &sentence);
    void counted(int files);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void chooseFiles();
    void openFile(qint64 id, const QString &name);
    void saveFile(qint64 id, const QString &name);
    void showMenu(const QPoint &place);
    void showCount();
    void setDropping(bool dropping);

    ClientContext &m_context;
    FilesModel m_model;
    PaneHeader *m_head;
    QListView *m_list;
    EmptyState *m_empty;
    QWidget *m_add;
    qint64 m_customer = 0;
    bool m_mayAdd = false;
    bool m_dropping = false;
    int m_uploading = 0;
    quint64 m_question = 0;
    bool m_unread = false; // the last question got no answer
};

} // namespace fairdesk
