#include "client/shell/main_window.h"

#include "client/data/draft_store.h"
#include "client/data/record_list_model.h"
#include "client/forms/list_page.h"
#include "client/forms/record_form.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/favourites.h"
#include "client/screens/setup/setup_offer.h"
#include "client/shell/command_box.h"
#include "client/shell/language_switch.h"
#include "client/shell/navigation_rail.h"
#include "client/shell/notices.h"
#include "client/shell/status_line.h"
#include "client/theme/fairdesk_style.h"
#include "client/theme/widgets_labels.h"
#include "client/theme/widgets_panes.h"
#include "common/catalogue/entities/activity.h"

#include <QCloseEvent>
#include <QDialog>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QShortcut>
#include <QToolButton>
#include <QVBoxLayout>

namespace fairdesk {
namespace {

constexpr QSize smallestWindow(1180, 680);
constexpr QSize usualWindow(1440, 900);
constexpr int railGoesMiniBelow = 1360;
constexpr int goodNewsShown = 3000;
constexpr int taskCountPause = 1000;

// Under which name the open pages of this person at this server are kept.
QString deskName(const ServerLink &link)
{
    return link.session().login + u'@' + link.serverName();
}

// The one time that all desks of the centre have in common.
QDateTime nowAt(const ServerLink &link)
{
    return QDateTime::currentDateTimeUtc().toTimeZone(link.session().zone);
}

QTime timeOfCentre(const ServerLink &link)
{
    return nowAt(link).time();
}

} // namespace

MainWindow::MainWindow(const ClientContext &services, Preferences &preferences, LanguageSwitch &languages,
                       QWidget *parent)
    : QMainWindow(parent)
    , m_context(services)
    , m_preferences(preferences)
    , m_languages(languages)
    , m_favourites(std::make_unique<Favourites>(services.drafts))
{
    m_context.openRecord = [this](const QByteArray &entity, qint64 id) { openRecord(entity, id); };
    m_context.createRecord = [this](const QByteArray &entity, const QList<FieldValue> &presets) {
        createRecord(entity, presets);
    };
    m_context.openList = [this](const QByteArray &entity) { open(PageAddress::list(entity)); };
    m_railByUser = preferences.railIsMini();
    setMinimumSize(smallestWindow);
    resize(usualWindow);
    buildFrame();
    connectLink();
    connectCommands();
    addShortcuts();
    retranslate();
    readPerson();
    countTasks();
    if (const QByteArray geometry = preferences.windowGeometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
}

MainWindow::~MainWindow()
{
    // Pages and dialogues work with the context of this window, so they go before it.
    m_context.link.disconnect(this);
    qDeleteAll(findChildren<QDialog *>(Qt::FindDirectChildrenOnly));
    delete takeCentralWidget();
}

void MainWindow::buildFrame()
{
    m_rail = new NavigationRail(this);
    m_rail->setCatalogue(m_context.link.catalogue());
    m_rail->setMini(m_railByUser);
    m_pages = new DocumentArea([this](const PageAddress &address) { return makePage(address); }, this);
    m_pages->setObjectName(QStringLiteral("pages"));
    m_banner = new Banner(m_pages->banners());
    m_pages->banners()->layout()->addWidget(m_banner);
    m_setupOffer = new SetupOffer(m_context, m_pages->banners());
    m_pages->banners()->layout()->addWidget(m_setupOffer);
    m_status = new StatusLine(this);

    auto *middle = new QWidget(this);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(row, 1);
    column->addWidget(m_status);
    setCentralWidget(middle);
    setMenuWidget(buildMenuRow());

    connect(m_rail, &NavigationRail::chosen, this,
            [this](const QByteArray &entity) { open(PageAddress::list(entity)); });
    connect(m_rail, &NavigationRail::chosenInBackground, this,
            [this](const QByteArray &entity) { open(PageAddress::list(entity), false); });
    connect(m_pages, &DocumentArea::currentChanged, this, &MainWindow::onPageChanged);
    connect(m_pages, &DocumentArea::closeRequested, this, &MainWindow::closePage);
    connect(m_pages, &DocumentArea::newTabRequested, m_commands, &CommandBox::start);
    connect(m_pages, &DocumentArea::emptied, this, [this] { restorePages(); });
    connect(m_banner, &Banner::actionTriggered, &m_context.link, &ServerLink::retryNow);
    connect(m_setupOffer, &SetupOffer::accepted, this, &MainWindow::setUpCentre);
    connect(m_status, &StatusLine::connectionClicked, &m_context.link, &ServerLink::retryNow);
    connect(m_status, &StatusLine::languageClicked, this,
            [this] { useLanguage(m_languages.current() == u"en" ? QStringLiteral("zh_CN") : QStringLiteral("en")); });
}

QWidget *MainWindow::buildMenuRow()
{
    auto *menuRow = new QWidget(this);
    menuRow->setFixedHeight(metrics::menuRow);
    setSurface(menuRow, Surface::Window);
    m_menus = new QMenuBar(menuRow);
    m_menus->setNativeMenuBar(false);
    m_menus->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_commands = new CommandBox(menuRow);
    m_bell = new NoticeBell(menuRow);
    m_user = new QToolButton(menuRow);
    m_user->setPopupMode(QToolButton::InstantPopup);
    m_user->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_user->setAutoRaise(true);
    auto *avatar = new Avatar(m_context.link.session().name, 22, menuRow);
    auto *row = new QHBoxLayout(menuRow);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(m_menus, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_commands);
    row->addStretch(2);
    row->addWidget(m_bell);
    row->addSpacing(4);
    row->addWidget(avatar);
    row->addWidget(m_user);
    return menuRow;
}

void MainWindow::connectLink()
{
    ServerLink &link = m_context.link;
    connect(&link, &ServerLink::stateChanged, this, &MainWindow::onLinkState);
    connect(&link, &ServerLink::changed, this, &MainWindow::onChanges);
    connect(&link, &ServerLink::catalogueChanged, this, &MainWindow::onCatalogueChanged);
    connect(&link, &ServerLink::latencyChanged, m_status, &StatusLine::setLatency);
    connect(&link, &ServerLink::notice, this, [this](const ServerNotice &said) {
        const Tone tone = said.kind == "server_closing" ? Tone::Warning : Tone::Accent;
        m_bell->model().add({nowAt(m_context.link), said.text.render(), tone});
    });
    connect(&m_context.drafts, &DraftStore::failed, this, [this](const QString &reason) {
        m_bell->model().add(
            {nowAt(m_context.link), tr("Drafts cannot be kept on this computer: %1").arg(reason), Tone::Danger});
    });
    m_taskCount.setSingleShot(true);
    m_taskCount.setInterval(taskCountPause);
    connect(&m_taskCount, &QTimer::timeout, this, &MainWindow::countTasks);
    m_status->setConnection(link.state(), link.serverName());
}

void MainWindow::connectCommands()
{
    m_commands->setLink(&m_context.link);
    connect(m_commands, &CommandBox::recordChosen, this, &MainWindow::openRecord);
    m_commands->model().setFavourites(m_favourites->all());
    connect(m_favourites.get(), &Favourites::changed, this,
            [this] { m_commands->model().setFavourites(m_favourites->all()); });
}

void MainWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, auto handler) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, handler);
    };
    for (int number = 1; number <= 9; ++number) {
        add(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number)), [this, number] {
            if (number <= m_rail->areas().size())
                open(PageAddress::list(m_rail->areas().at(number - 1).entity));
        });
    }
    add(QKeySequence(Qt::CTRL | Qt::Key_Tab), [this] { m_pages->activateNext(1); });
    add(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), [this] { m_pages->activateNext(-1); });
}

