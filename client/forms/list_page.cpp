#include "client/forms/list_page.h"

#include "client/data/choice_labels.h"
#include "client/data/field_path.h"
#include "client/editors/context_tools.h"
#include "client/forms/bulk_bar.h"
#include "client/forms/column_chooser.h"
#include "client/forms/condition_editor.h"
#include "client/forms/filter_bar.h"
#include "client/forms/preview_panel.h"
#include "client/forms/record_table.h"
#include "client/forms/selected_rows.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/theme_manager.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QAction>
#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int typingPause = 200;
constexpr int findWidth = 200;
constexpr int previewFrom = 900;
constexpr int statusHeight = 24;

} // namespace

ListPage::ListPage(ClientContext &context, const QByteArray &entity, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_entityKey(entity)
    , m_entity(entityOf(context, entity))
    , m_model(context.link, displayOf(context))
    , m_settings(ListSettings::load(context.link.serverName(), context.link.session().login, entity))
{
    setSurface(this, Surface::Surface);
    setAutoFillBackground(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, this));
    column->addWidget(buildFilterRow());
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, this));
    m_banner = new Banner(this);
    m_banner->hide();
    column->addWidget(m_banner);
    column->addWidget(buildBody(), 1);
    column->addWidget(buildStatus());
    setFocusProxy(m_table);
    connectModel();
    addShortcuts();
    m_model.setNewRecords(RecordListModel::NewRecords::Show);
    // The owner may still set a base filter; asking twice would cost a round trip.
    QMetaObject::invokeMethod(this, &ListPage::start, Qt::QueuedConnection);
}

QWidget *ListPage::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(metrics::pageHead);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    row->setSpacing(metrics::gap);
    m_title = makeLabel(title(), TypeRole::PageTitle, TextRole::Primary, head);
    m_count = makeLabel({}, TypeRole::Secondary, TextRole::Tertiary, head);
    m_tabs = new QTabBar(head);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone); // a name of two letters and a dot tells nothing
    m_tabs->setDrawBase(false);
    m_tabs->setAccessibleName(tr("Saved views"));
    m_tabs->hide();
    connect(m_tabs, &QTabBar::currentChanged, this, &ListPage::chooseView);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addWidget(m_tabs, 1, Qt::AlignBottom);
    row->addStretch(); // only where there are no views
    const auto addButton = [&](Icon name, const QString &text, auto slot) {
        auto *button = new QPushButton(icon(name), text, head);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, slot);
        row->addWidget(button);
        return button;
    };
    if (isAllowed(Action::Import))
        addButton(Icon::Import, tr("Import"), &ListPage::importFile);
    if (isAllowed(Action::Export))
        addButton(Icon::Export, tr("Export"), &ListPage::exportRows);
    if (isAllowed(Action::Create)) {
        //: Button over a list; %1 is the kind of record.
        QPushButton *create =
            addButton(Icon::Add, tr("New %1").arg(inSentence(labelText(m_entity->label))), &ListPage::createNew);
        create->setIcon(icon(Icon::Add, TextRole::OnAccent));
        setButtonRole(create, ButtonRole::Primary);
        setKeyHint(create, QStringLiteral("Ctrl+N"));
        create->setObjectName(QStringLiteral("createButton"));
    }
    return head;
}

