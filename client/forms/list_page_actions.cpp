// Saved views of a list page, and what can be done to its rows.
#include "client/forms/list_page.h"

#include "client/data/choice_labels.h"
#include "client/editors/context_tools.h"
#include "client/editors/field_editor.h"
#include "client/forms/bulk_bar.h"
#include "client/forms/bulk_changes.h"
#include "client/forms/condition_words.h"
#include "client/forms/export_dialog.h"
#include "client/forms/filter_bar.h"
#include "client/forms/import_wizard.h"
#include "client/forms/preview_panel.h"
#include "client/forms/record_table.h"
#include "client/forms/selected_rows.h"
#include "client/link/when_done.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabBar>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int mostCountedViews = 8;
constexpr int mostViews = 30;
constexpr int mostKept = 1'000;

} // namespace

void ListPage::loadViews()
{
    if (!entityOf(m_context, "saved_query"))
        return;
    Query query;
    query.entity = "saved_query";
    query.columns = {"id", "name", "query"};
    query.filter = Filter::compare("entity", Operator::Equal, {Value(QString::fromUtf8(m_entityKey))});
    query.sort = {{"name", Ascending}};
    query.limit = mostViews;
    whenDone(m_context.link.query(query), this, [this](const Result<ResultTable> &answer) {
        if (answer)
            showViews(*answer);
    });
}

void ListPage::showViews(const ResultTable &table)
{
    const FilterWords words{m_context.link.catalogue(), m_context.link.session().user, {}};
    const qint64 chosen = m_tabs->currentIndex() > 0 ? m_views.value(m_tabs->currentIndex() - 1).id : 0;
    m_views.clear();
    for (int row = 0; row < table.rowCount(); ++row) {
        auto view = savedViewFromJson(words, m_entityKey, table.value(row, QByteArray("query")).text().toUtf8());
        if (!view)
            continue; // names a field that this reader may not see
        view->id = table.id(row);
        view->name = table.value(row, QByteArray("name")).text();
        m_views.append(*std::move(view));
    }
    const QSignalBlocker quiet(m_tabs);
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    m_tabs->addTab(tr("All"));
    for (int i = 0; i < m_views.size(); ++i) {
        m_tabs->addTab(QString(m_views.at(i).name).replace(u'&', QStringLiteral("&&")));
        if (m_views.at(i).id == chosen)
            m_tabs->setCurrentIndex(i + 1);
        if (i < mostCountedViews)
            countView(i);
    }
    m_tabs->setVisible(!m_views.isEmpty());
    showStatus();
}

void ListPage::countView(int index)
{
    const SavedView &view = m_views.at(index);
    const FieldSpec *title = m_entity->titleField();
    Query query;
    query.entity = m_entityKey;
    query.columns = {"id"};
    if (title)
        query.columns.append(title->key);
    query.filter = view.filter;
    query.search = view.search.toUtf8();
    query.limit = 1;
    query.withTotal = true;
    whenDone(m_context.link.query(query), this, [this, index, id = view.id](const Result<ResultTable> &answer) {
        if (!answer || answer->total() < 0 || m_views.value(index).id != id)
            return;
        m_tabs->setTabText(index + 1, tabText(QString(m_views.at(index).name).replace(u'&', QStringLiteral("&&")),
                                              QLocale().toString(answer->total())));
        m_tabs->updateGeometry();
    });
}

void ListPage::chooseView(int index)
{
    if (index < 0 || !m_started)
        return;
    SavedView view = index == 0 ? SavedView() : m_views.value(index - 1);
    if (view.columns.isEmpty())
        view.columns = m_model.query().columns;
    m_filters->setFilter(view.filter);
    {
        const QSignalBlocker quiet(m_find);
        m_find->setText(view.search);
    }
    Query query = m_model.query();
    query.columns = view.columns;
    query.sort = view.sort;
    query.filter = Filter::all({m_baseFilter, view.filter});
    query.search = view.search.toUtf8();
    m_shownView = view;
    m_model.setQuery(query);
    markModified();
}

void ListPage::saveView()
{
    SavedView view = m_shownView;
    view.filter = m_filters->filter();
    view.columns = m_table->columnsInOrder();
    view.sort = m_model.query().sort;
    view.search = m_find->text().trimmed();
    keepView(view, tr("Save as view"), tr("Name of the view"), true);
}

