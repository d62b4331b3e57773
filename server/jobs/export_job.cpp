#include "server/jobs/export_job.h"

#include "common/base/clock.h"
#include "server/jobs/export_columns.h"
#include "server/records/query_service.h"
#include "server/records/server_state.h"
#include "server/storage/audit_store.h"
#include "server/storage/database.h"

#include <QFile>

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

} // namespace

ExportJob::ExportJob(ExportServices services, CallContext context, ExportOptions options)
    : m_services(services)
    , m_context(std::move(context))
    , m_options(std::move(options))
    , m_wording(m_options.locale)
{
}

Result<CallContext> ExportJob::exporting(const CallContext &context, const ServerState &state, const QByteArray &entity)
{
    const EntityPtr spec = state.catalogue()->find(entity);
    const CallerPtr caller = !context.caller          ? nullptr
                             : context.caller->system ? context.caller
                                                      : state.caller(context.caller->user);
    if (!spec || !caller || caller->scope(*spec, Action::Read) == Scope::None)
        return Error::notFound();
    const Scope scope = caller->scope(*spec, Action::Export);
    if (scope == Scope::None)
        return Error::forbidden(
            message(QT_TRANSLATE_NOOP("Message", "You may not export %1."), spec->plural.argument()));
    CallContext narrowed = context;
    narrowed.caller = caller;
    if (scope < caller->scope(*spec, Action::Read)) {
        auto fewer = std::make_shared<Caller>(*caller);
        fewer->rights[entity].scopes[size_t(Action::Read)] = scope;
        narrowed.caller = std::move(fewer);
    }
    return narrowed;
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

Result<ResultTable> ExportJob::nextPage(const QByteArray &after, bool first) const
{
    // Asked anew for each page: a right that is taken away ends the export.
    const Result<CallContext> context = exporting(m_context, m_services.state, m_options.query.entity);
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

// Who took what out of the house, and why: an entry that belongs to no single record.
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
        row.changes = {{"rows", Value::null(), Value(m_rows)}, {"reason", Value::null(), Value(m_options.reason)}};
        AuditStore::append(connection, head, row, *m_entity);
        AuditStore::keepHead(connection, head);
        return Result<void>();
    });
}

} // namespace fairdesk