void MainWindow::closePage(int index)
{
    const OpenPage *page = m_pages->page(index);
    if (!page)
        return;
    const bool dirty = page->dirty;
    const QString title = page->title;
    m_pages->close(index);
    if (dirty)
        m_banner->showMessageFor(goodNewsShown, Tone::Accent,
                                 tr("The draft of “%1” is kept and comes back when it is opened again").arg(title));
}

void MainWindow::refreshCurrent()
{
    QWidget *page = m_pages->currentWidget();
    if (auto *customer = qobject_cast<Customer360Page *>(page))
        customer->refresh();
    if (auto *list = qobject_cast<ListPage *>(page))
        list->reload();
}

void MainWindow::onPageChanged()
{
    const OpenPage *page = m_pages->page(m_pages->current());
    m_rail->setCurrent(page ? page->address.entity : QByteArray());
    m_status->setContext({});
    disconnect(m_total);
    using Hints = QList<std::pair<QString, QString>>;
    if (qobject_cast<Customer360Page *>(m_pages->currentWidget())) {
        m_status->setKeyHints(Hints{{QStringLiteral("Ctrl J"), tr("Record")},
                                    {QStringLiteral("Alt ↑↓"), tr("Previous, next")},
                                    {QStringLiteral("Ctrl 1–7"), tr("Pages")}});
    } else if (page && page->address.kind == PageAddress::Kind::List) {
        m_status->setKeyHints(Hints{{QStringLiteral("↑↓"), tr("Select")},
                                    {QStringLiteral("Enter"), tr("Open")},
                                    {QStringLiteral("F1"), tr("Keys")}});
    } else {
        m_status->setKeyHints(Hints{{QStringLiteral("Ctrl S"), tr("Save")}, {QStringLiteral("F1"), tr("Keys")}});
    }
    auto *list = qobject_cast<ListPage *>(m_pages->currentWidget());
    if (!list)
        return;
    const RecordListModel *model = &list->model();
    const auto showTotal = [this, model] { m_status->setContext(tr("%Ln records", nullptr, int(model->total()))); };
    m_total = connect(model, &RecordListModel::totalChanged, m_status, showTotal);
    showTotal();
}

