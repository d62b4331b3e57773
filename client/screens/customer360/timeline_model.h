// What happened with a customer, newest first: interactions and notes under the day or month they belong to.
#pragma once

#include "client/data/display_text.h"
#include "client/screens/customer360/customer_file.h"
#include "client/theme/icons.h"

#include <QAbstractListModel>
#include <QTimer>

namespace fairdesk {

class ServerLink;

// Which of it is shown.
struct TimelineFilter
{
    QByteArray channel; // empty: all; "note": notes alone; "other": channels without a chip
    qint64 contact = 0;
    qint64 recordedBy = 0;
    int days = 0; // 0: ever
    bool operator==(const TimelineFilter &) const = default;

    bool isEverything() const { return *this == TimelineFilter(); }
};

// Reads further back when its view comes to the end; a change of others is read where it stands.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class RowKind : quint8 { Head, Interaction, Note, Words };
    struct Entry
    {
        RowKind kind = RowKind::Head;
        qint64 id = 0;
        QString time;
        QString title;
        QString subject;
        QString text;
        QString meta;
        QString result;
        Icon icon = Icon::Chat;
        Tone tone = Tone::Neutral;
        bool operator==(const Entry &) const = default;
    };

    TimelineModel(ServerLink &link, DisplayText display, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);

    // The newest interactions and the notes as the page's one fetch brought them.
    void show(const CustomerFile &file, QList<QByteArray> namedChannels);
    void setFilter(const TimelineFilter &filter);
    const TimelineFilter &filter() const { return m_filter; }
    const Entry &entryAt(int row) const { return m_rows.at(row); }
    int interactionsShown() const { return int(m_interactions.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

signals:
    void failed(const QString &sentence);

private:
    struct Dated
    {
        Instant at;
        Entry entry;
    };

    Query pageQuery() const;
    void reload();
    void take(const ResultTable &table, bool append);
    void takeNotes(const ResultTable &table);
    Entry interactionFrom(const ResultTable &table, int row) const;
    void rebuild();
    void apply(QList<Entry> rows);
    QString headFor(QDate day) const;
    bool passesNotes() const;

    ServerLink &m_link;
    DisplayText m_display;
    std::shared_ptr<const Clock> m_clock;
    qint64 m_customer = 0;
    QList<QByteArray> m_namedChannels;
    TimelineFilter m_filter;
    QList<Dated> m_interactions;
    QList<Dated> m_notes;
    QByteArray m_next;
    bool m_loading = false;
    quint64 m_question = 0;
    QList<Entry> m_rows;
};

} // namespace fairdesk
