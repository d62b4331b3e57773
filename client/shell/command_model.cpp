#include "client/shell/command_model.h"

#include "client/data/choice_labels.h"
#include "client/shell/areas.h"
#include "common/text/pinyin.h"

namespace fairdesk {
namespace {

constexpr int commandsBesideHits = 6;

// "Customer · Phone": what was found, and in which field unless that is its name.
QString detailOf(const Catalogue *catalogue, const SearchHit &hit)
{
    QStringList parts;
    if (!hit.detail.isEmpty())
        parts.append(hit.detail);
    const EntityPtr entity = catalogue ? catalogue->find(hit.entity) : nullptr;
    const FieldSpec *field = entity ? entity->field(hit.field) : nullptr;
    if (field && !field->is(Title))
        parts.append(labelText(field->label));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

void CommandModel::setCommands(const QList<Command> &commands)
{
    m_commands = commands;
    rebuild();
}

void CommandModel::setFavourites(const QList<SearchHit> &favourites)
{
    m_favourites = favourites;
    rebuild();
}

void CommandModel::setText(const QString &text)
{
    m_text = text.trimmed();
    m_problem.clear();
    if (m_text.isEmpty()) {
        m_hits.clear();
        m_more = false;
    }
    rebuild();
}

void CommandModel::setHits(const SearchHits &hits)
{
    m_hits = hits.hits;
    m_more = hits.more;
    m_searching = false;
    m_problem.clear();
    rebuild();
}

void CommandModel::setProblem(const QString &sentence)
{
    m_hits.clear();
    m_more = false;
    m_searching = false;
    m_problem = sentence;
    rebuild();
}

void CommandModel::setSearching(bool searching)
{
    m_searching = searching;
}

const SearchHit *CommandModel::hitAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).kind != RowKind::Record)
        return nullptr;
    return &(m_text.isEmpty() ? m_favourites : m_hits).at(m_rows.at(row).index);
}

const Command *CommandModel::commandAt(int row) const
{
    if (row < 0 || row >= m_rows.size() || m_rows.at(row).kind != RowKind::Command)
        return nullptr;
    return &m_commands.at(m_rows.at(row).index);
}

int CommandModel::nextChoice(int row, int step) const
{
    for (int next = row + step; next >= 0 && next < m_rows.size(); next += step) {
        if (m_rows.at(next).kind == RowKind::Record || m_rows.at(next).kind == RowKind::Command)
            return next;
    }
    return -1;
}

void CommandModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    addHits();
    addCommands();
    if (!m_problem.isEmpty())
        m_rows.append({RowKind::Words, m_problem, {}, Icon::Error, -1});
    else if (!m_text.isEmpty() && m_hits.isEmpty() && !m_searching)
        m_rows.append({RowKind::Words, tr("No record matches “%1”").arg(m_text), {}, Icon::Search, -1});
    endResetModel();
}

void CommandModel::addHits()
{
    const QList<SearchHit> &hits = m_text.isEmpty() ? m_favourites : m_hits;
    // The server's order stands within a kind, and the kind of the best hit comes first.
    QList<QByteArray> kinds;
    for (const SearchHit &hit : hits) {
        if (!kinds.contains(hit.entity))
            kinds.append(hit.entity);
    }
    for (const QByteArray &kind : kinds) {
        const QString title = m_text.isEmpty() ? tr("Starred")
                              : m_catalogue    ? areaTitle(*m_catalogue, kind)
                                               : QString::fromUtf8(kind);
        m_rows.append({RowKind::Head, title, {}, Icon::Search, -1});
        const Icon sign = m_catalogue ? iconOf(*m_catalogue, kind) : Icon::Table;
        for (qsizetype i = 0; i < hits.size(); ++i) {
            if (hits.at(i).entity == kind)
                m_rows.append({RowKind::Record, hits.at(i).title, detailOf(m_catalogue.get(), hits.at(i)), sign, i});
        }
    }
    if (m_more)
        m_rows.append(
            {RowKind::Words, tr("There are more. Type more letters to narrow them down"), {}, Icon::More, -1});
}

void CommandModel::addCommands()
{
    QList<Row> found;
    for (qsizetype i = 0; i < m_commands.size(); ++i) {
        if (answers(m_commands.at(i), m_text))
            found.append({RowKind::Command, m_commands.at(i).title, {}, m_commands.at(i).icon, i});
        if (!m_hits.isEmpty() && found.size() == commandsBesideHits)
            break;
    }
    if (found.isEmpty())
        return;
    m_rows.append({RowKind::Head, tr("Commands"), {}, Icon::Search, -1});
    m_rows.append(found);
}

bool CommandModel::answers(const Command &command, const QString &text)
{
    if (text.isEmpty() || command.title.contains(text, Qt::CaseInsensitive))
        return true;
    const QString letters = text.toLower().remove(u' ');
    return letters.size() >= 2 &&
           (initials(command.title).contains(letters) || fullPinyin(command.title).contains(letters));
}

int CommandModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant CommandModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return row.text;
    case KindRole:
        return int(row.kind);
    case DetailRole:
        return row.detail;
    case KeysRole:
        return row.kind == RowKind::Command ? m_commands.at(row.index).keys : QString();
    case IconRole:
        return int(row.icon);
    default:
        return {};
    }
}

Qt::ItemFlags CommandModel::flags(const QModelIndex &index) const
{
    const bool choosable = hitAt(index.row()) || commandAt(index.row());
    return choosable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace fairdesk
