#include "client/cli/link_titles.h"

#include "common/protocol/result_table.h"

#include <QSet>

namespace fairdesk::cli {
namespace {

constexpr qsizetype idsAtOnce = 500;

QList<qint64> idsOf(const Value &value)
{
    if (value.isEmpty() || value.isMasked())
        return {};
    const auto *ids = value.as<QList<qint64>>();
    return ids ? *ids : QList<qint64>{value.integer()};
}

// What may not be read keeps its number.
void learn(const Context &context, const QByteArray &target, const QList<qint64> &ids, LinkTitles &titles)
{
    const EntityPtr entity = context.catalogue().find(target);
    const FieldSpec *title = entity ? entity->titleField() : nullptr;
    if (!title)
        return;
    for (qsizetype from = 0; from < ids.size(); from += idsAtOnce) {
        Query query;
        query.entity = target;
        query.columns = {"id", title->key};
        QList<Value> values;
        for (const qint64 id : ids.mid(from, idsAtOnce))
            values.append(Value(id));
        query.filter = Filter::compare("id", Operator::In, values);
        query.limit = int(values.size());
        const auto table = context.answer(context.link.query(query));
        for (int row = 0; table && row < table->rowCount(); ++row)
            titles.add(target, table->id(row), table->value(row, title->key).text());
    }
}

} // namespace

QString LinkTitles::of(const FieldSpec &field, const Value &value) const
{
    QStringList titles;
    for (const qint64 id : idsOf(value))
        titles.append(m_titles.value({field.target, id}));
    return titles.join(linkSeparator);
}

LinkTitles linkTitles(const Context &context, const EntitySpec &entity, const QList<HistoryLine> &lines)
{
    QHash<QByteArray, QSet<qint64>> wanted;
    for (const HistoryLine &line : lines) {
        for (const HistoryLine::FieldChange &change : line.changes) {
            const FieldSpec *field = entity.field(change.field);
            if (!field || !field->isLink())
                continue;
            for (const qint64 id : idsOf(change.oldValue) + idsOf(change.newValue))
                wanted[field->target].insert(id);
        }
    }
    LinkTitles titles;
    for (auto target = wanted.cbegin(); target != wanted.cend(); ++target)
        learn(context, target.key(), target->values(), titles);
    return titles;
}

} // namespace fairdesk::cli
