// The form of one record, for reading and writing, of whatever kind it is.
#pragma once

#include "client/editors/client_context.h"
#include "client/forms/conflict_dialog.h"
#include "client/forms/form_model.h"
#include "client/link/server_link.h"

#include <QPointer>
#include <QTimer>
#include <QUndoStack>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace fairdesk {

class Banner;
class ElidedLabel;
class EmptyState;
class FieldRow;
class FormBody;
class LinesEditor;

// Built from the catalogue; keeps a draft of everything typed, sends only what was changed, merges what others save
// meanwhile and asks only where two changed the same field.
class RecordForm : public QWidget
{
    Q_OBJECT
public:
    // id 0: a new record, with these values already in it.
    RecordForm(ClientContext &context, const QByteArray &entity, qint64 id, const QList<FieldValue> &presets,
               QWidget *parent = nullptr);
    ~RecordForm() override;

    bool isDirty() const;
    bool isLoaded() const { return m_body != nullptr; }
    void save();
    // Off where the page around the form says already whose it is.
    void setHeadVisible(bool visible);

    QByteArray entityKey() const { return m_entityKey; }
    qint64 recordId() const { return m_id; }
    QString title() const;
    FieldRow *row(const QByteArray &field) const;
    const FormModel &model() const { return *m_model; }
    QUndoStack *undoStack() { return &m_undo; }

signals:
    void saved(const QByteArray &entity, qint64 id);
    void titleChanged(const QString &title);
    void dirtyChanged(bool dirty);
    void closeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class After : quint8 { Stay, Close };

    // Building, in record_form.cpp.
    void buildFrame();
    void buildFooter(QVBoxLayout *column);
    void addShortcuts();
    void fetch();
    void show(const FetchedRecord &record);
    void showFailure(const Error &error);
    void buildBody();
    FieldRow *makeRow(const FieldSpec &field, QWidget *parent);
    FieldRow *makeLinesRow(const FieldSpec &field, QWidget *parent);
    void watchRow(FieldRow *row);
    void focusFirst();
    void restoreDraft();
    void discard();
    void resolveTitles();
    void limitLookups(const QByteArray &changedField);

    void onEdited(FieldRow *row);
    void onContentChanged(const QByteArray &field);
    void showProblemOf(FieldRow *row);
    void keepDraft();
    void onDirtyChanged(bool dirty);
    void tellTitle();
    void showAbout();
    void showAbout(const EntitySpec &entity, qint64 id, const QString &name);
    void showState(const QString &text);
    void updateFooter();
    QString textOf(const QByteArray &field, const FieldContent &content) const;

    // Saving and what others do, in record_form_saving.cpp.
    void submit(After after);
    bool showAllProblems();
    void send(OnDuplicate onDuplicate);
    void onSaved(const SaveResult &result);
    void onRefused(const Error &error);
    void onConflict(const Error &error);
    void onDuplicate(const Error &error);
    void askAboutClashes();
    void showDuplicates(const Error &error, const QList<SearchHit> &hits);
    void clearNotice();
    void lookForSimilar();
    void onChanged(const QList<ChangeNotice> &changes);
    void mergeTheirs(const std::function<void()> &then);
    void showMerged(const QList<QByteArray> &fields);
    FetchRequest fetchRequest() const;

    ClientContext &m_context;
    QByteArray m_entityKey;
    qint64 m_id;
    QList<FieldValue> m_presets;
    EntityPtr m_entity;
    std::unique_ptr<FormModel> m_model;
    QUndoStack m_undo;
    int m_stretch = 0;
    bool m_showing = false; // values go into the editors, not out of them

    Banner *m_banner = nullptr;
    QWidget *m_notice = nullptr;
    QLabel *m_noticeText = nullptr;
    QWidget *m_noticeLinks = nullptr;
    QPushButton *m_saveAnyway = nullptr;
    QWidget *m_head = nullptr;
    ElidedLabel *m_title = nullptr;
    QWidget *m_about = nullptr;
    QScrollArea *m_scroll = nullptr;
    EmptyState *m_empty = nullptr;
    FormBody *m_body = nullptr;
    QWidget *m_footer = nullptr;
    ElidedLabel *m_state = nullptr;
    QPushButton *m_discard = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_save = nullptr;
    QPointer<ConflictDialog> m_conflict;

    QTimer m_validating; // problems show when the typing pauses, not at every letter
    QPointer<FieldRow> m_validated;
    QTimer m_similar;
    QByteArray m_savingKey;
    bool m_saving = false;
    bool m_retried = false;
    bool m_deletedElsewhere = false;
    After m_after = After::Stay;
    QSet<QByteArray> m_touched; // fields that were left once, or refused at a save: their problems show at once
    enum class BannerIs : quint8 { Nothing, Draft, Changed, Deleted } m_bannerIs = BannerIs::Nothing;
};

} // namespace fairdesk
