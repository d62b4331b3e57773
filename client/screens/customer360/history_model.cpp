#include "client/screens/customer360/history_model.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/theme/widgets_labels.h"

#include <QSet>

namespace fairdesk {
namespace {

constexpr int linesAtOnce = 100;

QString actionText(const QByteArray &action)
{
    struct Named
    {
        const char *key;
        const char *words;
    };
    constexpr std::array names{Named{"create", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Created")},
                               Named{"created", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Created")},
                               Named{"update", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Changed")},
                               Named{"updated", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Changed")},
                               Named{"delete", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Deleted")},
                               Named{"deleted", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Deleted")},
                               Named{"restore", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Restored")},
                               Named{"restored", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Restored")},
                               Named{"shared", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "Shared")},
                               Named{"unshared", QT_TRANSLATE_NOOP("fairdesk::HistoryModel", "No longer shared")}};
    for (const Named &named : names) {
        if (action == named.key)
            return HistoryModel::tr(named.words);
    }
    return QString::fromUtf8(action);
}

QList<qint64> idsOf(const Value &value)
{
    if (value.isEmpty() || value.isMasked())
        return {};
    const auto *ids = value.as<QList<qint64>>();
    return ids ? *ids : QList<qint64>{value.integer()};
}

} // namespace

HistoryModel::HistoryModel(const ClientContext &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_context(context)
{
}

void HistoryModel::setCustomer(qint64 customer)
{
    if (customer == m_customer)
        return;
    m_customer = customer;
    reload();
}

void HistoryModel::reload()
{
    if (m_customer != 0)
        ask(0);
}

void HistoryModel::ask(qint64 before)
{
    const quint64 question = ++m_question;
    m_loading = true;
    whenDone(m_context.link.history("customer", m_customer, linesAtOnce, before), this,
             [this, question, before](const Result<QList<HistoryLine>> &lines) {
                 if (question != m_question)
                     return;
                 m_loading = false;
                 if (!lines) {
                     emit failed(lines.error().render());
                     return;
                 }
                 if (before == 0) {
                     beginResetModel();
                     m_rows.clear();
                     endResetModel();
                 }
                 take(*lines);
                 emit loaded();
             });
}

void HistoryModel::take(const QList<HistoryLine> &lines)
{
    const EntityPtr entity = entityOf(m_context, "customer");
    const DisplayText display = displayOf(m_context);
    QList<Row> rows;
    for (const HistoryLine &line : lines) {
        m_before = line.sequence;
        Row row;
        row.texts[TimeColumn] = display.instant(line.at, DisplayText::Place::Form);
        row.texts[PersonColumn] = line.userName.isEmpty() ? tr("The program") : line.userName;
        row.texts[ActionColumn] = actionText(line.action);
        if (line.changes.isEmpty())
            rows.append(row);
        QList<HistoryLine::FieldChange> changes = line.changes;
        // In the order of the form, where people know the fields from.
        std::stable_sort(changes.begin(), changes.end(), [&](const auto &a, const auto &b) {
            return entity && entity->indexOf(a.field) < entity->indexOf(b.field);
        });
        for (const HistoryLine::FieldChange &change : std::as_const(changes)) {
            const FieldSpec *field = entity ? entity->field(change.field) : nullptr;
            row.texts[FieldColumn] = field ? labelText(field->label) : QString::fromUtf8(change.field);
            row.texts[OldColumn] = text(field, change.oldValue);
            row.texts[NewColumn] = text(field, change.newValue);
            if (field && field->isLink()) {
                row.target = field->target;
                row.links = {idsOf(change.oldValue), idsOf(change.newValue)};
            }
            rows.append(std::exchange(row, Row()));
        }
    }
    m_atEnd = lines.size() < linesAtOnce;
    if (rows.isEmpty())
        return;
    beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size() - 1));
    m_rows.append(rows);
    endInsertRows();
    learnTitles(rows);
}

// The trail keeps numbers, because names change. Those that this reader may see get their present names.
void HistoryModel::learnTitles(const QList<Row> &rows)
{
    QHash<QByteArray, QSet<qint64>> unknown;
    for (const Row &row : rows) {
        for (const QList<qint64> &ids : row.links) {
            for (const qint64 id : ids) {
                if (!m_titles.contains({row.target, id}))
                    unknown[row.target].insert(id);
            }
        }
    }
    for (auto it = unknown.cbegin(); it != unknown.cend(); ++it) {
        const EntityPtr entity = m_context.link.catalogue()->find(it.key());
        const FieldSpec *title = entity ? entity->titleField() : nullptr;
        if (!title)
            continue;
        QList<Value> ids;
        for (const qint64 id : it.value())
            ids.append(Value(id));
        Query query;
        query.entity = it.key();
        query.columns = {title->key};
        query.filter = Filter::compare("id", Operator::In, ids);
        query.limit = int(ids.size());
        whenDone(m_context.link.query(query), this,
                 [this, target = it.key(), key = title->key](const Result<ResultTable> &table) {
                     for (int row = 0; table && row < table->rowCount(); ++row)
                         m_titles.insert({target, table->id(row)}, table->value(row, key).text());
                     if (table && table->rowCount() > 0 && rowCount() > 0)
                         emit dataChanged(index(0, OldColumn), index(rowCount() - 1, NewColumn));
                 });
    }
}

QString HistoryModel::text(const FieldSpec *field, const Value &value) const
{
    if (!field || value.isEmpty())
        return value.isAbsent() ? QString() : DisplayText::nothing();
    return displayOf(m_context).text(*field, value, {}, DisplayText::Place::Form);
}

QString HistoryModel::linked(const QByteArray &target, const QList<qint64> &ids) const
{
    QStringList names;
    for (const qint64 id : ids)
        names.append(m_titles.value({target, id}, tr("no. %1").arg(id)));
    return joinedWords(names);
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    const bool isValue = index.column() == OldColumn || index.column() == NewColumn;
    const QList<qint64> ids = isValue ? row.links[size_t(index.column() - OldColumn)] : QList<qint64>();
    const QString words = ids.isEmpty() ? row.texts[size_t(index.column())] : linked(row.target, ids);
    if (role == Qt::DisplayRole)
        return words.simplified();
    return role == Qt::ToolTipRole ? plainToolTip(words) : QVariant();
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return QAbstractTableModel::headerData(section, orientation, role);
    const std::array titles{tr("Time"), tr("Person"), tr("Action"), tr("Field"), tr("Before"), tr("After")};
    return titles[size_t(section)];
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_atEnd && !m_loading;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(m_before);
}

} // namespace fairdesk