void MainWindow::restorePages()
{
    const QString desk = deskName(m_context.link);
    const QStringList stored = m_pages->count() == 0 && !isVisible() ? m_preferences.openPages(desk) : QStringList();
    for (const QString &text : stored) {
        if (const auto address = PageAddress::fromString(text))
            open(*address, false);
    }
    if (m_pages->count() == 0 && !m_rail->areas().isEmpty()) {
        const auto &areas = m_rail->areas();
        const auto isCustomers = [](const Area &area) { return area.entity == def<Customer>().spec().key; };
        const auto found = std::find_if(areas.begin(), areas.end(), isCustomers);
        open(PageAddress::list(found == areas.end() ? areas.first().entity : found->entity), false);
    }
    const int current = stored.isEmpty() ? 0 : m_preferences.currentPage(desk);
    m_pages->activate(std::clamp(current, 0, std::max(0, m_pages->count() - 1)));
}

void MainWindow::storePages()
{
    QStringList stored;
    for (int i = 0; i < m_pages->count(); ++i)
        stored.append(m_pages->page(i)->address.toString());
    m_preferences.setOpenPages(deskName(m_context.link), stored, m_pages->current());
    m_preferences.setWindowGeometry(saveGeometry());
}

void MainWindow::setRailMini(bool mini)
{
    m_railByUser = mini;
    m_preferences.setRailMini(mini);
    m_rail->setMini(mini);
}

void MainWindow::remakePages()
{
    // A page with something typed keeps its words until it is saved or closed; the others are made anew.
    for (int i = 0; i < m_pages->count(); ++i) {
        const OpenPage *page = m_pages->page(i);
        if (page->dirty)
            continue;
        if (page->address.kind != PageAddress::Kind::Record || !page->widget)
            m_pages->setTitle(i, titleOf(page->address));
        m_pages->remake(i);
    }
}

void MainWindow::onLinkState(LinkState state)
{
    m_status->setConnection(state, m_context.link.serverName());
    if (state == LinkState::Reconnecting) {
        m_wasOffline = true;
        showOffline();
        return;
    }
    if (state == LinkState::Online && std::exchange(m_wasOffline, false)) {
        m_banner->showMessageFor(goodNewsShown, Tone::Success, tr("Connected again. Everything shown is up to date"));
        readPerson();
        countTasks();
    }
}