// Exactly these records, whatever becomes of their values: a list for the next fair, a round of calls.
void ListPage::keepSelection()
{
    readRows(m_model, m_table->selectionModel()->selection(), m_context.link, this,
             [this](const Result<QList<ListRow>> &rows) {
                 if (!rows || rows->size() > mostKept) {
                     m_banner->showMessage(
                         Tone::Danger, rows ? tr("A list holds at most %n record(s). Select fewer.", nullptr, mostKept)
                                            : rows.error().render());
                     return;
                 }
                 QList<Value> ids;
                 for (const ListRow &row : *rows)
                     ids.append(Value(row.id));
                 SavedView view;
                 view.filter = Filter::compare("id", Operator::In, ids);
                 view.columns = m_table->columnsInOrder();
                 view.sort = m_model.query().sort;
                 keepView(view, tr("Keep %n record(s) as a list", nullptr, int(ids.size())), tr("Name of the list"),
                          false);
             });
}

void ListPage::keepView(const SavedView &view, const QString &title, const QString &question, bool show)
{
    bool accepted = false;
    const QString name = QInputDialog::getText(this, title, question, QLineEdit::Normal, {}, &accepted).trimmed();
    if (!accepted || name.isEmpty())
        return;
    RecordChange change;
    change.operation = RecordChange::Operation::Create;
    change.entity = "saved_query";
    const QByteArray json = savedViewToJson(*m_context.link.catalogue(), m_entityKey, view);
    change.values = {{"name", Value(name)},
                     {"entity", Value(QString::fromUtf8(m_entityKey))},
                     {"query", Value(QString::fromUtf8(json))}};
    whenDone(m_context.link.save({{change}, {}, OnDuplicate::ByRule, {}}), this,
             [this, view, show](const Result<SaveResult> &answer) {
                 if (!answer) {
                     m_banner->showMessage(Tone::Danger, answer.error().render());
                     return;
                 }
                 if (show) {
                     m_shownView = view;
                     markModified();
                 }
                 loadViews();
             });
}

void ListPage::open(qint64 id)
{
    if (id > 0 && m_context.openRecord)
        m_context.openRecord(m_entityKey, id);
}

void ListPage::createNew()
{
    if (!isAllowed(Action::Create) || !m_context.createRecord)
        return;
    // Whoever makes a new contact among those of a customer means that customer.
    QList<FieldValue> presets;
    for (const Filter &condition : conditionsOf(m_baseFilter)) {
        const bool isPlain =
            condition.type == Filter::Type::Compare && condition.op == Operator::Equal && condition.values.size() == 1;
        if (isPlain && m_entity->field(condition.path))
            presets.append({condition.path, condition.values.first()});
    }
    m_context.createRecord(m_entityKey, presets);
}

void ListPage::importFile()
{
    auto *wizard = new ImportWizard(m_context, m_entityKey, window());
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &ImportWizard::imported, this, &ListPage::reload);
    wizard->show();
}

void ListPage::exportRows()
{
    Query query = m_model.query();
    query.columns = m_table->columnsInOrder();
    // Rows that are selected, else all that the conditions leave.
    const QList<qint64> ids = selectedIds();
    if (ids.size() > 1 && ids.size() == countRows(m_table->selectionModel()->selection())) {
        QList<Value> values;
        for (const qint64 id : ids)
            values.append(Value(id));
        query.filter = Filter::all({query.filter, Filter::compare("id", Operator::In, values)});
    }
    auto *dialog = new ExportDialog(m_context, query, ids.size() > 1 ? ids.size() : m_model.total(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ListPage::togglePreview()
{
    const bool show = !m_preview->isVisibleTo(this);
    m_preview->setVisible(show);
    m_previewButton->setChecked(show);
    if (show)
        m_preview->showRecord(m_table->currentId());
    m_settings.preview = show;
    rememberLayout();
}

void ListPage::showMenu(const QPoint &place)
{
    const qint64 id = m_table->currentId();
    if (id <= 0)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(Icon::OpenExternal), tr("Open"), this, [this, id] { open(id); })->setShortcut(Qt::Key_Return);
    menu->addAction(icon(Icon::Preview), tr("Preview"), this, &ListPage::togglePreview)->setShortcut(Qt::Key_Space);
    menu->addAction(icon(Icon::Copy), tr("Copy as table"), m_table, &RecordTable::copySelection)
        ->setShortcut(QKeySequence::Copy);
    menu->addSeparator();
    if (const EntityPtr task = m_context.link.catalogue()->find("task");
        task && m_entityKey != task->key && task->field("about_record") && m_context.createRecord &&
        task->readerActions.contains(Action::Create)) {
        menu->addAction(icon(Icon::TaskListLtr), tr("New task about this"), this, [this, id] {
            m_context.createRecord(
                "task", {{"about_entity", Value(QString::fromUtf8(m_entityKey))}, {"about_record", Value(id)}});
        });
    }
    if (isAllowed(Action::Assign) && m_entity->isOwned())
        menu->addAction(icon(Icon::Transfer), tr("Transfer to a colleague"), this, &ListPage::assignSelected);
    if (mayKeepViews())
        menu->addAction(icon(Icon::Save), tr("Keep as a list…"), this, &ListPage::keepSelection);
    if (isAllowed(Action::Export))
        menu->addAction(icon(Icon::Export), tr("Export"), this, &ListPage::exportRows);
    if (isAllowed(Action::Delete))
        menu->addAction(icon(Icon::Delete, TextRole::Danger), tr("Delete"), this, &ListPage::deleteSelected)
            ->setShortcut(Qt::Key_Delete);
    menu->popup(m_table->viewport()->mapToGlobal(place));
}

void ListPage::assignSelected()
{
    const FieldSpec *owner = m_entity ? m_entity->field("owner") : nullptr;
    const qint64 count = countRows(m_table->selectionModel()->selection());
    if (!owner || count == 0)
        return;
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Transfer %n record(s)", nullptr, int(count)));
    setSurface(dialog, Surface::Surface);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(makeLabel(tr("New owner"), TypeRole::Secondary, TextRole::Secondary, dialog));
    FieldSpec field = operandField(*owner, Operand::One);
    FieldEditor *editor = makeEditor(field, m_context, dialog).release();
    editor->setMinimumWidth(320);
    column->addWidget(editor);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, dialog);
    QPushButton *transfer = buttons->addButton(tr("Transfer"), QDialogButtonBox::AcceptRole);
    setButtonRole(transfer, ButtonRole::Primary);
    transfer->setEnabled(false);
    column->addWidget(buttons);
    connect(editor, &FieldEditor::edited, dialog,
            [editor, transfer] { transfer->setEnabled(editor->value().isPresent()); });
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, &QDialog::accept);
    connect(dialog, &QDialog::accepted, this, [this, editor] {
        changeSelected(RecordChange::Operation::Update, {{"owner", editor->value()}});
    });
    dialog->open();
    editor->setFocus(Qt::TabFocusReason);
}

