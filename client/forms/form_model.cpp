#include "client/forms/form_model.h"

#include "common/catalogue/validation.h"

namespace fairdesk {
namespace {

const FieldContent nothing;
const QList<LineContent> noLines;

} // namespace

FormModel::FormModel(CataloguePtr catalogue, EntityPtr entity, QObject *parent)
    : QObject(parent)
    , m_catalogue(std::move(catalogue))
    , m_entity(std::move(entity))
{
}

void FormModel::startNew(const QList<FieldValue> &presets)
{
    for (const FieldSpec &field : m_entity->fields) {
        if (!field.defaultValue.isAbsent())
            m_base.insert(field.key, {field.defaultValue});
    }
    m_now = m_base;
    for (const FieldValue &preset : presets)
        m_now.insert(preset.field, {preset.value});
    m_start = m_now;
}

void FormModel::load(const FetchedRecord &record)
{
    m_id = record.record.id(0);
    m_version = m_newestVersion = record.record.version(0);
    m_base = contentsOf(record.record);
    m_now = m_base;
    const QList<const FieldSpec *> fields = linesFields();
    for (qsizetype i = 0; i < fields.size() && i < record.panels.size(); ++i)
        m_baseLines.insert(fields.at(i)->key, linesOf(record.panels.at(i), *fields.at(i)));
    m_nowLines = m_baseLines;
    m_clashes.clear();
    m_serverProblems.clear();
    m_wasDirty = false;
}

QHash<QByteArray, FieldContent> FormModel::contentsOf(const ResultTable &table) const
{
    QHash<QByteArray, FieldContent> contents;
    for (int column = 0; column < table.columnCount(); ++column)
        contents.insert(table.path(column), {table.value(0, column), table.title(0, column)});
    return contents;
}

QList<LineContent> FormModel::linesOf(const ResultTable &table, const FieldSpec &) const
{
    QList<LineContent> lines;
    for (int row = 0; row < table.rowCount(); ++row) {
        LineContent line{table.id(row), {}};
        for (int column = 0; column < table.columnCount(); ++column)
            line.fields.insert(table.path(column), {table.value(row, column), table.title(row, column)});
        lines.append(std::move(line));
    }
    return lines;
}

QList<QByteArray> FormModel::merge(const FetchedRecord &record)
{
    QList<QByteArray> changed;
    QList<Clash> clashes;
    const QHash<QByteArray, FieldContent> theirs = contentsOf(record.record);
    for (auto it = theirs.begin(); it != theirs.end(); ++it) {
        const FieldContent mine = content(it.key());
        const FieldContent before = base(it.key());
        if (it.value() == before && it.value().title == before.title)
            continue;
        const bool isUntouched = mine == before || mine == it.value();
        if (!isUntouched) {
            clashes.append({it.key(), mine, it.value(), before});
            continue;
        }
        m_base.insert(it.key(), it.value());
        m_now.insert(it.key(), it.value());
        changed.append(it.key());
    }
    mergeLines(record, &changed);
    m_newestVersion = record.record.version(0);
    // The version that was seen stays the old one while a clash is open, so that a save cannot overwrite it unseen.
    if (clashes.isEmpty())
        m_version = m_newestVersion;
    m_clashes = clashes;
    for (const QByteArray &field : std::as_const(changed))
        emit contentChanged(field);
    emit clashesChanged();
    noteDirty();
    return changed;
}

void FormModel::mergeLines(const FetchedRecord &record, QList<QByteArray> *changed)
{
    const QList<const FieldSpec *> fields = linesFields();
    for (qsizetype i = 0; i < fields.size() && i < record.panels.size(); ++i) {
        const QByteArray &key = fields.at(i)->key;
        const QList<LineContent> theirs = linesOf(record.panels.at(i), *fields.at(i));
        if (theirs == m_baseLines.value(key))
            continue;
        const bool isUntouched = m_nowLines.value(key) == m_baseLines.value(key);
        m_baseLines.insert(key, theirs);
        if (!isUntouched)
            continue;
        m_nowLines.insert(key, theirs);
        changed->append(key);
        emit linesChanged(key);
    }
}

const FieldContent &FormModel::content(const QByteArray &field) const
{
    const auto found = m_now.constFind(field);
    return found == m_now.constEnd() ? nothing : *found;
}

const FieldContent &FormModel::base(const QByteArray &field) const
{
    const auto found = m_base.constFind(field);
    return found == m_base.constEnd() ? nothing : *found;
}

void FormModel::put(const QByteArray &field, const FieldContent &content)
{
    m_now.insert(field, content);
    emit contentChanged(field);
}

void FormModel::set(const QByteArray &field, const FieldContent &content)
{
    if (this->content(field) == content)
        return;
    const bool hadProblem = m_serverProblems.remove(field);
    put(field, content);
    if (hadProblem)
        emit problemChanged(field);
    noteDirty();
}

bool FormModel::isChanged(const QByteArray &field) const
{
    return !(content(field) == base(field));
}

const QList<LineContent> &FormModel::lines(const QByteArray &field) const
{
    const auto found = m_nowLines.constFind(field);
    return found == m_nowLines.constEnd() ? noLines : *found;
}

void FormModel::setLines(const QByteArray &field, const QList<LineContent> &lines)
{
    if (m_nowLines.value(field) == lines)
        return;
    m_nowLines.insert(field, lines);
    if (m_serverProblems.remove(field))
        emit problemChanged(field);
    emit linesChanged(field);
    noteDirty();
}

EntityPtr FormModel::lineEntity(const QByteArray &field) const
{
    const FieldSpec *spec = m_entity->field(field);
    return spec ? m_catalogue->find(spec->target) : nullptr;
}

QList<const FieldSpec *> FormModel::linesFields() const
{
    QList<const FieldSpec *> fields;
    for (const FieldSpec &field : m_entity->fields) {
        if (field.kind == Kind::Lines && m_catalogue->find(field.target))
            fields.append(&field);
    }
    return fields;
}

const FieldContent &FormModel::start(const QByteArray &field) const
{
    if (!isNew())
        return base(field);
    const auto found = m_start.constFind(field);
    return found == m_start.constEnd() ? nothing : *found;
}

bool FormModel::isDirty() const
{
    for (auto it = m_now.begin(); it != m_now.end(); ++it) {
        if (!(it.value() == start(it.key())))
            return true;
    }
    for (auto it = m_nowLines.begin(); it != m_nowLines.end(); ++it) {
        if (it.value() != m_baseLines.value(it.key()))
            return true;
    }
    return false;
}

void FormModel::noteDirty()
{
    const bool dirty = isDirty();
    if (std::exchange(m_wasDirty, dirty) != dirty)
        emit dirtyChanged(dirty);
}

QList<FieldValue> FormModel::changedValues() const
{
    QList<FieldValue> values;
    for (const FieldSpec &field : m_entity->fields) {
        if (field.kind != Kind::Lines && isChanged(field.key))
            values.append({field.key, content(field.key).value});
    }
    return values;
}

QList<LineSetChange> FormModel::changedLines() const
{
    QList<LineSetChange> changes;
    for (const FieldSpec *field : linesFields()) {
        const QList<LineContent> now = m_nowLines.value(field->key);
        const QList<LineContent> before = m_baseLines.value(field->key);
        if (now == before)
            continue;
        const EntityPtr entity = m_catalogue->find(field->target);
        LineSetChange change{field->key, {}};
        for (const LineContent &line : now) {
            const auto old = std::find_if(before.begin(), before.end(), [&](const LineContent &other) {
                return line.id != 0 && other.id == line.id;
            });
            LineChange sent{line.id, {}};
            for (const FieldSpec &column : entity->fields) {
                const auto content = line.fields.constFind(column.key);
                const bool isMine = content != line.fields.constEnd() && !column.is(System) && !column.is(ReadOnly);
                if (isMine &&
                    (old == before.end() ? !content->value.isEmpty() : !(*content == old->fields.value(column.key))))
                    sent.values.append({column.key, content->value});
            }
            change.lines.append(std::move(sent));
        }
        changes.append(std::move(change));
    }
    return changes;
}

RecordChange FormModel::change() const
{
    RecordChange change;
    change.operation = isNew() ? RecordChange::Operation::Create : RecordChange::Operation::Update;
    change.entity = m_entity->key;
    change.id = m_id;
    change.version = m_version;
    change.values = changedValues();
    change.lines = changedLines();
    return change;
}

void FormModel::applyDraft(const QList<FieldValue> &values, qint64 version)
{
    for (const FieldValue &entry : values) {
        const FieldSpec *field = m_entity->field(entry.field);
        if (field && isEditable(*field))
            put(entry.field, {entry.value});
    }
    // Typed over what the record was then: the server shall compare with that.
    if (!isNew() && version > 0)
        m_version = std::min(version, m_version);
    noteDirty();
}

void FormModel::saved(qint64 id, qint64 version)
{
    m_id = id;
    m_version = m_newestVersion = version;
    m_base = m_now;
    m_baseLines = m_nowLines;
    m_clashes.clear();
    m_serverProblems.clear();
    noteDirty();
}

void FormModel::revert()
{
    const QHash<QByteArray, FieldContent> before = m_now;
    m_now = isNew() ? m_start : m_base;
    m_nowLines = m_baseLines;
    m_serverProblems.clear();
    for (auto it = before.begin(); it != before.end(); ++it) {
        if (!(content(it.key()) == it.value()))
            emit contentChanged(it.key());
        emit problemChanged(it.key());
    }
    for (const FieldSpec *field : linesFields())
        emit linesChanged(field->key);
    noteDirty();
}

void FormModel::resolve(const QSet<QByteArray> &takeTheirs)
{
    for (const Clash &clash : std::exchange(m_clashes, {})) {
        m_base.insert(clash.field, clash.theirs);
        if (takeTheirs.contains(clash.field))
            put(clash.field, clash.theirs);
    }
    m_version = m_newestVersion;
    emit clashesChanged();
    noteDirty();
}

std::optional<Text> FormModel::problem(const QByteArray &field) const
{
    const auto fromServer = m_serverProblems.constFind(field);
    if (fromServer != m_serverProblems.constEnd())
        return *fromServer;
    const FieldSpec *spec = m_entity->field(field);
    if (!spec || !isEditable(*spec) || spec->kind == Kind::Lines)
        return {};
    // What came from the server so is not this user's fault, and is not sent back.
    if (!isNew() && !isChanged(field))
        return {};
    return validationProblem(*spec, content(field).value);
}

void FormModel::setServerProblems(const QList<FieldError> &errors)
{
    const QList<QByteArray> old = m_serverProblems.keys();
    m_serverProblems.clear();
    for (const FieldError &error : errors)
        m_serverProblems.insert(error.field, error.text);
    for (const QByteArray &field : old + m_serverProblems.keys())
        emit problemChanged(field);
}

QList<QByteArray> FormModel::invalidFields() const
{
    QList<QByteArray> fields;
    for (const FieldSpec &field : m_entity->fields) {
        if (!field.is(System) && !m_serverProblems.contains(field.key) && problem(field.key))
            fields.append(field.key);
    }
    return fields;
}

bool FormModel::isEditable(const FieldSpec &field) const
{
    const bool isOpen = field.readerRule == FieldRule::Open && !field.is(ReadOnly);
    return m_mayEdit && isOpen && !content(field.key).value.isMasked();
}

} // namespace fairdesk
