// The list of one kind of record.
#pragma once

#include "client/data/record_list_model.h"
#include "client/editors/client_context.h"
#include "client/forms/list_settings.h"
#include "client/forms/saved_view.h"

#include <QPointer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace fairdesk {

class Banner;
class BulkBar;
class ColumnChooser;
class EmptyState;
class FilterBar;
class ImportWizard;
class LoadingRows;
class PreviewPanel;
class RecordTable;
class SearchField;

// Page head with saved views, conditions, table, preview, actions on what is selected: all from the catalogue.
class ListPage : public QWidget
{
    Q_OBJECT
public:
    ListPage(ClientContext &context, const QByteArray &entity, QWidget *parent = nullptr);

    // A condition that the page's place implies and nobody can take away: the contacts of this customer.
    void setBaseFilter(const Filter &filter);
    void reload();
    QList<qint64> selectedIds() const;

    QString title() const;
    QByteArray entityKey() const { return m_entityKey; }
    RecordListModel &model() { return m_model; }
    RecordTable *table() const { return m_table; }
    FilterBar *filterBar() const { return m_filters; }
    SearchField *findField() const { return m_find; }
    PreviewPanel *preview() const { return m_preview; }
    Banner *banner() const { return m_banner; }

    void createNew();
    void importFile();
    void exportRows();
    void togglePreview();
    ColumnChooser *chooseColumns();

signals:
    void titleChanged(const QString &title);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    // Building, in list_page.cpp.
    QWidget *buildHead();
    QWidget *buildFilterRow();
    void fillDensityMenu();
    QWidget *buildBody();
    QWidget *buildStatus();
    void connectModel();
    void addShortcuts();
    void start();

    void applyQuery();
    bool isAllowed(Action action) const;
    bool mayKeepViews() const;
    void rememberLayout();
    void showColumns(const QList<QByteArray> &columns);
    void showState();
    void showEmpty();
    void showError(const Error &error);
    void showStatus();
    void showSelection();
    QString sums() const;
    void markModified();

    // Views and actions, in list_page_actions.cpp.
    void loadViews();
    void showViews(const ResultTable &table);
    void countView(int index);
    void chooseView(int index);
    void saveView();
    void keepSelection();
    void keepView(const SavedView &view, const QString &title, const QString &question, bool show);
    void open(qint64 id);
    void showMenu(const QPoint &place);
    void assignSelected();
    void deleteSelected();
    void changeSelected(RecordChange::Operation operation, const QList<FieldValue> &values);
    void makeChanges(const QList<RecordChange> &changes, bool isDelete);
    void offerUndo(int done, bool isDelete, const QList<qint64> &groups, const std::optional<Error> &error);
    void undo();

    ClientContext &m_context;
    QByteArray m_entityKey;
    EntityPtr m_entity;
    RecordListModel m_model;
    Filter m_baseFilter;
    ListSettings m_settings;
    QList<SavedView> m_views;
    SavedView m_shownView; // what the page showed before anything was changed
    QList<qint64> m_undoGroups;
    std::optional<Error> m_error;
    int m_newRecords = 0;
    bool m_started = false;
    bool m_loadedOnce = false;

    QLabel *m_title = nullptr;
    QTabBar *m_tabs = nullptr;
    QLabel *m_count = nullptr;
    FilterBar *m_filters = nullptr;
    QPushButton *m_saveView = nullptr;
    SearchField *m_find = nullptr;
    QPushButton *m_columns = nullptr;
    QPushButton *m_density = nullptr;
    QPushButton *m_previewButton = nullptr;
    Banner *m_banner = nullptr;
    QStackedWidget *m_stack = nullptr;
    RecordTable *m_table = nullptr;
    LoadingRows *m_loading = nullptr;
    EmptyState *m_empty = nullptr;
    PreviewPanel *m_preview = nullptr;
    BulkBar *m_bulk = nullptr;
    QLabel *m_status = nullptr;
    QPushButton *m_showNew = nullptr;
};

} // namespace fairdesk
