#include "client/screens/customer360/customer360_page.h"

#include "client/data/record_cache.h"
#include "client/editors/context_tools.h"
#include "client/forms/record_form.h"
#include "client/link/server_link.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/favourites.h"
#include "client/screens/customer360/files_pane.h"
#include "client/screens/customer360/group_figures.h"
#include "client/screens/customer360/history_page.h"
#include "client/screens/customer360/identity_head.h"
#include "client/screens/customer360/notes_pane.h"
#include "client/screens/customer360/quick_entry.h"
#include "client/screens/customer360/related_list.h"
#include "client/screens/customer360/relations_view.h"
#include "client/screens/customer360/side_panes.h"
#include "client/screens/customer360/timeline_view.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "client/theme/widgets_views.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr int leftWidth = 288;
constexpr int rightWidth = 404;
constexpr int middleWidth = 560;
constexpr int liveDelay = 250; // changes of one save come close together

constexpr std::array subPages{Customer360Page::SubPage::Overview, Customer360Page::SubPage::File,
                              Customer360Page::SubPage::Contacts, Customer360Page::SubPage::Interactions,
                              Customer360Page::SubPage::Tasks,    Customer360Page::SubPage::Files,
                              Customer360Page::SubPage::History};

// A pane that scrolls as a whole when its parts need more room than there is.
QScrollArea *scrolling(QWidget *body, QWidget *parent)
{
    auto *area = new QScrollArea(parent);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    setSurface(area, Surface::Surface);
    setSurface(body, Surface::Surface);
    area->setWidget(body);
    return area;
}

QVBoxLayout *stackIn(QWidget *widget)
{
    auto *column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return column;
}

QString shortNameOf(const Record &customer)
{
    const QString brief = customer.at(QByteArrayLiteral("short_name")).text();
    return brief.isEmpty() ? customer.title() : brief;
}

} // namespace

Customer360Page::Customer360Page(ClientContext &context, qint64 id, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_customer(id)
    , m_banner(new Banner(this))
    , m_head(new IdentityHead(context, this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_body(new QWidget(this))
    , m_error(new EmptyState(Icon::Error, {}, {}, this))
    , m_loading(new LoadingRows(this))
{
    build();
    addShortcuts();
    m_live.setSingleShot(true);
    m_live.setInterval(liveDelay);
    connect(&m_live, &QTimer::timeout, this, &Customer360Page::readTouched);
    connect(&context.link, &ServerLink::changed, this, &Customer360Page::onChanges);
    connect(&context.link, &ServerLink::everythingStale, this, &Customer360Page::refresh);
    load();
}

Customer360Page::~Customer360Page() = default;

void Customer360Page::build()
{
    setSurface(this, Surface::Surface);
    QVBoxLayout *column = stackIn(this);
    column->addWidget(m_banner);
    column->addWidget(m_loading, 1);
    column->addWidget(m_error, 1);
    column->addWidget(m_body, 1);
    QVBoxLayout *body = stackIn(m_body);
    body->addWidget(m_head);

    auto *bar = new QWidget(m_body);
    bar->setFixedHeight(metrics::filterRow);
    setSurface(bar, Surface::Chrome);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, metrics::pageMarginRight, 0);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setAccessibleName(tr("Pages of the customer"));
    row->addWidget(m_tabs, 0, Qt::AlignBottom);
    row->addStretch(1);
    body->addWidget(bar);
    body->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, m_body));
    body->addWidget(m_pages, 1);
    for (size_t i = 0; i < subPages.size(); ++i)
        m_tabs->addTab(QString());

    QWidget *overview = buildOverview();
    m_made.insert(SubPage::Overview, overview);
    m_pages->addWidget(overview);
    m_body->hide();
    m_error->hide();
    m_loading->start();

    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) { showSubPage(subPages[size_t(index)]); });
    connect(m_error, &EmptyState::actionTriggered, this, [this] { m_deleted ? emit closeRequested() : load(); });
    connect(m_banner, &Banner::actionTriggered, this, &Customer360Page::restoreCustomer);
    connect(m_head, &IdentityHead::recordWanted, this, &Customer360Page::startRecording);
    connect(m_head, &IdentityHead::editWanted, this, [this] { showSubPage(SubPage::File); });
    connect(m_head, &IdentityHead::deleteWanted, this, &Customer360Page::removeCustomer);
    connect(m_head, &IdentityHead::refreshWanted, this, &Customer360Page::refresh);
    connect(m_head, &IdentityHead::stepWanted, this, &Customer360Page::leaf);
    connect(m_head, &IdentityHead::starToggled, this, [this](bool starred) {
        if (m_favourites)
            m_favourites->set("customer", m_customer, m_file.record.title(), starred);
    });
    connect(m_head, &IdentityHead::panelWanted, this, [this](FilePanel panel) {
        showSubPage(panel == FilePanel::Contacts ? SubPage::Contacts
                    : panel == FilePanel::Tasks  ? SubPage::Tasks
                                                 : SubPage::Interactions);
    });
}

