#include "server/records/query_service.h"

#include "common/protocol/codec.h"
#include "common/protocol/result_table.h"
#include "server/records/history_view.h"
#include "server/records/server_state.h"
#include "server/storage/database.h"
#include "server/storage/query_runner.h"
#include "server/storage/record_store.h"
#include "server/storage/search_store.h"
#include "server/storage/search_writer.h"

#include <QCryptographicHash>

namespace fairdesk {
namespace {

constexpr int mostPanels = 20;
constexpr int mostSearchResults = 100;
constexpr int candidatesPerResult = 5; // the best of so many are shown
constexpr int mostCandidates = 200;

// Fields of the record itself first, so that the most telling match names the result.
QByteArray matchedField(const SearchQuery &query, const Record &record,
                        const std::function<bool(const FieldSpec &)> &visible)
{
    for (const FieldSpec &field : record.entity().fields) {
        if (!field.is(Searchable) || !visible(field))
            continue;
        const SearchText text =
            SearchStore::textOf(record, [&](const FieldSpec &other) { return other.key == field.key; });
        if (matches(query, text))
            return field.key;
    }
    return {};
}

struct Hit
{
    int rank = 0;
    Record record;
    std::function<bool(const FieldSpec &)> visible;
};

wire::SearchResult resultOf(const SearchQuery &typed, const Hit &hit)
{
    const EntitySpec &entity = hit.record.entity();
    wire::SearchResult result;
    result.set_entity(entity.key.toStdString());
    result.set_id(hit.record.id());
    result.set_title(hit.record.title().toStdString());
    const QString detail =
        entity.follows.isEmpty() ? hit.record.at("city").text() : hit.record.linkTitle(entity.follows);
    result.set_detail(detail.toStdString());
    result.set_field(matchedField(typed, hit.record, hit.visible).toStdString());
    return result;
}

// Asked for each of hundreds of candidates, so the rights are looked up once.
std::function<bool(const FieldSpec &)> rememberedFor(const EntitySpec &entity,
                                                     const std::function<bool(const FieldSpec &)> &visible)
{
    QSet<const FieldSpec *> fields;
    for (const FieldSpec &field : entity.fields) {
        if (SearchStore::classOf(field) && visible(field))
            fields.insert(&field);
    }
    return [fields](const FieldSpec &field) { return fields.contains(&field); };
}

} // namespace

QueryService::QueryService(Database &database, ServerState &state, const Clock &clock)
    : m_database(database)
    , m_state(state)
    , m_clock(clock)
{
}

Result<wire::Rows> QueryService::query(const CallContext &context, const Query &query) const
{
    Result<wire::Rows> rows = wire::Rows();
    const auto work = [&](Connection &connection) -> Result<void> {
        rows = queryIn(connection, context, query);
        return rows ? Result<void>() : rows.error();
    };
    const Result<void> read = m_database.read(work, context.isJob() ? Patience::Program : Patience::Person);
    if (!read)
        return read.error();
    return rows;
}

Result<wire::Rows> QueryService::queryIn(Connection &connection, const CallContext &context, const Query &query) const
{
    if (auto known = vouchFor(*context.caller); !known)
        return known.error();
    const CataloguePtr catalogue = m_state.catalogue();
    Result<CompiledQuery> compiled = compileQuery(query, *catalogue, *context.caller, connection.dialect(), m_clock);
    if (!compiled)
        return compiled.error();
    wire::Rows rows;
    runQuery(connection, *compiled, &rows);
    return rows;
}

Result<wire::FetchReply> QueryService::fetch(const CallContext &context, const wire::Fetch &request) const
{
    const CataloguePtr catalogue = m_state.catalogue();
    const EntityPtr entity = catalogue->find(fromBytes(request.entity()));
    if (!entity || context.caller->rows(*entity, Action::Read).nothing() || request.panels_size() > mostPanels)
        return Error::notFound();

    Query own;
    own.entity = entity->key;
    own.limit = 1;
    own.deleted = request.deleted() ? Query::Deleted::Only : Query::Deleted::Hidden;
    for (const auto &column : request.columns())
        own.columns.append(fromBytes(column));
    if (own.columns.isEmpty()) {
        for (const FieldSpec &field : entity->fields) {
            if (field.kind != Kind::Lines && context.caller->fieldRule(*entity, field) != FieldRule::Hidden)
                own.columns.append(field.key);
        }
    }
    if (request.id() != 0) {
        own.filter = Filter::compare("id", Operator::Equal, {Value(qint64(request.id()))});
    } else {
        const FieldSpec *field = entity->field(fromBytes(request.unique_field()));
        if (!field || !field->is(Unique))
            return PathResolver::unknownField(*entity, fromBytes(request.unique_field()));
        const QString value = fromUtf8(request.unique_value());
        // Equal to nothing would be every record that has no such value.
        if (value.trimmed().isEmpty())
            return Error::notFound();
        own.filter = Filter::compare(field->key, Operator::Equal, {Value(value)});
    }
    QList<Query> panels;
    for (const auto &panel : request.panels()) {
        Result<Query> decoded = decode(panel);
        if (!decoded)
            return decoded.error();
        panels.append(*std::move(decoded));
    }

    wire::FetchReply reply;
    const Result<void> read = m_database.read([&](Connection &connection) -> Result<void> {
        Result<wire::Rows> record = queryIn(connection, context, own);
        if (!record)
            return record.error();
        if (record->count() == 0)
            return Error::notFound();
        *reply.mutable_record() = *std::move(record);
        for (const Query &panel : std::as_const(panels)) {
            Result<wire::Rows> rows = queryIn(connection, context, panel);
            if (!rows)
                return rows.error();
            *reply.add_panels() = *std::move(rows);
        }
        const qint64 id = ResultTable(reply.record()).id(0);
        if (const auto facts = RecordStore::facts(connection, *entity, id)) {
            for (const Action action : allActions) {
                const RowAccess access = context.caller->rows(*entity, action);
                if (!access.nothing() && m_state.reachable(access, *context.caller, entity->key, *facts))
                    reply.add_actions(actionKey(action));
            }
        }
        return {};
    });
    if (!read)
        return read.error();
    return reply;
}

Result<wire::SearchReply> QueryService::search(const CallContext &context, const wire::Search &request) const
{
    const SearchQuery typed = parseQuery(fromUtf8(request.text()));
    const int limit = qBound(1, request.limit() == 0 ? 20 : request.limit(), mostSearchResults);
    wire::SearchReply reply;
    if (!typed.canMatch())
        return reply;
    const CataloguePtr catalogue = m_state.catalogue();
    std::vector<Hit> hits;
    const Result<void> read = m_database.read([&](Connection &connection) -> Result<void> {
        for (const EntityPtr &entity : catalogue->entities()) {
            const bool asked = request.entities_size() == 0 ||
                               std::any_of(request.entities().begin(), request.entities().end(),
                                           [&](const std::string &key) { return key == entity->key.toStdString(); });
            if (!asked || !entity->isSearchable() || entity->is(Internal) ||
                context.caller->rows(*entity, Action::Read).nothing())
                continue;
            const auto visible = rememberedFor(*entity, searchableBy(*context.caller, *entity));
            Query query;
            query.entity = entity->key;
            query.search = fromBytes(request.text());
            query.searchCandidates = qMin(mostCandidates, candidatesPerResult * limit);
            query.limit = 2 * query.searchCandidates;
            for (const FieldSpec &field : entity->fields) {
                const bool wanted =
                    field.is(Title) || field.is(Searchable) || field.key == entity->follows || field.key == "city";
                if (wanted && context.caller->fieldRule(*entity, field) != FieldRule::Hidden)
                    query.columns.append(field.key);
            }
            Result<wire::Rows> rows = queryIn(connection, context, query);
            if (!rows)
                return rows.error();
            const ResultTable table(*std::move(rows));
            for (int row = 0; row < table.rowCount(); ++row) {
                const Record record = table.record(row, entity);
                const int worth = rank(typed, SearchStore::textOf(record, visible));
                if (worth > 0)
                    hits.push_back({worth, record, visible});
            }
        }
        return {};
    });
    if (!read)
        return read.error();
    std::stable_sort(hits.begin(), hits.end(),
                     [](const Hit &left, const Hit &right) { return left.rank > right.rank; });
    reply.set_more(hits.size() > size_t(limit));
    for (size_t i = 0; i < hits.size() && i < size_t(limit); ++i)
        *reply.add_results() = resultOf(typed, hits[i]);
    return reply;
}

Result<wire::HistoryReply> QueryService::history(const CallContext &context, const wire::History &request) const
{
    const ServerState::Snapshot snapshot = m_state.snapshot();
    const EntityPtr entity = snapshot.catalogue->find(fromBytes(request.entity()));
    if (!entity || context.caller->rows(*entity, Action::Read).nothing())
        return Error::notFound();
    wire::HistoryReply reply;
    const Result<void> read = m_database.read([&](Connection &connection) -> Result<void> {
        bool seen = false;
        for (const Query::Deleted deleted : {Query::Deleted::Hidden, Query::Deleted::Only}) {
            Query query;
            query.entity = entity->key;
            query.columns = {"id"};
            query.filter = Filter::compare("id", Operator::Equal, {Value(qint64(request.id()))});
            query.deleted = deleted;
            Result<wire::Rows> rows = queryIn(connection, context, query);
            if (!rows)
                return rows.error();
            seen = seen || rows->count() > 0;
        }
        if (!seen)
            return Error::notFound();
        const int limit = qBound(1, request.limit() == 0 ? 50 : request.limit(), largestPage);
        const QList<AuditRow> rows = AuditStore::history(connection, *entity, request.id(), limit, request.before());
        HistoryView view(*snapshot.catalogue, *snapshot.access, *context.caller,
                         [&](const QByteArray &target, const QList<qint64> &ids) {
                             return visibleAmong(connection, context, target, ids);
                         });
        view.write(*entity, rows, &reply);
        return {};
    });
    if (!read)
        return read.error();
    return reply;
}

QSet<qint64> QueryService::visibleAmong(Connection &connection, const CallContext &context, const QByteArray &entity,
                                        const QList<qint64> &ids) const
{
    QSet<qint64> visible;
    Query query;
    query.entity = entity;
    query.columns = {"id"};
    query.limit = 0;
    QList<Value> values;
    for (const qint64 id : ids)
        values.append(Value(id));
    if (values.isEmpty())
        return visible;
    query.filter = Filter::compare("id", Operator::In, values);
    const Result<wire::Rows> rows = queryIn(connection, context, query);
    if (!rows)
        return visible;
    const ResultTable table(*rows);
    for (int row = 0; row < table.rowCount(); ++row)
        visible.insert(table.id(row));
    return visible;
}

Result<void> QueryService::check(const CallContext &context, const QByteArray &entity, qint64 id, Action action) const
{
    return m_database.read(
        [&](Connection &connection) { return judge(connection, *context.caller, entity, id, action); });
}

Result<void> QueryService::checkIn(Connection &connection, const CallContext &context, const QByteArray &entity,
                                   qint64 id, Action action) const
{
    const CallerPtr caller = context.caller->system ? context.caller : m_state.caller(context.caller->user);
    return caller ? judge(connection, *caller, entity, id, action) : Error::notFound();
}

// Rights are read anew after a commit; one that changes nothing serves as well.
Result<void> QueryService::vouchFor(const Caller &caller) const
{
    auto known = m_state.vouchFor(caller);
    if (m_state.isDoubtful())
        m_database.write([](Connection &) { return Result<void>(); }, [](const Result<void> &) {});
    return known;
}

Result<void> QueryService::judge(Connection &connection, const Caller &caller, const QByteArray &entityKey, qint64 id,
                                 Action action) const
{
    if (auto known = vouchFor(caller); !known)
        return known;
    const EntityPtr entity = m_state.catalogue()->find(entityKey);
    const auto facts = entity ? RecordStore::facts(connection, *entity, id) : std::nullopt;
    if (!facts || !m_state.reachable(caller.rows(*entity, Action::Read), caller, entityKey, *facts))
        return Error::notFound();
    if (!m_state.reachable(caller.rows(*entity, action), caller, entityKey, *facts))
        return Error::forbidden();
    return {};
}

} // namespace fairdesk
