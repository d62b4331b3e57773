// The second table of the interface: what RunAction can do, by name. Trade areas add their own rows at start.
#pragma once

#include "server/api/api_call.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <condition_variable>
#include <mutex>

namespace fairdesk {

struct ActionCall
{
    CallContext context;
    QByteArray name;
    QByteArray entity;
    qint64 id = 0;
    QJsonObject arguments;
    QByteArray key; // idempotency, for actions that save

    // Arguments come from programs and from command lines, where everything is text.
    QString text(const char *argument) const { return arguments.value(QLatin1String(argument)).toVariant().toString(); }
    qint64 integer(const char *argument) const
    {
        return arguments.value(QLatin1String(argument)).toVariant().toLongLong();
    }
};

class ActionTable
{
public:
    using Handler = std::function<Result<QJsonObject>(ApiServices &, const ActionCall &)>;
    // What happens to an action that comes a second time with the same key, as after a reconnection.
    enum class Repeat : quint8 {
        Reads,    // it is carried out again: nothing changes
        Answered, // it gets the answer of the first time
        Secret,   // it is carried out again: its answer holds what must not be kept
    };
    struct Row
    {
        QByteArray name;
        QByteArray permission; // "": whoever is signed in; the handler asks for rights on the record
        Handler handle;
        Repeat repeat = Repeat::Reads;
    };

    // With the actions of this folder.
    ActionTable();
    void add(Row row);
    QList<QByteArray> names() const;
    const Row *find(const QByteArray &name) const;
    Result<QJsonObject> run(ApiServices &services, const ActionCall &call) const;

private:
    using RunKey = std::pair<qint64, QByteArray>;
    Result<QJsonObject> runOnce(ApiServices &services, const ActionCall &call, const Row &row) const;

    QHash<QByteArray, Row> m_rows;
    // Actions under way: a repeated one waits for the first.
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_ended;
    mutable QSet<RunKey> m_running;
};

void addRecordActions(ActionTable &table);
void addUserActions(ActionTable &table);
void addServerActions(ActionTable &table);
void addLogActions(ActionTable &table);

} // namespace fairdesk