QWidget *Customer360Page::buildOverview()
{
    auto *panes = new QSplitter(Qt::Horizontal, m_pages);
    panes->setObjectName(QStringLiteral("overview"));
    panes->setChildrenCollapsible(false);
    panes->addWidget(buildLeft());
    panes->addWidget(buildMiddle());
    panes->addWidget(buildRight());
    panes->setStretchFactor(1, 1);
    panes->setSizes({leftWidth, middleWidth, rightWidth});
    return panes;
}

QWidget *Customer360Page::buildLeft()
{
    auto *body = new QWidget;
    QVBoxLayout *column = stackIn(body);
    m_contacts = new ContactsPane(m_context, body);
    m_tasks = new TasksPane(m_context, body);
    m_facts = new FactsPane(m_context, body);
    column->addWidget(m_contacts);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, body));
    column->addWidget(m_tasks);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, body));
    column->addWidget(m_facts);
    column->addStretch(1);
    connect(m_contacts, &ContactsPane::allWanted, this, [this] { showSubPage(SubPage::Contacts); });
    connect(m_tasks, &TasksPane::allWanted, this, [this] { showSubPage(SubPage::Tasks); });
    connect(m_tasks, &TasksPane::failed, this, &Customer360Page::showProblem);
    connect(m_facts, &FactsPane::editWanted, this, [this] { showSubPage(SubPage::File); });
    QScrollArea *area = scrolling(body, nullptr);
    area->setMinimumWidth(220);
    return area;
}

QWidget *Customer360Page::buildMiddle()
{
    auto *middle = new QWidget;
    setSurface(middle, Surface::Surface);
    QVBoxLayout *column = stackIn(middle);
    m_entry = new QuickEntry(m_context, middle);
    m_timeline = new TimelineView(m_context, middle);
    column->addWidget(m_entry);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Subtle, middle));
    column->addWidget(m_timeline, 1);
    middle->setMinimumWidth(420);
    connect(m_entry, &QuickEntry::textChangedByUser, this, &Customer360Page::updateDirty);
    connect(m_entry, &QuickEntry::saved, this, [this](const QByteArray &entity) {
        // One's own change comes by the feed too, but the one who typed it shall not wait for that.
        for (const FilePanel panel :
             {FilePanel::Interactions, FilePanel::RecentInteractions, FilePanel::Notes, FilePanel::Tasks}) {
            if (entityOf(panel) == entity)
                readPanel(panel);
        }
    });
    connect(m_timeline, &TimelineView::failed, this, &Customer360Page::showProblem);
    return middle;
}

QWidget *Customer360Page::buildRight()
{
    auto *body = new QWidget;
    QVBoxLayout *column = stackIn(body);
    m_groupPane = new QWidget(body);
    QVBoxLayout *group = stackIn(m_groupPane);
    m_groupHead = new PaneHeader(tr("Relations"), m_groupPane);
    m_relations = new RelationsView(m_groupPane);
    m_groupFigures = new GroupFigures(m_context, m_groupPane);
    group->addWidget(m_groupHead);
    group->addWidget(m_relations);
    group->addWidget(m_groupFigures);
    group->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, m_groupPane));
    m_notes = new NotesPane(m_context, body);
    m_files = new FilesPane(m_context, body);
    m_files->setMinimumHeight(180);
    column->addWidget(m_groupPane);
    column->addWidget(m_notes);
    column->addWidget(new HairLine(Qt::Horizontal, HairLine::Weight::Pane, body));
    column->addWidget(m_files, 1);
    connect(m_relations, &RelationsView::chosen, this, [this](qint64 id) { m_context.openRecord("customer", id); });
    connect(m_relations, &RelationsView::moreWanted, this, [this] { m_context.openList("customer"); });
    connect(m_notes, &NotesPane::addWanted, this, [this] {
        m_entry->setWhat(QuickEntry::What::Note);
        m_entry->start();
    });
    connect(m_files, &FilesPane::failed, this, [this](const QString &problem) {
        // Why there is no page is said in its place.
        if (isLoaded() && m_file.record.id() == m_customer)
            showProblem(problem);
    });
    connect(m_files, &FilesPane::counted, this, [this](int files) {
        m_fileCount = files;
        fillTabs();
    });
    QScrollArea *area = scrolling(body, nullptr);
    area->setMinimumWidth(260);
    return area;
}

