// The present names of the records that a history mentions: the trail keeps numbers, because names change.
#pragma once

#include "client/cli/command_context.h"

namespace fairdesk::cli {

// Names by kind and number, of those that the reader may see.
class LinkTitles
{
public:
    void add(const QByteArray &entity, qint64 id, const QString &title) { m_titles.insert({entity, id}, title); }
    // Of a link or of several, joined as in a table.
    QString of(const FieldSpec &field, const Value &value) const;

private:
    QHash<std::pair<QByteArray, qint64>, QString> m_titles;
};

LinkTitles linkTitles(const Context &context, const EntitySpec &entity, const QList<HistoryLine> &lines);

} // namespace fairdesk::cli
