// Finding the record that a link shall point to, while its name is typed.
#pragma once

#include "client/link/server_link.h"

#include <QTimer>

namespace fairdesk {

struct LookupItem
{
    qint64 id = 0;
    QString title;
    QString detail;
    bool recent = false;
    bool operator==(const LookupItem &) const = default;
};

// The records that were picked last, by kind, for as long as the program runs.
class RecentLinks
{
public:
    void remember(const QByteArray &entity, const LookupItem &item);
    QList<LookupItem> of(const QByteArray &entity) const { return m_items.value(entity); }

private:
    QHash<QByteArray, QList<LookupItem>> m_items;
};

// One field's completion. Answers to what was typed before are dropped.
class Lookup : public QObject
{
    Q_OBJECT
public:
    Lookup(ServerLink &link, RecentLinks &recent, QByteArray entity, QObject *parent = nullptr);

    // Offers only records that pass: contacts of the chosen customer.
    void setFilter(Filter filter);
    // Nothing typed: the recent ones, then the first by name.
    void setText(const QString &text);
    void choose(const LookupItem &item);

    const QList<LookupItem> &items() const { return m_items; }

signals:
    void found(const QList<fairdesk::LookupItem> &items);
    void failed(const fairdesk::Error &error);

private:
    void ask();
    void askSearch(quint64 question);
    void askQuery(quint64 question);
    void show(quint64 question, QList<LookupItem> items);

    ServerLink &m_link;
    RecentLinks &m_recent;
    QByteArray m_entity;
    Filter m_filter;
    QString m_text;
    QTimer m_typing;
    quint64 m_question = 0;
    QList<LookupItem> m_items;
};

} // namespace fairdesk