QWidget *ListPage::buildFilterRow()
{
    auto *box = new QWidget(this);
    setSurface(box, Surface::Chrome);
    box->setAutoFillBackground(true);
    box->setMinimumHeight(metrics::filterRow);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(new IconLabel(Icon::Filter, TextRole::Secondary, metrics::icon, box));
    m_filters = new FilterBar(m_context, m_entityKey, box);
    row->addWidget(m_filters, 1);
    m_saveView = new QPushButton(tr("Save as view"), box);
    setButtonRole(m_saveView, ButtonRole::Link);
    setSmall(m_saveView);
    m_saveView->setAutoDefault(false);
    m_saveView->hide();
    row->addWidget(m_saveView);
    m_find = new SearchField(tr("Find in this list"), box);
    setSmall(m_find);
    m_find->setFixedWidth(findWidth);
    m_find->setPause(typingPause);
    m_find->setShortcut(QKeySequence::Find);
    row->addWidget(m_find);
    m_columns = new QPushButton(icon(Icon::Columns), tr("Columns"), box);
    m_columns->setToolTip(tr("Choose columns (Ctrl+Shift+L)"));
    m_previewButton = new QPushButton(icon(Icon::Preview), {}, box);
    m_previewButton->setCheckable(true);
    m_previewButton->setToolTip(tr("Preview (Space)"));
    m_previewButton->setAccessibleName(tr("Preview"));
    m_density = new QPushButton(icon(Icon::RowHeight), {}, box);
    m_density->setToolTip(tr("Height of rows"));
    m_density->setAccessibleName(m_density->toolTip());
    fillDensityMenu();
    for (QPushButton *button : {m_columns, m_density, m_previewButton}) {
        setSmall(button);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(m_filters, &FilterBar::changed, this, [this] {
        applyQuery();
        markModified();
    });
    connect(m_find, &SearchField::searched, this, [this] {
        applyQuery();
        markModified();
    });
    connect(m_columns, &QPushButton::clicked, this, &ListPage::chooseColumns);
    connect(m_previewButton, &QPushButton::clicked, this, &ListPage::togglePreview);
    connect(m_saveView, &QPushButton::clicked, this, &ListPage::saveView);
    return box;
}

void ListPage::fillDensityMenu()
{
    auto *menu = new QMenu(m_density);
    auto *group = new QActionGroup(menu);
    for (const auto &[density, text] : {std::pair(Density::Compact, tr("Compact")),
                                        {Density::Standard, tr("Standard")},
                                        {Density::Roomy, tr("Roomy")}}) {
        QAction *action =
            menu->addAction(text, this, [this, density = density] { m_context.themes.setDensity(density); });
        action->setCheckable(true);
        action->setChecked(density == m_context.themes.density());
        group->addAction(action);
        connect(&m_context.themes, &ThemeManager::densityChanged, action,
                [action, density = density](Density now) { action->setChecked(now == density); });
    }
    m_density->setMenu(menu);
}

QWidget *ListPage::buildBody()
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *left = new QWidget(body);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_stack = new QStackedWidget(left);
    m_table = new RecordTable(m_context, m_model, m_stack);
    m_table->setAccessibleName(title());
    m_empty = new EmptyState(Icon::Search, {}, {}, m_stack);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_loading = new LoadingRows(m_stack);
    m_loading->setRowHeight(rowHeight(m_context.themes.density()));
    m_stack->addWidget(m_loading);
    column->addWidget(m_stack, 1);
    m_bulk = new BulkBar(left);
    m_bulk->setAllowed(isAllowed(Action::Assign) && m_entity && m_entity->isOwned(), isAllowed(Action::Delete),
                       isAllowed(Action::Export));
    m_bulk->hide();
    column->addWidget(m_bulk);
    row->addWidget(left, 1);
    auto *edge = new HairLine(Qt::Vertical, HairLine::Weight::Pane, body);
    row->addWidget(edge);
    m_preview = new PreviewPanel(m_context, m_entityKey, body);
    row->addWidget(m_preview);
    m_preview->setVisible(m_settings.preview);
    m_previewButton->setChecked(m_settings.preview);
    edge->setVisible(m_settings.preview);
    connect(m_previewButton, &QAbstractButton::toggled, edge, &QWidget::setVisible);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] {
        if (m_error) {
            reload();
        } else if (m_filters->count() > 0 || !m_find->text().isEmpty()) {
            m_filters->setFilter({});
            m_find->clear();
            applyQuery();
            markModified();
        } else {
            createNew();
        }
    });
    connect(m_loading, &LoadingRows::cancelled, this, [this] { m_stack->setCurrentWidget(m_table); });
    connect(m_preview, &PreviewPanel::stepWanted, m_table, &RecordTable::step);
    connect(m_preview, &PreviewPanel::openWanted, this, &ListPage::open);
    connect(m_preview, &PreviewPanel::closeWanted, this, &ListPage::togglePreview);
    connect(m_table, &RecordTable::openWanted, this, &ListPage::open);
    connect(m_table, &RecordTable::previewWanted, this, &ListPage::togglePreview);
    connect(m_table, &RecordTable::deleteWanted, this, &ListPage::deleteSelected);
    connect(m_table, &RecordTable::selectionNoted, this, &ListPage::showSelection);
    connect(m_table, &RecordTable::layoutChangedByUser, this, [this] {
        rememberLayout();
        markModified();
    });
    connect(m_table, &RecordTable::copied, this,
            [this](int rows) { m_status->setText(tr("%n row(s) copied", nullptr, rows)); });
    connect(m_table, &RecordTable::copyFailed, this,
            [this](const QString &why) { m_banner->showMessage(Tone::Danger, why); });
    connect(m_table, &QWidget::customContextMenuRequested, this, &ListPage::showMenu);
    connect(m_bulk, &BulkBar::assignWanted, this, &ListPage::assignSelected);
    connect(m_bulk, &BulkBar::deleteWanted, this, &ListPage::deleteSelected);
    connect(m_bulk, &BulkBar::copyWanted, m_table, &RecordTable::copySelection);
    connect(m_bulk, &BulkBar::keepWanted, this, &ListPage::keepSelection);
    connect(m_bulk, &BulkBar::exportWanted, this, &ListPage::exportRows);
    connect(m_bulk, &BulkBar::clearWanted, m_table, &QTableView::clearSelection);
    return body;
}

