// What the server said to this person by itself, newest first, behind the bell.
#pragma once

#include "client/link/answers.h"
#include "client/theme/theme.h"

#include <QAbstractListModel>
#include <QToolButton>

class QFrame;
class QListView;

namespace fairdesk {

class EmptyState;

struct NoticeLine
{
    QDateTime at;
    QString text;
    Tone tone = Tone::Neutral;
};

class NoticeModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { TimeRole = Qt::UserRole + 1, ToneRole };

    using QAbstractListModel::QAbstractListModel;

    void add(const NoticeLine &line);
    int unread() const { return m_unread; }
    void markRead();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

signals:
    void unreadChanged(int count);

private:
    QList<NoticeLine> m_lines;
    int m_unread = 0;
};

// The bell with the number of unread notices; a click shows them.
class NoticeBell final : public QToolButton
{
    Q_OBJECT
public:
    explicit NoticeBell(QWidget *parent = nullptr);

    NoticeModel &model() { return m_model; }
    void showNotices();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    NoticeModel m_model;
    QFrame *m_popUp;
    QListView *m_list;
    EmptyState *m_empty;
};

} // namespace fairdesk
