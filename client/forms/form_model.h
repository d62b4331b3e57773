// One record while it is being edited: what it was, what it is now, what others did to it meanwhile. No widgets.
#pragma once

#include "client/link/answers.h"
#include "common/catalogue/catalogue.h"
#include "common/catalogue/save.h"

#include <QObject>
#include <QSet>

namespace fairdesk {

// The value of a field and, of a link, the title of the record that it names.
struct FieldContent
{
    Value value = Value::null();
    QString title = {};
    bool operator==(const FieldContent &other) const { return value == other.value; }
};

// A line of a document; new ones have no id.
struct LineContent
{
    qint64 id = 0;
    QHash<QByteArray, FieldContent> fields;
    bool operator==(const LineContent &other) const = default;
};

// A field that somebody else changed while it was changed here.
struct Clash
{
    QByteArray field;
    FieldContent mine;
    FieldContent theirs;
    FieldContent base;
};

// Base values, present values, lines, and how they merge with what others saved.
class FormModel final : public QObject
{
    Q_OBJECT
public:
    FormModel(CataloguePtr catalogue, EntityPtr entity, QObject *parent = nullptr);

    // A new record: defaults, then presets.
    void startNew(const QList<FieldValue> &presets);
    // An existing one; panels hold the lines, in the order of linesFields().
    void load(const FetchedRecord &record);
    // What others made of it meanwhile: untouched fields take their values, the rest becomes clashes. Returns the
    // fields that changed on the screen.
    QList<QByteArray> merge(const FetchedRecord &record);

    const EntitySpec &entity() const { return *m_entity; }
    const CataloguePtr &catalogue() const { return m_catalogue; }
    qint64 id() const { return m_id; }
    qint64 version() const { return m_version; }
    bool isNew() const { return m_id == 0; }

    const FieldContent &content(const QByteArray &field) const;
    const FieldContent &base(const QByteArray &field) const;
    // What the form showed before anybody typed: the base, in a new record with its presets.
    const FieldContent &start(const QByteArray &field) const;
    void set(const QByteArray &field, const FieldContent &content);
    bool isChanged(const QByteArray &field) const;

    const QList<LineContent> &lines(const QByteArray &field) const;
    void setLines(const QByteArray &field, const QList<LineContent> &lines);
    EntityPtr lineEntity(const QByteArray &field) const;
    QList<const FieldSpec *> linesFields() const;

    bool isDirty() const;
    QList<FieldValue> changedValues() const;
    // What a save sends: only what was changed, with the version that was seen.
    RecordChange change() const;
    // The values that a draft keeps, and their way back.
    void applyDraft(const QList<FieldValue> &values, qint64 version);
    void saved(qint64 id, qint64 version);
    void revert();

    const QList<Clash> &clashes() const { return m_clashes; }
    // Mine or theirs, field by field; afterwards the record counts as seen in its newest version.
    void resolve(const QSet<QByteArray> &takeTheirs);

    // Problems beside fields: those of validation and those that the server has sent.
    std::optional<Text> problem(const QByteArray &field) const;
    void setServerProblems(const QList<FieldError> &errors);
    bool hasServerProblem(const QByteArray &field) const { return m_serverProblems.contains(field); }
    QList<QByteArray> invalidFields() const;

    // May this reader change it, on this form?
    bool isEditable(const FieldSpec &field) const;
    void setMayEdit(bool mayEdit) { m_mayEdit = mayEdit; }
    bool mayEdit() const { return m_mayEdit; }

signals:
    void contentChanged(const QByteArray &field);
    void linesChanged(const QByteArray &field);
    void problemChanged(const QByteArray &field);
    void dirtyChanged(bool dirty);
    void clashesChanged();

private:
    void put(const QByteArray &field, const FieldContent &content);
    void noteDirty();
    QHash<QByteArray, FieldContent> contentsOf(const ResultTable &table) const;
    QList<LineContent> linesOf(const ResultTable &table, const FieldSpec &field) const;
    QList<LineSetChange> changedLines() const;
    void mergeLines(const FetchedRecord &record, QList<QByteArray> *changed);

    CataloguePtr m_catalogue;
    EntityPtr m_entity;
    qint64 m_id = 0;
    qint64 m_version = 0;
    qint64 m_newestVersion = 0;
    bool m_mayEdit = true;
    bool m_wasDirty = false;
    QHash<QByteArray, FieldContent> m_base;
    QHash<QByteArray, FieldContent> m_now;
    QHash<QByteArray, FieldContent> m_start; // of a new record
    QHash<QByteArray, QList<LineContent>> m_baseLines;
    QHash<QByteArray, QList<LineContent>> m_nowLines;
    QList<Clash> m_clashes;
    QHash<QByteArray, Text> m_serverProblems;
};

} // namespace fairdesk