QWidget *ListPage::buildStatus()
{
    auto *box = new QWidget(this);
    box->setFixedHeight(statusHeight);
    setSurface(box, Surface::Chrome);
    box->setAutoFillBackground(true);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(metrics::pageMarginLeft, 0, metrics::pageMarginRight, 0);
    m_status = makeLabel({}, TypeRole::Caption, TextRole::Secondary, box);
    row->addWidget(m_status);
    row->addStretch(1);
    m_showNew = new QPushButton(box);
    setButtonRole(m_showNew, ButtonRole::Link);
    setSmall(m_showNew);
    m_showNew->hide();
    row->addWidget(m_showNew);
    connect(m_showNew, &QPushButton::clicked, this, &ListPage::reload);
    return box;
}

void ListPage::connectModel()
{
    connect(&m_model, &RecordListModel::loadingChanged, this, [this](bool loading) {
        if (loading)
            m_error.reset();
        showState();
    });
    connect(&m_model, &RecordListModel::failed, this, &ListPage::showError);
    connect(&m_model, &RecordListModel::totalChanged, this, [this] {
        m_newRecords = 0;
        m_loadedOnce = true;
        m_showNew->hide();
        showState();
        showStatus();
    });
    connect(&m_model, &RecordListModel::newRecords, this, [this](int count) {
        m_newRecords = count;
        m_showNew->setText(tr("Show %n new", nullptr, count));
        m_showNew->setVisible(count > 0);
    });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (m_table->currentIndex().isValid() || m_model.rowCount() == 0)
            return;
        m_table->selectionModel()->setCurrentIndex(m_model.index(0, 0), QItemSelectionModel::NoUpdate);
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                if (m_preview->isVisibleTo(this) && current.isValid())
                    m_preview->showRecord(m_model.idAt(current.row()));
            });
    connect(&m_context.link, &ServerLink::changed, this, [this](const QList<ChangeNotice> &changes) {
        if (std::any_of(changes.begin(), changes.end(),
                        [](const ChangeNotice &change) { return change.entity == "saved_query"; }))
            loadViews();
    });
}

void ListPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto &&function) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, function);
    };
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { m_filters->openCondition(); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { chooseColumns(); });
    add(QKeySequence(Qt::Key_F5), [this] { reload(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_Z), [this] { undo(); });
}

