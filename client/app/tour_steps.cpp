#include "client/app/tour_steps.h"

#include "client/app/album.h"
#include "client/app/demo_server.h"
#include "client/data/choice_labels.h"
#include "client/editors/field_editor.h"
#include "client/forms/field_row.h"
#include "client/forms/filter_bar.h"
#include "client/forms/import_wizard.h"
#include "client/forms/list_page.h"
#include "client/forms/record_form.h"
#include "client/forms/record_table.h"
#include "client/link/when_done.h"
#include "client/screens/customer360/customer360_page.h"
#include "client/screens/customer360/quick_entry.h"
#include "client/screens/customer360/timeline_view.h"
#include "client/screens/setup/setup_rows_pane.h"
#include "client/screens/setup/setup_wizard.h"
#include "client/shell/command_box.h"
#include "client/shell/main_window.h"
#include "client/shell/navigation_rail.h"
#include "client/shell/notices.h"
#include "client/shell/sign_in_pages.h"
#include "client/shell/sign_in_window.h"
#include "client/theme/widgets_inputs.h"
#include "client/theme/widgets_panes.h"

#include <QApplication>
#include <QComboBox>
#include <QDeadlineTimer>
#include <QDialog>
#include <QEventLoop>
#include <QFile>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTimer>

namespace fairdesk {
namespace {

constexpr int longestWait = 30'000;
constexpr int settleTime = 180; // pop-ups fade, bars of loading rows come and go
constexpr QSize windowSize(1440, 900);

// A file of exhibitors with a wrong phone, so that the preview has something to say.
QString sampleFile(const QString &folder)
{
    const QString path = folder + QStringLiteral("/exhibitors.csv");
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write("\xEF\xBB\xBF客户名称,简称,城市,电话,邮箱,来源\n"
                   "嘉兴澄谷精密机械有限公司,澄谷精密,嘉兴,0573-8282 1716,info@chenggu.example,会刊\n"
                   "绍兴越衡纺机股份有限公司,越衡纺机,绍兴,0575-8856,sales@yueheng.example,来电\n"
                   "Nordlicht Laser GmbH,Nordlicht,Bremen,+49 421 55 0199,kontakt@nordlicht.example,推荐\n"
                   "宁波朗钜数控有限公司,朗钜数控,宁波,0574-8720 6618,not-an-address,网站\n");
    return path;
}

bool hasRows(ListPage *page)
{
    return !page->model().isLoading() && page->model().rowCount() > 0 && page->model().idAt(0) > 0;
}

// Also a list in which there is nothing for this person.
bool isRead(ListPage *page)
{
    return hasRows(page) || (page->findChild<EmptyState *>() && page->findChild<EmptyState *>()->isVisible());
}

// A customer with a story to look at: one of a group who was spoken to often.
Query customerWithStory()
{
    Filter talks;
    talks.type = Filter::Type::Count;
    talks.path = "interaction";
    talks.op = Operator::GreaterOrEqual;
    talks.values = {Value(6)};
    Query query;
    query.entity = "customer";
    query.columns = {"name"};
    query.filter = Filter::all({Filter::compare("parent", Operator::Empty, {Value(false)}), talks});
    query.sort = {{"last_contact_at", Descending}};
    query.limit = 1;
    return query;
}

} // namespace

Tour::Tour(QApplication &application, const TourStage &stage, Album &album, const QString &locale,
           const QStringList &themes)
    : m_application(application)
    , m_stage(stage)
    , m_album(album)
    , m_locale(locale)
    , m_themes(themes)
    , m_languages(application)
    , m_themeManager(application)
    , m_preferences(m_folder.path())
{
    m_languages.use(locale);
    m_themeManager.setMotionEnabled(false);
    m_themeManager.setMode(themes.first() == u"dark" ? ThemeManager::Mode::Dark : ThemeManager::Mode::Light);
    m_preferences.setServer(stage.server);
    m_preferences.setLanguage(locale);
}

Tour::~Tour() = default;

void Tour::run()
{
    signInPages();
    m_desk = signIn(m_stage.user, m_folder.filePath(QStringLiteral("desk")));
    if (!window()) {
        m_album.addMissing(++m_number, QStringLiteral("main-window"), QStringLiteral("signing in failed"));
        return;
    }
    listPages();
    customerPages();
    formPages();
    shellPages();
    settingsPages();
    offlinePage();
    m_desk.reset();
}

bool Tour::waitFor(const Condition &condition) const
{
    const QDeadlineTimer deadline(longestWait);
    while (!condition()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
        // Without any event the call above would sleep on; a timer wakes it.
        QTimer::singleShot(20, qApp, [] {});
    }
    return true;
}

void Tour::settle() const
{
    const QDeadlineTimer deadline(settleTime);
    QTimer::singleShot(settleTime, qApp, [] {});
    while (!deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
}

void Tour::picture(const QString &name, const QString &title, QWidget *window, const Condition &ready)
{
    const int number = ++m_number;
    if (!window || !waitFor(ready)) {
        m_album.addMissing(number, name, QStringLiteral("the page did not come up (%1)").arg(m_locale));
        return;
    }
    for (const QString &theme : m_themes) {
        m_themeManager.setMode(theme == u"dark" ? ThemeManager::Mode::Dark : ThemeManager::Mode::Light);
        settle();
        m_album.add(number, name, title, *window, m_locale, theme);
    }
}

std::unique_ptr<Desk> Tour::signIn(const QString &user, const QString &folder)
{
    LinkOptions options;
    options.pinFile = m_stage.pinFile.isEmpty() ? folder + QStringLiteral("/servers") : m_stage.pinFile;
    options.expectedPin = m_stage.trust;
    options.lastRetry = std::chrono::milliseconds(500);
    auto desk = std::make_unique<Desk>(m_preferences, m_languages, m_themeManager, options, DeskFolders{folder});
    desk->signInWindow()->setLogin(user);
    desk->start();
    desk->signInWindow()->signIn(m_stage.password.clone());
    waitFor([&] { return desk->mainWindow() != nullptr || desk->signInWindow()->step() == SignInWindow::Step::Form; });
    if (MainWindow *main = desk->mainWindow())
        main->resize(windowSize);
    return desk;
}

MainWindow *Tour::window() const
{
    return m_desk ? m_desk->mainWindow() : nullptr;
}

QWidget *Tour::page() const
{
    return window()->pages()->currentWidget();
}

// As the list calls them, in the language of the picture.
QString Tour::namesOf(const char *entity) const
{
    const EntityPtr spec = m_desk ? m_desk->link()->catalogue()->find(entity) : nullptr;
    return spec ? labelText(spec->plural) : QString::fromLatin1(entity);
}

bool Tour::openList(const char *entity)
{
    window()->open(PageAddress::list(entity));
    return qobject_cast<ListPage *>(page()) != nullptr;
}

void Tour::closeDialogs()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *dialog = qobject_cast<QDialog *>(widget))
            dialog->done(QDialog::Rejected);
        else if (widget->windowType() == Qt::Popup && widget->isVisible())
            widget->close();
    }
    settle();
}