void Customer360Page::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto handler) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, handler);
    };
    add(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { startRecording(); });
    add(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { showSubPage(SubPage::File); });
    add(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    add(QKeySequence(Qt::ALT | Qt::Key_Up), [this] { leaf(-1); });
    add(QKeySequence(Qt::ALT | Qt::Key_Down), [this] { leaf(1); });
    for (int i = 0; i < int(subPages.size()); ++i)
        add(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + i)), [this, i] { showSubPage(subPages[size_t(i)]); });
}

QWidget *Customer360Page::makeSubPage(SubPage page)
{
    const auto related = [this](const QByteArray &entity) {
        auto *list = new RelatedList(m_context, entity, m_pages);
        list->setCustomer(m_customer);
        connect(list, &RelatedList::failed, this, &Customer360Page::showProblem);
        return list;
    };
    switch (page) {
    case SubPage::Overview:
        return m_made.value(SubPage::Overview);
    case SubPage::File: {
        m_form = new RecordForm(m_context, "customer", m_customer, {}, m_pages);
        m_form->setHeadVisible(false);
        connect(m_form, &RecordForm::dirtyChanged, this, [this](bool dirty) {
            m_formDirty = dirty;
            updateDirty();
        });
        connect(m_form, &RecordForm::closeRequested, this, [this] { showSubPage(SubPage::Overview); });
        return m_form;
    }
    case SubPage::Contacts:
        return related("contact");
    case SubPage::Interactions:
        return related("interaction");
    case SubPage::Tasks:
        return related("task");
    case SubPage::Files: {
        auto *files = new FilesPane(m_context, m_pages);
        files->setCustomer(m_customer, m_file.may(Action::Edit));
        connect(files, &FilesPane::failed, this, &Customer360Page::showProblem);
        connect(files, &FilesPane::counted, m_files, [this, files] {
            if (files->model().rowCount() != m_files->model().rowCount())
                m_files->reload();
        });
        return files;
    }
    case SubPage::History: {
        auto *history = new HistoryPage(m_context, m_pages);
        history->setCustomer(m_customer);
        connect(history, &HistoryPage::failed, this, &Customer360Page::showProblem);
        return history;
    }
    }
    return nullptr;
}

void Customer360Page::showSubPage(SubPage page)
{
    if (!isLoaded())
        return;
    QWidget *&made = m_made[page];
    if (!made) {
        made = makeSubPage(page);
        m_pages->addWidget(made);
    }
    m_pages->setCurrentWidget(made);
    m_tabs->setCurrentIndex(int(page));
    if (page != SubPage::Overview)
        made->setFocus(Qt::OtherFocusReason);
}

Customer360Page::SubPage Customer360Page::subPage() const
{
    return subPages[size_t(std::max(0, m_tabs->currentIndex()))];
}

void Customer360Page::fillTabs()
{
    const QLocale locale;
    const auto counted = [&](FilePanel panel) {
        return m_file.shows(panel) ? locale.toString(m_file.count(panel)) : QString();
    };
    const std::array titles{tabText(tr("Overview"), {}),
                            tabText(tr("File", "sub-page"), {}),
                            tabText(tr("Contacts"), counted(FilePanel::Contacts)),
                            tabText(tr("Interactions"), counted(FilePanel::Interactions)),
                            tabText(tr("Tasks"), counted(FilePanel::Tasks)),
                            tabText(tr("Files"), m_fileCount >= 0 ? locale.toString(m_fileCount) : QString()),
                            tabText(tr("History"), {})};
    for (int i = 0; i < m_tabs->count(); ++i)
        m_tabs->setTabText(i, titles[size_t(i)]);
    m_tabs->updateGeometry(); // the chosen one is bold, which the bar forgets to measure
    m_tabs->setTabVisible(int(SubPage::Contacts), m_file.shows(FilePanel::Contacts));
    m_tabs->setTabVisible(int(SubPage::Interactions), m_file.shows(FilePanel::Interactions));
    m_tabs->setTabVisible(int(SubPage::Tasks), m_file.shows(FilePanel::Tasks));
}

