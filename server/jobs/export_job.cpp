#include "server/jobs/export_job.h"

#include "common/base/clock.h"
#include "server/jobs/export_columns.h"
#include "server/records/query_service.h"
#include "server/records/server_state.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

#include "common/protocol/codec.h"

#include <QFile>

#include <google/protobuf/util/json_util.h>

namespace fairdesk {
namespace {

constexpr int rowsPerPage = 1000; // so that memory does not grow with the list

// What is no field (counts, sums) is shown as its kind says.
FieldSpec fieldOfColumn(const Catalogue &catalogue, const EntitySpec &entity, const ResultTable &page, int column)
{
    if (const FieldSpec *field = fieldAtPath(catalogue, entity, page.path(column)))
        return *field;
    FieldSpec field;
    field.key = page.path(column);
    field.kind = page.kind(column);
    return field;
}

// What was asked for, as it goes over the wire, so that an auditor can ask it again.
QString inWords(const Query &query)
{
    wire::Query message;
    encode(query, &message);
    std::string json;
    const auto written = google::protobuf::util::MessageToJsonString(message, &json);
    return written.ok() ? QString::fromStdString(json) : QString();
}

void collectPaths(const Filter &filter, QList<QByteArray> &paths)
{
    if (filter.type == Filter::Type::Compare)
        paths.append(filter.path);
    // Below "any", "none" and "how many" the paths begin at another kind of record; the query itself narrows those.
    const bool isElsewhere =
        filter.type == Filter::Type::Any || filter.type == Filter::Type::None || filter.type == Filter::Type::Count;
    for (const Filter &child : isElsewhere ? QList<Filter>() : filter.children)
        collectPaths(child, paths);
}

QList<QByteArray> pathsOf(const Query &query)
{
    QList<QByteArray> paths = query.columns;
    for (const SortKey &key : query.sort)
        paths.append(key.path);
    for (const GroupKey &key : query.groups)
        paths.append(key.path);
    for (const Aggregate &aggregate : query.aggregates)
        paths.append(aggregate.path);
    collectPaths(query.filter, paths);
    return paths;
}

// The first kind of record on the way that the caller may read but not export.
EntityPtr keptAtHome(const Catalogue &catalogue, const Caller &caller, const EntitySpec &entity, const QByteArray &path)
{
    const QList<QByteArray> steps = path.split('.');
    EntityPtr at;
    for (qsizetype i = 0; i + 1 < steps.size(); ++i) {
        const FieldSpec *field = (at ? *at : entity).field(steps.at(i));
        at = field ? catalogue.find(field->target) : nullptr;
        // What he may not read he is not told of: the query says that there is no such field.
        if (!at || caller.scope(*at, Action::Read) == Scope::None)
            return {};
        if (at->isOwned() && caller.scope(*at, Action::Export) == Scope::None)
            return at;
    }
    return {};
}

Error notExported(const EntitySpec &entity)
{
    return Error::forbidden(message(QT_TRANSLATE_NOOP("Message", "You may not export %1."), entity.plural.argument()));
}

} // namespace

ExportJob::ExportJob(ExportServices services, CallContext context, ExportOptions options)
    : m_services(services)
    , m_context(std::move(context))
    , m_options(std::move(options))
    , m_wording(m_options.locale)
{
}

Result<CallContext> ExportJob::exporting(const CallContext &context, const ServerState &state, const Query &query)
{
    const CataloguePtr catalogue = state.catalogue();
    const EntityPtr entity = catalogue->find(query.entity);
    const CallerPtr caller = !context.caller          ? nullptr
                             : context.caller->system ? context.caller
                                                      : state.caller(context.caller->user);
    if (!entity || !caller || caller->scope(*entity, Action::Read) == Scope::None)
        return Error::notFound();
    if (caller->scope(*entity, Action::Export) == Scope::None)
        return notExported(*entity);
    for (const QByteArray &path : pathsOf(query)) {
        if (const EntityPtr kept = keptAtHome(*catalogue, *caller, *entity, path))
            return notExported(*kept);
    }
    // The query adds the rest: of every kind of record it meets it reads what may be read and exported.
    auto narrowed = std::make_shared<Caller>(*caller);
    narrowed->exporting = true;
    CallContext own = context;
    own.caller = std::move(narrowed);
    return own;
}

Result<void> ExportJob::run(const QString &path, JobProgress &progress)
{
    Result<void> done = writePages(path, progress);
    if (done && !progress.cancelled)
        done = keepTrail();
    if (!done || progress.cancelled) {
        m_file.reset();
        QFile::remove(path);
    }
    return done;
}

Result<void> ExportJob::writePages(const QString &path, JobProgress &progress)
{
    m_catalogue = m_services.state.catalogue();
    m_entity = m_catalogue->find(m_options.query.entity);
    if (m_entity && forPrograms() && !m_options.query.isGrouped())
        completeForPrograms();
    QByteArray after = m_options.query.after;
    bool first = true;
    do {
        const Result<ResultTable> page = nextPage(after, first);
        if (!page)
            return page.error();
        if (first) {
            const qint64 limit = m_options.query.limit;
            progress.total = limit > 0 ? qMin(limit, page->total()) : page->total();
            if (auto done = open(path, *page); !done)
                return done;
        }
        first = false;
        if (auto done = writeRows(*page, progress); !done)
            return done;
        after = page->next();
    } while (!after.isEmpty() && !progress.cancelled && (m_options.query.limit == 0 || m_rows < m_options.query.limit));
    progress.total = m_rows;
    return m_file->finish();
}

// So that it imports again without a loss: whatever the reader sees of a record, and whoever was there first comes
// first.
void ExportJob::completeForPrograms()
{
    const CallerPtr caller =
        m_context.caller->system ? m_context.caller : m_services.state.caller(m_context.caller->user);
    if (m_options.query.columns.isEmpty() && caller)
        m_options.query.columns = everythingOf(*m_catalogue, *m_entity, *caller);
    if (m_options.query.sort.isEmpty())
        m_options.query.sort = {{"id", Ascending}};
}

Result<ResultTable> ExportJob::nextPage(const QByteArray &after, bool first) const
{
    // Asked anew for each page: a right that is taken away ends the export.
    const Result<CallContext> context = exporting(m_context, m_services.state, m_options.query);
    if (!context)
        return context.error();
    Query query = m_options.query;
    query.after = after;
    query.withTotal = first && !query.isGrouped();
    if (!query.isGrouped()) {
        const qint64 left = query.limit == 0 ? rowsPerPage : query.limit - m_rows;
        query.limit = int(qMin<qint64>(left, rowsPerPage));
    }
    if (!first)
        query.offset = 0;
    Result<wire::Rows> rows = m_services.queries.query(*context, query);
    if (!rows)
        return rows.error();
    return ResultTable(std::move(*rows));
}

// An answer brings ids and versions that nobody asked for. A file for programs without named columns keeps the id, by
// which its rows are known when they come back.
QList<int> ExportJob::columnsOf(const ResultTable &page) const
{
    QList<int> columns;
    const QList<QByteArray> &asked = m_options.query.columns;
    for (const QByteArray &path : asked) {
        if (const int column = page.columnOf(path); column >= 0)
            columns.append(column);
    }
    if (!asked.isEmpty())
        return columns;
    for (int column = 0; column < page.columnCount(); ++column) {
        const QByteArray path = page.path(column);
        if (path != "version" && (path != "id" || forPrograms()))
            columns.append(column);
    }
    return columns;
}

Result<void> ExportJob::open(const QString &path, const ResultTable &page)
{
    ExportFile::Layout layout{m_wording.label(m_entity->plural), {}, {}, m_services.clock.zone()};
    m_columns = columnsOf(page);
    for (const int column : std::as_const(m_columns)) {
        const QByteArray path = page.path(column);
        m_exported.append(QString::fromUtf8(path));
        layout.fields.append(fieldOfColumn(*m_catalogue, *m_entity, page, column));
        layout.headers.append(forPrograms() ? QString::fromUtf8(path)
                                            : labelOfPath(*m_catalogue, *m_entity, path, m_wording));
    }
    Result<std::unique_ptr<ExportFile>> file = ExportFile::create(m_options.format, path, std::move(layout), m_wording);
    if (!file)
        return file.error();
    m_file = std::move(*file);
    return {};
}

Result<void> ExportJob::writeRows(const ResultTable &page, JobProgress &progress)
{
    for (int row = 0; row < page.rowCount(); ++row) {
        if (auto done = m_file->write(valuesOf(page, row)); !done)
            return done;
        ++m_rows;
    }
    progress.done = m_rows;
    return {};
}

QList<ExportValue> ExportJob::valuesOf(const ResultTable &page, int row) const
{
    QList<ExportValue> values;
    values.reserve(m_columns.size());
    for (const int column : m_columns)
        values.append({page.value(row, column), page.title(row, column).split(linkSeparator, Qt::SkipEmptyParts)});
    return values;
}

// Who took what out of the house, and why: an entry that belongs to no single record. Without it there is no file.
Result<void> ExportJob::keepTrail() const
{
    return m_services.database.writeNow([this](Connection &connection) {
        AuditStore::Head head = AuditStore::head(connection);
        AuditRow row;
        row.at = m_services.clock.now();
        row.user = m_context.caller->user;
        row.origin = m_context.origin;
        row.session = m_context.session;
        row.entity = m_entity->key;
        row.action = "exported";
        row.job = m_context.job;
        row.changes = {{"rows", Value::null(), Value(m_rows)},
                       {"reason", Value::null(), Value(m_options.reason)},
                       {"columns", Value::null(), Value(m_exported)},
                       {"query", Value::null(), Value(inWords(m_options.query))}};
        AuditStore::append(connection, head, row, *m_entity);
        AuditStore::keepHead(connection, head);
        return Result<void>();
    });
}

} // namespace fairdesk
