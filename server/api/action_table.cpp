#include "server/api/action_table.h"

#include "common/base/logging.h"

namespace fairdesk {

ActionTable::ActionTable()
{
    addRecordActions(*this);
    addUserActions(*this);
    addServerActions(*this);
}

void ActionTable::add(Row row)
{
    const QByteArray name = row.name;
    m_rows.insert(name, std::move(row));
}

QList<QByteArray> ActionTable::names() const
{
    QList<QByteArray> names = m_rows.keys();
    std::sort(names.begin(), names.end());
    return names;
}

const ActionTable::Row *ActionTable::find(const QByteArray &name) const
{
    const auto found = m_rows.constFind(name);
    return found == m_rows.constEnd() ? nullptr : &*found;
}

Result<QJsonObject> ActionTable::run(ApiServices &services, const ActionCall &call) const
{
    const Row *row = find(call.name);
    if (!row)
        return usageError(QStringLiteral("unknown action ") + QString::fromUtf8(call.name.left(60)));
    if (!call.context.caller->may(row->permission)) {
        qCInfo(lcNet).noquote() << "denied:" << call.context.caller->login << "action" << call.name;
        return Error::forbidden();
    }
    return row->handle(services, call);
}

} // namespace fairdesk