void ListPage::start()
{
    if (std::exchange(m_started, true))
        return;
    if (!m_entity) {
        showError(Error::forbidden());
        return;
    }
    m_table->setWidths(m_settings.widths);
    Query query;
    query.entity = m_entityKey;
    const CataloguePtr catalogue = m_context.link.catalogue();
    for (const QByteArray &column : std::as_const(m_settings.columns)) {
        if (fieldAt(*catalogue, m_entityKey, column))
            query.columns.append(column);
    }
    if (query.columns.isEmpty())
        query.columns = defaultColumns(*m_entity);
    for (const SortKey &key : std::as_const(m_settings.sort)) {
        if (fieldAt(*catalogue, m_entityKey, key.path))
            query.sort.append(key);
    }
    if (query.sort.isEmpty())
        query.sort = defaultSort(*m_entity);
    query.filter = Filter::all({m_baseFilter, m_filters->filter()});
    query.search = m_find->text().toUtf8();
    m_model.setQuery(query);
    m_shownView.columns = query.columns;
    m_shownView.sort = query.sort;
    if (m_baseFilter.isEverything())
        loadViews();
    emit titleChanged(title());
}

QString ListPage::title() const
{
    return m_entity ? labelText(m_entity->plural) : QString::fromUtf8(m_entityKey);
}

bool ListPage::isAllowed(Action action) const
{
    return m_entity && m_entity->readerActions.contains(action);
}

// A list inside another page has no views of its own.
bool ListPage::mayKeepViews() const
{
    const EntityPtr views = entityOf(m_context, "saved_query");
    return m_baseFilter.isEverything() && views && views->readerActions.contains(Action::Create);
}

void ListPage::setBaseFilter(const Filter &filter)
{
    m_baseFilter = filter;
    if (m_started)
        applyQuery();
}

void ListPage::reload()
{
    m_model.reload();
}

QList<qint64> ListPage::selectedIds() const
{
    return m_table->selectedIds();
}

void ListPage::applyQuery()
{
    if (!m_started)
        return;
    Query query = m_model.query();
    query.filter = Filter::all({m_baseFilter, m_filters->filter()});
    query.search = m_find->text().trimmed().toUtf8();
    m_model.setQuery(query);
}

void ListPage::rememberLayout()
{
    m_settings.columns = m_table->columnsInOrder();
    m_settings.widths = m_table->widths();
    m_settings.sort = m_model.query().sort;
    m_settings.preview = m_preview->isVisibleTo(this);
    m_settings.save(m_context.link.serverName(), m_context.link.session().login, m_entityKey);
}

void ListPage::showColumns(const QList<QByteArray> &columns)
{
    if (columns.isEmpty() || columns == m_model.query().columns)
        return;
    m_model.setColumns(columns);
    m_settings.columns = columns;
    m_settings.save(m_context.link.serverName(), m_context.link.session().login, m_entityKey);
    markModified();
}

ColumnChooser *ListPage::chooseColumns()
{
    const CataloguePtr catalogue = m_context.link.catalogue();
    if (!m_entity || !catalogue)
        return nullptr;
    auto *chooser = new ColumnChooser(pathOptions(*catalogue, m_entityKey), m_table->columnsInOrder(),
                                      defaultColumns(*m_entity), this);
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    connect(chooser, &ColumnChooser::chosen, this, &ListPage::showColumns);
    chooser->popUpBelow(m_columns);
    return chooser;
}

