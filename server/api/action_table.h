// The second table of the interface: what RunAction can do, by name. Trade areas add their own rows at start.
#pragma once

#include "server/api/api_call.h"

#include <QHash>
#include <QJsonObject>

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
    struct Row
    {
        QByteArray name;
        QByteArray permission; // "": whoever is signed in; the handler asks for rights on the record
        Handler handle;
    };

    // With the actions of this folder.
    ActionTable();
    void add(Row row);
    QList<QByteArray> names() const;
    const Row *find(const QByteArray &name) const;
    Result<QJsonObject> run(ApiServices &services, const ActionCall &call) const;

private:
    QHash<QByteArray, Row> m_rows;
};

void addRecordActions(ActionTable &table);
void addUserActions(ActionTable &table);
void addServerActions(ActionTable &table);

} // namespace fairdesk
