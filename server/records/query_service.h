// Everything that reads: lists, records with their panels, search, history. Row access and field rules are added here,
// once, for every caller; nothing reads around it.
#pragma once

#include "common/base/result.h"
#include "common/catalogue/query.h"
#include "server/records/call_context.h"

#include "fairdesk.pb.h"

#include <QSet>

#include <functional>

namespace fairdesk {

class Clock;
class Connection;
class Database;
class ServerState;

using LabelTranslator = std::function<QString(const QByteArray &context, const QByteArray &source)>;

class QueryService
{
public:
    QueryService(Database &database, ServerState &state, const Clock &clock);

    // All of them run on a reader's connection in the calling thread and may be called from any number of threads.
    Result<wire::Rows> query(const CallContext &context, const Query &query) const;
    Result<wire::FetchReply> fetch(const CallContext &context, const wire::Fetch &request) const;
    Result<wire::SearchReply> search(const CallContext &context, const wire::Search &request) const;
    Result<wire::HistoryReply> history(const CallContext &context, const wire::History &request) const;

    // The same inside a transaction that is already running.
    Result<wire::Rows> queryIn(Connection &connection, const CallContext &context, const Query &query) const;

    // Whether the caller may do this to this record, as the store stands now; NotFound if he may not even see it.
    Result<void> check(const CallContext &context, const QByteArray &entity, qint64 id, Action action) const;
    // The same inside a transaction that is already running, as the rights stand now.
    Result<void> checkIn(Connection &connection, const CallContext &context, const QByteArray &entity, qint64 id,
                         Action action) const;

    // The catalogue as this caller sees it: hidden fields and unreadable entities are not in it.
    wire::CatalogueReply catalogueFor(const CallContext &context, const QByteArray &knownHash) const;

    // Chinese for a label of the catalogue: (context, English source) -> Chinese, empty if there is none.
    void setTranslator(LabelTranslator toChinese) { m_toChinese = std::move(toChinese); }

private:
    Result<void> vouchFor(const Caller &caller) const;
    Result<void> judge(Connection &connection, const Caller &caller, const QByteArray &entity, qint64 id,
                       Action action) const;
    QSet<qint64> visibleAmong(Connection &connection, const CallContext &context, const QByteArray &entity,
                              const QList<qint64> &ids) const;

    Database &m_database;
    ServerState &m_state;
    const Clock &m_clock;
    LabelTranslator m_toChinese;
};

} // namespace fairdesk