// Old rows stay until the new ones come; bars only where there were none.
void ListPage::showState()
{
    if (m_error && m_model.rowCount() == 0)
        return;
    if (m_model.isLoading()) {
        if (m_loadedOnce && m_model.rowCount() > 0)
            return;
        m_stack->setCurrentWidget(m_loading);
        m_loading->start();
        return;
    }
    m_loading->stop();
    if (m_model.rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else if (!m_error)
        showEmpty();
}

void ListPage::showEmpty()
{
    const bool keyboard = m_table->hasFocus();
    const int conditions = m_filters->count() + (m_find->text().trimmed().isEmpty() ? 0 : 1);
    if (conditions > 0) {
        //: An empty list: %1 is the kind of record in the plural.
        m_empty->setSentence(tr("No %1 match the %n condition(s)", nullptr, conditions).arg(inSentence(title())));
        m_empty->setAction(tr("Clear conditions"));
        m_empty->setIcon(Icon::Search);
    } else {
        const bool create = isAllowed(Action::Create);
        m_empty->setIcon(iconByName(QString::fromUtf8(m_entity->icon)).value_or(Icon::Table));
        m_empty->setSentence(
            create ? tr("There are no %1 yet. Create one, or import them from a file.").arg(inSentence(title()))
                   : tr("There are no %1 yet.").arg(inSentence(title())));
        m_empty->setAction(create ? tr("New %1").arg(inSentence(labelText(m_entity->label))) : QString());
    }
    m_stack->setCurrentWidget(m_empty);
    if (keyboard)
        m_find->setFocus(Qt::OtherFocusReason);
}

void ListPage::showError(const Error &error)
{
    m_error = error;
    m_loading->stop();
    if (m_model.rowCount() > 0) {
        m_banner->showMessage(Tone::Danger, error.render());
        return;
    }
    m_empty->setError(error.render(), {}, m_entity ? tr("Try again") : QString());
    m_stack->setCurrentWidget(m_empty);
}

void ListPage::showStatus()
{
    const QString count = QLocale().toString(m_model.total());
    m_count->setText(m_tabs->count() > 1 ? QString() : count);
    if (m_tabs->count() > 1 && m_tabs->currentIndex() == 0 && m_filters->count() == 0 && m_find->text().isEmpty())
        m_tabs->setTabText(0, tabText(tr("All"), count));
    m_tabs->updateGeometry();
    const int columns = int(m_model.columns().size());
    const int all =
        m_context.link.catalogue() ? int(pathOptions(*m_context.link.catalogue(), m_entityKey).size()) : columns;
    //: Button that chooses columns: how many are shown of how many.
    m_columns->setText(tr("Columns %1/%2").arg(columns).arg(all));
    const qint64 selected = countRows(m_table->selectionModel()->selection());
    //: Under a list: how many rows it has, and how many of them are selected.
    m_status->setText(selected > 1 ? tr("%1 rows, %2 selected").arg(count, QLocale().toString(selected))
                                   : tr("%1 rows").arg(count));
}

void ListPage::showSelection()
{
    const qint64 selected = countRows(m_table->selectionModel()->selection());
    m_bulk->setVisible(selected > 1);
    if (selected > 1)
        m_bulk->setCount(selected, sums(), mayKeepViews());
    showStatus();
}

// Of amounts and numbers, if all rows are at hand: half a sum would be a wrong one.
QString ListPage::sums() const
{
    const QItemSelection selection = m_table->selectionModel()->selection();
    const qint64 count = countRows(selection);
    const QList<qint64> ids = loadedIds(m_model, selection);
    if (ids.size() != count)
        return {};
    QStringList words;
    for (int column = 0; column < m_model.columnCount(); ++column) {
        const FieldSpec &field = m_model.fieldOf(column);
        if (field.kind != Kind::Money)
            continue;
        Money sum;
        bool isOne = true;
        for (const qint64 id : ids) {
            const Value value =
                m_model.index(m_model.rowOf(id), column).data(RecordListModel::RawValueRole).value<Value>();
            const auto *money = value.as<Money>();
            isOne = isOne && (!money || money->currency == sum.currency);
            sum.minor += money ? money->minor : 0;
        }
        if (isOne)
            words.append(labelText(field.label) + u' ' + displayOf(m_context).money(sum));
    }
    return words.join(QStringLiteral(" · "));
}

void ListPage::markModified()
{
    const bool modified = m_filters->filter() != m_shownView.filter || m_model.query().columns != m_shownView.columns ||
                          m_model.query().sort != m_shownView.sort || m_find->text().trimmed() != m_shownView.search;
    m_saveView->setVisible(modified && mayKeepViews());
}

void ListPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Under this width the table would have no room beside it.
    if (width() < previewFrom && m_preview->isVisibleTo(this)) {
        m_preview->hide();
        m_previewButton->setChecked(false);
    }
}

} // namespace fairdesk