void Customer360Page::show(qint64 id)
{
    if (id == m_customer)
        return;
    m_customer = id;
    m_deleted = false;
    m_fileCount = -1;
    m_sisters.clear();
    m_namesOfRelated.clear();
    m_banner->hide();
    const SubPage page = subPage();
    // The other sub-pages belong to the customer before; they are made anew when they are looked at.
    for (const SubPage old : subPages) {
        if (old != SubPage::Overview)
            delete m_made.take(old);
    }
    m_form = nullptr;
    m_formDirty = false;
    load();
    if (page != SubPage::Overview)
        connect(
            this, &Customer360Page::loaded, this, [this, page] { showSubPage(page); }, Qt::SingleShotConnection);
}

void Customer360Page::setSiblings(const QList<qint64> &siblings)
{
    m_siblings = siblings;
    m_head->setPlace(int(siblings.indexOf(m_customer)), int(siblings.size()));
}

void Customer360Page::setFavourites(Favourites *favourites)
{
    m_favourites = favourites;
    m_head->setStarred(favourites && favourites->contains("customer", m_customer));
}

void Customer360Page::load()
{
    const quint64 question = ++m_question;
    m_error->hide();
    m_stale = false;
    if (!isLoaded() || m_file.record.id() != m_customer) {
        m_body->hide();
        m_loading->show();
        m_loading->start();
    }
    m_request = customerRequest(*m_context.link.catalogue(), m_customer, clockOf(m_context)->today());
    whenDone(m_context.cache.fetch(m_request.fetch), this, [this, question](const Result<FetchedRecord> &answer) {
        if (question == m_question)
            onAnswer(answer);
    });
    m_files->ask(m_customer); // on the same trip
}

void Customer360Page::refresh()
{
    load();
    if (isLoaded())
        m_files->reload();
    if (auto *history = qobject_cast<HistoryPage *>(m_made.value(SubPage::History)))
        history->reload();
}

void Customer360Page::onAnswer(const Result<FetchedRecord> &answer)
{
    m_loading->stop();
    m_loading->hide();
    if (!answer) {
        // What is on the screen stays there; only a page that never showed anything becomes an error.
        if (isLoaded() && m_file.record.id() == m_customer) {
            showProblem(answer.error().render());
            return;
        }
        m_body->hide();
        m_error->setError(answer.error().render(), {}, tr("Try again"));
        m_error->show();
        return;
    }
    m_file = customerFileFrom(*m_context.link.catalogue(), m_request, *answer);
    m_body->show();
    showFile();
    readSisters();
    readRelated();
    m_groupFigures->read();
    emit loaded();
}

void Customer360Page::showFile()
{
    m_head->show(m_file);
    m_head->setStarred(m_favourites && m_favourites->contains("customer", m_customer));
    setSiblings(m_siblings);
    m_contacts->show(m_file);
    m_tasks->show(m_file, clockOf(m_context)->today());
    m_facts->show(m_file);
    m_entry->setCustomer(m_file);
    m_timeline->show(m_file);
    m_notes->show(m_file);
    m_files->setCustomer(m_customer, m_file.may(Action::Edit));
    showGroup();
    fillTabs();
    emit titleChanged(shortNameOf(m_file.record));
}

void Customer360Page::leaf(int step)
{
    const qsizetype index = m_siblings.indexOf(m_customer) + step;
    if (m_siblings.contains(m_customer) && index >= 0 && index < m_siblings.size())
        emit siblingChosen(m_siblings.at(index));
}

void Customer360Page::startRecording()
{
    showSubPage(SubPage::Overview);
    m_entry->start();
}

void Customer360Page::showProblem(const QString &sentence)
{
    m_banner->showMessage(Tone::Danger, sentence);
}

void Customer360Page::updateDirty()
{
    const bool dirty = m_formDirty || !m_entry->isEmpty();
    if (dirty != std::exchange(m_dirty, dirty))
        emit dirtyChanged(dirty);
}

void Customer360Page::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (std::exchange(m_stale, false))
        load();
}

} // namespace fairdesk
