#include "client/screens/customer360/timeline_model.h"

#include "client/data/choice_labels.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/tones.h"
#include "common/catalogue/entities/activity.h"

#include <QCoreApplication>

namespace fairdesk {
namespace {

constexpr int daysByName = 7; // older entries stand under their month

QString textOf(const EntitySpec &entity, const ResultTable &table, int row, const QByteArray &field,
               const DisplayText &display)
{
    const FieldSpec *spec = entity.field(field);
    const int column = table.columnOf(field);
    if (!spec || column < 0)
        return {};
    const Value value = table.value(row, column);
    return value.isEmpty() ? QString() : display.text(*spec, value, table.title(row, column), DisplayText::Place::List);
}

} // namespace

TimelineModel::TimelineModel(ServerLink &link, DisplayText display, std::shared_ptr<const Clock> clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_link(link)
    , m_display(std::move(display))
    , m_clock(std::move(clock))
{
}

void TimelineModel::show(const CustomerFile &file, QList<QByteArray> namedChannels)
{
    const bool other = file.record.id() != m_customer;
    m_customer = file.record.id();
    m_namedChannels = std::move(namedChannels);
    takeNotes(file.panel(FilePanel::Notes));
    if (other) {
        m_filter = {};
        m_interactions.clear();
    }
    if (!m_filter.isEverything()) {
        reload();
        return;
    }
    // What was read further back stays: only the newest page may have changed.
    const ResultTable &newest = file.panel(FilePanel::Interactions);
    if (m_interactions.size() <= interactionsAtOnce) {
        take(newest, false);
        return;
    }
    reload();
}

void TimelineModel::setFilter(const TimelineFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    reload();
}

Query TimelineModel::pageQuery() const
{
    const auto base = panelQuery(*m_link.catalogue(), FilePanel::Interactions, m_customer, m_clock->today());
    if (!base)
        return {};
    Query query = *base;
    QList<Filter> parts{query.filter};
    if (m_filter.channel == "other") {
        QList<Value> named;
        for (const QByteArray &channel : m_namedChannels)
            named.append(Value(QString::fromUtf8(channel)));
        parts.append(Filter::compare("channel", Operator::NotIn, named));
    } else if (!m_filter.channel.isEmpty()) {
        parts.append(Filter::compare("channel", Operator::Equal, {Value(QString::fromUtf8(m_filter.channel))}));
    }
    if (m_filter.contact != 0)
        parts.append(Filter::compare("contact", Operator::Equal, {Value(m_filter.contact)}));
    // Not the owner: an interaction belongs to whom its customer belongs to.
    if (m_filter.recordedBy != 0)
        parts.append(Filter::compare("created_by", Operator::Equal, {Value(m_filter.recordedBy)}));
    if (m_filter.days > 0) {
        const QDateTime since = m_clock->today().addDays(-m_filter.days).startOfDay();
        parts.append(Filter::compare("at", Operator::GreaterOrEqual, {Value(Instant::from(since))}));
    }
    query.filter = Filter::all(parts);
    return query;
}

void TimelineModel::reload()
{
    const quint64 question = ++m_question;
    m_next.clear();
    Query query = pageQuery();
    if (query.entity.isEmpty() || m_filter.channel == "note") {
        m_interactions.clear();
        rebuild();
        return;
    }
    // As many as are shown, so that the place where one reads does not go.
    query.limit = std::clamp(int(m_interactions.size()), interactionsAtOnce, 500);
    m_loading = true;
    whenDone(m_link.query(query), this, [this, question](const Result<ResultTable> &table) {
        if (question != m_question)
            return;
        m_loading = false;
        if (table)
            take(*table, false);
        else
            emit failed(table.error().render());
    });
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_loading && !m_next.isEmpty();
}

void TimelineModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    const quint64 question = ++m_question;
    Query query = pageQuery();
    query.after = m_next;
    query.withTotal = false;
    m_loading = true;
    whenDone(m_link.query(query), this, [this, question](const Result<ResultTable> &table) {
        if (question != m_question)
            return;
        m_loading = false;
        if (table)
            take(*table, true);
        else
            emit failed(table.error().render());
    });
}

void TimelineModel::take(const ResultTable &table, bool append)
{
    if (!append)
        m_interactions.clear();
    const int at = table.columnOf("at");
    for (int row = 0; row < table.rowCount(); ++row)
        m_interactions.append({table.value(row, at).valueOr(Instant()), interactionFrom(table, row)});
    m_next = table.next();
    rebuild();
}

void TimelineModel::takeNotes(const ResultTable &table)
{
    m_notes.clear();
    const EntityPtr entity = m_link.catalogue()->find(def<Note>().spec().key);
    const int at = table.columnOf("created_at");
    if (!entity || at < 0)
        return;
    for (int row = 0; row < table.rowCount(); ++row) {
        Entry entry;
        entry.kind = RowKind::Note;
        entry.id = table.id(row);
        entry.title = labelText(entity->label);
        entry.text = table.value(row, "text").text().trimmed();
        entry.meta = textOf(*entity, table, row, "created_by", m_display);
        entry.icon = table.value(row, "pinned").valueOr(false) ? Icon::Pin : Icon::Note;
        m_notes.append({table.value(row, at).valueOr(Instant()), entry});
    }
    std::stable_sort(m_notes.begin(), m_notes.end(), [](const Dated &a, const Dated &b) { return a.at > b.at; });
}

TimelineModel::Entry TimelineModel::interactionFrom(const ResultTable &table, int row) const
{
    const EntityPtr entity = m_link.catalogue()->find(def<Interaction>().spec().key);
    const auto text = [&](const char *field) { return textOf(*entity, table, row, field, m_display); };
    Entry entry;
    entry.kind = RowKind::Interaction;
    entry.id = table.id(row);
    const QString channel = table.value(row, "channel").text();
    entry.title = text("channel");
    if (table.value(row, "direction").text() == u"in")
        //: %1 is a channel such as Call: the customer called us
        entry.title = tr("%1 from the customer").arg(entry.title);
    entry.subject = text("subject");
    entry.text = table.value(row, "content").text().trimmed();
    if (entry.text == entry.subject)
        entry.text.clear();
    entry.icon = iconOfChannel(channel.toUtf8());
    if (const FieldSpec *result = entity->field("result")) {
        const QString key = table.value(row, "result").text();
        entry.result = key.isEmpty() ? QString() : choiceText(*result, key, m_display.locale());
        entry.tone = toneOf(choiceColour(*result, key));
    }
    QStringList meta{text("created_by")};
    if (const QString contact = text("contact"); !contact.isEmpty())
        meta.append(contact);
    const QString next = text("next_action");
    const QString nextAt = text("next_at");
    if (!next.isEmpty() || !nextAt.isEmpty()) {
        //: %1 is a date, %2 what is to be done then; either may be missing
        meta.append(tr("next: %1 %2").arg(nextAt, next).trimmed());
    }
    meta.removeAll(QString());
    entry.meta = meta.join(QStringLiteral(" · "));
    return entry;
}

bool TimelineModel::passesNotes() const
{
    return (m_filter.channel.isEmpty() || m_filter.channel == "note") && m_filter.contact == 0 &&
           m_filter.recordedBy == 0;
}

QString TimelineModel::headFor(QDate day) const
{
    const QDate today = m_clock->today();
    if (day == today)
        return tr("Today");
    if (day == today.addDays(-1))
        return tr("Yesterday");
    const bool chinese = m_display.locale().language() == QLocale::Chinese;
    if (day > today.addDays(-daysByName) && day < today)
        return m_display.locale().toString(day,
                                           chinese ? QStringLiteral("M 月 d 日 ddd") : QStringLiteral("ddd d MMM"));
    if (day.year() == today.year())
        return m_display.locale().toString(day, chinese ? QStringLiteral("M 月") : QStringLiteral("MMMM"));
    return m_display.locale().toString(day, chinese ? QStringLiteral("yyyy 年 M 月") : QStringLiteral("MMMM yyyy"));
}

void TimelineModel::rebuild()
{
    QList<Dated> all = m_interactions;
    if (passesNotes()) {
        // Notes that are older than what was read so far would stand where interactions are still missing.
        const Instant oldest = m_next.isEmpty() || m_interactions.isEmpty()
                                   ? Instant{std::numeric_limits<qint64>::min()}
                                   : m_interactions.constLast().at;
        const Instant since =
            m_filter.days > 0 ? Instant::from(m_clock->today().addDays(-m_filter.days).startOfDay()) : Instant{0};
        for (const Dated &note : std::as_const(m_notes)) {
            if (note.at >= oldest && note.at >= since)
                all.append(note);
        }
        std::stable_sort(all.begin(), all.end(), [](const Dated &a, const Dated &b) { return a.at > b.at; });
    }
    QList<Entry> rows;
    QString head;
    for (const Dated &dated : std::as_const(all)) {
        const QDateTime local = dated.at.utc().toTimeZone(m_clock->zone());
        const QString wanted = headFor(local.date());
        if (wanted != head) {
            head = wanted;
            Entry line;
            line.title = head;
            rows.append(line);
        }
        Entry entry = dated.entry;
        const bool byDay = local.date() > m_clock->today().addDays(-daysByName);
        entry.time = local.toString(byDay ? QStringLiteral("HH:mm") : QStringLiteral("MM-dd"));
        rows.append(entry);
    }
    apply(std::move(rows));
}

// Only the rows between the equal beginning and the equal end change, so that nobody loses his place.
void TimelineModel::apply(QList<Entry> rows)
{
    qsizetype head = 0;
    while (head < rows.size() && head < m_rows.size() && rows.at(head) == m_rows.at(head))
        ++head;
    qsizetype tail = 0;
    while (tail < rows.size() - head && tail < m_rows.size() - head &&
           rows.at(rows.size() - 1 - tail) == m_rows.at(m_rows.size() - 1 - tail))
        ++tail;
    const qsizetype oldEnd = m_rows.size() - tail;
    if (oldEnd > head) {
        beginRemoveRows({}, int(head), int(oldEnd - 1));
        m_rows.remove(head, oldEnd - head);
        endRemoveRows();
    }
    const qsizetype newEnd = rows.size() - tail;
    if (newEnd > head) {
        beginInsertRows({}, int(head), int(newEnd - 1));
        for (qsizetype i = head; i < newEnd; ++i)
            m_rows.insert(i, rows.at(i));
        endInsertRows();
    }
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) ||
        (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    const Entry &entry = m_rows.at(index.row());
    QStringList words{entry.time, entry.title, entry.subject, entry.result, entry.text, entry.meta};
    words.removeAll(QString());
    return words.join(QStringLiteral(", "));
}

} // namespace fairdesk