void MainWindow::showOffline()
{
    const QTime since = m_lastChange.isValid() ? m_lastChange : timeOfCentre(m_context.link);
    QString words = tr("Offline, showing the data of %1. What you save is sent when the connection is back")
                        .arg(since.toString(QStringLiteral("HH:mm")));
    if (const int waiting = m_context.link.waitingWrites(); waiting > 0)
        words = tr("%1 (%2)").arg(words, tr("%n waiting", nullptr, waiting));
    m_banner->showMessage(Tone::Warning, words, tr("Try now"));
}

void MainWindow::onChanges(const QList<ChangeNotice> &changes)
{
    m_lastChange = timeOfCentre(m_context.link);
    m_status->setLastChange(m_lastChange);
    const bool tasks = std::any_of(changes.begin(), changes.end(),
                                   [](const ChangeNotice &change) { return change.entity == def<Task>().spec().key; });
    if (tasks && !m_taskCount.isActive())
        m_taskCount.start();
}

void MainWindow::onCatalogueChanged()
{
    m_rail->setCatalogue(m_context.link.catalogue());
    m_commands->model().setCatalogue(m_context.link.catalogue());
    retranslate();
    remakePages();
}

void MainWindow::readPerson()
{
    const qint64 team = m_context.link.session().team;
    m_status->setPerson(m_context.link.session().name, m_department);
    if (team == 0 || !m_context.link.catalogue()->find("team"))
        return;
    Query query;
    query.entity = "team";
    query.columns = {"name"};
    query.filter = Filter::compare("id", Operator::Equal, {Value(team)});
    query.limit = 1;
    whenDone(m_context.link.query(query), this, [this](const Result<ResultTable> &rows) {
        if (!rows || rows->rowCount() == 0)
            return;
        m_department = rows->value(0, "name").text();
        m_status->setPerson(m_context.link.session().name, m_department);
    });
}

// How many of one's own tasks are due; a past day among them makes the badge one of danger.
void MainWindow::countTasks()
{
    const EntityPtr task = m_context.link.catalogue() ? m_context.link.catalogue()->find("task") : nullptr;
    if (!task || !task->field("owner"))
        return;
    const QDate today = nowAt(m_context.link).date();
    Query query;
    query.entity = "task";
    query.columns = {"due"};
    query.filter = Filter::all(
        {Filter::compare("owner", Operator::Equal, {Value(m_context.link.session().user)}),
         Filter::compare("state", Operator::In, {Value(QStringLiteral("open")), Value(QStringLiteral("doing"))}),
         Filter::compare("due", Operator::LessOrEqual, {Value(today)})});
    query.sort = {{"due", Ascending}};
    query.limit = 1;
    query.withTotal = true;
    whenDone(m_context.link.query(query), this, [this, today](const Result<ResultTable> &rows) {
        if (!rows)
            return;
        const bool overdue = rows->rowCount() > 0 && rows->value(0, "due").valueOr(today) < today;
        m_rail->setBadge("task", int(std::max<qint64>(rows->total(), 0)), overdue);
    });
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_pages) {
        retranslate();
        // After every widget has heard of the new language.
        QMetaObject::invokeMethod(this, &MainWindow::remakePages, Qt::QueuedConnection);
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const auto isDirty = [this] {
        for (int i = 0; i < m_pages->count(); ++i) {
            if (m_pages->page(i)->dirty)
                return true;
        }
        return false;
    };
    if (isDirty() && !m_context.drafts.flush()) {
        QMessageBox question(QMessageBox::Warning, tr("Unsaved changes"),
                             tr("What was typed cannot be kept as a draft on this computer. Close and lose it?"),
                             QMessageBox::NoButton, this);
        QPushButton *lose = question.addButton(tr("Close and lose it"), QMessageBox::DestructiveRole);
        question.setDefaultButton(question.addButton(tr("Go on working"), QMessageBox::RejectRole));
        question.exec();
        if (question.clickedButton() != lose) {
            event->ignore();
            return;
        }
    }
    storePages();
    m_context.drafts.flush();
    event->accept();
    emit closed();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    const bool mini = m_railByUser || width() < railGoesMiniBelow;
    if (m_rail && m_rail->isMini() != mini)
        m_rail->setMini(mini);
}

} // namespace fairdesk
