#include "server/api/action_table.h"

#include "common/base/logging.h"
#include "server/storage/database.h"
#include "server/storage/digest.h"
#include "server/storage/record_store.h"

#include <QJsonDocument>

namespace fairdesk {

namespace {

constexpr std::chrono::seconds longestWait{20};

// The answer is kept right behind the deed. Were the server to die between the two, a repeated action would be carried
// out again, and be refused where it has nothing left to do.
Result<QJsonObject> answerOnce(ApiServices &services, const ActionCall &call, const ActionTable::Row &row,
                               const QByteArray &key)
{
    const qint64 user = call.context.caller->user;
    const QByteArray asked = call.entity + ' ' + QByteArray::number(call.id) + ' ' +
                             QJsonDocument(call.arguments).toJson(QJsonDocument::Compact);
    const QByteArray digest = sha256Hex(asked);
    std::optional<RequestStore::Answered> earlier;
    const auto read = services.database.read([&](Connection &connection) -> Result<void> {
        earlier = RequestStore::find(connection, user, key);
        return {};
    });
    if (!read)
        return read.error();
    if (earlier && earlier->digest != digest)
        return Error(
            ErrorCode::Usage,
            message(QT_TRANSLATE_NOOP(
                "Message",
                "This key was used for other changes already. Nothing was saved; repeat the request with a new key.")));
    if (earlier)
        return QJsonDocument::fromJson(earlier->answer).object();
    Result<QJsonObject> answer = row.handle(services, call);
    if (!answer)
        return answer;
    const QByteArray kept = QJsonDocument(*answer).toJson(QJsonDocument::Compact);
    const auto written = services.database.writeNow([&](Connection &connection) -> Result<void> {
        RequestStore::keep(connection, user, key, services.clock.now(), {digest, kept});
        return {};
    });
    if (!written)
        qCWarning(lcNet).noquote() << "the answer to" << call.name << "could not be kept:" << written.error().english();
    return answer;
}

} // namespace

ActionTable::ActionTable()
{
    addRecordActions(*this);
    addUserActions(*this);
    addServerActions(*this);
    addLogActions(*this);
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
    if (row->repeat == Repeat::Answered && !call.key.isEmpty())
        return runOnce(services, call, *row);
    return row->handle(services, call);
}

Result<QJsonObject> ActionTable::runOnce(ApiServices &services, const ActionCall &call, const Row &row) const
{
    // Saves have keys of their own; the action's name is part of this one.
    const QByteArray key = "action " + call.name + ' ' + call.key;
    const RunKey own{call.context.caller->user, key};
    std::unique_lock lock(m_mutex);
    if (!m_ended.wait_for(lock, longestWait, [&] { return !m_running.contains(own); }))
        return Error::busy(message(QT_TRANSLATE_NOOP("Message", "This is still being done. Ask again in a while.")));
    m_running.insert(own);
    lock.unlock();
    Result<QJsonObject> answer = answerOnce(services, call, row, key);
    lock.lock();
    m_running.remove(own);
    m_ended.notify_all();
    return answer;
}

} // namespace fairdesk
