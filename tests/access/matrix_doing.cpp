// What a person does to a record, done through the write path itself, in a transaction of which nothing is kept.
#include "tests/access/matrix.h"

#include "server/jobs/export_job.h"

#include <QFile>

namespace fairdesk::test {
namespace {

using Operation = RecordChange::Operation;

// The line's parent: whoever may edit that may do anything to its lines.
struct ParentOfLine
{
    QByteArray entity;
    qint64 id = 0;
};

ParentOfLine parentOf(const Catalogue &catalogue, const Record &line)
{
    for (const Catalogue::Link &link : catalogue.linksTo(line.entity().key)) {
        if (link.field->kind == Kind::Lines)
            return {link.entity->key, line.at(link.field->via).integer()};
    }
    return {};
}

} // namespace

Matrix::Right Matrix::rightTo(const EntitySpec &entity, const Record &record, const QByteArray &action) const
{
    QByteArray kind = entity.key;
    qint64 id = record.id();
    QByteArray asked = action;
    if (entity.is(PartOfParent)) {
        const ParentOfLine parent = parentOf(m_world.catalogue(), record);
        kind = parent.entity;
        id = parent.id;
        asked = "edit";
    }
    const bool known = m_oracle.reaches(m_person.id, kind, id, "read");
    return {known, known && m_oracle.reaches(m_person.id, kind, id, asked)};
}

QList<Matrix::Deed> Matrix::deedsOn(const EntitySpec &entity, const Record &record) const
{
    const Right edit = rightTo(entity, record, "edit");
    const Right remove = rightTo(entity, record, "delete");
    // Files lie here on no record, so that only the administrator could bring one back.
    const bool isFile = entity.is(Internal);
    const bool unlimited = m_oracle.isAdministrator(m_person.id);
    if (m_oracle.rows[entity.key][record.id()].deleted) {
        return {{"restore",
                 {Operation::Restore, entity.key, record.id(), 0, {}, {}},
                 isFile ? Right{unlimited, unlimited} : remove},
                // What is deleted is not there for anything else.
                {"edit of what is deleted",
                 {Operation::Update, entity.key, record.id(), 0, {{"external_id", Value(QStringLiteral("M"))}}, {}},
                 {false, false}}};
    }
    QList<Deed> deeds{
        {"edit",
         {Operation::Update, entity.key, record.id(), 0, {{"external_id", Value(QStringLiteral("M"))}}, {}},
         edit},
        {"delete", {Operation::Delete, entity.key, record.id(), 0, {}, {}}, remove}};
    if (entity.isOwned() && entity.follows.isEmpty() && readable("user")) {
        const bool gives = record.at(OwnerField).integer() == m_person.id ||
                           m_oracle.reaches(m_person.id, entity.key, record.id(), "assign");
        const bool open = m_oracle.fieldRule(m_person.id, entity.key, "owner") == "open";
        deeds.append({"assign",
                      {Operation::Update, entity.key, record.id(), 0, {{"owner", Value(m_person.id)}}, {}},
                      {edit.known, edit.given && gives && open}});
    }
    if (const auto deed = creationLike(entity, record))
        deeds.append(*deed);
    return deeds;
}

// A new record that lies where this one lies.
std::optional<Matrix::Deed> Matrix::creationLike(const EntitySpec &entity, const Record &record) const
{
    const qint64 followed = entity.follows.isEmpty() ? 0 : record.at(entity.follows).integer();
    if (entity.is(PartOfParent) || (!entity.follows.isEmpty() && followed == 0))
        return {};
    QList<FieldValue> values;
    bool mayName = true;
    const auto give = [&](const FieldSpec &field, const Value &value) {
        mayName = mayName && m_oracle.fieldRule(m_person.id, entity.key, field.key) == "open";
        if (field.kind == Kind::Ref)
            mayName = mayName && readable(field.target) && sees(field.target, value.integer());
        values.append({field.key, value});
    };
    for (const FieldSpec &field : entity.fields) {
        const Value &value = record.at(field.key);
        const bool isNew = field.isText() && (field.is(Unique) || field.is(Title));
        if ((field.is(Required) || field.key == entity.follows) && !field.is(System) && value.isPresent())
            give(field, isNew ? Value(QStringLiteral("Matrix")) : value);
    }
    if (entity.isOwned() && followed == 0) {
        for (const int field : {OwnerField, TeamField, BranchField}) {
            if (record.at(field).integer() == 0)
                return {};
            give(entity.fields.at(field), record.at(field));
        }
    }
    const bool onShared =
        followed != 0 &&
        m_oracle.isSharedForWork(
            m_person.id, entity.follows.isEmpty() ? QByteArray() : entity.field(entity.follows)->target, followed);
    const bool mayPlace =
        followed != 0 || m_oracle.mayPlace(m_person.id, entity.key, m_oracle.rows[entity.key][record.id()]);
    const bool mayLie = mayPlace && m_oracle.mayAtAll(m_person.id, entity.key, "create") &&
                        (m_oracle.reaches(m_person.id, entity.key, record.id(), "create") || onShared);
    return Deed{"create", {Operation::Create, entity.key, -1, 0, values, {}}, {true, mayLie && mayName}};
}

// The administrator goes first: what even he cannot do is no question of rights.
void Matrix::checkDeeds(const EntitySpec &entity, const Record &record)
{
    const auto done = m_world.database().writeNow([&](Connection &connection) -> Result<void> {
        const auto tried = [&](const CallContext &context, const RecordChange &change) {
            Savepoint savepoint(connection);
            const Result<SaveResult> saved =
                m_world.writePath().saveIn(connection, context, {{change}, {}, OnDuplicate::Create, {}});
            return saved ? std::nullopt : std::optional<ErrorCode>(saved.error().code());
        };
        for (const Deed &deed : deedsOn(entity, record)) {
            const auto place = [&] { return about(entity, record.id()); };
            const std::pair<QByteArray, qint64> key{deed.name + entity.key, record.id()};
            const auto outcome = tried(m_context, deed.change);
            // What the program keeps itself is changed by nobody.
            const bool closed = entity.is(Internal) && deed.change.operation != Operation::Restore;
            if (!deed.right.given || closed) {
                same(deed.name, false, !outcome, place);
                const bool told = outcome == ErrorCode::Forbidden || deed.change.operation == Operation::Create;
                if (!closed)
                    same("refusal tells only what may be known", deed.right.known, told, place);
                continue;
            }
            if (!m_baseline.contains(key))
                m_baseline.insert(key, tried(m_world.as(m_world.people().first()), deed.change));
            const auto expected = m_baseline.value(key);
            same(deed.name, !expected, !outcome, place);
            if (outcome)
                same("refusal for another reason than rights", true, outcome == expected, place);
        }
        return Error::conflict(Text::verbatim(QStringLiteral("only tried")));
    });
    same("nothing of it stays", false, done.ok(), [&] { return about(entity, record.id()); });
}

void Matrix::checkShare(const EntitySpec &entity, const Record &record)
{
    const AccessWorld::Person &grantee = m_world.people().last();
    const bool already = std::any_of(m_oracle.shares.begin(), m_oracle.shares.end(), [&](const Oracle::Share &share) {
        return share.kind == entity.key && share.record == record.id() && share.user == grantee.id;
    });
    if (entity.is(PartOfParent) || entity.is(Internal) || already)
        return;
    const auto place = [&] { return about(entity, record.id()); };
    const bool known = sees(entity.key, record.id());
    const bool mayShare = known && m_oracle.reaches(m_person.id, entity.key, record.id(), "share");
    const auto shared = m_world.writePath().share(m_context, entity.key, record.id(), {grantee.id, 0}, false);
    same("share", mayShare, shared.ok(), place);
    if (!shared)
        same("share: refusal tells only what may be known", known, shared.error().code() == ErrorCode::Forbidden,
             place);
    else
        same("share taken back", true,
             m_world.writePath().unshare(CallContext::ofProgram("test"), entity.key, record.id(), {grantee.id, 0}).ok(),
             place);
}

// ---- out of the house -----------------------------------------------------------------------------------------------

void Matrix::checkExport(const EntitySpec &entity)
{
    const auto place = [&] { return about(entity); };
    Query query;
    query.entity = entity.key;
    query.columns = {"id"};
    query.sort = {{"id", Ascending}};
    query.limit = 0;
    const QString path = m_world.folder() + QStringLiteral("/export.csv");
    ExportJob job({m_world.database(), m_world.state(), m_world.queries(), m_world.clock()}, m_context,
                  {query, ExportFile::Format::CsvForPrograms, QStringLiteral("en"), {}});
    JobProgress progress;
    const Result<void> done = job.run(path, progress);
    const bool mayExport = readable(entity.key) && m_oracle.mayAtAll(m_person.id, entity.key, "export");
    same("export", mayExport, done.ok(), place);
    if (!done) {
        if (!entity.is(Internal))
            same("export: refusal tells only what may be known", readable(entity.key),
                 done.error().code() == ErrorCode::Forbidden, place);
        same("export: no file of what was refused", false, QFile::exists(path), place);
        return;
    }
    QFile file(path);
    QSet<qint64> taken;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : file.readAll().split('\n').mid(1)) {
            if (!line.isEmpty())
                taken.insert(line.toLongLong());
        }
    }
    file.remove();
    const bool explains = !entity.isOwned();
    for (const Record &record : m_world.records(entity.key)) {
        const bool may = m_oracle.sees(m_person.id, entity.key, record.id()) &&
                         (explains || m_oracle.mayTake(m_person.id, entity.key, record.id()));
        same("export: record", may, taken.contains(record.id()), [&] { return about(entity, record.id()); });
    }
    for (const FieldSpec &field : entity.fields) {
        if (field.kind == Kind::Ref && !m_world.records(field.target).isEmpty() && mayDecideBy(entity, field.key))
            checkExportThrough(entity, field);
    }
}

