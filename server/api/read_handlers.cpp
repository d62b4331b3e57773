// Requests that read.
#include "server/api/handlers.h"

#include "common/protocol/codec.h"
#include "server/records/query_service.h"

namespace fairdesk::handlers {

void getCatalogue(ApiServices &services, const ApiCall &call)
{
    ApiAnswer answer;
    *answer.envelope.mutable_catalogue_reply() =
        services.queries.catalogueFor(call.context, fromBytes(call.request->get_catalogue().known_hash()));
    call.answer(std::move(answer));
}

void query(ApiServices &services, const ApiCall &call)
{
    const Result<Query> query = decode(call.request->query());
    if (!query) {
        call.fail(query.error());
        return;
    }
    call.finish(services.queries.query(call.context, *query),
                [](wire::Envelope &envelope, wire::Rows &rows) { envelope.mutable_rows()->Swap(&rows); });
}

void fetch(ApiServices &services, const ApiCall &call)
{
    call.finish(
        services.queries.fetch(call.context, call.request->fetch()),
        [](wire::Envelope &envelope, wire::FetchReply &reply) { envelope.mutable_fetch_reply()->Swap(&reply); });
}

void search(ApiServices &services, const ApiCall &call)
{
    call.finish(
        services.queries.search(call.context, call.request->search()),
        [](wire::Envelope &envelope, wire::SearchReply &reply) { envelope.mutable_search_reply()->Swap(&reply); });
}

void history(ApiServices &services, const ApiCall &call)
{
    call.finish(
        services.queries.history(call.context, call.request->history()),
        [](wire::Envelope &envelope, wire::HistoryReply &reply) { envelope.mutable_history_reply()->Swap(&reply); });
}

} // namespace fairdesk::handlers