void Tour::signInPages()
{
    LinkOptions options;
    options.pinFile = m_folder.filePath(QStringLiteral("nobody-known"));
    SignInWindow window(m_preferences, m_languages, m_themeManager, options);
    window.setLogin(m_stage.user);
    window.show();
    picture(QStringLiteral("sign-in"), tr("Sign in"), &window, [&] { return window.isVisible(); });
    window.signIn(m_stage.password.clone());
    picture(QStringLiteral("trust-question"), tr("The key of an unknown server"), &window,
            [&] { return window.step() == SignInWindow::Step::Trust; });
    if (window.step() != SignInWindow::Step::Trust)
        return;
    window.trustQuestion()->refuse->click();
    window.setServer(QStringLiteral("127.0.0.1:9"));
    window.signIn(m_stage.password.clone());
    picture(QStringLiteral("server-away"), tr("The server does not answer"), &window,
            [&] { return window.step() == SignInWindow::Step::Form && !window.form()->message().isEmpty(); });
}

void Tour::listPages()
{
    const bool opened = openList("customer");
    auto *list = qobject_cast<ListPage *>(page());
    picture(QStringLiteral("customers"), tr("Customers"), window(), [&] { return opened && hasRows(list); });
    if (!opened)
        return;
    QItemSelectionModel *selection = list->table()->selectionModel();
    for (const int row : {0, 2, 3})
        selection->select(list->model().index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    picture(QStringLiteral("customers-selected"), tr("Several customers selected"), window(),
            [&] { return hasRows(list); });
    selection->clearSelection();
    list->filterBar()->openCondition();
    picture(QStringLiteral("customers-condition"), tr("A condition for the list"), window(),
            [&] { return hasRows(list); });
    closeDialogs();
    list->filterBar()->setFilter(Filter::compare("city", Operator::Equal, {Value(QStringLiteral("—"))}));
    emit list->filterBar()->changed();
    picture(QStringLiteral("customers-empty"), tr("Nothing matches the conditions"), window(),
            [&] { return !list->model().isLoading() && list->model().total() == 0; });
    list->filterBar()->setFilter(Filter());
    emit list->filterBar()->changed();
    waitFor([&] { return hasRows(list); });
    for (const auto &[entity, title] : {std::pair("contact", "Contacts"),
                                        {"interaction", "Interactions"},
                                        {"task", "Tasks"},
                                        {"person", "Persons"}}) {
        const bool shown = openList(entity);
        auto *other = qobject_cast<ListPage *>(page());
        picture(QString::fromLatin1(title).toLower(), namesOf(entity), window(),
                [&] { return shown && isRead(other); });
    }
}

void Tour::customerPages()
{
    openList("customer");
    auto *list = qobject_cast<ListPage *>(page());
    if (!list || !waitFor([&] { return hasRows(list); })) {
        m_album.addMissing(++m_number, QStringLiteral("customer-360"), QStringLiteral("there is no customer"));
        return;
    }
    // One with a story: the customer who was spoken to last.
    list->model().setSort({{"last_contact_at", Descending}});
    waitFor([&] { return hasRows(list); });
    settle();
    qint64 chosen = 0;
    whenDone(m_desk->link()->query(customerWithStory()), list, [&](const Result<ResultTable> &found) {
        chosen = found && found->rowCount() > 0 ? found->id(0) : list->model().idAt(0);
    });
    waitFor([&] { return chosen != 0; });
    window()->open(PageAddress::record("customer", chosen));
    auto *customer = qobject_cast<Customer360Page *>(page());
    picture(QStringLiteral("customer-360"), tr("Everything about a customer"), window(),
            [&] { return customer && customer->isLoaded() && customer->timeline()->model().rowCount() > 0; });
    if (!customer || !customer->isLoaded())
        return;
    customer->quickEntry()->start();
    customer->quickEntry()->setText(
        m_locale == u"en"
            ? QStringLiteral("Asked for 72 m² on the corner of hall 3\nBudget is approved, quotation by Friday")
            : QStringLiteral("想要 3 号馆拐角 72 m²\n预算已批，周五前给报价"));
    picture(QStringLiteral("customer-record"), tr("Recording a call"), window(), [] { return true; });
    customer->quickEntry()->setText({});
    using SubPage = Customer360Page::SubPage;
    struct SubPicture
    {
        SubPage sub;
        const char *name;
        const char *title;
    };
    for (const auto &[sub, name, title] :
         {SubPicture{SubPage::File, "file", QT_TR_NOOP("A customer's file")},
          SubPicture{SubPage::Contacts, "contacts", QT_TR_NOOP("A customer's contacts")},
          SubPicture{SubPage::Interactions, "interactions", QT_TR_NOOP("What was spoken with a customer")},
          SubPicture{SubPage::Tasks, "tasks", QT_TR_NOOP("Tasks about a customer")},
          SubPicture{SubPage::Files, "files", QT_TR_NOOP("A customer's documents")},
          SubPicture{SubPage::History, "history", QT_TR_NOOP("A customer's history")}}) {
        customer->showSubPage(sub);
        picture(QStringLiteral("customer-") + QString::fromLatin1(name), tr(title), window(),
                [&, sub = sub] { return sub != SubPage::File || (customer->form() && customer->form()->isLoaded()); });
    }
    // A colleague changes what is being changed here.
    RecordForm *form = customer->form();
    FieldRow *remarks = form ? form->row("remarks") : nullptr;
    if (!m_stage.demo && remarks && remarks->editor() && remarks->editor()->isReadOnly())
        return; // somebody else's server, and this person may only read there
    if (!remarks || !remarks->editor()) {
        m_album.addMissing(++m_number, QStringLiteral("conflict"), QStringLiteral("no field to change"));
        return;
    }
    customer->showSubPage(SubPage::File);
    remarks->editor()->setValue(Value(QStringLiteral("A 12")));
    emit remarks->editor()->edited();
    const auto colleague =
        signIn(m_stage.demo ? QStringLiteral("admin") : m_stage.user, m_folder.filePath(QStringLiteral("colleague")));
    if (colleague->mainWindow())
        colleague->mainWindow()->hide();
    const auto dialogIsOpen = [] {
        const QWidgetList widgets = QApplication::topLevelWidgets();
        return std::any_of(widgets.begin(), widgets.end(), [](QWidget *widget) {
            return widget->isVisible() && qobject_cast<ConflictDialog *>(widget);
        });
    };
    ServerLink *theirs = colleague->link() ? colleague->link() : m_desk->link();
    RecordChange change{.operation = RecordChange::Operation::Update,
                        .entity = "customer",
                        .id = customer->customer(),
                        .version = 0,
                        .values = {{"remarks", Value(QStringLiteral("B 07 ") + m_locale)}},
                        .lines = {}};
    bool saved = false;
    whenDone(theirs->save({.changes = {change}, .key = {}, .onDuplicate = OnDuplicate::ByRule, .reason = {}}), customer,
             [&](const Result<SaveResult> &answer) { saved = answer.ok(); });
    waitFor([&] { return saved; });
    form->save();
    picture(QStringLiteral("conflict"), tr("Two people changed the same field"), window(), dialogIsOpen);
    closeDialogs();
}

void Tour::formPages()
{
    window()->open({PageAddress::Kind::NewRecord, "customer", 0, {{"city", Value(QStringLiteral("苏州"))}}});
    auto *form = qobject_cast<RecordForm *>(page());
    if (form && form->row("email") && form->row("email")->editor()) {
        form->row("email")->editor()->setValue(Value(QStringLiteral("zheng at example")));
        emit form->row("email")->editor()->edited();
        form->save(); // refused: there is no name, and the address is none
    }
    picture(QStringLiteral("customer-new"), tr("A new customer with faults"), window(),
            [&] { return form && form->isLoaded(); });
    window()->pages()->close(window()->pages()->current());

    auto *wizard = qobject_cast<ImportWizard *>(window()->importRecords("customer"));
    if (wizard)
        wizard->setFile(sampleFile(m_folder.path()));
    picture(QStringLiteral("import"), tr("Importing a spreadsheet"), window(),
            [&] { return wizard && wizard->step() == ImportWizard::Step::Columns; });
    closeDialogs();
}

void Tour::shellPages()
{
    CommandBox *box = window()->commandBox();
    QApplication::setActiveWindow(window());
    box->start();
    picture(QStringLiteral("commands"), tr("Commands"), window(), [&] { return box->model().rowCount() > 0; });
    box->field()->setText(QStringLiteral("jm"));
    picture(QStringLiteral("search"), tr("Found by pinyin initials"), window(), [&] {
        for (int row = 0; row < box->model().rowCount(); ++row) {
            if (box->model().hitAt(row))
                return true;
        }
        return false;
    });
    box->field()->clear();
    box->field()->clearFocus();
    settle();
    window()->showPreferences();
    picture(QStringLiteral("preferences"), tr("Preferences"), window(), [] { return true; });
    closeDialogs();
    window()->showKeys();
    picture(QStringLiteral("keys"), tr("Keys"), window(), [] { return true; });
    closeDialogs();
    window()->showAbout();
    picture(QStringLiteral("about"), tr("About"), window(), [] { return true; });
    closeDialogs();
    window()->changePassword();
    picture(QStringLiteral("password"), tr("Changing the password"), window(), [] { return true; });
    closeDialogs();
    window()->rail()->setMini(true);
    picture(QStringLiteral("narrow-rail"), tr("The narrow rail"), window(), [] { return true; });
    window()->rail()->setMini(false);
}

void Tour::settingsPages()
{
    // What an administrator sees; at somebody else's server the one who signed in.
    const std::unique_ptr<Desk> own = std::move(m_desk);
    if (own->mainWindow())
        own->mainWindow()->hide();
    m_desk = signIn(m_stage.demo ? QStringLiteral("admin") : m_stage.user, m_folder.filePath(QStringLiteral("admin")));
    if (window()) {
        window()->rail()->setSettingsUnfolded(true);
        for (const auto &[entity, name] : {std::pair("user", "users"),
                                           {"person", "all-persons"},
                                           {"role", "roles"},
                                           {"custom_field", "custom-fields"},
                                           {"choice", "choices"},
                                           {"setting", "settings"}}) {
            if (!m_stage.demo && !window()->rail()->button(entity))
                continue; // not everybody is an administrator
            const bool shown = openList(entity);
            auto *list = qobject_cast<ListPage *>(page());
            picture(QString::fromLatin1(name), namesOf(entity), window(), [&] { return shown && isRead(list); });
            if (qstrcmp(entity, "role") != 0 || !shown || !hasRows(list))
                continue;
            window()->open(PageAddress::record("role", list->model().idAt(1)));
            auto *form = qobject_cast<RecordForm *>(page());
            picture(QStringLiteral("role"), tr("A role and its rights"), window(),
                    [&] { return form && form->isLoaded(); });
        }
        if (m_desk->link()->session().administrator)
            setupPages();
    } else {
        m_album.addMissing(++m_number, QStringLiteral("settings"),
                           QStringLiteral("signing in as an administrator failed"));
    }
    m_desk = std::move(const_cast<std::unique_ptr<Desk> &>(own));
    if (window())
        window()->show();
}

// The assistant as it stands over a centre at work; nothing of it is written.
void Tour::setupPages()
{
    auto *wizard = qobject_cast<SetupWizard *>(window()->setUpCentre());
    const auto isPlanning = [&] { return wizard && wizard->step() == SetupWizard::Step::Planning; };
    if (waitFor(isPlanning)) {
        SetupRowsModel &people = wizard->pane(SetupList::People)->model();
        const QModelIndex person = people.addRow({});
        people.setData(person, QStringLiteral("li.na"));
        people.setData(person.siblingAtColumn(1), QStringLiteral("李娜"));
        SetupRowsModel &fields = wizard->pane(SetupList::Fields)->model();
        fields.setData(fields.addRow({}).siblingAtColumn(1), QStringLiteral("常用搭建商"));
    }
    for (const auto &[step, name, title] :
         {std::tuple(SetupPage::Centre, "centre", QT_TR_NOOP("Setting the centre up")),
          {SetupPage::Departments, "departments", QT_TR_NOOP("Departments and branches")},
          {SetupPage::People, "people", QT_TR_NOOP("New colleagues")},
          {SetupPage::Fields, "fields", QT_TR_NOOP("Fields of one's own")},
          {SetupPage::Customers, "customers", QT_TR_NOOP("Where customers come from")},
          {SetupPage::Summary, "summary", QT_TR_NOOP("What will be written")}}) {
        if (isPlanning())
            wizard->goTo(step);
        picture(QStringLiteral("setup-") + QString::fromLatin1(name), tr(title), window(), isPlanning);
    }
    closeDialogs();
}

void Tour::offlinePage()
{
    if (!m_stage.demo || !window())
        return;
    openList("customer");
    m_stage.demo->stop();
    picture(QStringLiteral("offline"), tr("The server is away"), window(),
            [&] { return m_desk->link()->state() == LinkState::Reconnecting && window()->banner()->isVisible(); });
    if (!m_stage.demo->serveAgain())
        return;
    picture(QStringLiteral("connected-again"), tr("The server is back"), window(),
            [&] { return m_desk->link()->isOnline() && window()->banner()->tone() == Tone::Success; });
    window()->bell()->showNotices();
    picture(QStringLiteral("notices"), tr("Notices"), window(),
            [&] { return window()->bell()->model().rowCount() > 0; });
    closeDialogs();
}

} // namespace fairdesk