// Of a linked record only goes out what could go out by itself.
void Matrix::checkExportThrough(const EntitySpec &entity, const FieldSpec &field)
{
    const EntityPtr target = m_world.catalogue().find(field.target);
    const FieldSpec *title = target->titleField();
    if (!title || !readable(target->key) || !knowsTitles(target->key))
        return;
    const QByteArray path = field.key + '.' + title->key;
    Query query = listOf(entity);
    query.columns = {"id", path, field.key};
    const bool may = !target->isOwned() || m_oracle.mayAtAll(m_person.id, target->key, "export");
    const Result<CallContext> exporting = ExportJob::exporting(m_context, m_world.state(), query);
    same("export through a link: permitted", may, exporting.ok(), [&] { return about(entity, 0, path); });
    if (!exporting)
        return;
    const Result<wire::Rows> rows = m_world.queries().query(*exporting, query);
    same("export through a link", true, rows.ok(), [&] { return about(entity, 0, path); });
    const ResultTable table(rows ? *rows : wire::Rows());
    for (int row = 0; row < table.rowCount(); ++row) {
        const Record *record = m_world.find(entity.key, table.id(row));
        const qint64 id = record ? record->at(field.key).integer() : 0;
        const Record *linked = m_world.find(target->key, id);
        if (!linked)
            continue;
        const bool mayTake = m_oracle.mayTake(m_person.id, target->key, id);
        const auto place = [&] { return about(entity, record->id(), path); };
        same("export through a link: value", mayTake, table.value(row, path) == linked->at(title->key), place);
        same("export through a link: title", mayTake, table.title(row, table.columnOf(field.key)) == linked->title(),
             place);
    }
}

} // namespace fairdesk::test
