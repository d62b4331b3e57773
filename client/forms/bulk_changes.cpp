#include "client/forms/bulk_changes.h"

#include "client/link/when_done.h"

namespace fairdesk {
namespace {

constexpr qsizetype portion = 200;

} // namespace

BulkChanges::BulkChanges(ServerLink &link, QList<RecordChange> changes, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_changes(std::move(changes))
{
}

void BulkChanges::start()
{
    sendNext();
}

void BulkChanges::sendNext()
{
    if (m_done >= m_changes.size()) {
        end({});
        return;
    }
    SaveRequest request;
    request.changes = m_changes.mid(m_done, portion);
    whenDone(m_link.save(request), this, [this, count = request.changes.size()](const Result<SaveResult> &answer) {
        if (!answer) {
            end(answer.error());
            return;
        }
        m_groups.append(answer->group);
        m_done += count;
        emit progressed(int(m_done), int(m_changes.size()));
        sendNext();
    });
}

void BulkChanges::end(const std::optional<Error> &error)
{
    emit finished(int(m_done), m_groups, error);
    deleteLater();
}

void BulkChanges::undo(ServerLink &link, QList<qint64> groups, QObject *owner,
                       const std::function<void(const Result<void> &)> &done)
{
    if (groups.isEmpty()) {
        done(Result<void>());
        return;
    }
    const qint64 group = groups.takeLast();
    whenDone(link.runAction("undo", {}, 0, {{QStringLiteral("group"), group}}), owner,
             [&link, groups, owner, done](const Result<QJsonObject> &answer) {
                 if (answer)
                     undo(link, groups, owner, done);
                 else
                     done(answer.error());
             });
}

} // namespace fairdesk