void ListPage::deleteSelected()
{
    if (isAllowed(Action::Delete))
        changeSelected(RecordChange::Operation::Delete, {});
}

void ListPage::changeSelected(RecordChange::Operation operation, const QList<FieldValue> &values)
{
    QItemSelection selection = m_table->selectionModel()->selection();
    if (selection.isEmpty() && m_table->currentIndex().isValid())
        selection.select(m_table->currentIndex(), m_table->currentIndex());
    readRows(m_model, selection, m_context.link, this, [this, operation, values](const Result<QList<ListRow>> &rows) {
        if (!rows) {
            m_banner->showMessage(Tone::Danger, rows.error().render());
            return;
        }
        QList<RecordChange> changes;
        for (const ListRow &row : *rows) {
            RecordChange change;
            change.operation = operation;
            change.entity = m_entityKey;
            change.id = row.id;
            change.values = values;
            changes.append(std::move(change));
        }
        makeChanges(changes, operation == RecordChange::Operation::Delete);
    });
}

void ListPage::makeChanges(const QList<RecordChange> &changes, bool isDelete)
{
    if (changes.isEmpty())
        return;
    auto *bulk = new BulkChanges(m_context.link, changes, this);
    connect(bulk, &BulkChanges::progressed, this, [this](int done, int total) {
        //: Status while many records are changed.
        m_status->setText(tr("%1 of %2 done").arg(done).arg(total));
    });
    connect(bulk, &BulkChanges::finished, this,
            [this, isDelete](int done, const QList<qint64> &groups, const std::optional<Error> &error) {
                offerUndo(done, isDelete, groups, error);
            });
    bulk->start();
}

void ListPage::offerUndo(int done, bool isDelete, const QList<qint64> &groups, const std::optional<Error> &error)
{
    m_table->clearSelection();
    m_undoGroups = groups;
    QString words = isDelete ? tr("%n record(s) deleted", nullptr, done) : tr("%n record(s) changed", nullptr, done);
    if (error) {
        //: %1 says how many were done, %2 why the rest was not.
        words = done > 0 ? tr("%1; then: %2").arg(words, error->render()) : error->render();
    }
    disconnect(m_banner, &Banner::actionTriggered, this, nullptr);
    connect(m_banner, &Banner::actionTriggered, this, &ListPage::undo);
    m_banner->showMessage(error ? Tone::Danger : Tone::Neutral, words, done > 0 ? tr("Undo") : QString());
    m_model.refreshQuietly();
}

void ListPage::undo()
{
    if (m_undoGroups.isEmpty())
        return;
    BulkChanges::undo(m_context.link, std::exchange(m_undoGroups, {}), this, [this](const Result<void> &answer) {
        if (answer)
            m_banner->showMessageFor(4000, Tone::Success, tr("Taken back"));
        else
            m_banner->showMessage(Tone::Danger, answer.error().render());
        m_model.refreshQuietly();
    });
}

} // namespace fairdesk
